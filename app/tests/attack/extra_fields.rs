//! Mass assignment: every form is sent with every column of every table as a further field. What is not the form's own
//! does nothing.

use crate::bot;
use crate::common::World;
use crate::dump::{self, Change, Row};
use crate::html::Form;
use crate::stage::{Stage, WORDS, list};
use std::collections::{BTreeMap, BTreeSet};

/// Columns (but whose name a personal adviser's is, for which there is a form) that no form of a person ever changes in a row that is there: whose it is, who somebody is, how a survey is kept.
const FIXED: [&str; 16] = [
    "organisation",
    "account",
    "role",
    "kind",
    "slug",
    "gss_code",
    "email_mark",
    "mode",
    "custody",
    "thresholds",
    "public_key",
    "wave",
    "care_leaver",
    "release",
    "invited_by",
    "since",
];

/// What is put into a column that isn't the form's business.
fn hostile(column: &str, theirs: &str) -> String {
    match column {
        "role" => "programme-manager".to_owned(),
        "kind" => "national".to_owned(),
        "custody" | "mode" | "state" | "opening" | "step" => "x7-hostile".to_owned(),
        _ if column.ends_with("_on")
            || column.ends_with("_at")
            || ["since", "day", "at"].contains(&column) =>
        {
            "1999-01-01".to_owned()
        }
        _ if [
            "id",
            "organisation",
            "account",
            "wave",
            "round",
            "plan",
            "theme",
            "release",
            "care_leaver",
            "adviser",
            "chain",
        ]
        .contains(&column) =>
        {
            theirs.to_owned()
        }
        _ => "x7-hostile".to_owned(),
    }
}

async fn names(world: &World) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = dump::columns(world).await.into_values().flatten().collect();
    names.extend(
        ["admin", "is_admin", "roles[]", "user[role]", "organisation_id", "la", "_method", "__proto__"]
            .map(str::to_owned),
    );
    names
}

/// The other LA, as it stands in rows and in addresses.
async fn other(stage: &Stage) -> (String, String) {
    let tx = stage.world.house.read().await.expect("a transaction");
    let slug = stage.other.trim_start_matches("/la/");
    let la = people::public_authority(&tx, slug).await.expect("the other LA");
    (la.id.to_string(), kit::ids::show(la.id))
}

/// The form with its own fields, and after them all others.
fn stuffed(form: &Form, names: &BTreeSet<String>, theirs: &str, turn: usize) -> Vec<(String, String)> {
    // Words of its own each time, as some things may stand once.
    let own = bot::filled(form, &format!("{WORDS} {turn}"), &format!("new{turn}@one.example.org"));
    let known: BTreeSet<&String> = form.fields.iter().map(|f| &f.name).collect();
    let more = names.iter().filter(|n| !known.contains(n)).map(|n| (n.clone(), hostile(n, theirs)));
    own.iter().cloned().chain(more).collect()
}

fn holds(row: &Row, what: &str) -> bool {
    let hex: String = what.bytes().map(|b| format!("{b:02x}")).collect();
    let plain = what.replace('-', "");
    row.values().any(|v| {
        let v = v.to_lowercase();
        v.contains(what) || v.contains(&plain) || v.contains(&hex)
    })
}

fn before_holds(change: &Change, what: &str) -> bool {
    change.before.as_ref().is_some_and(|row| holds(row, what))
}

fn sound(what: &str, change: &Change, theirs: &str) {
    // Whoever invites to the national team says the role: it is that form's own. What stood there before was not written.
    let foreign = |hostile: &&str| {
        let own = *hostile == "programme-manager" && what.ends_with("/programme/team");
        !own && !before_holds(change, hostile)
    };
    let Change { table, before, after } = change;
    if let (Some(before), Some(after)) = (before, after) {
        let moved: Vec<_> = FIXED.iter().filter(|c| before.get(**c) != after.get(**c)).collect();
        assert!(
            moved.is_empty() || (table == "adviser_name" && moved == [&"account"]),
            "{what} changed {moved:?} of {table}: {before:?} {after:?}"
        );
    }
    if let Some(row) = after {
        for hostile in ["x7-hostile", "1999-01-01", "programme-manager", theirs].into_iter().filter(foreign) {
            assert!(!holds(row, hostile), "{what} wrote {hostile} into {table}: {row:?}");
        }
    }
}

