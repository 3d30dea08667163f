//! What attackers make of everything they hold: orders of answers, orders of people, and pairs.

use super::copy::{self, Table, once};
use super::truth::{Truth, tokens};
use super::witness::Witness;
use super::{ask, logs, pages, search};
use crate::common::World;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};
use std::collections::HashMap;
use std::time::Duration;

/// Tables with a row of one person, or of one answer.
const OF_ONE: [&str; 6] = ["invitation", "care_leaver", "place", "joined", "message", "answer"];

/// What one wave gives away.
pub(crate) struct Evidence {
    /// Answers in every order that something tells.
    pub(crate) answers: Vec<(String, Vec<usize>)>,
    /// People in every order that something tells.
    pub(crate) people: Vec<(String, Vec<usize>)>,
    /// People and answers that something puts side by side.
    pub(crate) pairs: Vec<(String, Vec<(usize, usize)>)>,
    /// Identifiers and marks of people, and of answers, by their names: for the classifier.
    pub(crate) digits: [HashMap<usize, Vec<(String, String)>>; 2],
    /// How many answers a value joins to few arrivals, by copies taken between arrivals; and how many it could.
    pub(crate) by_copies: (f64, f64),
}

/// Takes everything there is. `since` is where PostgreSQL's log stood when the wave began.
pub(crate) async fn gather(world: &World, truth: &mut Truth, witness: &Witness, since: &str) -> Evidence {
    let tables = copy::tables(world).await;
    learn_aliases(truth, &tables);
    let truth = &*truth;
    let person = |row: &[String]| row.iter().find_map(|cell| truth.person_in(cell));
    let answer = |row: &[String]| row.iter().find_map(|cell| truth.answer_in(cell));
    let enough = |orders: Vec<(String, Vec<usize>)>| {
        orders.into_iter().filter(|(_, order)| order.len() * 2 >= truth.len()).collect::<Vec<_>>()
    };
    let mut answers: Vec<_> = tables.iter().flat_map(|t| enough(t.orders(&answer))).collect();
    let mut people: Vec<_> = tables.iter().flat_map(|t| enough(t.orders(&person))).collect();
    let log = logs::text();
    people.extend(enough(vec![("the program's log".to_owned(), once(truth.names_in(&log)))]));
    people.extend(enough(witness.orders()));
    let logged = if world.house.db.backend() == DbBackend::Sqlite {
        let file = world.folder().join("nb.sqlite");
        answers.extend(enough(vec![("bytes in the file".to_owned(), pages::answers_on_disk(&file, truth))]));
        witness.commits.iter().flat_map(|c| c.answers.iter().copied()).collect()
    } else {
        search::words_in_log(world, truth, since).await
    };
    answers.extend(enough(vec![("the database's log".to_owned(), once(logged.into_iter()))]));
    let pairs = vec![
        ("one transaction, as it is now".to_owned(), same_transaction(&tables, &person, &answer)),
        ("one transaction, as it was seen".to_owned(), witness.side_by_side()),
    ];
    Evidence {
        digits: [digits(&tables, &person, Some(witness)), digits(&tables, &answer, None)],
        by_copies: (witness.joined(&tables, truth), witness.most()),
        answers,
        people,
        pairs,
    }
}

/// A row that speaks of one person has an identifier by which others speak of that row: a message and its job.
fn learn_aliases(truth: &mut Truth, tables: &[Table]) {
    let mut aliases = Vec::new();
    for table in tables {
        let Some(id) = table.column("id") else { continue };
        for row in &table.rows {
            if let Some(person) = row.iter().find_map(|cell| truth.person_in(cell)) {
                aliases.extend(tokens(&row[id]).map(|token| (token, person)));
            }
        }
    }
    for (name, person) in aliases {
        truth.learn(name, person);
    }
}

/// PostgreSQL keeps beside each row which transaction wrote it: rows of people and answers that share one, pairwise.
fn same_transaction(
    tables: &[Table],
    person: &dyn Fn(&[String]) -> Option<usize>,
    answer: &dyn Fn(&[String]) -> Option<usize>,
) -> Vec<(usize, usize)> {
    let mut by: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for table in tables {
        let Some(xmin) = table.column("xmin") else { continue };
        for row in &table.rows {
            let (people, answers) = by.entry(&row[xmin]).or_default();
            match answer(row) {
                Some(answer) => answers.push(answer),
                None => people.extend(person(row)),
            }
        }
    }
    let pairs = by
        .into_values()
        .flat_map(|(people, answers)| once(people.into_iter()).into_iter().zip(once(answers.into_iter())));
    pairs.collect()
}

/// What is written in hexadecimal digits beside a person or an answer.
fn digits(
    tables: &[Table],
    who: &dyn Fn(&[String]) -> Option<usize>,
    witness: Option<&Witness>,
) -> HashMap<usize, Vec<(String, String)>> {
    let mut all: HashMap<usize, Vec<(String, String)>> = HashMap::new();
    let hexadecimal = |cell: &str| {
        let bare = cell.strip_prefix("X'").and_then(|c| c.strip_suffix('\'')).unwrap_or(cell);
        let digits = bare.replace('-', "").to_ascii_lowercase();
        (digits.len() >= 32 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then(|| digits[..32].to_owned())
    };
    for table in tables.iter().filter(|t| OF_ONE.contains(&t.name.as_str())) {
        for row in &table.rows {
            let Some(who) = who(row) else { continue };
            let found = table.columns.iter().zip(row).filter_map(|(c, cell)| Some((c, hexadecimal(cell)?)));
            all.entry(who)
                .or_default()
                .extend(found.map(|(c, digits)| (format!("{}.{c}", table.name), digits)));
        }
    }
    for (who, ballot) in witness.iter().flat_map(|w| w.ballots.iter().enumerate()) {
        for (name, cell) in ["ballot", "nullifier"].into_iter().zip(ballot) {
            all.entry(who).or_default().extend(hexadecimal(cell).map(|d| (name.to_owned(), d)));
        }
    }
    all
}

/// PostgreSQL's log from here on: kept whole while this is, as any test's checkpoint may throw the old of it away.
pub(crate) struct Log {
    /// Its first file; nothing on SQLite.
    pub(crate) since: String,
    /// Ends what keeps it, when it is dropped.
    _keeper: Option<DatabaseConnection>,
}

impl Log {
    /// Begins to keep it.
    pub(crate) async fn keep(world: &World) -> Self {
        if world.house.db.backend() == DbBackend::Sqlite {
            return Self { since: String::new(), _keeper: None };
        }
        let day = Duration::from_secs(24 * 60 * 60);
        let mut options = ConnectOptions::new(&world.house.settings.database);
        options.max_connections(1).idle_timeout(day).max_lifetime(day).sqlx_logging(false);
        let keeper = Database::connect(options).await.expect("one more connection");
        let name = kit::ids::letters(&world.house.chance.bytes::<10>());
        let slot = format!("SELECT pg_create_physical_replication_slot('nbt_{name}', true, true)");
        keeper.execute_unprepared(&slot).await.expect("the log is kept");
        let rows = ask(world, "SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS name").await;
        Self { since: rows[0].try_get("", "name").expect("a name"), _keeper: Some(keeper) }
    }
}
