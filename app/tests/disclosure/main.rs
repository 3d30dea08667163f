//! Synthetic programmes, published through the real pages and files, for an attacker of another make (`tools/attack`):
//! what each local authority's lead can read, what an attacker knows besides, and, apart from it, the truth. Programmes stand in
//! rounds, which are closed; every fourth asks again in a second round, when half of its people are still there.
//!
//! `./test attack` runs both. Where it is told no folder (`NB_ATTACK`), it looks at the pages of one.

#[path = "../common/mod.rs"]
mod common;
mod people;
mod truth;

use common::{Town, World};
use kit::testing::{Fresh, Visitor};
use std::path::{Path, PathBuf};
use surveys::instrument::{Answers, Instrument, built_in};

/// Three ways to tell people apart, and questions of each shape of indicator: with and without a middle, bands, a branch.
const ASKED: [&str; 11] = [
    "home-safe",
    "money",
    "days",
    "better",
    "life-satisfaction",
    "anxious",
    "too-much",
    "fun",
    "age",
    "gender",
    "home-type",
];

/// The well-being survey, cut to what the attack needs.
fn instrument() -> Instrument {
    let mut cut = built_in().iter().find(|i| i.name == "well-being").expect("built in").clone();
    for section in &mut cut.sections {
        section.questions.retain(|q| ASKED.contains(&q.name.as_str()));
        section.questions.iter_mut().for_each(|q| (q.with_previous, q.ask_if) = (false, None));
    }
    cut.sections.retain(|section| !section.questions.is_empty());
    cut.groupings = ["age", "gender", "home-type"].map(str::to_owned).to_vec();
    Instrument { name: "attacked".to_owned(), ..cut }
}

/// A programme's name: letters only, as towns have.
fn name(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    format!("Town{}{}{}", letter(n / 676), letter(n / 26), letter(n))
}

/// One LA from its register to its published findings, with so many answers.
async fn publish(world: &World, n: usize, answers: &[Answers], asked: &Instrument) -> Town {
    let town = world.town(&name(n), answers.len()).await;
    let wave = world.wave_with(&town, asked).await;
    answer(world, wave, answers).await;
    world.close(&town, wave).await;
    town
}

/// Those who were invited answer, in turn.
async fn answer(world: &World, wave: uuid::Uuid, answers: &[Answers]) {
    let tx = world.house.read().await.expect("a transaction");
    let invited = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (invitation, answers) in invited.iter().zip(answers) {
        surveys::cast(&world.house, *invitation, answers.clone()).await.expect("a ballot");
    }
}

/// Keeps what somebody reads at an address as a file; what it says, where that is text.
async fn save(reader: &mut Visitor, folder: &Path, file: &str, path: &str) -> String {
    let seen = reader.get(path).await;
    common::expect(&seen, 200);
    std::fs::write(folder.join(file), &seen.bytes).expect("a file");
    seen.body
}

/// Everything a lead can open of the findings, as files in a folder.
async fn scrape(world: &World, town: &Town, folder: &Path) -> Vec<String> {
    std::fs::create_dir_all(folder).expect("a folder");
    let mut lead = world.signed_in(&town.lead).await;
    let mut pages = Vec::new();
    for (file, path) in [
        ("findings.html", "/findings"),
        ("by-age.html", "/findings/by/age"),
        ("by-gender.html", "/findings/by/gender"),
        ("by-home-type.html", "/findings/by/home-type"),
    ] {
        pages.push(save(&mut lead, folder, file, &town.la.path(path)).await);
    }
    let newest = surveys_of(&mut lead, town).await[0].clone();
    for (file, path) in [
        ("findings.xlsx", town.la.path("/findings.xlsx")),
        ("figures.csv", town.la.path(&format!("/findings/files/{newest}/figures.csv"))),
        ("codebook.csv", town.la.path(&format!("/findings/files/{newest}/codebook.csv"))),
        ("figures.sav", town.la.path(&format!("/findings/files/{newest}/figures.sav"))),
        ("figures.json", format!("/api/1/la/{}/findings/{newest}", town.la.slug)),
    ] {
        save(&mut lead, folder, file, &path).await;
    }
    pages
}

/// The same on paper.
async fn paper(world: &World, town: &Town, folder: &Path) {
    let mut lead = world.signed_in(&town.lead).await;
    for (file, path) in [
        ("findings.pdf", "/findings.pdf"),
        ("findings-board.pdf", "/findings-board.pdf"),
        ("findings-young-people.pdf", "/findings-young-people.pdf"),
        ("method.txt", "/findings/method"),
    ] {
        save(&mut lead, folder, file, &town.la.path(path)).await;
    }
}

/// The surveys that the programming interface lists, newest first.
async fn surveys_of(lead: &mut Visitor, town: &Town) -> Vec<String> {
    let seen = lead.get(&format!("/api/1/la/{}/findings", town.la.slug)).await;
    common::expect(&seen, 200);
    let list: serde_json::Value = serde_json::from_str(&seen.body).expect("JSON");
    let surveys = list["surveys"].as_array().expect("a list").iter();
    surveys.map(|one| one["survey"].as_str().expect("an identifier").to_owned()).collect()
}

