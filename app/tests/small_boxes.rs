//! Small boxes when their round closes: counted together where there are enough of them, deleted in any case, and nothing of
//! them is left anywhere but the figures.

mod common;

use common::{Town, World, expect};
use kit::ids;
use kit::testing::Visitor;
use sea_orm::{ConnectionTrait, Statement};
use surveys::instrument::{Answers, Given};
use surveys::{State, Wave};
use uuid::Uuid;

/// How many rows a table has.
async fn rows(world: &World, table: &str) -> i64 {
    let db = &world.house.db;
    let query = Statement::from_string(db.backend(), format!("SELECT count(*) FROM {table}"));
    let row = db.maintenance().query_one_raw(query).await.expect(table).expect("a row");
    row.try_get_by_index::<i64>(0).expect("a number")
}

/// A survey of a town in which so many answered, a few of them that they never feel safe.
async fn answered(world: &World, town: &Town, ballots: usize) -> Uuid {
    let wave = world.wave(town).await;
    let tx = world.house.read().await.expect("a transaction");
    let invited = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (n, invitation) in invited.iter().take(ballots).enumerate() {
        let mut answers = Answers::default();
        let safe = if n % 2 == 0 { "always" } else { "never" };
        answers.closed.insert("home-safe".into(), Given::One(safe.into()));
        answers.closed.insert("worker-trust".into(), Given::One("always".into()));
        surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
    }
    world.close(town, wave).await;
    wave
}

async fn small_towns(world: &World, ballots: &[usize]) -> Vec<(Town, Uuid)> {
    let mut towns = Vec::new();
    for (n, ballots) in ballots.iter().enumerate() {
        let town = world.town(&format!("Little Hollow {}", n + 1), 12).await;
        let wave = answered(world, &town, *ballots).await;
        towns.push((town, wave));
    }
    towns
}

/// Closes the only round; returns where it is.
async fn close_round(world: &World, manager: &mut Visitor) -> String {
    let tx = world.house.read().await.expect("a transaction");
    let open = surveys::open_rounds(&tx).await.expect("rounds");
    drop(tx);
    let round = format!("/programme/rounds/{}", ids::show(open[0].id));
    let page = manager.get(&format!("{round}/close")).await.body;
    assert!(page.contains("Their boxes are deleted when the round is closed"), "{page}");
    expect(&manager.post(&format!("{round}/close"), &[]).await, 303);
    world.jobs().await;
    round
}

async fn wave(world: &World, id: Uuid) -> Wave {
    let tx = world.house.read().await.expect("a transaction");
    surveys::wave(&tx, id).await.expect("a look").expect("the wave")
}

fn keys(wave: Uuid) -> [String; 2] {
    [format!("wave-{}", ids::show(wave)), format!("box-{}", ids::show(wave))]
}

/// Neither ballots nor keys of these waves, and no answers either.
async fn nothing_is_left(world: &World, waves: &[Uuid]) {
    for id in waves {
        assert_eq!(wave(world, *id).await.state(), State::TooFew);
        let tx = world.house.read().await.expect("a transaction");
        assert!(surveys::opened(&tx, *id).await.expect("a look").is_none());
        assert!(keys(*id).iter().all(|key| world.house.keys.destroyed(key)), "codes lead nowhere");
    }
    for table in ["box_ballot", "box_nullifier", "answer"] {
        assert_eq!(rows(world, table).await, 0, "{table}");
    }
}

