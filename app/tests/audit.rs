//! The audit log under attack: whoever holds the database, and not the keys, changes lines, drops them, swaps them,
//! forges them, cuts them off. Each must be found, wherever it is done.

mod common;

use common::World;
use kit::audit::{self, Fault};
use kit::permit::Actor;
use kit::{House, Tx};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::sync::Arc;
use uuid::Uuid;

/// An identifier as this database's SQL writes it.
fn sql(world: &World, id: Uuid) -> String {
    match world.house.db.backend() {
        DbBackend::Sqlite => format!("X'{}'", id.simple()),
        _ => format!("'{id}'"),
    }
}

async fn run(tx: &Tx, sql: &str) -> u64 {
    tx.conn().execute_unprepared(sql).await.expect(sql).rows_affected()
}

/// What is found after `attack`, which is undone again.
async fn after(world: &World, attack: &[String]) -> Vec<Fault> {
    let tx = world.house.write().await.expect("a transaction");
    for sql in attack {
        assert!(run(&tx, sql).await > 0, "the attack did nothing: {sql}");
    }
    audit::verify(&tx).await.expect("a look")
}

/// One more line of a chain, written by the program.
async fn write_on(house: &Arc<House>, chain: Uuid) {
    let tx = house.write().await.expect("a transaction");
    audit::line(&tx, &Actor::house(), ("test.act", audit::Grain::Moment), Some(chain), None)
        .await
        .expect("a line");
    tx.commit().await.expect("done");
}

/// The statement that puts a chain's head back as it is now.
async fn head(world: &World, chain: Uuid) -> String {
    let (db, chain) = (world.house.db.maintenance(), sql(world, chain));
    let ask = format!("SELECT number, mark, seal FROM audit_head WHERE chain = {chain}");
    let row = db.query_one_raw(Statement::from_string(world.house.db.backend(), ask)).await.expect("a look");
    let row = row.expect("a head");
    let bytes = |column: &str| {
        let bytes: Vec<u8> = row.try_get("", column).expect("bytes");
        let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        if world.house.db.backend() == DbBackend::Sqlite {
            format!("X'{hex}'")
        } else {
            format!("'\\x{hex}'")
        }
    };
    let number: i64 = row.try_get("", "number").expect("a number");
    let (mark, seal) = (bytes("mark"), bytes("seal"));
    format!("UPDATE audit_head SET number = {number}, mark = {mark}, seal = {seal} WHERE chain = {chain}")
}

/// A world with acts in three chains; the longest one's lines, oldest first.
async fn lived(fresh: kit::testing::Fresh) -> (World, Vec<audit::Model>) {
    let world = World::new(fresh).await;
    world.begin().await;
    let town = world.town("Oakmoor", 12).await;
    let wave = world.wave(&town).await;
    world.town("Mirefold", 0).await;
    world.close(&town, wave).await;
    let tx = world.house.read().await.expect("a transaction");
    assert_eq!(audit::verify(&tx).await.expect("a look"), vec![], "nothing was touched yet");
    let mut lines = audit::newest(&tx, Some(town.la.id), None, 1_000).await.expect("lines");
    lines.reverse();
    assert!(lines.len() >= 6, "{} lines", lines.len());
    drop(tx);
    (world, lines)
}

