//! A plan of the first migration, with its news, after an upgrade.

use uuid::Uuid;

use crate::plan::{link, sign};
use crate::town::{Town, put};
use kit::testing::{Fresh, Visitor};
use people::Role;

/// A published plan of one theme and one action with news, as the first version of the program kept it.
async fn published_before(town: &Town) {
    let tx = town.house.write().await.unwrap();
    let plan = town.put_published(&tx, town.one.id).await;
    let (theme, action) = (tx.new_id(), tx.new_id());
    let columns = ["id", "plan", "position", "title", "young_title", "picture", "indicators", "reason"];
    let words =
        ["Your home", "A home that feels safe", "home", "home-safe", "It came up most"].map(Into::into);
    let [title, young, picture, indicators, reason] = words;
    put(
        &tx,
        "theme",
        &columns,
        [theme.into(), plan.into(), 0.into(), title, young, picture, indicators, reason],
    )
    .await;
    put_action(&tx, theme, action).await;
    let columns = ["id", "action", "position", "status", "news", "day"];
    let news = "41 doorbells fitted".into();
    let row = [tx.new_id().into(), action.into(), 0.into(), "on-track".into(), news, tx.today().into()];
    put(&tx, "progress", &columns, row).await;
    tx.commit().await.unwrap();
}

async fn put_action(tx: &kit::Tx, theme: Uuid, action: Uuid) {
    let columns = [
        "id",
        "theme",
        "position",
        "you_said",
        "indicator",
        "we_will",
        "owner",
        "due_on",
        "difference",
        "doing",
        "will_see",
    ];
    let row = [
        action.into(),
        theme.into(),
        0.into(),
        "Half of us do not always feel safe".into(),
        "home-safe".into(),
        "Fit video doorbells".into(),
        "Housing team".into(),
        tx.today().into(),
        "More people feel safe".into(),
        "We are giving out doorbells.".into(),
        "You see who is at the door.".into(),
    ];
    put(tx, "action", &columns, row).await;
}

/// A town on a database of the first migration that was brought to the newest one.
async fn upgraded(fresh: &Fresh) -> (Town, Visitor, Visitor) {
    let town = Town::after(fresh, 1).await;
    town.findings_of_before().await;
    town.invite("Sam Senior", "sam@one.example", Role::SeniorLeader).await;
    published_before(&town).await;
    migrations::migrate(&town.house.db).await.unwrap();
    let (lead, leader) = (town.visitor("lead@one.example").await, town.visitor("sam@one.example").await);
    (town, lead, leader)
}

kit::on_both! {
    async fn a_plan_of_before_is_read_reported_on_and_changed(fresh) {
        let (town, mut lead, mut leader) = upgraded(&fresh).await;
        let (plan, public) = (town.one.path("/plan"), format!("/plans/{}", town.one.slug));
        assert!(lead.get(&public).await.body.contains("41 doorbells fitted"), "its news is there");
        let page = lead.get(&plan).await.body;
        assert!(page.contains("Fit video doorbells") && page.contains("Published"), "{page}");
        let progress = link(&page, &plan, "/progress");
        assert_eq!(lead.post(&progress, &[("status", "done"), ("news", "All fitted")]).await.status, 303);
        assert!(lead.get(&public).await.body.contains("All fitted"));

        assert_eq!(lead.post(&plan, &[("why", "It is done")]).await.status, 303);
        let refused = lead.post(&format!("{plan}/send"), &[]).await;
        assert!(refused.body.contains("how young people take part"), "the new question is asked now: {}", refused.body);
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        let action = crate::plan::with(crate::plan::ACTION, &[("we-will", "Fit locks")]);
        assert_eq!(lead.post(&edit, &action).await.status, 303);
        lead.post(&format!("{plan}/send"), &[]).await;
        sign(&mut leader, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
        assert!(lead.get(&public).await.body.contains("All fitted"), "the same promise keeps its news");
    }
}
