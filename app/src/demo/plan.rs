//! Made-up plans: agreed, signed off, published, and on their way, as far as each authority has come.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use findings::Report;
use kit::House;
use kit::clock::{SetClock, london_day};
use kit::web::Refusal;
use people::Details;
use plans::{ActionText, Agreed, Because, Cover, Status};
use std::sync::Arc;
use uuid::Uuid;

use super::story::Team;
use super::{besides, friend};

/// One made-up promise: theme, indicator, then its words for staff and for young people, and how it goes.
struct Promise {
    theme: usize,
    indicator: &'static str,
    we_will: &'static str,
    owner: &'static str,
    difference: &'static str,
    doing: &'static str,
    will_see: &'static str,
    status: Status,
    news: &'static str,
    part: &'static str,
    why_none: Option<&'static str>,
    partner: Option<&'static str>,
}

const THEMES: [(&str, &str, &str, &str); 3] = [
    ("Your home", "A home that feels safe", "home", "home-safe"),
    ("Your money", "Enough to live on", "money", "money"),
    ("Your worker", "A worker who sticks with you", "worker", "worker-trust"),
];

const PROMISES: [Promise; 4] = [
    Promise {
        theme: 0,
        indicator: "home-safe",
        we_will: "Fit a video doorbell for every care leaver with a front door of their own, and ask about safety at each visit.",
        owner: "Housing options team",
        difference: "More young people always feel safe at home at the next survey.",
        doing: "We are giving a video doorbell to anyone with their own front door. We ask how safe you feel every time we meet.",
        will_see: "You can see who is at the door on your phone. If you tell us you feel unsafe, a manager rings you in two days.",
        status: Status::OnTrack,
        news: "41 doorbells fitted",
        part: "deciding reviewing",
        why_none: None,
        partner: Some("Made-up Homes"),
    },
    Promise {
        theme: 0,
        indicator: "home-right",
        we_will: "Write a guide to homes with six care leavers and give it to everyone before they are 17.",
        owner: "Leaving care team with the care leavers’ forum",
        difference: "Young people know which homes there are and who decides.",
        doing: "We are writing a home guide with six of you. It says what homes there are and who decides.",
        will_see: "The guide, on your phone and on paper, before you are 17.",
        status: Status::NeedsHelp,
        news: "waiting for the housing team",
        part: "designing delivering",
        why_none: None,
        partner: None,
    },
    Promise {
        theme: 1,
        indicator: "money",
        we_will: "Pay the setting-up allowance within ten working days and tell people what it can buy.",
        owner: "Finance with leaving care",
        difference: "Fewer young people borrow for their first month.",
        doing: "We are making the money for your first home come faster.",
        will_see: "The money comes in ten working days. You get a list of what it can buy.",
        status: Status::Done,
        news: "ten days since June",
        part: "",
        why_none: Some("nature"),
        partner: None,
    },
    Promise {
        theme: 2,
        indicator: "worker-trust",
        we_will: "Keep the same worker for at least two years and say goodbye in person when that ends.",
        owner: "Head of leaving care",
        difference: "Trust stays high; nobody learns of a change by letter.",
        doing: "We are keeping you with the same worker for two years or more.",
        will_see: "If your worker must leave, they tell you face to face. You meet the next one first.",
        status: Status::OnTrack,
        news: "nobody changed worker this summer",
        part: "reviewing",
        why_none: None,
        partner: None,
    },
];

/// Themes and actions, as they are written; not sent to anyone yet.
pub(super) async fn draft(
    house: &Arc<House>,
    clock: &SetClock,
    team: &Team,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    clock.set(now - Duration::days(40));
    write(house, team, london_day(now)).await
}

/// Sent to the senior leader, who signs it.
pub(super) async fn sign(
    house: &Arc<House>,
    clock: &SetClock,
    team: &Team,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    clock.set(now - Duration::days(33));
    let (slug, leader) = (team.la.slug.as_str(), team.leader.as_ref().ok_or(Refusal::NotFound)?);
    let tx = house.write().await?;
    plans::send(&plans::rights::send(&tx, &team.lead, slug).await?).await?;
    let plan = plans::newest(&tx, team.la.id).await?.ok_or(Refusal::NotFound)?;
    let words = Some("I am proud of this. I will ask about it each quarter.".to_owned());
    plans::sign(&plans::rights::sign(&tx, leader, slug).await?, &plan.content.mark(), words).await?;
    tx.commit().await
}

/// Published, and reported on since. Returns the link of a partner who answers for an action.
pub(super) async fn publish(
    house: &Arc<House>,
    clock: &SetClock,
    team: &Team,
    now: DateTime<Utc>,
) -> Result<Uuid, Refusal> {
    clock.set(now - Duration::days(30));
    let tx = house.write().await?;
    plans::publish(&plans::rights::publish(&tx, &team.lead, &team.la.slug).await?).await?;
    tx.commit().await?;
    clock.set(now - Duration::days(12));
    report(house, team).await?;
    friend::remarks(house, &team.la.slug, &team.lead).await?;
    partner(house, team).await
}