/// Closes the open round, opens another, and keeps what the programme reads of the closed one.
async fn next_round(world: &World, folder: &Path) {
    let tx = world.house.read().await.expect("a transaction");
    let round = kit::ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id);
    drop(tx);
    let mut manager = world.signed_in("manager@example.org").await;
    let here = format!("/programme/rounds/{round}");
    common::expect(&manager.post(&format!("{here}/close"), &[]).await, 303);
    world.jobs().await;
    let name = format!("After {round}");
    common::expect(&manager.post("/programme/rounds", &[("name", &name)]).await, 303);
    std::fs::create_dir_all(folder).expect("a folder");
    for (file, path) in [
        ("national.html", format!("{here}/findings")),
        ("figures.csv", format!("{here}/findings/files/figures.csv")),
        ("figures.sav", format!("{here}/findings/files/figures.sav")),
        ("figures.json", format!("/api/1/rounds/{round}/findings")),
    ] {
        save(&mut manager, folder, file, &path).await;
    }
}

/// A wave's pages and files, with what is known and what is so.
async fn keep(world: &World, town: &Town, folder: &Path, asked: &Instrument, answers: &[Answers]) {
    scrape(world, town, folder).await;
    std::fs::write(folder.join("known.json"), truth::known(asked, answers).to_string()).expect("a file");
    std::fs::write(folder.join("truth.json"), truth::truth(asked, answers).to_string()).expect("a file");
}

/// Towns in which fewer than ten answer, of whose boxes one round is told together; what was said in each.
async fn small_towns(world: &World, asked: &Instrument) -> Vec<Vec<Answers>> {
    let mut all = Vec::new();
    for (at, size) in [9, 9, 8, 9, 5, 1].into_iter().enumerate() {
        let answers = people::crowd(9_000 + at, size, asked);
        publish(world, 5_000 + at, &answers, asked).await;
        all.push(answers);
    }
    all
}

/// These programmes, in one world and its two rounds.
async fn programmes(world_name: &str, numbers: impl Iterator<Item = usize>, folder: PathBuf) {
    let world = World::new(Fresh::sqlite()).await;
    world.begin().await;
    let asked = instrument();
    let mut all = Vec::new();
    for n in numbers {
        let answers = people::programme(n, &asked);
        let town = publish(&world, n, &answers, &asked).await;
        all.push((n, town, answers));
    }
    let small = small_towns(&world, &asked).await;
    let round = folder.join(format!("round-{world_name}-1"));
    next_round(&world, &round).await;
    std::fs::write(round.join("small.json"), truth::small(&asked, &small).to_string()).expect("a file");
    for (n, town, answers) in &all {
        keep(&world, town, &folder.join(format!("{n:03}")), &asked, answers).await;
        // Paper is slow to make where the program isn't optimised: every tenth.
        if n % 10 < 2 {
            paper(&world, town, &folder.join(format!("{n:03}"))).await;
        }
    }
    world.clock.advance(chrono::Duration::days(200));
    let mut again = Vec::new();
    // Every fourth programme in each of the two worlds.
    for (n, town, first) in all.into_iter().filter(|(n, ..)| n % 8 < 2) {
        let stay = first.len() / 2;
        let others = people::crowd(n + 5_000, first.len() - stay, &asked);
        let answers: Vec<Answers> = first[..stay].iter().cloned().chain(others).collect();
        let wave = world.wave_with(&town, &asked).await;
        answer(&world, wave, &answers).await;
        world.close(&town, wave).await;
        again.push((n, town, answers, stay));
    }
    next_round(&world, &folder.join(format!("round-{world_name}-2"))).await;
    for (n, town, answers, stay) in again {
        let own = folder.join(format!("{n:03}-again"));
        keep(&world, &town, &own, &asked, &answers).await;
        let stayed = truth::known(&asked, &answers[..stay]);
        std::fs::write(own.join("stayed.json"), stayed.to_string()).expect("a file");
    }
}

