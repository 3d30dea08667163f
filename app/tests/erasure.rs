//! Somebody is erased in the middle of a survey: past counts stay true, and nothing of them is left anywhere.

mod common;
#[expect(dead_code, reason = "each test file uses some of it")]
mod walking;

use common::{Town, World, expect, path, row};
use kit::clock::Clock;
use kit::doctor::Grave;
use kit::ids;
use kit::settings::Settings;
use kit::testing::Fresh;
use newbelongings::archive::{Files, backup, restore};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::HashSet;
use uuid::Uuid;
use walking::{answer, everything, stands_in};

/// What points at the one who goes: as the list has it, as it was corrected, and as a list has it that waits.
const CANARIES: [&str; 11] = [
    "Canaryne",
    "Quillfeather",
    "900777",
    "canaryne.q@",
    "7 Canary Wynd",
    "CANX1",
    "900779",
    "9 Newcanary Wynd",
    "Canarese",
    "Reasonquill",
    "Nextquill",
];

/// Twelve people as a list has them, the first of them the one who goes.
fn list(last_name: &str) -> String {
    let head = "ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation";
    let one = |id: &str, first: &str, last: &str| {
        format!("{id},{first},{last},b) Female,14/02/2006,Ada Adviser,b) Former relevant child,a) Yes,S")
    };
    let rest = (2..13).map(|n| one(&format!("ID{n}"), &format!("Stay{n}"), "Mossgather"));
    let rows: Vec<String> = [one("CANX1", "Canaryne", last_name)].into_iter().chain(rest).collect();
    format!("{head}\n{}\n", rows.join("\n"))
}

const CONTACTS: &str =
    "ChildUniqueID,Phone,Email,Address\nCANX1,07700 900777,canaryne.q@example.org,7 Canary Wynd\n";

/// Brings a list as far as its preview; where that is.
async fn preview(world: &World, town: &Town, last_name: &str) -> String {
    let list = list(last_name);
    let files = [("people", "list9.csv", list.as_bytes()), ("contacts", "c.csv", CONTACTS.as_bytes())];
    let seen = world.signed_in(&town.lead).await.upload(&town.la.path("/register/import"), &files).await;
    seen.location.unwrap_or_else(|| panic!("{}", seen.body))
}

/// The care leaver of this case id.
async fn person(world: &World, town: &Town, case_id: &str) -> Uuid {
    let tx = world.house.write().await.expect("a transaction");
    register::everything(&tx, &town.la.slug, case_id).await.expect("somebody").person
}

/// Everything there can be of somebody: asked, sent a letter, given a new code and a thank-you, corrected, and in a list that
/// nobody has confirmed. Returns what letters and lists said on the way.
async fn lived(world: &World, town: &Town) -> (Uuid, String) {
    let waiting = preview(world, town, "Quillfeather").await;
    let mut lead = world.signed_in(&town.lead).await;
    expect(&lead.post(&format!("{waiting}/confirm"), &[]).await, 303);
    let goes = person(world, town, "CANX1").await;
    let wave = town.la.path(&format!("/waves/{}", ids::show(world.wave(town).await)));
    world.jobs().await;
    expect(&lead.post(&format!("{wave}/aim"), &[("target", ""), ("thanks", "A voucher")]).await, 303);
    let letters = lead.post(&format!("{wave}/letters"), &[("who", "waiting")]).await.body;
    expect(&lead.post(&format!("{wave}/replace"), &[("person", &ids::show(goes))]).await, 303);
    world.jobs().await;
    let link = path(&world.link_to("+447700900777").await);
    assert!(answer(&mut world.visitor(), &link, &[]).await.contains("We have your answers"));
    world.next_morning().await;

    let mut adviser = world.signed_in(&town.adviser).await;
    let due = adviser.get(&town.la.path("/my-people")).await.body;
    assert!(due.contains("Thank-yous to give"), "{due}");
    let wave = wave.rsplit('/').next().expect("an id");
    let thank = town.la.path(&format!("/my-people/{}/thank", ids::show(goes)));
    expect(&adviser.post(&thank, &[("wave", wave)]).await, 303);
    let correct = town.la.path(&format!("/register/{}/correct", ids::show(goes)));
    let right = [
        ("phone", "07700 900779"),
        ("email", "canaryne.q@example.org"),
        ("address", "9 Newcanary Wynd"),
        ("language", "Canarese"),
        ("interpreter", "yes"),
        ("custody", "no"),
        ("parent", "no"),
        ("elsewhere", "no"),
        ("stop", "yes"),
        ("reason", "Reasonquill asked so"),
        ("seen", "0"),
        ("stays", "yes"),
    ];
    expect(&adviser.post(&correct, &right).await, 303);
    preview(world, town, "Nextquill").await;
    (goes, letters + &due)
}

