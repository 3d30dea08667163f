//! Somebody is erased in the middle of a survey: past counts stay true, and nothing of them is left anywhere.

mod common;

use common::{World, expect, row};
use kit::doctor::Grave;
use kit::ids;
use kit::settings::Settings;
use kit::testing::Fresh;
use newbelongings::archive::{Files, backup, restore};
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

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