/// The partner gets a link for what the plan names them for.
async fn partner(house: &Arc<House>, team: &Team) -> Result<Uuid, Refusal> {
    let tx = house.write().await?;
    let permit = plans::rights::name_owners(&tx, &team.lead, &team.la.slug).await?;
    let theirs = permit.thing().plan.content.actions().filter(|action| action.text.partner.is_some());
    let theirs: Vec<Uuid> = theirs.map(|action| action.promise).collect();
    let who = Details { name: "Kit Keyholder".to_owned(), email: "kit@homes.example.org".to_owned() };
    let link = plans::give_link(&permit, &who, &theirs).await?;
    tx.commit().await?;
    Ok(link)
}

async fn write(house: &Arc<House>, team: &Team, today: NaiveDate) -> Result<(), Refusal> {
    let (lead, slug) = (&team.lead, team.la.slug.as_str());
    let tx = house.write().await?;
    plans::start(&plans::rights::start(&tx, lead, slug).await?, None).await?;
    let report = findings::latest(&tx, team.la.id).await?.ok_or(Refusal::NotFound)?;
    let cover = Cover {
        title: "Our plan to make life after care better".to_owned(),
        lead: "You told us what matters. This is what we are doing, and what you will see.".to_owned(),
    };
    let themes = THEMES.map(|(title, young, picture, indicator)| Agreed {
        title: title.to_owned(),
        young_title: young.to_owned(),
        picture: picture.to_owned(),
        indicators: PROMISES
            .iter()
            .filter(|p| THEMES[p.theme].3 == indicator && said(&report, p.indicator).is_some())
            .map(|p| p.indicator.to_owned())
            .collect(),
        reason: "Young people put it first when we met.".to_owned(),
    });
    plans::agree_themes(&plans::rights::write(&tx, lead, slug).await?, &cover, &themes, None).await?;
    let plan = plans::newest(&tx, team.la.id).await?.ok_or(Refusal::NotFound)?;
    for promise in &PROMISES {
        let theme = &plan.content.themes[promise.theme];
        let mut text = words(promise, said(&report, promise.indicator), today);
        text.more = besides::of(&tx, &report, promise.indicator, today);
        plans::add_action(&plans::rights::write(&tx, lead, slug).await?, theme.id, &text).await?;
    }
    if let Some(text) = quoted(&tx, report.wave, today).await? {
        let home = &plan.content.themes[0];
        plans::add_action(&plans::rights::write(&tx, lead, slug).await?, home.id, &text).await?;
    }
    tx.commit().await
}

/// What is done because of what somebody wrote, where a quote about it was released.
async fn quoted(tx: &kit::Tx, wave: Uuid, today: NaiveDate) -> Result<Option<ActionText>, Refusal> {
    let quotes = reading::quotes(tx, wave).await?;
    let lift = quotes.into_iter().find(|quote| quote.words.contains("lift"));
    Ok(lift.map(|quote| ActionText {
        because: Because::Said(quote.key()),
        you_said: quote.words,
        we_will: "Ask each landlord once a month what is broken, and write down when it was mended."
            .to_owned(),
        owner: "Housing options team".to_owned(),
        due_on: today + Days::new(60),
        difference: "Nobody lives with a broken lift, lock or boiler for more than two weeks.".to_owned(),
        doing: "Each month we ask your landlord what is broken. We write down when it is mended.".to_owned(),
        will_see: "Things that break are mended in two weeks. If not, we tell you why.".to_owned(),
        part: plans::Part::read("reviewing", None),
        partner: None,
        more: plans::More::default(),
    }))
}

/// What young people said to a question; nothing where the numbers are too small to be shown.
fn said(report: &Report, indicator: &str) -> Option<String> {
    report.findings.iter().find(|f| f.indicator == indicator).and_then(|f| f.said.clone())
}

fn words(promise: &Promise, said: Option<String>, today: NaiveDate) -> ActionText {
    let duty = || Because::Duty("Children Act 1989, section 23C".to_owned());
    ActionText {
        because: said.as_ref().map_or_else(duty, |_| Because::Said(promise.indicator.to_owned())),
        you_said: said.unwrap_or_else(|| "You told us that it matters.".to_owned()),
        we_will: promise.we_will.to_owned(),
        owner: promise.owner.to_owned(),
        due_on: today + Days::new(90),
        difference: promise.difference.to_owned(),
        doing: promise.doing.to_owned(),
        will_see: promise.will_see.to_owned(),
        part: plans::Part::read(promise.part, promise.why_none),
        partner: promise.partner.map(str::to_owned),
        more: plans::More::default(),
    }
}

async fn report(house: &Arc<House>, team: &Team) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let plan = plans::newest(&tx, team.la.id).await?.ok_or(Refusal::NotFound)?;
    for action in plan.content.actions() {
        let Some(promise) = PROMISES.iter().find(|p| p.doing == action.text.doing) else { continue };
        let permit = plans::rights::report(&tx, &team.lead, &team.la.slug, action.promise).await?;
        plans::report_progress(&permit, promise.status, promise.news).await?;
        besides::tick(&tx, team, action).await?;
    }
    tx.commit().await
}
