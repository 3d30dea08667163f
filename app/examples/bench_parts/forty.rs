//! Forty questions in nine sections: as long a survey as the field asks.

use surveys::instrument::{Choice, Instrument, Kind, Question, Section};

/// How many questions.
pub(crate) const COUNT: usize = 40;
/// Pictures that every instrument may use.
const PICTURES: [&str; 6] = ["home", "worker", "money", "friends", "feelings", "talk"];

/// The instrument.
pub(crate) fn instrument() -> Instrument {
    let section = |part: usize| Section {
        title: format!("Part {}", part + 1),
        picture: PICTURES[part % PICTURES.len()].to_owned(),
        questions: (0..COUNT).filter(|n| n * 9 / COUNT == part).map(question).collect(),
    };
    Instrument {
        name: "forty".to_owned(),
        version: 1,
        title: "Forty questions".to_owned(),
        sections: (0..9).map(section).collect(),
    }
}

/// What question `n`, counted from 0, is called, and an answer to it.
pub(crate) fn answer(n: usize) -> String {
    let value = match kind(n) {
        Kind::Text { .. } => "More+help+with+rent%2C+and+somebody+who+answers+the+phone.".to_owned(),
        Kind::Scale { .. } => (n % 11).to_string(),
        Kind::One { .. } | Kind::Several { .. } => format!("choice-{}", n % 5),
    };
    format!("question-{n}={value}")
}

/// Every fifth takes several answers, every fourth is a scale, and three ask for words.
fn kind(n: usize) -> Kind {
    let choice =
        |c: usize| Choice { value: format!("choice-{c}"), label: format!("The answer with the number {c}") };
    let options = || (0..5).map(choice).collect();
    match n {
        13 | 26 | 39 => Kind::Text { most: 500 },
        _ if n % 5 == 1 => Kind::Several { options: options() },
        _ if n % 4 == 2 => Kind::Scale { low: "Not at all".to_owned(), high: "Completely".to_owned() },
        _ => Kind::One { options: options() },
    }
}

fn question(n: usize) -> Question {
    Question {
        name: format!("question-{n}"),
        text: format!("How is it going with the thing that question {} asks about?", n + 1),
        hint: Some("Think about the last month.".to_owned()),
        kind: kind(n),
        ask_if: None,
        with_previous: false,
        sensitive: n.is_multiple_of(3),
        indicator: None,
    }
}
