//! A plan that anyone can read, its owner with a link, and its next version.

use chrono::{Days, NaiveDate};
use plans::{ActionText, Agreed, Because, Cover, rights};
use uuid::Uuid;

use crate::common::{Town, World};

/// A published plan of one action, whose owner has a link; the link's identifier, the promise, and the link's secret.
pub(crate) async fn plan(world: &World, town: &Town) -> (Uuid, Uuid, String) {
    let (lead, leader) = (world.actor(&town.lead).await, world.actor(&town.leader).await);
    let tx = world.house.write().await.expect("a transaction");
    let slug = &town.la.slug;
    plans::start(&rights::start(&tx, &lead, slug).await.expect("leave"), None).await.expect("a plan");
    let cover = Cover { title: "Our plan".into(), lead: "What we do.".into() };
    let permit = rights::write(&tx, &lead, slug).await.expect("leave");
    let exception = Some("Young people asked for this one");
    plans::agree_themes(&permit, &cover, &[theme()], exception).await.expect("themes");
    let theme = newest(&tx, town).await.content.themes[0].id;
    let promise = plans::add_action(&permit, theme, &action()).await.expect("an action");
    plans::send(&rights::send(&tx, &lead, slug).await.expect("leave")).await.expect("sent");
    let read = newest(&tx, town).await.content.mark();
    plans::sign(&rights::sign(&tx, &leader, slug).await.expect("leave"), &read, None).await.expect("signed");
    plans::publish(&rights::publish(&tx, &lead, slug).await.expect("leave")).await.expect("published");
    let who = people::Details { name: "Ola Owner".into(), email: "owner@homes.example.org".into() };
    let permit = rights::name_owners(&tx, &lead, slug).await.expect("leave");
    let owner = plans::give_link(&permit, &who, &[promise]).await.expect("a link");
    tx.commit().await.expect("done");
    let link = plans::owner_link(&world.house, owner).await.expect("a look").expect("a live link");
    (owner, promise, link.rsplit('/').next().unwrap_or_default().to_owned())
}

/// The next version of the published plan, in draft; its theme and its action.
pub(crate) async fn next_version(world: &World, town: &Town) -> (Uuid, Uuid) {
    let lead = world.actor(&town.lead).await;
    let tx = world.house.write().await.expect("a transaction");
    let permit = rights::start(&tx, &lead, &town.la.slug).await.expect("leave");
    plans::start(&permit, Some("The money came later")).await.expect("a version");
    let theme = newest(&tx, town).await.content.themes.remove(0);
    tx.commit().await.expect("done");
    (theme.id, theme.actions[0].id)
}

/// A row of a file that waits to be placed in the draft, and a preview of another file; as they stand in addresses.
pub(crate) async fn rows_of_a_file(world: &World, town: &Town) -> (String, String) {
    let (mut lead, plan) = (world.signed_in(&town.lead).await, town.la.path("/plan"));
    let mut previews = Vec::new();
    for promise in ["Answer the phone at night", "Pay for travel"] {
        let columns = ["You said", "We will"].map(|head| (head.to_owned(), 1)).into();
        let rows = vec![vec!["Nobody answers".to_owned(), promise.to_owned()]];
        let blocks = vec![kit::word::Block::Table { caption: "The plan".to_owned(), columns, rows }];
        let file = kit::word::Document { title: "The plan".to_owned(), landscape: false, blocks };
        let file = kit::word::write(&file).expect("a file");
        let seen = lead.upload(&format!("{plan}/import"), &[("file", "plan.docx", &file)]).await;
        previews.push(seen.location.expect("a preview"));
        if previews.len() == 1 {
            lead.post(&format!("{}/confirm", previews[0]), &[]).await;
        }
    }
    let list = lead.get(&format!("{plan}/rows")).await.body;
    let row = list.split("/plan/rows/").nth(1).expect("a row").split('"').next().unwrap_or_default();
    (previews[1].rsplit('/').next().unwrap_or_default().to_owned(), row.to_owned())
}

async fn newest(tx: &kit::Tx, town: &Town) -> plans::Plan {
    plans::newest(tx, town.la.id).await.expect("a look").expect("a plan")
}

fn theme() -> Agreed {
    Agreed {
        title: "Your home".into(),
        young_title: "A home".into(),
        picture: "home".into(),
        indicators: vec!["home-safe".into()],
        reason: "They said so".into(),
    }
}

fn action() -> ActionText {
    ActionText {
        because: Because::Duty("The local offer".into()),
        you_said: "Tell us what we can get.".into(),
        we_will: "Publish it".into(),
        owner: "Leaving care".into(),
        due_on: NaiveDate::from_ymd_opt(2027, 12, 1).expect("a day") + Days::new(1),
        difference: "They know".into(),
        doing: "We write it down.".into(),
        will_see: "A page.".into(),
        part: plans::Part::read("designing", None),
        partner: None,
        more: plans::More::default(),
    }
}
