//! Versions side by side, and what becomes of a plan when the next starts from newer findings.

use kit::testing::{Fresh, Visitor};
use people::Role;

use crate::plan::{ACTION, THEMES, begun, link, published, sign, with};
use crate::town::Town;

/// A draft from newer findings with its themes chosen, beside a published plan of two actions that nobody has done.
async fn refreshed(fresh: &Fresh) -> (Town, Visitor, Visitor, String) {
    let (town, mut lead, mut leader) = begun(fresh).await;
    let plan = published(&town, &mut lead, &mut leader).await;
    town.clock.advance(chrono::Duration::days(200));
    town.findings().await;
    let (mut lead, leader) = (town.visitor("lead@one.example").await, town.visitor("sam@one.example").await);
    assert_eq!(lead.post(&plan, &[]).await.status, 303);
    lead.post(&format!("{plan}/themes"), &THEMES).await;
    (town, lead, leader, plan)
}

/// The way to carry an action on into a theme.
fn carry(page: &str, theme: &str, action: &str) -> String {
    let section = page.split("<h2").find(|section| section.contains(action)).unwrap();
    let before = section.split(&format!("Carry it on in “{theme}”")).next().unwrap();
    before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

kit::on_both! {
    async fn what_is_not_done_is_carried_on_or_left_out_for_a_reason(fresh) {
        let (town, mut lead, mut leader, plan) = refreshed(&fresh).await;
        let page = lead.get(&plan).await.body;
        assert!(page.contains("2 actions of the plan before are not done and not in this one"), "{page}");
        let money = link(&page, &format!("{plan}/themes/"), "/actions/new?from=money");
        let phones = with(ACTION, &[("because", "money"), ("we-will", "Pay for phones")]);
        assert_eq!(lead.post(money.split('?').next().unwrap(), &phones).await.status, 303);
        let before = format!("{plan}/before");
        let page = lead.get(&before).await.body;
        let on = carry(&page, "Your home", "Fit video doorbells");
        let form = lead.get(&on).await.body;
        assert!(form.contains("Fit video doorbells") && form.contains("name=\"carry\""), "with its words: {form}");
        let (at, promise) = on.split_once("?carry=").unwrap();
        let mut fields = with(ACTION, &[("we-will", "Fit video locks")]).to_vec();
        fields.push(("carry", promise));
        let mut bad = with(ACTION, &[("we-will", "")]).to_vec();
        bad.push(("carry", promise));
        let refused = lead.post(at, &bad).await;
        assert!(refused.status == 422 && refused.body.contains("name=\"carry\""), "{}", refused.body);
        assert_eq!(lead.post(at, &fields).await.status, 303);
        assert_eq!(lead.post(at, &fields).await.status, 409, "once");

        let sent = lead.post(&format!("{plan}/send"), &[]).await;
        assert_eq!(sent.status, 409);
        assert!(sent.body.contains("Pay for travel"), "{}", sent.body);
        let page = lead.get(&before).await.body;
        assert!(!page.contains("Fit video doorbells</h2>"), "it is carried on");
        let why = page.split("name=\"why-").nth(1).unwrap().split('"').next().unwrap();
        let why = format!("why-{why}");
        let long = "x".repeat(501);
        let refused = lead.post(&before, &[(&why, &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "{}", refused.body);
        assert_eq!(lead.post(&before, &[(&why, "The bus company pays now")]).await.status, 303);
        assert_eq!(lead.post(&format!("{plan}/send"), &[]).await.status, 303);
        sign(&mut leader, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);

        let page = leader.get(&format!("{plan}/versions/2/since/1")).await.body;
        for words in ["The bus company pays now", "Pay for phones", "It goes on; changed: We will", "Newer findings"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains("Fit video <del>doorbells</del><ins>locks</ins>"), "word by word: {page}");
        assert!(page.contains("by Lea Lead") && page.contains("by Sam Senior"), "who published, who signed: {page}");
        for nowhere in ["1/since/2", "2/since/2", "3/since/1", "2/since/x"] {
            assert_eq!(lead.get(&format!("{plan}/versions/{nowhere}")).await.status, 404, "{nowhere}");
        }
        town.invite("Ada Adviser", "ada@one.example", Role::Adviser).await;
        let mut adviser = town.visitor("ada@one.example").await;
        assert_eq!(adviser.get(&format!("{plan}/versions/2/since/1")).await.status, 403);
        let mut other = town.visitor("lead@two.example").await;
        assert_eq!(other.get(&format!("{plan}/versions/2/since/1")).await.status, 404);
    }

    async fn a_done_promise_needs_no_word_and_a_discarded_draft_takes_its_reasons_along(fresh) {
        let (_, mut lead, _, plan) = refreshed(&fresh).await;
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        lead.post(&progress, &[("status", "done"), ("news", "All fitted")]).await;
        let before = format!("{plan}/before");
        let page = lead.get(&before).await.body;
        assert!(!page.contains("Fit video doorbells") && page.contains("Pay for travel"), "{page}");
        let why = format!("why-{}", page.split("name=\"why-").nth(1).unwrap().split('"').next().unwrap());
        assert_eq!(lead.post(&before, &[(&why, "No money")]).await.status, 303);
        let compared = lead.get(&format!("{plan}/versions/2/since/1")).await.body;
        assert!(compared.contains(">Done<") && compared.contains("No money"), "{compared}");
        let read = lead.get(&format!("{plan}/discard")).await.body;
        let read = read.split("name=\"read\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(lead.post(&format!("{plan}/discard"), &[("read", &read)]).await.status, 303);
        assert_eq!(lead.post(&plan, &[]).await.status, 303);
        lead.post(&format!("{plan}/themes"), &THEMES).await;
        assert!(!lead.get(&before).await.body.contains("No money"));
    }

    async fn a_change_of_the_same_plan_is_told_word_by_word_while_it_is_drafted(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        lead.post(&plan, &[("why", "The money came later")]).await;
        let at = link(&lead.get(&plan).await.body, &format!("{plan}/versions/"), "/since/1");
        let page = lead.get(&at).await.body;
        assert!(page.contains("No word changed") && page.contains("The money came later"), "{page}");
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        lead.post(&edit, &with(ACTION, &[("owner", "Housing <b>team</b>"), ("due-year", "2028")])).await;
        let page = leader.get(&at).await.body;
        assert!(page.contains("31 March <del>2027</del><ins>2028</ins>"), "{page}");
        assert!(page.contains("&lt;b&gt;team&lt;/b&gt;") && !page.contains("<b>team"), "as text: {page}");
    }
}
