//! Backup and restore: two archives, made while people answer, put back elsewhere, on either database, equal.

mod common;

use common::World;
use kit::House;
use kit::archive::{self, data, keys};
use kit::doctor::Grave;
use kit::settings::Settings;
use kit::testing::Fresh;
use newbelongings::archive::{Files, backup, restore};
use sea_orm::{ConnectionTrait, Statement};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use surveys::instrument::Answers;

/// Files of one backup in a folder, with their passphrase.
fn files(folder: &Path, name: &str) -> Files {
    let passphrase_file = folder.join("passphrase");
    std::fs::write(&passphrase_file, "an invented passphrase\n").expect("a passphrase");
    Files {
        data: folder.join(format!("{name}.data")),
        keys: folder.join(format!("{name}.keys")),
        passphrase_file,
    }
}

/// Settings of a new place for a restore.
fn elsewhere(fresh: &Fresh) -> Settings {
    Settings { keys: fresh.folder.join("restored-keys"), ..fresh.settings() }
}

async fn count(house: &House, table: &str) -> i64 {
    let ask = Statement::from_string(house.db.backend(), format!("SELECT count(*) AS n FROM {table}"));
    let row = house.db.maintenance().query_one_raw(ask).await.expect("a count").expect("a row");
    row.try_get("", "n").expect("a number")
}

/// Everybody of a wave.
async fn people(house: &Arc<House>, wave: uuid::Uuid) -> Vec<uuid::Uuid> {
    let tx = house.read().await.expect("a transaction");
    surveys::invitations(&tx, wave).await.expect("a list")
}

