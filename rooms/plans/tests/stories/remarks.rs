//! What colleagues say of an action, and who may.

use people::{Details, Role};

use crate::plan::{ACTION, begun, link, published, with};
use crate::town::Town;

/// A facilitator of the national team.
async fn facilitator(town: &Town) {
    let tx = town.house.write().await.unwrap();
    let national = people::national_members(&tx).await.unwrap();
    let manager = people::actor(&tx, national[0].account).await.unwrap().unwrap();
    let permit = people::rights::manage_national_team(&tx, &manager).await.unwrap();
    let details = Details { name: "Fay Facilitator".to_owned(), email: "fay@national.example".to_owned() };
    people::invite_to_national(&permit, &details, Role::Facilitator).await.unwrap();
    tx.commit().await.unwrap();
}

/// The value of the box beside this name.
fn box_of(page: &str, name: &str) -> String {
    let before = page.split(&format!("{name}</label>")).next().unwrap();
    before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

kit::on_both! {
    async fn colleagues_comment_on_an_action_and_tell_each_other(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        facilitator(&town).await;
        town.invite("Ada Adviser", "ada@one.example", Role::Adviser).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        lead.post(&plan, &[("why", "The money came later")]).await;
        let page = lead.get(&plan).await.body;
        let at = link(&page, &format!("{plan}/promises/"), "/remarks");
        let form = lead.get(&at).await.body;
        assert!(form.contains("Sam Senior") && form.contains("Fay Facilitator") && !form.contains("Ada Adviser"), "{form}");
        assert!(!form.contains("Lea Lead</label>"), "nobody tells themselves");
        let sam = box_of(&form, "Sam Senior");
        let bad = lead.post(&at, &[("words", " "), ("tell", &sam)]).await;
        assert!(bad.status == 422 && bad.body.contains("Write your remark") && bad.body.contains("checked"), "{}", bad.body);
        let words = "Is there <b>money</b> for it?";
        assert_eq!(lead.post(&at, &[("words", words), ("tell", &sam)]).await.status, 303);
        assert_eq!(town.messages("Lea Lead asks you about the plan").await, 1);
        let page = leader.get(&at).await.body;
        assert!(page.contains("Lea Lead, 1 May 2026") && page.contains("&lt;b&gt;money") && page.contains("For Sam Senior"), "{page}");
        assert!(leader.get(&plan).await.body.contains("1 remark<"));
        let public = lead.get(&format!("/plans/{}", town.one.slug)).await.body;
        assert!(!public.contains("money&lt;"), "never on the public plan");

        let mut fay = town.visitor("fay@national.example").await;
        assert!(fay.get(&at).await.body.contains("&lt;b&gt;money"), "a critical friend reads it");
        let list = fay.get("/programme/plans").await.body;
        let plans = link(&list, "/programme/plans/", &town.one.slug);
        assert!(fay.get(&plans).await.body.contains("1 remark<"), "found from the plans of all");
        assert_eq!(fay.post(&at, &[("words", "Ask the bus company")]).await.status, 303);
        assert!(lead.get(&at).await.body.contains("Fay Facilitator, 1 May 2026"));
        for (email, status) in [("ada@one.example", 403), ("lead@two.example", 404), ("mo@national.example", 404)] {
            let mut other = town.visitor(email).await;
            assert_eq!(other.get(&at).await.status, status, "{email}");
            assert_eq!(other.post(&at, &[("words", "x")]).await.status, status, "{email}");
        }
    }

    async fn what_is_only_drafted_is_not_for_the_national_team(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        facilitator(&town).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        lead.post(&plan, &[("why", "The money came later")]).await;
        let page = lead.get(&plan).await.body;
        let new = link(&page, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        lead.post(new.split('?').next().unwrap(), &with(ACTION, &[("we-will", "Fit locks")])).await;
        let page = lead.get(&plan).await.body;
        let section = page.split("<h3").find(|section| section.contains("Fit locks</h3>")).unwrap();
        let at = link(section, &format!("{plan}/promises/"), "/remarks");
        let form = lead.get(&at).await.body;
        assert!(form.contains("Sam Senior") && !form.contains("Fay Facilitator"), "{form}");
        lead.post(&at, &[("words", "Which locks?")]).await;
        let mut fay = town.visitor("fay@national.example").await;
        assert_eq!(fay.get(&at).await.status, 404);
        let edit = link(section, &format!("{plan}/actions/"), "");
        assert_eq!(lead.post(&format!("{edit}/delete"), &[]).await.status, 303, "what was said of it goes with it");
        assert_eq!(lead.get(&at).await.status, 404);
    }
}