/// Whatever is shown or handed out by now: every page and file that links lead anybody of the instance to, the page of each
/// list that waits, letters, and the file that somebody is given of themselves.
async fn told(world: &World, town: &Town) -> String {
    let mut all =
        newbelongings::subject::told(&world.house, &town.la.slug, "CANX1").await.unwrap_or_default();
    let pending = ids_of(world, "SELECT id FROM pending_import").await;
    for who in [town.lead.as_str(), &town.adviser, &town.leader, "manager@example.org"] {
        let mut someone = world.signed_in(who).await;
        let mut waiting = vec!["/home".to_owned()];
        waiting
            .extend(pending.iter().map(|id| town.la.path(&format!("/register/import/{}", ids::show(*id)))));
        let mut known: HashSet<String> = waiting.iter().cloned().collect();
        while let Some(at) = waiting.pop() {
            let seen = someone.open(&at).await;
            assert!(known.len() < 1000, "{who} finds no end");
            let links = seen.body.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
            let new = links
                .map(|link| format!("/{link}"))
                .filter(|link| link != "/exit" && known.insert(link.clone()));
            waiting.extend(new);
            all += &seen.body;
            if at.ends_with(".xlsx") {
                all += &cells(&seen.bytes);
            }
            if at.ends_with("/letters") {
                all += &someone.post(&at, &[("who", "waiting")]).await.body;
            }
        }
    }
    all
}

/// What stands in a workbook.
fn cells(bytes: &[u8]) -> String {
    use calamine::Reader;
    let book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes));
    let sheets = book.expect("a workbook").worksheets();
    sheets.iter().flat_map(|(_, sheet)| sheet.used_cells().map(|(_, _, cell)| format!("{cell}\n"))).collect()
}

/// Those of the canaries that stand in it.
fn among(text: &str) -> Vec<&'static str> {
    CANARIES.into_iter().filter(|canary| text.contains(canary)).collect()
}

async fn ids_of(world: &World, query: &str) -> Vec<Uuid> {
    let db = world.house.db.maintenance();
    let rows = db.query_all_raw(Statement::from_string(world.house.db.backend(), query)).await.expect("rows");
    rows.iter().map(|row| row.try_get("", "id").expect("an id")).collect()
}

/// Whether somebody can be found in the register by their phone's owner's first name.
async fn known(world: &World, la: Uuid, first_name: &str) -> bool {
    let tx = world.house.read().await.expect("a transaction");
    let ids: Vec<Uuid> = register::current(&tx, la).await.expect("a register").iter().map(|p| p.id).collect();
    let contacts = register::contacts(&tx, la, &ids).await.expect("contacts");
    assert!(contacts.len() >= 11, "the others are there and can be read");
    contacts.iter().any(|c| c.first_name == first_name)
}

/// Another place for the same database.
async fn elsewhere(world: &World) -> Settings {
    let sqlite = world.house.db.backend() == sea_orm::DbBackend::Sqlite;
    let fresh = if sqlite { Fresh::sqlite() } else { Fresh::postgres().await };
    Settings { keys: fresh.folder.join("restored-keys"), ..fresh.settings() }
}