kit::on_both! {
    /// Every column of every line, one at a time.
    async fn a_changed_line_is_found_wherever_it_stands(fresh) {
        let (world, lines) = lived(fresh).await;
        let other = sql(&world, Uuid::from_u128(7));
        let moment = match world.house.db.backend() {
            DbBackend::Sqlite => "at = '2001-01-01 00:00:00.000000+00:00'",
            _ => "at = '2001-01-01 00:00:00+00'",
        };
        let changes = [
            moment.to_owned(),
            format!("account = {other}"),
            format!("organisation = {other}"),
            format!("about = {other}"),
            "act = 'nothing at all'".to_owned(),
            format!("id = {other}"),
            format!("mark = {}", if world.house.db.backend() == DbBackend::Sqlite { "X'00'" } else { "'\\x00'" }),
        ];
        for line in &lines {
            for change in &changes {
                let attack = format!("UPDATE audit_line SET {change} WHERE id = {}", sql(&world, line.id));
                let found = after(&world, &[attack]).await;
                assert_eq!(found.len(), 1, "{change} at {}", line.number);
                assert_eq!(found[0].number, line.number, "{change}");
            }
        }
    }

    /// Dropped, also with the later ones moved up; swapped; forged at the end.
    async fn a_dropped_swapped_or_forged_line_is_found(fresh) {
        let (world, lines) = lived(fresh).await;
        let chain = sql(&world, lines[0].chain);
        for line in &lines {
            let drop = format!("DELETE FROM audit_line WHERE id = {}", sql(&world, line.id));
            assert!(!after(&world, std::slice::from_ref(&drop)).await.is_empty(), "dropped {}", line.number);
            if line.number < lines.len() as i64 {
                // One after the other, as no two lines may have one number meanwhile.
                let up = |n: i64| format!("UPDATE audit_line SET number = {} WHERE chain = {chain} AND number = {n}", n - 1);
                let mut attack = vec![drop];
                attack.extend((line.number + 1..=lines.len() as i64).map(up));
                attack.push(format!("UPDATE audit_head SET number = number - 1 WHERE chain = {chain}"));
                assert!(!after(&world, &attack).await.is_empty(), "dropped {} and closed the gap", line.number);
            }
        }
        for pair in lines.windows(2) {
            let put = |line: &audit::Model, number: i64| {
                format!("UPDATE audit_line SET number = {number} WHERE id = {}", sql(&world, line.id))
            };
            let swap = [put(&pair[0], 9_999), put(&pair[1], pair[0].number), put(&pair[0], pair[1].number)];
            assert!(!after(&world, &swap).await.is_empty(), "swapped {}", pair[0].number);
        }
        let last = lines.last().expect("a line");
        let forged = format!(
            "INSERT INTO audit_line (id, chain, number, at, act, mark) SELECT {}, chain, number + 1, at, act, mark FROM audit_line WHERE id = {}",
            sql(&world, Uuid::from_u128(7)),
            sql(&world, last.id)
        );
        let head = format!("UPDATE audit_head SET number = number + 1 WHERE chain = {chain}");
        assert!(!after(&world, &[forged, head]).await.is_empty(), "a forged line");
    }

    /// Cut off at any point: by the head that is left, or by the seal that a head made to match can't have.
    async fn lines_cut_off_are_found(fresh) {
        let (world, lines) = lived(fresh).await;
        let chain = sql(&world, lines[0].chain);
        let cut = |from: i64| format!("DELETE FROM audit_line WHERE chain = {chain} AND number > {from}");
        let fitting = |line: &audit::Model| {
            format!(
                "UPDATE audit_head SET number = {}, mark = (SELECT mark FROM audit_line WHERE id = {}) WHERE chain = {chain}",
                line.number,
                sql(&world, line.id)
            )
        };
        for line in &lines[..lines.len() - 1] {
            assert!(!after(&world, &[cut(line.number)]).await.is_empty(), "cut after {}", line.number);
        }
        for line in &lines[..lines.len() - 1] {
            let found = after(&world, &[cut(line.number), fitting(line)]).await;
            assert!(!found.is_empty(), "cut after {} with a head to match", line.number);
        }
        world.next_morning().await;
        let all = ["DELETE FROM audit_line".to_owned(), "DELETE FROM audit_head".to_owned()];
        assert!(after(&world, &all).await.len() >= 3, "all of it gone: each chain is missed");
        let only_heads = ["DELETE FROM audit_head".to_owned()];
        assert!(!after(&world, &only_heads).await.is_empty(), "heads gone");
        assert_eq!(audit::verify(&world.house.read().await.expect("a transaction")).await.expect("a look"), vec![]);
    }

    /// A head that was copied while the program stood there fits lines that are cut back to it. The heads beside the keys
    /// find it, from the next hour on.
    async fn an_old_head_put_back_is_found_within_the_hour(fresh) {
        let (world, lines) = lived(fresh).await;
        let chain = lines[0].chain;
        let copied = head(&world, chain).await;
        world.clock.advance(chrono::Duration::minutes(61));
        world.jobs().await;
        write_on(&world.house, chain).await;
        let back = [
            format!("DELETE FROM audit_line WHERE chain = {} AND number > {}", sql(&world, chain), lines.len()),
            copied,
        ];
        assert_eq!(after(&world, &back).await, vec![], "not yet: the program itself wrote both, this hour");
        world.clock.advance(chrono::Duration::minutes(61));
        world.jobs().await;
        let found = after(&world, &back).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].to_string().contains("cut off"), "{}", found[0]);
    }

    /// The next act must not give a cut chain a head that fits: what was found stays found.
    async fn writing_on_heals_no_cut(fresh) {
        let (world, lines) = lived(fresh).await;
        let (chain, last) = (lines[0].chain, &lines[2]);
        let tx = world.house.write().await.expect("a transaction");
        run(&tx, &format!("DELETE FROM audit_line WHERE chain = {} AND number > {}", sql(&world, chain), last.number)).await;
        let head = format!(
            "UPDATE audit_head SET number = {}, mark = (SELECT mark FROM audit_line WHERE id = {}) WHERE chain = {}",
            last.number,
            sql(&world, last.id),
            sql(&world, chain)
        );
        run(&tx, &head).await;
        tx.commit().await.expect("done");
        for _ in 0..3 {
            write_on(&world.house, chain).await;
            assert_eq!(audit::check(&world.house).await.expect("a look").len(), 1);
        }
        world.clock.advance(chrono::Duration::minutes(61));
        world.jobs().await;
        assert_eq!(audit::check(&world.house).await.expect("a look").len(), 1, "nor does the hourly note");
    }

    /// Doctor runs beside a program that works, and notes of the heads are written meanwhile.
    async fn a_check_beside_writers_never_cries_wolf(fresh) {
        let (world, lines) = lived(fresh).await;
        let mut writing = Vec::new();
        for n in 0..4 {
            // Two at one chain, and two that begin their own.
            let (house, chain) = (world.house.clone(), if n < 2 { lines[0].chain } else { Uuid::from_u128(900 + n) });
            writing.push(tokio::spawn(async move {
                for _ in 0..50 {
                    write_on(&house, chain).await;
                }
            }));
        }
        let mut looks = 0;
        while writing.iter().any(|it| !it.is_finished()) || looks < 5 {
            let found = audit::check(&world.house).await.expect("a look");
            assert_eq!(found, vec![], "look {looks}");
            world.clock.advance(chrono::Duration::minutes(61));
            world.jobs().await;
            looks += 1;
        }
        for it in writing {
            it.await.expect("it wrote");
        }
        assert_eq!(audit::check(&world.house).await.expect("a look"), vec![]);
    }

    /// Acts about a survey carry the day, never the moment; answering leaves no line.
    async fn nothing_about_a_survey_is_finer_than_a_day(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let tx = world.house.read().await.expect("a transaction");
        let before = audit::newest(&tx, Some(town.la.id), None, 1_000).await.expect("lines").len();
        let people = surveys::invitations(&tx, wave).await.expect("a list");
        drop(tx);
        for person in people {
            surveys::cast(&world.house, person, surveys::instrument::Answers::default()).await.expect("a ballot");
        }
        world.next_morning().await;
        let tx = world.house.read().await.expect("a transaction");
        let lines = audit::newest(&tx, Some(town.la.id), None, 1_000).await.expect("lines");
        assert_eq!(lines.len(), before, "answering, and the morning's job, leave no line");
        drop(tx);
        world.close(&town, wave).await;
        let tx = world.house.read().await.expect("a transaction");
        let lines = audit::newest(&tx, Some(town.la.id), None, 1_000).await.expect("lines");
        let about: Vec<_> = lines.iter().filter(|line| line.about == Some(wave)).collect();
        assert!(about.len() >= 4, "sent, closed, opened, keys destroyed: {about:?}");
        for line in about {
            assert_eq!(line.at, kit::clock::london_at(kit::clock::london_day(line.at), 0), "{}", line.act);
        }
    }
}