kit::on_both! {
async fn a_lead_reads_findings_group_by_group(fresh) {
    let folder = fresh.settings().data.join("attack");
    let world = World::new(fresh).await;
    world.begin().await;
    let asked = instrument();
    let town = publish(&world, 3, &people::crowd(3, 240, &asked), &asked).await;
    let pages = scrape(&world, &town, &folder).await;
    let told = truth::tables(&pages[1]).concat();
    assert!(told.contains("16 or 17") && told.matches('%').count() > 9, "{}", pages[1]);
    assert!(pages[0].contains("/findings/by/age") && pages[1].contains("How old are you?"), "{}", pages[0]);
}

/// Nothing is reached that is not in the registry: whatever somebody writes into the address.
async fn no_address_makes_a_table(fresh) {
    let world = World::new(fresh).await;
    world.begin().await;
    let asked = instrument();
    let town = publish(&world, 1, &people::programme(1, &asked), &asked).await;
    let mut lead = world.signed_in(&town.lead).await;
    for tried in [
        "/findings/by/home-safe",
        "/findings/by/age+gender",
        "/findings/by/age,gender",
        "/findings/by/age/gender",
        "/findings/by/age/16-17",
        "/findings/by/made-up",
        "/findings/by/..%2fage",
    ] {
        let seen = lead.get(&town.la.path(tried)).await;
        assert_eq!(seen.status.as_u16(), 404, "{tried} answers");
    }
    let plain = lead.get(&town.la.path("/findings/by/age")).await;
    let plain_all = lead.get(&town.la.path("/findings")).await;
    for filter in ["?gender=man", "?age=16-17", "?group=16-17&by=gender", "?min=1&raw=1", "?format=json"] {
        let seen = lead.get(&town.la.path(&format!("/findings/by/age{filter}"))).await;
        assert_eq!(truth::tables(&seen.body), truth::tables(&plain.body), "{filter} changes what is shown");
        let seen = lead.get(&town.la.path(&format!("/findings{filter}"))).await;
        assert_eq!(
            truth::tables(&seen.body),
            truth::tables(&plain_all.body),
            "{filter} changes what is shown"
        );
        let file = lead.get(&town.la.path(&format!("/findings.xlsx{filter}"))).await;
        let plain = lead.get(&town.la.path("/findings.xlsx")).await;
        assert!(file.bytes == plain.bytes, "{filter} changes the file");
    }
}

/// The same of every file and of the programming interface, to the byte; and what is not in the list of files is not there.
async fn no_address_makes_a_file(fresh) {
    let world = World::new(fresh).await;
    world.begin().await;
    let asked = instrument();
    let town = publish(&world, 1, &people::programme(1, &asked), &asked).await;
    let other = publish(&world, 2, &people::programme(2, &asked), &asked).await;
    let mut lead = world.signed_in(&town.lead).await;
    let own = surveys_of(&mut lead, &town).await[0].clone();
    let theirs = surveys_of(&mut world.signed_in(&other.lead).await, &other).await[0].clone();
    let api = format!("/api/1/la/{}/findings", town.la.slug);
    let files = town.la.path("/findings/files");
    for tried in [
        format!("{api}/{own}/age"), format!("{api}/{own}/home-safe"), format!("{api}/{theirs}"), format!("{api}/latest"),
        format!("{api}/{own},{theirs}"), format!("{api}/*"), format!("{api}.csv"), format!("/api/1/la/{}/answers", town.la.slug),
        format!("/api/1/la/{}/findings", other.la.slug), format!("/api/1/la/{}/findings/{theirs}", other.la.slug),
        format!("{files}/{theirs}/figures.csv"), format!("{files}/{own}/answers.csv"), format!("{files}/{own}/figures.csv.bak"),
        format!("{files}/{own}/..%2Ffigures.csv"), format!("{files}/{own}/age.csv"), format!("{files}/{own}/"),
    ] {
        let seen = lead.get(&tried).await;
        assert_eq!(seen.status.as_u16(), 404, "{tried} answers: {}", seen.body);
        assert!(!seen.body.contains("\"figures\""), "{tried}: {}", seen.body);
    }
    let mut all = vec![api.clone(), format!("{api}/{own}")];
    all.extend(["figures.xlsx", "figures.csv", "codebook.csv", "figures.sav", "figures.json"].map(|f| format!("{files}/{own}/{f}")));
    for path in &all {
        let plain = lead.get(path).await;
        common::expect(&plain, 200);
        for filter in [
            "gender=man", "age=16-17", "group=16-17&by=gender", "min=1&raw=1", "format=json", "fields=count", "table=answers",
            "$filter=base%20gt%200", "where=1=1", "expand=answers", "select=exact", "limit=1&offset=3", "round=0", "thresholds=0",
        ] {
            let seen = lead.get(&format!("{path}?{filter}")).await;
            assert!(seen.status == 200 && seen.bytes == plain.bytes, "{filter} changes {path}");
        }
    }
    // Programs are refused in their own language.
    let seen = world.visitor().get(&api).await;
    common::expect(&seen, 401);
    assert!(seen.headers.contains("application/problem+json") && seen.body.contains("\"status\":401"), "{}", seen.body);
}
}

/// What is made is never held back by its own audit: an LA would be left without findings.
#[test]
fn every_programme_can_be_released() {
    let asked = instrument();
    let refused: Vec<_> = (0..200)
        .filter_map(|n| Some((n, findings::rehearse(&asked, &people::programme(n, &asked)).err()?)))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

/// Publishes as many programmes as `NB_ATTACK_COUNT` says into the folder that `NB_ATTACK` names, on SQLite.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "a switch for `./test attack`")]
async fn publishes_for_the_attacker() {
    let Ok(folder) = std::env::var("NB_ATTACK") else { return };
    let count = std::env::var("NB_ATTACK_COUNT").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    // In two worlds at once, for a machine of two cores.
    let one = |name: &'static str, first: usize| {
        tokio::spawn(programmes(name, (first..count).step_by(2), PathBuf::from(&folder)))
    };
    let (even, odd) = (one("even", 0), one("odd", 1));
    even.await.expect("published");
    odd.await.expect("published");
}