kit::on_both! {
    /// Five towns of eight: forty ballots. Told together, the good news alone, to the programme alone.
    async fn enough_small_boxes_are_counted_together_and_deleted(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let towns = small_towns(&world, &[8; 5]).await;
        let waves: Vec<Uuid> = towns.iter().map(|(_, wave)| *wave).collect();
        assert_eq!(rows(&world, "box_ballot").await, 40, "they wait, sealed");
        let mut lead = world.signed_in(&towns[0].0.lead).await;
        let here = towns[0].0.la.path(&format!("/waves/{}", ids::show(waves[0])));
        assert!(lead.get(&here).await.body.contains("stays sealed until the round is closed"));
        let mut manager = world.signed_in("manager@example.org").await;
        let round = close_round(&world, &mut manager).await;
        nothing_is_left(&world, &waves).await;

        let page = manager.get(&format!("{round}/findings")).await.body;
        assert!(page.contains("Where fewer than ten answered"), "{page}");
        assert!(page.contains("About 40 young people answered in 5 local authorities"), "{page}");
        let row = page.split("<tr").find(|row| row.contains("always feel safe where they live")).expect("a row");
        assert!(row.contains("50%"), "20 of 40: {row}");
        let all_alike = page.split("<tr").find(|row| row.contains("trust")).expect("a row");
        assert!(all_alike.contains("Hidden"), "all said the same: {all_alike}");
        assert!(!page.contains("Little Hollow"), "nobody is named");
        let file = manager.get(&format!("{round}/findings/files/figures.csv")).await.body;
        let told: Vec<&str> = file.lines().filter(|line| line.contains("small")).collect();
        assert!(told.iter().any(|row| row.contains("home-safe") && row.contains("50")), "{file}");
        assert_eq!(told.iter().filter(|row| row.contains("worker-trust")).count(), 1, "one figure of a question: {file}");

        let after = lead.get(&here).await.body;
        assert!(after.contains("The round is over and the answers are deleted"), "{after}");
        assert!(!lead.get(&towns[0].0.la.path("/findings")).await.body.contains("50%"), "nothing of it is the town's");
        expect(&lead.get(&format!("{round}/findings")).await, 403);
    }

    /// Twenty-nine are one too few: nothing is counted, and they are deleted all the same.
    async fn too_few_of_them_are_deleted_unread(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let towns = small_towns(&world, &[9, 9, 9, 2]).await;
        let waves: Vec<Uuid> = towns.iter().map(|(_, wave)| *wave).collect();
        let mut manager = world.signed_in("manager@example.org").await;
        let round = close_round(&world, &mut manager).await;
        nothing_is_left(&world, &waves).await;
        assert_eq!(rows(&world, "small_boxes").await, 0);
        assert!(!manager.get(&format!("{round}/findings")).await.body.contains("Where fewer than ten answered"));
    }

    /// A crash between the deletion and the end of the keys: the next look takes it up where it stopped.
    async fn what_was_begun_is_ended(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let towns = small_towns(&world, &[3]).await;
        let tx = world.house.write().await.expect("a transaction");
        let round = surveys::open_rounds(&tx).await.expect("rounds")[0].id;
        assert!(surveys::take_small(&tx, round).await.expect("taken").is_empty());
        tx.commit().await.expect("a commit");
        assert!(!world.house.keys.destroyed(&keys(towns[0].1)[0]), "not yet");
        surveys::open_boxes(&world.house).await.expect("ended");
        nothing_is_left(&world, &[towns[0].1]).await;
    }

    /// Whatever kept the work of a closed round from being done: the next morning does it.
    async fn boxes_that_outlived_their_round_go_the_next_morning(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let towns = small_towns(&world, &[9, 9, 9, 9]).await;
        let mut manager = world.signed_in("manager@example.org").await;
        let tx = world.house.read().await.expect("a transaction");
        let round = format!("/programme/rounds/{}", ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id));
        drop(tx);
        expect(&manager.post(&format!("{round}/close"), &[]).await, 303);
        let lost = Statement::from_string(world.house.db.backend(), "DELETE FROM job WHERE kind = 'findings.pool'".to_owned());
        world.house.db.maintenance().execute_raw(lost).await.expect("lost");
        world.jobs().await;
        assert_eq!(rows(&world, "box_ballot").await, 36, "nobody did it");
        world.next_morning().await;
        let waves: Vec<Uuid> = towns.iter().map(|(_, wave)| *wave).collect();
        nothing_is_left(&world, &waves).await;
        assert_eq!(rows(&world, "small_boxes").await, 1, "and they were told together");
    }
}
