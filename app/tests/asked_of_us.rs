//! What a care leaver may ask of us: to be left alone, and to be told what is kept of them.

mod common;

use common::{Town, World, expect};
use kit::ids;
use newbelongings::subject;
use std::os::unix::fs::PermissionsExt;

/// What the form for corrections sends for somebody of whom nothing is known but their phone.
fn correction<'a>(phone: &'a str, stop: &'a str, reason: &'a str, seen: &'a str) -> [(&'a str, &'a str); 8] {
    [
        ("phone", phone),
        ("interpreter", "unknown"),
        ("custody", "unknown"),
        ("parent", "unknown"),
        ("elsewhere", "unknown"),
        ("stop", stop),
        ("reason", reason),
        ("seen", seen),
    ]
}

async fn page_of(world: &World, town: &Town, first_name: &str) -> String {
    let tx = world.house.read().await.expect("a transaction");
    let all: Vec<_> =
        register::current(&tx, town.la.id).await.expect("people").iter().map(|p| p.id).collect();
    let contacts = register::contacts(&tx, town.la.id, &all).await.expect("contacts");
    let id = contacts.iter().find(|c| c.first_name == first_name).expect("somebody").id;
    format!("/la/{}/register/{}", town.la.slug, ids::show(id))
}

/// To which care leavers anything was written; none of them has anything but a phone that comes first.
async fn written(world: &World, town: &Town) -> Vec<String> {
    let tx = world.house.read().await.expect("a transaction");
    let all = messages::outbox(&tx, Some(town.la.id), 100).await.expect("an outbox");
    all.into_iter().map(|message| message.to).filter(|to| to.starts_with('+')).collect()
}

kit::on_both! {
    /// Neither message nor letter goes to somebody who is not to be contacted; a link that waits to be sent is not sent.
    async fn who_asks_to_be_left_alone_is(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let mut adviser = world.signed_in(&town.adviser).await;
        let two = page_of(&world, &town, "Firsty2").await;
        let four = page_of(&world, &town, "Firsty4").await;
        let stop = correction("07700900002", "yes", "They asked us not to", "0");
        expect(&adviser.post(&format!("{two}/correct"), &stop).await, 303);
        let wave = world.wave(&town).await;
        let to = written(&world, &town).await;
        assert!(to.contains(&"+447700900004".to_owned()) && !to.contains(&"+447700900002".to_owned()), "{to:?}");
        assert_eq!(to.len(), 11, "the others were written to");

        // Too late for this message to be written, not too late for it to leave.
        let invitation = messages::newest_link(&world.house, "+447700900004").await.expect("a look");
        assert!(invitation.is_some(), "there is a link to send");
        let stop = correction("07700900004", "yes", "In hospital", "0");
        expect(&adviser.post(&format!("{four}/correct"), &stop).await, 303);
        let link = messages::newest_link(&world.house, "+447700900004").await.expect("a look");
        assert!(link.is_none(), "whatever waits for it is not sent");

        let mut lead = world.signed_in(&town.lead).await;
        let letters = format!("/la/{}/waves/{}/letters", town.la.slug, ids::show(wave));
        let printed = lead.post(&letters, &[("who", "waiting")]).await;
        expect(&printed, 200);
        assert!(printed.body.contains("Firsty5") && !printed.body.contains("Firsty2") && !printed.body.contains("Firsty4"));
        let own = adviser.get(&format!("/la/{}/my-people", town.la.slug)).await.body;
        assert!(own.contains("Do not contact") && own.contains("Firsty2"), "{own}");
        // A new link, made by hand, is not sent either.
        let person = two.rsplit('/').next().expect("an id");
        let before = written(&world, &town).await.len();
        adviser.post(&format!("/la/{}/my-people/{person}/replace", town.la.slug), &[]).await;
        assert_eq!(written(&world, &town).await.len(), before);
    }

    /// All that is kept of one person, of nobody else, in a file that only its owner can read.
    async fn who_asks_is_told(fresh) {
        let folder = fresh.folder.clone();
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        world.wave(&town).await;
        let mut adviser = world.signed_in(&town.adviser).await;
        let two = page_of(&world, &town, "Firsty2").await;
        expect(&adviser.post(&format!("{two}/correct"), &correction("07700900222", "no", "", "0")).await, 303);
        let file = folder.join("told.txt");
        subject::export(&world.house, &town.la.slug, "Oakmoor-case-2", &file).await.expect("a file");
        let told = std::fs::read_to_string(&file).expect("it is there");
        for kept in ["Firsty2 CanaryOakmoor", "+447700900222", "+447700900002 -> +447700900222", "Ada Adviser", "not answered", "to +447700900002", "Nobody can tell which answers are whose"] {
            assert!(told.contains(kept), "{kept}\n{told}");
        }
        assert!(!told.contains("Firsty3") && !told.contains("/s/"), "nobody else, and no live link: {told}");
        assert_eq!(std::fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o600);
        assert!(subject::export(&world.house, &town.la.slug, "Oakmoor-case-2", &file).await.is_err(), "never over a file");
        let missing = subject::export(&world.house, &town.la.slug, "nobody", &folder.join("x")).await;
        assert!(missing.is_err_and(|e| e.0.contains("nobody with the id")));
    }
}
