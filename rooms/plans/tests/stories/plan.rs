//! From findings to a published plan, and what happens when somebody skips a step.

use kit::testing::{Fresh, Visitor};
use people::Role;

use crate::town::Town;

/// The town with findings, its lead and its senior leader.
pub(crate) async fn begun(fresh: &Fresh) -> (Town, Visitor, Visitor) {
    let town = Town::built(fresh).await;
    town.findings().await;
    town.invite("Sam Senior", "sam@one.example", Role::SeniorLeader).await;
    let (lead, leader) = (town.visitor("lead@one.example").await, town.visitor("sam@one.example").await);
    (town, lead, leader)
}

pub(crate) const THEMES: [(&str, &str); 8] = [
    ("title", "Our plan"),
    ("lead", "You told us. We listened."),
    ("said-your-home", "home-safe"),
    ("title-your-home", "A home that feels safe"),
    ("reason-your-home", "It came up in every group"),
    ("said-your-money", "money"),
    ("title-your-money", "Money that lasts"),
    ("reason-your-money", "Half of them find it hard"),
];

pub(crate) const ACTION: [(&str, &str); 13] = [
    ("because", "home-safe"),
    ("duty", ""),
    ("you-said", "Half of us do not always feel safe where we live"),
    ("we-will", "Fit video doorbells"),
    ("owner", "Housing team"),
    ("due-day", "31"),
    ("due-month", "3"),
    ("due-year", "2027"),
    ("difference", "More people feel safe"),
    ("doing", "We are giving out doorbells."),
    ("will-see", "You see who is at the door."),
    ("part", "designing"),
    ("part", "reviewing"),
];

/// The same fields with some changed.
pub(crate) fn with<'a, const N: usize>(
    fields: [(&'a str, &'a str); N],
    changes: &[(&'a str, &'a str)],
) -> [(&'a str, &'a str); N] {
    fields.map(|(name, value)| (name, changes.iter().find(|(n, _)| *n == name).map_or(value, |(_, v)| *v)))
}

/// The first address in a page that starts with `start` and ends with `end`.
pub(crate) fn link(page: &str, start: &str, end: &str) -> String {
    let hrefs = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut fitting = hrefs.filter(|h| h.starts_with(start) && h.ends_with(end));
    fitting.next().unwrap_or_else(|| panic!("no link {start}…{end} in {page}")).to_owned()
}