kit::on_both! {
    /// Archives made before somebody was erased are put back: with the list of the erased they stay erased, and the
    /// key that their details could be read with is not in the folder. Without it they come back, which is why there is one.
    async fn an_old_archive_does_not_bring_anyone_back(fresh) {
        let folder = fresh.folder.clone();
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let passphrase_file = folder.join("passphrase");
        std::fs::write(&passphrase_file, "an invented passphrase\n").expect("a passphrase");
        let files = Files { data: folder.join("old.data"), keys: folder.join("old.keys"), passphrase_file };
        backup(&world.house, &files).await.expect("a backup");
        let goes = ids_of(&world, "SELECT id FROM care_leaver").await;
        let tx = world.house.read().await.expect("a transaction");
        let contacts = register::contacts(&tx, town.la.id, &goes).await.expect("contacts");
        let goes = contacts.iter().find(|c| c.first_name == "Firsty3").expect("somebody").id;
        drop(tx);
        let path = format!("/la/{}/register/{}/erase", town.la.slug, ids::show(goes));
        expect(&world.signed_in(&town.lead).await.post(&path, &[]).await, 303);
        assert!(!known(&world, town.la.id, "Firsty3").await);

        let careless = elsewhere(&world).await;
        restore(careless.clone(), &files, None).await.expect("a restore");
        assert!(known(&World::on(careless).await, town.la.id, "Firsty3").await, "the archive has them: this test can fail");
        let list = world.house.keys.folder().join(format!("{}.list", register::ERASED));
        let careful = elsewhere(&world).await;
        let told = restore(careful.clone(), &files, Some(&list)).await.expect("a restore");
        assert!(told.contains("erased again now: 1."), "{told}");
        let back = World::on(careful).await;
        assert!(!known(&back, town.la.id, "Firsty3").await && known(&back, town.la.id, "Firsty4").await);
        assert!(back.house.keys.lines(register::ERASED).expect("a list")[0].contains(&ids::show(goes)));
        assert_eq!(register::replay_erasures(&back.house).await.expect("again"), 0, "it is done");
    }

    /// No canary of somebody who was erased: not on any page, in any file, letter or export; not in what is stored; and not
    /// after yesterday's backup is put back. Before, and where that is done without the list, they are found.
    async fn nothing_of_somebody_who_was_erased_stands_anywhere(fresh) {
        let folder = fresh.folder.clone();
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 0).await;
        let (goes, on_the_way) = lived(&world, &town).await;
        let shown = told(&world, &town).await;
        assert_eq!(among(&(shown.clone() + &on_the_way)), CANARIES, "each of them can be found");
        assert!(on_the_way.contains("7 Canary Wynd"), "in a letter, too");
        let kept = everything(&world).await;
        assert!(stands_in(&kept, "Oakmoor"), "what is stored is searched");
        assert!(CANARIES.iter().all(|canary| !stands_in(&kept, canary)), "while they are here nothing of them can be read");
        let passphrase_file = folder.join("passphrase");
        std::fs::write(&passphrase_file, "an invented passphrase\n").expect("a passphrase");
        let files = Files { data: folder.join("old.data"), keys: folder.join("old.keys"), passphrase_file };
        backup(&world.house, &files).await.expect("a backup");

        let erase = town.la.path(&format!("/register/{}/erase", ids::show(goes)));
        expect(&world.signed_in(&town.lead).await.post(&erase, &[]).await, 303);
        world.next_morning().await;
        let after = told(&world, &town).await;
        assert!(after.contains("Mossgather") && after.len() > shown.len() / 2, "the others are there");
        assert_eq!(among(&after), [""; 0], "on a page or in a file");
        assert!(newbelongings::subject::told(&world.house, &town.la.slug, "CANX1").await.is_err());
        let kept = everything(&world).await;
        assert!(CANARIES.iter().all(|canary| !stands_in(&kept, canary)), "in what is stored");

        let list = world.house.keys.folder().join(format!("{}.list", register::ERASED));
        for (list, left) in [(Some(list), 0), (None, 8)] {
            let place = elsewhere(&world).await;
            restore(place.clone(), &files, list.as_deref()).await.expect("a restore");
            let back = World::on(place).await;
            back.clock.set(world.clock.now());
            let found = among(&told(&back, &town).await);
            assert!(if left == 0 { found.is_empty() } else { found.len() >= left }, "{found:?}");
        }
    }

    /// Of twelve who were asked one is erased: twelve were asked, eleven will be next time, and their message is gone.
    async fn counts_of_past_surveys_stay_true(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let tx = world.house.read().await.expect("a transaction");
        let everyone: Vec<Uuid> =
            register::current(&tx, town.la.id).await.expect("a register").iter().map(|p| p.id).collect();
        let contacts = register::contacts(&tx, town.la.id, &everyone).await.expect("contacts");
        let goes = contacts.iter().find(|c| c.first_name == "Firsty3").expect("somebody").id;
        let said = messages::outbox(&tx, Some(town.la.id), 50).await.expect("an outbox");
        drop(tx);
        assert_eq!(said.iter().filter(|m| m.to == "+447700900003").count(), 1);
        let owned = "SELECT id FROM message WHERE person IS NOT NULL";
        assert_eq!(ids_of(&world, owned).await.len(), 12, "every message to a care leaver is under their own key");
        let waits = "SELECT id FROM job WHERE kind = 'messages.deliver' AND state = 'ready'";
        assert_eq!(ids_of(&world, waits).await.len(), 12);

        let mut lead = world.signed_in(&town.lead).await;
        let path = format!("/la/{}/register/{}", town.la.slug, ids::show(goes));
        expect(&lead.get(&format!("{path}/erase")).await, 200);
        expect(&lead.post(&format!("{path}/erase"), &[]).await, 303);
        assert_eq!((ids_of(&world, owned).await.len(), ids_of(&world, waits).await.len()), (11, 11));
        world.jobs().await;
        let outbox = lead.get(&format!("/la/{}/outbox", town.la.slug)).await.body;
        assert!(outbox.contains("+447700900004") && !outbox.contains("+447700900003"), "{outbox}");

        let tx = world.house.read().await.expect("a transaction");
        assert_eq!(surveys::tally(&tx, wave).await.expect("a tally"), (12, 0), "twelve were asked");
        assert_eq!(register::count(&tx, town.la.id).await.expect("a count"), 11);
        drop(tx);
        expect(&lead.get(&format!("/la/{}/waves/{}", town.la.slug, ids::show(wave))).await, 200);
        world.next_morning().await;
        world.close(&town, wave).await;
        let next = world.wave(&town).await;
        let tx = world.house.read().await.expect("a transaction");
        assert_eq!(surveys::tally(&tx, next).await.expect("a tally"), (11, 0), "the next asks eleven");
        drop(tx);

        // The same case id again is somebody new.
        let actor = world.actor(&town.lead).await;
        let tx = world.house.write().await.expect("a transaction");
        let permit = register::rights::import_list(&tx, &actor, &town.la.slug).await.expect("leave");
        assert_eq!(register::import(&permit, &[row("Oakmoor", 3), row("Oakmoor", 4)]).await.expect("an import"), 1);
        tx.commit().await.expect("done");
    }

    /// A register that was erased on purpose is no alarm for ever after; a key that was lost is.
    async fn doctor_tells_an_erased_register_from_a_lost_key(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        register::erase_authority(&world.house, &town.la.slug).await.expect("erased");
        let found = kit::doctor::examine(&world.house).await;
        assert!(found.iter().all(|f| f.grave != Grave::Wrong), "{found:?}");
        assert!(found.iter().any(|f| f.words.contains("Oakmoor was erased")), "{found:?}");
        let key = world.house.keys.folder().join(format!("la-{}.key", ids::show(town.la.id)));
        std::fs::remove_file(key).expect("the tombstone is there");
        let found = kit::doctor::examine(&world.house).await;
        assert!(found.iter().any(|f| f.grave == Grave::Wrong && f.words.contains("Oakmoor")), "{found:?}");
    }
}
