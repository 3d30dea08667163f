//! Forty questions on nine pages: as long a survey as the field asks, short questions together, the last in own words.

use surveys::instrument::{Choice, Instrument, Kind, Question, Section};

/// How many questions.
pub(crate) const COUNT: usize = 40;
/// How many pages, each a part of its own.
pub(crate) const PAGES: usize = 9;
/// The one in own words stands alone on the last page.
const WORDS: usize = COUNT - 1;
/// Pictures that every instrument may use.
const PICTURES: [&str; 6] = ["home", "worker", "money", "friends", "feelings", "talk"];

/// The instrument.
pub(crate) fn instrument() -> Instrument {
    let section = |page: usize| Section {
        title: format!("Part {}", page + 1).into(),
        picture: PICTURES[page % PICTURES.len()].to_owned(),
        questions: on(page).enumerate().map(|(place, n)| question(n, place > 0)).collect(),
    };
    Instrument {
        audience: surveys::instrument::Audience::CareLeavers,
        minutes: 12,
        groupings: Vec::new(),
        name: "forty".to_owned(),
        version: 2,
        title: "Forty questions".to_owned(),
        sections: (0..PAGES).map(section).collect(),
    }
}

/// The questions of a page, both counted from 0.
fn on(page: usize) -> impl Iterator<Item = usize> {
    (0..COUNT).filter(move |n| n * (PAGES - 1) / WORDS == page)
}

/// What a phone sends from a page, counted from 0.
pub(crate) fn answers(page: usize) -> String {
    on(page).map(answer).collect::<Vec<_>>().join("&")
}

fn answer(n: usize) -> String {
    let value = match kind(n) {
        Kind::Text { .. } => "More+help+with+rent%2C+and+somebody+who+answers+the+phone.".to_owned(),
        Kind::Scale { .. } => (n % 11).to_string(),
        Kind::Number { .. } | Kind::Rank { .. } | Kind::Note => String::new(),
        Kind::One { .. } | Kind::Several { .. } => format!("choice-{}", n % 5),
    };
    format!("question-{n}={value}")
}

/// Every fifth takes several answers, every fourth is a scale, and the last asks for words.
fn kind(n: usize) -> Kind {
    let choice = |c: usize| Choice {
        value: format!("choice-{c}"),
        label: format!("The answer with the number {c}").into(),
    };
    let options = || (0..5).map(choice).collect();
    match n {
        WORDS => Kind::Text { most: 500 },
        _ if n % 5 == 1 => Kind::Several { options: options() },
        _ if n % 4 == 2 => Kind::Scale { low: "Not at all".into(), high: "Completely".into() },
        _ => Kind::One { options: options() },
    }
}

fn question(n: usize, with_previous: bool) -> Question {
    Question {
        name: format!("question-{n}"),
        text: format!("How is it going with the thing that question {} asks about?", n + 1).into(),
        hint: Some("Think about the last month.".into()),
        lead: None,
        kind: kind(n),
        ask_if: None,
        sensitive: n.is_multiple_of(3),
        with_previous,
        indicator: None,
    }
}
