//! Promises that drift: told before they are late, on the page of whoever can act.

use chrono::Duration;
use kit::testing::{Fresh, Visitor};

use crate::plan::{ACTION, begun, link, published, sign, with};
use crate::town::Town;

async fn done(fresh: &Fresh) -> (Town, Visitor, Visitor, String) {
    let (town, mut lead, mut leader) = begun(fresh).await;
    let plan = published(&town, &mut lead, &mut leader).await;
    (town, lead, leader, plan)
}

const LIMITS: [(&str, &str); 4] = [("silent", "90"), ("soon", "7"), ("stuck", "1"), ("still", "365")];

/// The next version, in which the first action is promised by another day.
async fn put_off(lead: &mut Visitor, leader: &mut Visitor, plan: &str, month: &str) {
    assert_eq!(lead.post(plan, &[("why", "The money came later")]).await.status, 303);
    let edit = link(&lead.get(plan).await.body, &format!("{plan}/actions/"), "");
    assert_eq!(lead.post(&edit, &with(ACTION, &[("due-month", month)])).await.status, 303);
    lead.post(&format!("{plan}/send"), &[]).await;
    sign(leader, plan).await;
    assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
}

kit::on_both! {
    async fn a_day_that_moves_twice_is_told(fresh) {
        let (town, mut lead, mut leader, plan) = done(&fresh).await;
        put_off(&mut lead, &mut leader, &plan, "5").await;
        assert!(!lead.get(&plan).await.body.contains("Its day was moved"), "once can happen");
        // A draft that moves it is no promise yet.
        lead.post(&plan, &[("why", "Later still")]).await;
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        lead.post(&edit, &with(ACTION, &[("due-month", "7")])).await;
        assert!(!lead.get(&plan).await.body.contains("Its day was moved"));
        lead.post(&format!("{plan}/send"), &[]).await;
        sign(&mut leader, &plan).await;
        lead.post(&format!("{plan}/publish"), &[]).await;
        let page = lead.get(&plan).await.body;
        let told = "Its day was moved twice: promised by 31 March 2027 at first, now by 31 July 2027.";
        assert!(page.contains(told), "{page}");
        drop(town);
    }

    async fn silence_is_told_and_ends_with_news(fresh) {
        let (town, mut lead, _, plan) = done(&fresh).await;
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        lead.post(&progress, &[("status", "on-track"), ("news", "41 doorbells fitted")]).await;
        assert!(!lead.get(&plan).await.body.contains("What drifts"));
        town.clock.advance(Duration::days(61));
        let (mut lead, mut leader) = (town.visitor("lead@one.example").await, town.visitor("sam@one.example").await);
        let page = lead.get(&plan).await.body;
        assert!(page.contains("What drifts") && page.contains("Nobody has said anything about it since"), "{page}");
        assert!(leader.get(&plan).await.body.contains("What drifts"), "the leader sees it, too");
        lead.post(&progress, &[("status", "on-track"), ("news", "60 doorbells fitted")]).await;
        assert!(!lead.get(&plan).await.body.contains("60 doorbells fitted. Nobody"));
        town.clock.advance(Duration::days(365));
        let mut lead = town.visitor("lead@one.example").await;
        let page = lead.get(&plan).await.body;
        assert!(page.contains("All of “") && page.contains("any of its actions"), "a year on, the theme stands still: {page}");
        let section = page.split("id=\"drift\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(!section.contains("Nobody has said"), "once, not action by action: {section}");
    }

    async fn an_owner_who_left_is_told_until_somebody_takes_over(fresh) {
        let (town, mut lead, _, plan) = done(&fresh).await;
        let owners = format!("{plan}/owners");
        let left = "Whoever answered for it has no link any more";
        let give = async |lead: &mut Visitor| {
            let page = lead.get(&owners).await.body;
            let chosen = page.split("name=\"actions\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
            let chosen = chosen.split('"').next().unwrap().to_owned();
            let fields = [("actions", chosen.as_str()), ("name", "Pat Partner"), ("email", "pat@homes.example")];
            assert_eq!(lead.post(&owners, &fields).await.status, 303);
            let page = lead.get(&owners).await.body;
            let id = page.rsplit("/withdraw\"").nth(1).unwrap().rsplit('/').next().unwrap();
            format!("{owners}/{id}/withdraw")
        };
        let withdraw = give(&mut lead).await;
        assert!(!lead.get(&plan).await.body.contains(left), "Pat is there");
        assert_eq!(lead.post(&withdraw, &[]).await.status, 303);
        assert!(lead.get(&plan).await.body.contains(left));
        let again = give(&mut lead).await;
        assert!(!lead.get(&plan).await.body.contains(left), "somebody else has it");
        lead.post(&again, &[]).await;
        let page = lead.get(&plan).await.body;
        assert!(page.contains(left));
        let section = page.split("id=\"drift\"").nth(1).unwrap();
        let progress = link(section, &plan, "/progress");
        lead.post(&progress, &[("status", "on-track"), ("news", "I do it myself")]).await;
        assert!(!lead.get(&plan).await.body.contains(left), "the lead took it over");
        drop(town);
    }

    async fn an_la_says_how_patient_it_is(fresh) {
        let (town, mut lead, mut leader, plan) = done(&fresh).await;
        let limits = format!("{plan}/limits");
        assert_eq!(leader.get(&limits).await.status, 403);
        assert!(lead.get(&limits).await.body.contains("value=\"60\""), "the programme's own to begin with");
        let wrong = [("silent", "0"), ("soon", "366"), ("stuck", "two"), ("still", "")];
        let seen = lead.post(&limits, &wrong).await;
        assert_eq!(seen.status, 422);
        assert_eq!(seen.body.matches("Enter a number of days from 1 to 365").count(), 8, "at the field and on top");
        assert!(seen.body.contains("value=\"two\""), "what was typed is there");
        assert_eq!(lead.post(&limits, &LIMITS).await.status, 303);
        assert!(lead.get(&limits).await.body.contains("value=\"90\""));
        town.clock.advance(Duration::days(89));
        let mut lead = town.visitor("lead@one.example").await;
        assert!(!lead.get(&plan).await.body.contains("Nobody has said"));
        town.clock.advance(Duration::days(3));
        let mut lead = town.visitor("lead@one.example").await;
        assert!(lead.get(&plan).await.body.contains("Nobody has said"));
    }
}
