//! The test that keeps the promise: nobody who holds everything can join an answer to a person.
//!
//! Waves of answers that are independent of the register. The attackers get the whole database with its hidden
//! columns, its files and log, and the outbox, and know the true order of arrival. By chance they match one answer a wave, whatever its size: over the short form's four waves the
//! sum is Poisson(4), and 14 or more has a probability below 1 in 10,000.
//!
//! The controls are leaks made on purpose; an attacker who misses one would prove nothing.

mod common;
mod leaks;

use common::World;
use leaks::{Control, Truth, search_files, waves};

/// A match by chance is one a wave: see above.
fn most(waves: usize) -> usize {
    if waves > 4 { 36 } else { 14 }
}

kit::on_both! {
    /// The real box: every attacker stays at chance, nothing is readable before the opening.
    async fn nobody_can_join_an_answer_to_a_person(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let (count, size) = waves();
        let mut score = leaks::Score::default();
        for n in 0..count {
            let town = world.town(&format!("Linkton{n}"), size).await;
            let wave = world.wave(&town).await;
            world.jobs().await;
            let truth = leaks::arrive(&world, wave, Control::None).await;
            assert_eq!(leaks::readable_rows(&world).await, 0, "nothing may be readable before the opening");
            assert_eq!(search_files(&world, &truth).await, 0, "a canary is on the disk before the opening");
            world.close(&town, wave).await;
            assert_eq!(leaks::canaries_in_answers(&world, &truth).await, truth.len(), "each answer is there once");
            score.add(&world, &truth, "answer").await;
            leaks::clear(&world).await;
        }
        for (attacker, matches) in score.sums() {
            eprintln!("{attacker}: {matches} of {} ({count} waves)", count * size);
            assert!(*matches < most(count), "{attacker} joined {matches} answers to people");
        }
        assert!(score.attackers() >= 5, "all attackers came");
    }

    /// A table like any other, written as answers arrive: its hidden order gives everyone away.
    async fn a_hidden_row_order_is_caught(fresh) {
        let (score, size) = controlled(fresh, Control::RowOrder).await;
        let best = score.best();
        assert!(best * 10 >= size * 9, "the control must be caught: {best} of {size}");
    }

    /// The register written together with the answer: one transaction joins them.
    async fn a_shared_transaction_is_caught(fresh) {
        let (score, size) = controlled(fresh, Control::SameTransaction).await;
        let best = score.joined;
        assert!(best * 10 >= size * 9, "the control must be caught: {best} of {size}");
    }

    /// A time beside each answer.
    async fn a_time_of_arrival_is_caught(fresh) {
        let (score, size) = controlled(fresh, Control::CreatedAt).await;
        let best = score.best();
        assert!(best * 10 >= size * 9, "the control must be caught: {best} of {size}");
    }

    /// An answer that is written down in the clear: the search of all files must find it.
    async fn a_readable_answer_on_disk_is_caught(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Linkton", 20).await;
        let wave = world.wave(&town).await;
        let truth: Truth = leaks::arrive(&world, wave, Control::RowOrder).await;
        assert!(leaks::readable_rows(&world).await > 0, "the search of the tables is blind");
        assert!(search_files(&world, &truth).await > 0, "the search of the files is blind");
    }
}

async fn controlled(fresh: kit::testing::Fresh, control: Control) -> (leaks::Score, usize) {
    let size = 60;
    let world = World::new(fresh).await;
    world.begin().await;
    let town = world.town("Linkton", size).await;
    let wave = world.wave(&town).await;
    let truth = leaks::arrive(&world, wave, control).await;
    let mut score = leaks::Score::default();
    score.add(&world, &truth, "leak_answer").await;
    (score, size)
}