kit::on_both! {
    async fn only_a_forms_own_fields_count(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let (their_id, their_address) = other(&stage).await;
        let elsewhere = format!("/{}", stage.other.trim_start_matches("/la/"));
        let names = names(&stage.world).await;
        assert!(names.len() > 80, "the columns were read");
        let waiting = stage.waiting_import(list(WORDS, 90, 2).as_bytes()).await.location.expect("a preview");
        let (mut done, mut turn): (BTreeMap<String, usize>, usize) = (BTreeMap::new(), 0);
        // Whoever can end the seats of others comes after them.
        for role in ["leader", "adviser", "lead", "manager"] {
            let mut seeds = stage.all("GET");
            seeds.push(waiting.clone());
            let pages = bot::crawl(stage.act(role), &seeds).await;
            // A manager works with every LA: what is meant for the other one may change it.
            let meant = |f: &&Form| f.action != "/sign-out" && !f.action.contains(&elsewhere);
            for form in bot::forms(&pages).iter().filter(meant) {
                for theirs in [&their_id, &their_address] {
                    turn += 1;
                    let before = dump::dump(&stage.world).await;
                    let fields = stuffed(form, &names, theirs, turn);
                    let seen = bot::send(stage.act(role), form, &fields, list(WORDS, 200 + turn, 1).as_bytes()).await;
                    assert!(!seen.status.is_server_error(), "{role} {}: {}", form.action, seen.body);
                    *done.entry(form.action.clone()).or_default() += usize::from(seen.status == 303);
                    let after = dump::dump(&stage.world).await;
                    for change in dump::acts(dump::changes(&before, &after)) {
                        sound(&format!("{role} {}", form.action), &change, &their_id);
                    }
                }
            }
        }
        let worked: Vec<_> = done.iter().filter(|(_, n)| **n > 0).map(|(at, _)| at.as_str()).collect();
        for needed in ["/team", "/programme/rounds", "/confirm", "/themes", "/delete"] {
            assert!(worked.iter().any(|at| at.ends_with(needed)), "{needed} did what it is for: {worked:?}");
        }
    }

    /// The same for somebody who answers: nothing but the answer to this question changes, and the wave is the code's own.
    async fn an_answer_is_an_answer_and_nothing_else(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        let (theirs, _) = other(&stage).await;
        let names = names(&stage.world).await;
        let mut phone = stage.visitor();
        phone.post(&stage.survey_link(2).await, &[]).await;
        let before = dump::dump(&stage.world).await;
        let mut fields = vec![("home-safe".to_owned(), "always".to_owned())];
        fields.extend(names.iter().map(|n| (n.clone(), hostile(n, &theirs))));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let seen = phone.post("/survey/q/1", &fields).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        let changed = dump::changes(&before, &dump::dump(&stage.world).await);
        assert_eq!(changed.iter().map(|c| c.table.as_str()).collect::<Vec<_>>(), ["box_draft"]);
        let moved: Vec<_> = changed[0].before.iter().flatten().filter(|(c, v)| changed[0].after.as_ref().and_then(|a| a.get(*c)) != Some(v)).collect();
        assert_eq!(moved.iter().map(|(c, _)| c.as_str()).collect::<Vec<_>>(), ["sealed"]);
    }

    /// The first value of a name counts, wherever a second one comes from.
    async fn a_name_twice_is_read_once(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let team = format!("{}/team?role=lead&email=query@one.example.org", stage.la);
        let twice = [("name", "Two Roles"), ("email", "two@one.example.org"), ("role", "adviser"), ("role", "lead"), ("email", "x@y.example")];
        assert_eq!(stage.act("lead").post(&team, &twice).await.status, 303);
        let tx = stage.world.house.read().await.expect("a transaction");
        let la = people::public_authority(&tx, stage.la.trim_start_matches("/la/")).await.expect("the LA");
        let members = people::members(&tx, la.id).await.expect("a team");
        let two: Vec<_> = members.iter().filter(|m| m.details.name == "Two Roles").collect();
        assert_eq!(two.len(), 1);
        assert_eq!((two[0].details.email.as_str(), two[0].role), ("two@one.example.org", people::Role::Adviser));
        assert!(!members.iter().any(|m| m.details.email.starts_with("query") || m.details.email.starts_with("x@")));
    }
}
