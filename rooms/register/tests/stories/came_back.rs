//! A message that nobody can get: the address is marked as wrong, and somebody is asked to find the right one.

use kit::jobs::{run_due, say};
use messages::{AddressRefused, Channel, Draft};
use uuid::Uuid;

use crate::second_list::{corrected, page_of};
use crate::town::Town;

const LIST: &str = "\
ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,EligibilityCategory,LAInTouch,TypeOfAccommodation,Phone,Email
A1,Ann,Field,b) Female,14/02/2006,b) Former relevant child,a) Yes,U,07700900001,ann@example.org
";

/// A message to Ann's e-mail address, and the mail server's word that there is no such address.
async fn refused(town: &Town, person: Uuid, to: &str) {
    let tx = town.house.write().await.unwrap();
    let draft = Draft {
        organisation: Some(town.one.id),
        kind: "survey",
        channel: Channel::Email,
        to: to.to_owned(),
        subject: "s".to_owned(),
        body: "b".to_owned(),
        reference: None,
        owner: Some(register::owner(town.one.id, person)),
    };
    let message = messages::post(&tx, &draft).await.unwrap();
    say(&tx, &AddressRefused { message }).await.unwrap();
    tx.commit().await.unwrap();
    run_due(&town.house).await.unwrap();
}

kit::on_both! {
    async fn the_address_is_marked_and_noted_until_it_is_corrected(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let seen = lead.upload(&town.one.path("/register/import"), &[("people", "l.csv", LIST.as_bytes())]).await;
        lead.post(&format!("{}/confirm", seen.location.unwrap()), &[]).await;
        let page = page_of(&town, &mut lead, "Ann").await;
        let ann = kit::ids::read(page.rsplit('/').next().unwrap()).unwrap();
        // What was written to before is not what is known now: it says nothing of it.
        refused(&town, ann, "ann.old@example.org").await;
        assert!(!lead.get(&page).await.body.contains("Marked as wrong"));
        refused(&town, ann, "ann@example.org").await;
        let body = lead.get(&page).await.body;
        assert!(body.contains("Marked as wrong") && body.contains("as a message to it came back"), "{body}");
        let to_check = lead.get(&town.one.path("/register/check")).await.body;
        assert!(to_check.contains("Ann Field"), "{to_check}");
        let tx = town.house.read().await.unwrap();
        let contact = register::contacts(&tx, town.one.id, &[ann]).await.unwrap().pop().unwrap();
        assert_eq!((contact.email, contact.phone.as_deref()), (None, Some("+447700900001")));
        drop(tx);
        // Twice is once.
        refused(&town, ann, "ann@example.org").await;
        assert_eq!(town.rows("leaver_change").await, 1);
        corrected(&mut lead, &page, &[("email", "ann.new@example.org")]).await;
        assert!(!lead.get(&page).await.body.contains("as wrong<"));
        let tx = town.house.read().await.unwrap();
        let contact = register::contacts(&tx, town.one.id, &[ann]).await.unwrap().pop().unwrap();
        assert_eq!(contact.email.as_deref(), Some("ann.new@example.org"));
    }
}