/// A folder that goes when the test ends well.
fn folder(fresh: &Fresh) -> PathBuf {
    let folder = fresh.folder.join("archives");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

kit::on_both! {
    /// Answers come in while the backup is made. What is restored holds together; whoever was in it goes on.
    async fn a_backup_under_load_restores_whole(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 60).await;
        let wave = world.wave(&town).await;
        world.jobs().await;
        let files = files(&folder(&fresh), "load");
        let over = Arc::new(AtomicBool::new(false));
        let (house, stop) = (world.house.clone(), over.clone());
        let everyone = people(&world.house, wave).await;
        let answering = tokio::spawn(async move {
            let mut done = 0;
            for person in everyone {
                surveys::cast(&house, person, Answers::default()).await.expect("a ballot");
                done += 1;
                if stop.load(Ordering::SeqCst) && done >= 20 {
                    break;
                }
            }
            done
        });
        while count(&world.house, "box_ballot").await < 3 {
            tokio::task::yield_now().await;
        }
        let told = backup(&world.house, &files).await.expect("a backup");
        over.store(true, Ordering::SeqCst);
        assert!(told.contains("Keep them in two places"), "{told}");
        let done = answering.await.expect("they answered");
        let place = if world.house.db.backend() == sea_orm::DbBackend::Sqlite { Fresh::sqlite() } else { Fresh::postgres().await };
        restore(elsewhere(&place), &files, None).await.expect("a restore");
        let back = World::on(elsewhere(&place)).await;
        let ballots = count(&back.house, "box_ballot").await;
        assert!((3..=done).contains(&ballots), "{ballots} of {done}");
        assert_eq!(ballots, count(&back.house, "box_nullifier").await, "each ballot with its nullifier");
        assert_eq!(count(&back.house, "care_leaver").await, 60);
        assert_eq!(count(&back.house, "session").await, 0, "nobody stays signed in");
        let tx = back.house.read().await.expect("a transaction");
        assert_eq!(kit::audit::verify(&tx).await.expect("a look"), vec![]);
        assert!(kit::instance::paused(&tx).await.expect("a look"), "nothing is sent yet");
        let names = register::contacts(&tx, town.la.id, &[register::current(&tx, town.la.id).await.expect("a list")[0].id]).await;
        assert!(names.expect("names").first().expect("somebody").name.contains("CanaryOakmoor"), "the keys fit");
        drop(tx);
        // Whoever had not answered by then still can, and the box opens.
        for person in people(&back.house, wave).await {
            surveys::cast(&back.house, person, Answers::default()).await.expect("a ballot, or the same again");
        }
        back.close(&town, wave).await;
        assert_eq!(count(&back.house, "answer").await, 60);
        let found = kit::doctor::examine(&back.house).await;
        assert!(found.iter().all(|f| f.grave != Grave::Wrong), "{found:?}");
    }

    /// From this database to the other and back: the archives say the same, row by row.
    async fn either_database_takes_what_the_other_gave(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 30).await;
        let wave = world.wave(&town).await;
        for person in people(&world.house, wave).await {
            surveys::cast(&world.house, person, Answers::default()).await.expect("a ballot");
        }
        world.next_morning().await;
        world.close(&town, wave).await;
        let second = world.wave(&town).await;
        surveys::cast(&world.house, people(&world.house, second).await[0], Answers::default()).await.expect("a ballot");
        let folder = folder(&fresh);
        let one = files(&folder, "one");
        backup(&world.house, &one).await.expect("a backup");
        let sqlite = world.house.db.backend() == sea_orm::DbBackend::Sqlite;
        let there = if sqlite { Fresh::postgres().await } else { Fresh::sqlite() };
        restore(elsewhere(&there), &one, None).await.expect("to the other");
        let over_there = World::on(elsewhere(&there)).await;
        assert_ne!(over_there.house.db.backend(), world.house.db.backend());
        let two = files(&folder, "two");
        let held = data::write(&over_there.house, &two.data).await.expect("a backup there");
        let mut held = held.rows;
        // The restore notes the archive of keys that it came from.
        assert_eq!(held.insert("key_archive".to_owned(), 0), Some(1));
        assert_eq!(held, data::verify(&world.house, &one.data).expect("it reads").rows, "as many rows of each table");
        keys::write(&keys::look(&over_there.house.keys).expect("keys"), &two.keys, "an invented passphrase", &over_there.house.chance).expect("keys");
        let again = if sqlite { Fresh::sqlite() } else { Fresh::postgres().await };
        restore(elsewhere(&again), &two, None).await.expect("and back");
        let back = World::on(elsewhere(&again)).await;
        let (was, is) = (everything(&world.house).await, everything(&back.house).await);
        assert_eq!(was.len(), is.len());
        for (was, is) in was.iter().zip(&is).filter(|(was, is)| was != is) {
            // The pause is the restore's own, and the archive was noted after its own snapshot was taken.
            assert!(["instance", "key_archive", "session", "pass"].contains(&was.0.as_str()), "{was:?}\n{is:?}");
        }
        assert!(was.iter().map(|(_, rows)| rows.len()).sum::<usize>() > 200, "there was something to compare");
    }

    /// A link that was used, or waits in a mailbox, opens nothing in the restored instance; the message that would carry
    /// one is not sent with a hole in it, and who asks for a new link comes in.
    async fn no_link_to_sign_in_comes_back_to_life(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 3).await;
        let unused = common::path(&people::fresh_link(&world.house, &town.lead, true).await.expect("a link").expect("an account"));
        let used = common::path(&people::fresh_link(&world.house, &town.lead, true).await.expect("a link").expect("an account"));
        let files = files(&folder(&fresh), "links");
        backup(&world.house, &files).await.expect("a backup");
        assert_eq!(world.visitor().post(&used, &[]).await.location.as_deref(), Some("/home"), "used after the backup");
        let place = Fresh::sqlite();
        let told = restore(elsewhere(&place), &files, None).await.expect("a restore");
        assert!(told.contains("invitations must be sent again"), "{told}");
        let back = World::on(elsewhere(&place)).await;
        assert_eq!(count(&back.house, "pass").await, 0);
        for link in [unused, used] {
            let seen = back.visitor().post(&link, &[]).await;
            assert_ne!(seen.location.as_deref(), Some("/home"), "{}", seen.body);
        }
        assert_eq!(messages::newest_link(&back.house, &town.lead).await.expect("a look"), None);
        back.signed_in(&town.lead).await;
    }

    /// What must be said of a restored instance is there as soon as its rows are: cut off before that, it is empty.
    async fn a_restore_cut_off_leaves_nothing_that_sends(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        world.town("Oakmoor", 5).await;
        let files = files(&folder(&fresh), "cut");
        backup(&world.house, &files).await.expect("a backup");
        let place = if world.house.db.backend() == sea_orm::DbBackend::Sqlite { Fresh::sqlite() } else { Fresh::postgres().await };
        let new = elsewhere(&place);
        keys::restore(&keys::read(&files.keys, "an invented passphrase").expect("keys"), &new.keys).expect("a key folder");
        let (clock, chance) = (Arc::new(kit::clock::SystemClock), kit::chance::Chance::system());
        let house = newbelongings::assembly::put_together(new.clone(), clock, chance).await.expect("a house").house;
        let tx = house.write().await.expect("a transaction");
        data::restore(&tx, &files.data).await.expect("rows");
        drop(tx);
        assert_eq!(count(&house, "care_leaver").await + count(&house, "message").await + count(&house, "instance").await, 0);
        std::fs::remove_dir_all(&new.keys).expect("begun anew");
        restore(new.clone(), &files, None).await.expect("a restore");
        let back = World::on(new).await;
        let tx = back.house.read().await.expect("a transaction");
        assert!(kit::instance::paused(&tx).await.expect("a look"));
    }

    /// The keys archive that an instance came from outlives an opening there, too: doctor knows of it.
    async fn a_restored_instance_knows_the_keys_archive_it_came_from(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let files = files(&folder(&fresh), "known");
        backup(&world.house, &files).await.expect("a backup");
        let place = if world.house.db.backend() == sea_orm::DbBackend::Sqlite { Fresh::sqlite() } else { Fresh::postgres().await };
        restore(elsewhere(&place), &files, None).await.expect("a restore");
        let back = World::on(elsewhere(&place)).await;
        let tx = back.house.read().await.expect("a transaction");
        let around = archive::around(&tx).await.expect("a list");
        drop(tx);
        assert_eq!(around.len(), 1);
        assert!(around[0].holds(&format!("box-{}", kit::ids::show(wave))), "{around:?}");
        for person in people(&back.house, wave).await {
            surveys::cast(&back.house, person, Answers::default()).await.expect("a ballot");
        }
        back.close(&town, wave).await;
        let found = kit::doctor::examine(&back.house).await;
        assert!(found.iter().any(|f| f.words.contains("still holds the keys")), "{found:?}");
    }

    /// An archive that was changed, another passphrase, other keys, a place that is not empty: refused, nothing changed.
    async fn what_does_not_fit_is_refused(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        world.town("Oakmoor", 5).await;
        let folder = folder(&fresh);
        let good = files(&folder, "good");
        backup(&world.house, &good).await.expect("a backup");
        assert!(backup(&world.house, &good).await.is_err(), "archives are never overwritten");
        let place = Fresh::sqlite();
        let wrong = Files { passphrase_file: folder.join("wrong"), ..good.clone() };
        std::fs::write(&wrong.passphrase_file, "another passphrase\n").expect("a file");
        assert!(restore(elsewhere(&place), &wrong, None).await.is_err(), "another passphrase");
        assert!(!place.folder.join("restored-keys").exists(), "nothing half done is left");
        let mut bytes = std::fs::read(&good.data).expect("the archive");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let bent = Files { data: folder.join("bent"), ..good.clone() };
        std::fs::write(&bent.data, &bytes).expect("a file");
        assert!(restore(elsewhere(&place), &bent, None).await.is_err(), "changed");
        std::fs::write(&bent.data, &bytes[..middle]).expect("a file");
        assert!(restore(elsewhere(&place), &bent, None).await.is_err(), "cut off");
        assert!(!place.folder.join("restored-keys").exists());
        assert!(restore(fresh.settings(), &good, None).await.is_err(), "where an instance lives");
        assert_eq!(count(&world.house, "care_leaver").await, 5);
        restore(elsewhere(&place), &good, None).await.expect("and in the end it fits");
    }

    /// `doctor` says what is missing and what must be destroyed, and is silent when it is done.
    async fn doctor_names_keys_without_a_copy_and_copies_that_outlive_the_opening(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let says = |found: &[kit::doctor::Finding], what: &str| found.iter().any(|f| f.words.contains(what));
        let found = kit::doctor::examine(&world.house).await;
        assert!(says(&found, "no archive of its keys was made"), "{found:?}");
        backup(&world.house, &files(&folder(&fresh), "one")).await.expect("a backup");
        let found = kit::doctor::examine(&world.house).await;
        assert!(!says(&found, "no archive of its keys was made") && !says(&found, "still holds the keys"), "{found:?}");
        for person in people(&world.house, wave).await {
            surveys::cast(&world.house, person, Answers::default()).await.expect("a ballot");
        }
        world.close(&town, wave).await;
        let found = kit::doctor::examine(&world.house).await;
        assert!(says(&found, "still holds the keys"), "{found:?}");
        assert!(found.iter().all(|f| f.grave != Grave::Wrong), "{found:?}");
        let tx = world.house.write().await.expect("a transaction");
        let archive = archive::around(&tx).await.expect("a list").first().expect("an archive").id;
        assert!(archive::gone(&tx, archive).await.expect("noted"));
        tx.commit().await.expect("done");
        let found = kit::doctor::examine(&world.house).await;
        assert!(!says(&found, "still holds the keys"), "{found:?}");
    }

    /// `doctor` finds a lost key and an opened wave whose key is still there.
    async fn doctor_finds_what_is_broken(fresh) {
        let world = World::on(fresh.settings()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let key = world.house.keys.folder().join(format!("box-{}.key", kit::ids::show(wave)));
        let bytes = std::fs::read(&key).expect("the key");
        std::fs::remove_file(&key).expect("lost");
        let wrong = |found: &[kit::doctor::Finding], what: &str| found.iter().any(|f| f.grave == Grave::Wrong && f.words.contains(what));
        assert!(wrong(&kit::doctor::examine(&world.house).await, "can’t be opened or answered"));
        std::fs::write(&key, &bytes).expect("found again");
        for person in people(&world.house, wave).await {
            surveys::cast(&world.house, person, Answers::default()).await.expect("a ballot");
        }
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).expect("owner-only");
        }
        world.close(&town, wave).await;
        assert!(kit::doctor::examine(&world.house).await.iter().all(|f| f.grave != Grave::Wrong));
        std::fs::write(&key, &bytes).expect("brought back");
        assert!(wrong(&kit::doctor::examine(&world.house).await, "is not destroyed"));
    }

    /// A lost instance key is said, and no new one made in its place.
    async fn a_lost_instance_key_is_never_replaced(fresh) {
        let folder = fresh.folder.join("keys");
        drop(World::on(fresh.settings()).await);
        std::fs::remove_file(folder.join("instance.key")).expect("lost");
        let clock = Arc::new(kit::clock::SystemClock);
        let chance = kit::chance::Chance::system();
        let outcome = newbelongings::assembly::assemble(fresh.settings(), clock, chance).await;
        assert!(outcome.is_err(), "it does not start");
        assert!(!folder.join("instance.key").exists(), "and makes no other key");
    }
}

/// Every row of every table, in the order of its key.
async fn everything(house: &House) -> Vec<(String, Vec<Vec<serde_json::Value>>)> {
    let db = house.db.maintenance();
    let mut all = Vec::new();
    for table in kit::db::shape::tables(db).await.expect("the tables") {
        let mut rows = Vec::new();
        loop {
            let some = kit::db::rows::read(db, &table, rows.len() as u64).await.expect("rows");
            if some.is_empty() {
                break;
            }
            rows.extend(some);
        }
        all.push((table.name, rows));
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}
