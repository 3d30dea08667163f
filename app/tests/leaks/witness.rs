//! Somebody who looks at the database between two arrivals, again and again, and keeps what he saw.

use super::copy::{self, Table, once};
use super::pages::{Commit, Follower};
use super::truth::Truth;
use crate::common::World;
use sea_orm::DbBackend;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// What is new in the database since the copy before.
pub(crate) struct Interval {
    /// Who arrived between the two copies.
    pub(crate) arrivals: Range<usize>,
    /// Every value in the rows that are new.
    pub(crate) values: HashSet<String>,
}

/// All that was seen while people answered.
pub(crate) struct Witness {
    follower: Option<Follower>,
    rows: HashSet<u64>,
    boxed: HashSet<String>,
    copied: usize,
    /// The differences of two copies, one after the other.
    pub(crate) intervals: Vec<Interval>,
    /// What was written by one transaction: on SQLite as the write-ahead log has it, on PostgreSQL as rows that are
    /// new in a copy name their transaction.
    pub(crate) commits: Vec<Commit>,
    /// The new ballot and nullifier of each arrival: whoever copies the box after each arrival knows whose they are.
    pub(crate) ballots: Vec<[String; 2]>,
}

impl Witness {
    /// Begins before the first arrival.
    pub(crate) async fn begin(world: &World, truth: &Truth) -> Self {
        let sqlite = world.house.db.backend() == DbBackend::Sqlite;
        let file = world.folder().join("nb.sqlite");
        let mut witness = Self {
            follower: sqlite.then(|| Follower::begin(&file, truth)),
            rows: HashSet::new(),
            boxed: HashSet::new(),
            copied: 0,
            intervals: Vec::new(),
            commits: Vec::new(),
            ballots: Vec::new(),
        };
        witness.copy(world, truth, 0).await;
        witness.intervals.clear();
        witness.commits.clear();
        witness
    }

    /// Looks, so many having arrived.
    pub(crate) async fn look(&mut self, world: &World, truth: &Truth, arrived: usize) {
        if let Some(follower) = &mut self.follower {
            self.commits.extend(follower.news(truth));
        }
        if arrived == self.ballots.len() + 1 {
            let ballot = self.newcomer(copy::column(world, "box_ballot", "id").await);
            let tag = self.newcomer(copy::column(world, "box_nullifier", "tag").await);
            self.ballots.push([ballot, tag]);
        }
        // Copies after every arrival at first, then after every ten, and later after every hundred.
        if arrived <= 20 || (arrived <= 200 && arrived.is_multiple_of(10)) || arrived.is_multiple_of(100) {
            self.copy(world, truth, arrived).await;
        }
    }

    fn newcomer(&mut self, boxed: Vec<String>) -> String {
        let mut new = boxed.into_iter().filter(|v| self.boxed.insert(v.clone()));
        let one = new.next().expect("one arrival, one ballot");
        assert_eq!(new.next(), None, "one arrival, one ballot");
        one
    }

    /// Copies everything, and notes what is new in it.
    pub(crate) async fn copy(&mut self, world: &World, truth: &Truth, arrived: usize) {
        let mut values = HashSet::new();
        let mut commits: BTreeMap<u64, Commit> = BTreeMap::new();
        for table in copy::tables(world).await {
            let xmin = table.column("xmin");
            for row in &table.rows {
                let mut hash = DefaultHasher::new();
                (&table.name, row).hash(&mut hash);
                if !self.rows.insert(hash.finish()) {
                    continue;
                }
                values.extend(row.iter().filter(|cell| cell.len() >= 12).cloned());
                if let Some(number) = xmin.and_then(|at| row[at].parse().ok()) {
                    let commit = commits.entry(number).or_default();
                    commit.people.extend(row.iter().find_map(|cell| truth.person_in(cell)));
                    commit.answers.extend(row.iter().find_map(|cell| truth.answer_in(cell)));
                }
            }
        }
        self.commits.extend(commits.into_values());
        self.intervals.push(Interval { arrivals: self.copied..arrived, values });
        self.copied = arrived;
    }

    /// People in the order of what was seen of each: the keys of their ballots, and their nullifiers.
    pub(crate) fn orders(&self) -> Vec<(String, Vec<usize>)> {
        let by = |n: usize| {
            let mut all: Vec<usize> = (0..self.ballots.len()).collect();
            all.sort_by_key(|who| &self.ballots[*who][n]);
            all
        };
        let commits = once(self.commits.iter().flat_map(|c| c.people.iter().copied()));
        [("ballots by key", by(0)), ("nullifiers", by(1)), ("transactions", commits)]
            .map(|(name, order)| (name.to_owned(), order))
            .into()
    }

    /// People and answers that one transaction wrote.
    pub(crate) fn side_by_side(&self) -> Vec<(usize, usize)> {
        let pairs =
            |c: &Commit| -> Vec<_> { c.people.iter().copied().zip(c.answers.iter().copied()).collect() };
        self.commits.iter().flat_map(pairs).collect()
    }

    /// How many answers a value joins to the few who arrived between two copies: for each answer that has a value
    /// (of its own) which was new in one of them, one over how many those few are.
    pub(crate) fn joined(&self, tables: &[Table], truth: &Truth) -> f64 {
        let mut sum = 0.0;
        for table in tables {
            let mut times: HashMap<&str, usize> = HashMap::new();
            for cell in table.rows.iter().flatten().filter(|cell| cell.len() >= 12) {
                *times.entry(cell).or_default() += 1;
            }
            for row in &table.rows {
                let Some(answer) = row.iter().find_map(|cell| truth.answer_in(cell)) else { continue };
                let own: Vec<&String> = row.iter().filter(|c| times.get(c.as_str()) == Some(&1)).collect();
                let mut seen = self.intervals.iter().filter(|i| own.iter().any(|c| i.values.contains(*c)));
                if let Some(interval) = seen.next().filter(|i| i.arrivals.contains(&answer)) {
                    sum += 1.0 / interval.arrivals.len() as f64;
                }
            }
        }
        sum
    }

    /// What [`Self::joined`] is when every copy gives everything away.
    pub(crate) fn most(&self) -> f64 {
        self.intervals.iter().filter(|i| !i.arrivals.is_empty()).count() as f64
    }
}