/// What the leader's form carries as read.
fn read(page: &str) -> String {
    page.split("name=\"read\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The leader signs what was sent.
pub(crate) async fn sign(leader: &mut Visitor, plan: &str) {
    let page = leader.get(plan).await.body;
    let signed = leader.post(&format!("{plan}/sign"), &[("read", &read(&page)), ("words", "")]).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
}

/// The plan as it is when anyone can read it.
pub(crate) async fn published(town: &Town, lead: &mut Visitor, leader: &mut Visitor) -> String {
    let plan = written(town, lead).await;
    lead.post(&format!("{plan}/send"), &[]).await;
    sign(leader, &plan).await;
    assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
    plan
}

/// Themes chosen and an action in each, one of them for a duty.
async fn written(town: &Town, lead: &mut Visitor) -> String {
    let plan = town.one.path("/plan");
    assert_eq!(lead.post(&plan, &[]).await.location, Some(format!("{plan}/themes")));
    assert_eq!(lead.post(&format!("{plan}/themes"), &THEMES).await.status, 303);
    let page = lead.get(&plan).await.body;
    let home = link(&page, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
    let form = lead.get(&home).await.body;
    assert!(
        form.contains("of us do not always feel safe where we live"),
        "what was said stands in the form: {form}"
    );
    assert_eq!(lead.post(home.split('?').next().unwrap(), &ACTION).await.status, 303);
    let money = link(&page, &format!("{plan}/themes/"), "/actions/new?from=money");
    let duty = [
        ("because", "duty"),
        ("duty", "Children Act 1989, section 24B"),
        ("you-said", "You can get help with money"),
        ("we-will", "Pay for travel"),
    ];
    assert_eq!(lead.post(money.split('?').next().unwrap(), &with(ACTION, &duty)).await.status, 303);
    plan
}

kit::on_both! {
    async fn from_findings_to_a_public_plan(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = written(&town, &mut lead).await;
        let public = format!("/plans/{}", town.one.slug);
        assert!(lead.get(&public).await.body.contains("on its way"), "nothing is public before");
        assert!(lead.get(&format!("{plan}/preview")).await.body.contains("A home that feels safe"));

        assert_eq!(lead.post(&format!("{plan}/send"), &[]).await.status, 303);
        let page = leader.get(&plan).await.body;
        let signed = leader.post(&format!("{plan}/sign"), &[("read", &read(&page)), ("words", "Proud of this")]).await;
        assert_eq!(signed.status, 303, "{}", signed.body);
        assert!(lead.get(&plan).await.body.contains("Proud of this"));
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);

        let mut anyone = Visitor::new(town.router.clone());
        let seen = anyone.get(&public).await.body;
        for words in ["About 40 of you answered", "2 big things", "You said", "You have a right to this", "Not started yet"] {
            assert!(seen.contains(words), "{words}: {seen}");
        }
        assert!(!seen.contains("Fit video doorbells"), "what is for staff stays with staff");
        assert!(anyone.get("/plans").await.body.contains(&town.one.name));

        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        let empty = lead.post(&progress, &[("status", "needs-help"), ("news", "")]).await;
        assert_eq!(empty.status, 422);
        lead.post(&progress, &[("status", "on-track"), ("news", "41 doorbells fitted")]).await;
        lead.post(&progress, &[("status", "done"), ("news", "60 doorbells fitted")]).await;
        let seen = anyone.get(&public).await.body;
        assert!(seen.contains("Done · 60 doorbells fitted") && !seen.contains("41 doorbells"), "the latest news");
    }

    async fn findings_name_their_actions_and_every_action_of_a_published_plan_traces_back(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let findings = town.one.path("/findings");
        assert!(!lead.get(&findings).await.body.contains("What is done about it"), "there is no plan");
        let plan = written(&town, &mut lead).await;
        let draft = lead.get(&findings).await.body;
        assert!(draft.contains("Fit video doorbells") && draft.contains("In the draft plan"), "{draft}");
        lead.post(&format!("{plan}/send"), &[]).await;
        let page = leader.get(&plan).await.body;
        leader.post(&format!("{plan}/sign"), &[("read", &read(&page)), ("words", "")]).await;
        lead.post(&format!("{plan}/publish"), &[]).await;
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        lead.post(&progress, &[("status", "on-track"), ("news", "41 doorbells fitted")]).await;

        let (said, done) = (leader.get(&findings).await.body, leader.get(&plan).await.body);
        let home = said.split("aria-labelledby=\"home-safe\"").nth(1).and_then(|rest| rest.split("</section>").next());
        assert!(home.is_some_and(|home| home.contains("Fit video doorbells") && home.contains("On track")), "{said}");
        let (_, action) = link(&said, &format!("{plan}#action-"), "").split_once('#').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert!(done.contains(&format!("id=\"{action}\"")), "the link from the finding leads to the action: {done}");
        let back = link(&done, &format!("{findings}#"), "");
        assert!(said.contains(&format!("id=\"{}\"", back.split('#').nth(1).unwrap())), "and the action's to the finding");
        let tx = town.house.read().await.unwrap();
        let published = plans::newest(&tx, town.one.id).await.unwrap().unwrap();
        let told = |action: &plans::Action| match &action.text.because {
            plans::Because::Said(indicator) => done.contains(&format!("{findings}#{indicator}\"")),
            plans::Because::Duty(duty) => done.contains(duty.as_str()),
        };
        assert_eq!(published.content.actions().filter(|action| told(action)).count(), 2, "all of them");
    }

    async fn what_comes_back_can_be_changed_and_what_was_sent_can_not(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = written(&town, &mut lead).await;
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        lead.post(&format!("{plan}/send"), &[]).await;
        let stale = read(&leader.get(&plan).await.body);
        let changed = with(ACTION, &[("we-will", "Fit locks")]);
        for (path, fields) in [(edit.clone(), &changed[..]), (format!("{edit}/delete"), &[]), (format!("{plan}/themes"), &THEMES)] {
            assert_eq!(lead.post(&path, fields).await.status, 409, "{path}");
        }
        assert_eq!(leader.post(&format!("{plan}/back"), &[("change", "")]).await.status, 422);
        assert_eq!(leader.post(&format!("{plan}/back"), &[("change", "Say which locks")]).await.status, 303);
        assert!(lead.get(&plan).await.body.contains("Say which locks"));
        assert_eq!(lead.post(&edit, &changed).await.status, 303);
        lead.post(&format!("{plan}/send"), &[]).await;
        let signed = leader.post(&format!("{plan}/sign"), &[("read", &stale), ("words", "")]).await;
        assert_eq!(signed.status, 409, "the leader had read the plan before it changed");
        let fresh = read(&leader.get(&plan).await.body);
        assert_eq!(leader.post(&format!("{plan}/sign"), &[("read", &fresh), ("words", "")]).await.status, 303);
    }

    async fn no_step_is_skipped(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = town.one.path("/plan");
        lead.post(&plan, &[]).await;
        assert_eq!(lead.post(&plan, &[]).await.status, 409, "one plan at a time");
        assert_eq!(lead.post(&format!("{plan}/send"), &[]).await.status, 409, "without themes");
        lead.post(&format!("{plan}/themes"), &THEMES).await;
        assert_eq!(lead.post(&format!("{plan}/send"), &[]).await.status, 409, "without actions");
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 409);
        assert_eq!(leader.post(&format!("{plan}/back"), &[("change", "Why?")]).await.status, 409);
    }

    async fn a_refused_action_keeps_what_was_typed(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let plan = town.one.path("/plan");
        lead.post(&plan, &[]).await;
        lead.post(&format!("{plan}/themes"), &THEMES).await;
        let new = link(&lead.get(&plan).await.body, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        let new = new.split('?').next().unwrap();
        for (change, told) in [
            (("because", ""), "Choose what this goes back to"),
            (("because", "no-such-finding"), "Choose what this goes back to"),
            (("because", "duty"), "Name the duty"),
            (("due-month", "13"), "Enter a real date"),
            (("due-year", "2020"), "a day to come"),
            (("doing", " "), "young people’s words"),
        ] {
            let seen = lead.post(new, &with(ACTION, &[change])).await;
            assert_eq!(seen.status, 422, "{change:?}");
            assert!(seen.body.contains(told) && seen.body.contains("Fit video doorbells"), "{change:?}: {}", seen.body);
        }
    }

    async fn a_theme_with_actions_stays(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let plan = written(&town, &mut lead).await;
        let without_home: Vec<_> = THEMES.into_iter().filter(|(name, _)| !name.ends_with("your-home")).collect();
        let seen = lead.post(&format!("{plan}/themes"), &without_home).await;
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains("still has actions"));
        let renamed = with(THEMES, &[("title-your-home", "Safe at home")]);
        assert_eq!(lead.post(&format!("{plan}/themes"), &renamed).await.status, 303);
        let page = lead.get(&plan).await.body;
        assert!(page.contains("Safe at home") && page.contains("Fit video doorbells"), "its actions came along");
    }

    async fn the_next_plan_starts_from_newer_findings_and_this_one_stays_public(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = written(&town, &mut lead).await;
        lead.post(&format!("{plan}/send"), &[]).await;
        let page = leader.get(&plan).await.body;
        leader.post(&format!("{plan}/sign"), &[("read", &read(&page)), ("words", "")]).await;
        lead.post(&format!("{plan}/publish"), &[]).await;
        assert_eq!(lead.post(&plan, &[]).await.status, 409, "these findings have their plan");
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");

        town.clock.advance(chrono::Duration::days(200));
        town.findings().await;
        let mut lead = town.visitor("lead@one.example").await;
        assert!(lead.get(&plan).await.body.contains("Start the next plan"));
        assert_eq!(lead.post(&plan, &[]).await.status, 303);
        let public = format!("/plans/{}", town.one.slug);
        assert!(lead.get(&public).await.body.contains("A home that feels safe"), "until the next is published");
        assert_eq!(lead.post(&progress, &[("status", "done"), ("news", "All fitted")]).await.status, 303);
        assert!(lead.get(&public).await.body.contains("Done · All fitted"));
    }
}
