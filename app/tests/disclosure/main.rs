//! Synthetic programmes, published through the real pages and files, for an attacker of another make (`tools/attack.py`):
//! what each local authority's lead can read, what an attacker knows besides, and, apart from it, the truth.
//!
//! `./test attack` runs both. Where it is told no folder (`NB_ATTACK`), it looks at the pages of one.

#[path = "../common/mod.rs"]
mod common;
mod people;
mod truth;

use common::{Town, World};
use kit::testing::Fresh;
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
    let tx = world.house.read().await.expect("a transaction");
    let invited = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (invitation, answers) in invited.iter().zip(answers) {
        surveys::cast(&world.house, *invitation, answers.clone()).await.expect("a ballot");
    }
    world.close(&town, wave).await;
    town
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
        let seen = lead.get(&town.la.path(path)).await;
        common::expect(&seen, 200);
        std::fs::write(folder.join(file), &seen.body).expect("a file");
        pages.push(seen.body);
    }
    let workbook = lead.get(&town.la.path("/findings.xlsx")).await;
    common::expect(&workbook, 200);
    std::fs::write(folder.join("findings.xlsx"), &workbook.bytes).expect("a file");
    pages
}

/// These programmes, in one world.
async fn programmes(numbers: impl Iterator<Item = usize>, folder: PathBuf) {
    let world = World::new(Fresh::sqlite()).await;
    world.begin().await;
    let asked = instrument();
    for n in numbers {
        let answers = people::programme(n, &asked);
        let town = publish(&world, n, &answers, &asked).await;
        let own = folder.join(format!("{n:03}"));
        scrape(&world, &town, &own).await;
        std::fs::write(own.join("known.json"), truth::known(&asked, &answers).to_string()).expect("a file");
        std::fs::write(own.join("truth.json"), truth::truth(&asked, &answers).to_string()).expect("a file");
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
    let one = |first: usize| tokio::spawn(programmes((first..count).step_by(2), PathBuf::from(&folder)));
    let (even, odd) = (one(0), one(1));
    even.await.expect("published");
    odd.await.expect("published");
}
