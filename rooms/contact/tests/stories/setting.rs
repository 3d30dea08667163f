//! A lead says who answers.

use crate::town::{NAMED, Town};

kit::on_both! {
    async fn a_lead_names_who_is_told_and_changes_it(fresh) {
        let town = Town::built(&fresh).await;
        let page = town.one.path("/contact");
        let mut lead = town.visitor("lead@one.example").await;
        let seen = lead.get(&page).await;
        assert!(seen.status == 200 && seen.body.contains("No request is open."), "{}", seen.body);
        let before = town.outbox(None).await;
        town.named().await;
        let seen = lead.get(&page).await.body;
        assert!(NAMED.iter().all(|(_, value)| seen.contains(&format!("value=\"{value}\""))), "{seen}");
        assert_eq!(town.told(None, &before).await, ["mo@national.example"], "a new advocate is told to the national team");
        assert_eq!(lead.post(&page, &NAMED).await.status, 303);
        assert_eq!(town.sent(None, &before).await.len(), 1, "nothing changed, nobody is told");
        assert_eq!(lead.post(&page, &NAMED[..2]).await.status, 303);
        let seen = lead.get(&page).await.body;
        assert!(seen.contains("Dee Duty") && !seen.contains("Ann Advocate"), "{seen}");
        assert_eq!(town.rows("duty_contact").await, 1);
        let acts = town.audit(Some(town.one.id)).await;
        assert!(acts.iter().any(|act| act == "say who answers requests"), "{acts:?}");
    }

    /// What is about the council must not be led back to it.
    async fn an_advocate_of_the_council_is_refused(fresh) {
        let town = Town::built(&fresh).await;
        let page = town.one.path("/contact");
        let mut lead = town.visitor("lead@one.example").await;
        for email in ["lead@one.example", "LEAD@one.example", "complaints@one.example", "pat@charity.example", "ada@one.example"] {
            let form = [("advocate-name", "Ann <b>Advocate</b>"), ("advocate-email", email)];
            let seen = lead.post(&page, &form).await;
            assert!(seen.status == 422 && seen.body.contains("outside the council"), "{email}: {}", seen.body);
            assert!(seen.body.contains(email) && seen.body.contains("Ann &lt;b&gt;Advocate"), "it is kept");
        }
        let form = [("duty-name", "Sam"), ("duty-email", "sam@away.example"), ("advocate-name", "Sam"), ("advocate-email", "sam@away.example")];
        assert_eq!(lead.post(&page, &form).await.status, 422, "nor whoever is told of all the rest");
        assert_eq!(town.rows("duty_contact").await, 0);
    }

    async fn half_a_contact_is_refused_and_kept(fresh) {
        let town = Town::built(&fresh).await;
        let page = town.one.path("/contact");
        let mut lead = town.visitor("lead@one.example").await;
        for (form, says) in [
            (vec![("duty-name", "Dee")], "Enter their email address"),
            (vec![("duty-email", "dee@one.example")], "Enter their name"),
            (vec![("duty-name", "Dee"), ("duty-email", "dee at one")], "in the correct format"),
            (vec![("duty-name", "Dee"), ("duty-email", "dee@one.example"), ("escalation-name", "Dee"), ("escalation-email", "dee@one.example")], "Choose somebody else"),
        ] {
            let seen = lead.post(&page, &form).await;
            assert!(seen.status == 422 && seen.body.contains(says), "{says}: {}", seen.body);
            assert!(form.iter().all(|(_, value)| seen.body.contains(&format!("value=\"{value}\""))), "{}", seen.body);
        }
        assert_eq!(town.rows("duty_contact").await, 0);
    }

    async fn a_lead_invites_a_duty_worker_who_can_read(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        let workers = town.one.path("/contact/workers");
        let mut lead = town.visitor("lead@one.example").await;
        let seen = lead.post(&workers, &[("worker-name", "Wes"), ("worker-email", "wes")]).await;
        assert!(seen.status == 422 && seen.body.contains("value=\"wes\"") && seen.body.contains("value=\"Esi Next\""), "{}", seen.body);
        let seen = lead.post(&workers, &[("worker-name", "Wes Worker"), ("worker-email", "wes@one.example")]).await;
        assert_eq!(seen.location.as_deref(), Some(town.one.path("/contact?done=invited").as_str()));
        assert!(lead.get(&town.one.path("/contact")).await.body.contains("Wes Worker"));
        let mut wes = town.visitor("wes@one.example").await;
        assert_eq!(wes.get(&town.one.path("/contact/requests")).await.status, 200);
        assert_eq!(wes.get(&town.one.path("/team")).await.status, 403);
        assert_eq!(wes.post(&workers, &[]).await.status, 403);
    }
}
