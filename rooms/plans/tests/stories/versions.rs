//! The version in the making beside the plan that people read.

use kit::testing::{Fresh, Visitor};

use crate::plan::{ACTION, begun, link, published, sign, with};
use crate::town::Town;

const WHY: [(&str, &str); 1] = [("why", "The money came later")];

/// A published plan, and its address.
async fn done(fresh: &Fresh) -> (Town, Visitor, Visitor, String) {
    let (town, mut lead, mut leader) = begun(fresh).await;
    let plan = published(&town, &mut lead, &mut leader).await;
    (town, lead, leader, plan)
}

/// What the form to discard the draft carries as read.
async fn seen(lead: &mut Visitor, plan: &str) -> String {
    let page = lead.get(&format!("{plan}/discard")).await.body;
    page.split("name=\"read\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

kit::on_both! {
    async fn a_draft_that_is_discarded_leaves_no_trace(fresh) {
        let (town, mut lead, mut leader, plan) = done(&fresh).await;
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        lead.post(&progress, &[("status", "on-track"), ("news", "41 doorbells fitted")]).await;
        let before = lead.get(&plan).await.body;
        assert_eq!(lead.get(&format!("{plan}/discard")).await.status, 409, "a published plan stays");

        assert_eq!(lead.post(&plan, &WHY).await.status, 303);
        assert!(lead.get(&plan).await.body.contains("Discard this draft"));
        assert!(!leader.get(&plan).await.body.contains("Discard this draft"));
        let stale = seen(&mut lead, &plan).await;
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        lead.post(&edit, &with(ACTION, &[("we-will", "Fit locks")])).await;
        let discard = format!("{plan}/discard");
        assert_eq!(lead.post(&discard, &[("read", &stale)]).await.status, 409, "somebody wrote meanwhile");
        lead.post(&format!("{plan}/send"), &[]).await;
        let read = stale.clone();
        assert_eq!(lead.post(&discard, &[("read", &read)]).await.status, 409, "the leader reads it");
        leader.post(&format!("{plan}/back"), &[("change", "No locks")]).await;
        let read = seen(&mut lead, &plan).await;
        assert_eq!(lead.post(&discard, &[("read", &read)]).await.location, Some(format!("{plan}?done=discarded")));
        assert_eq!(lead.post(&discard, &[("read", &read)]).await.status, 409, "there is no draft any more");
        assert_eq!(lead.get(&plan).await.body, before, "as if it had never been begun");
        assert!(lead.get(&format!("/plans/{}", town.one.slug)).await.body.contains("41 doorbells fitted"));
    }

    async fn the_first_draft_can_be_discarded_and_begun_again(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let plan = town.one.path("/plan");
        lead.post(&plan, &[]).await;
        lead.post(&format!("{plan}/themes"), &crate::plan::THEMES).await;
        let read = seen(&mut lead, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/discard"), &[("read", &read)]).await.status, 303);
        let page = lead.get(&plan).await.body;
        assert!(page.contains("Start the plan") && !page.contains("Money that lasts"), "{page}");
        assert_eq!(lead.post(&plan, &[]).await.status, 303);
    }

    async fn while_the_next_is_drafted_findings_name_what_people_read(fresh) {
        let (town, mut lead, _, plan) = done(&fresh).await;
        let findings = town.one.path("/findings");
        lead.post(&plan, &WHY).await;
        let page = lead.get(&plan).await.body;
        let theme = link(&page, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        let new = theme.split('?').next().unwrap();
        assert_eq!(lead.post(new, &with(ACTION, &[("we-will", "Fit locks")])).await.status, 303);
        let seen = lead.get(&findings).await.body;
        assert_eq!(seen.matches("Fit video doorbells").count(), 1, "once, though both versions have it: {seen}");
        assert!(seen.contains("Not started"), "as people read it");
        assert!(seen.contains("Fit locks") && seen.contains("In the draft plan"), "and what would be new: {seen}");
        let at = link(&seen, &format!("{plan}#action-"), "");
        let place = format!("id=\"{}\"", at.split('#').nth(1).unwrap());
        assert!(lead.get(&plan).await.body.contains(&place), "the address of a promise holds in every version");
    }

    async fn newer_findings_take_no_change_away(fresh) {
        let (town, _, _, plan) = done(&fresh).await;
        town.clock.advance(chrono::Duration::days(1));
        town.findings().await;
        let (mut lead, mut leader) = (town.visitor("lead@one.example").await, town.visitor("sam@one.example").await);
        let page = lead.get(&plan).await.body;
        assert!(page.contains("Start the next plan") && page.contains("Start the next version"), "both are on offer: {page}");
        // The form was open before they came.
        assert_eq!(lead.post(&plan, &WHY).await.location, Some(format!("{plan}?done=changing")));
        let page = lead.get(&plan).await.body;
        assert!(page.contains("The money came later") && page.contains("Fit video doorbells"), "{page}");
        let again = lead.post(&plan, &[]).await;
        assert_eq!(again.status, 409);
        assert!(again.body.contains("in the making already"), "{}", again.body);
        lead.post(&format!("{plan}/send"), &[]).await;
        sign(&mut leader, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
        assert_eq!(lead.post(&plan, &[]).await.location, Some(format!("{plan}/themes")), "then the plan from the new ones");
    }

    async fn two_leads_start_the_next_version_at_once(fresh) {
        let (town, mut lead, _, plan) = done(&fresh).await;
        let mut other = town.visitor("lead@one.example").await;
        let (a, b) = tokio::join!(lead.post(&plan, &WHY), other.post(&plan, &WHY));
        let mut both = [a.status.as_u16(), b.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "{} {}", a.body, b.body);
        assert_eq!(lead.get(&plan).await.body.matches("Fit video doorbells</h3>").count(), 1, "nothing is doubled");
    }
}
