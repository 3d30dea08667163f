//! Made-up answers, drawn by weights so that each authority has something that goes well and something that does not.

use kit::chance::Chance;
use surveys::instrument::{Answers, Given, Instrument, Kind, NO_SAY, Question};

/// How an authority's made-up answers lean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaning {
    /// Of 100, how many always feel safe at home.
    pub(super) safe: u32,
    /// Of 100, how many trust their worker.
    pub(super) trust: u32,
    /// Of 100, how many do all right for money.
    pub(super) money: u32,
}

/// What some of them write, about places and people that nobody knows.
pub(super) const WORDS: [&str; 10] = [
    "A lock on the front door that works.",
    "I live at Marzipan Towers and the lift has been broken since the clocks went back.",
    "Seeing my worker more often.",
    "Mx Thimbleby at the Teapot Street office rings back the same day. More people like that.",
    "Help with the first month’s rent.",
    "I could work nights if I could drive, but driving lessons cost more than I have.",
    "Somebody at Gingerbread College told me about a bursary. Nobody else ever did.",
    "More things to do near me.",
    "Somebody to eat with on Sundays.",
    "I am the only one who plays the kazoo in the Madeupton brass band, and they want me to stop.",
];

/// The first whose share of 100 the draw falls into.
fn draw<'a>(chance: &Chance, shares: &[(u32, &'a str)]) -> &'a str {
    let mut at = chance.below(shares.iter().map(|(n, _)| n).sum());
    for (share, value) in shares {
        if at < *share {
            return value;
        }
        at -= share;
    }
    NO_SAY
}

/// One made-up person's answers to these questions.
pub(super) fn invent(chance: &Chance, leaning: Leaning, asked: &Instrument) -> Answers {
    let mut answers = twelve(chance, leaning);
    for question in asked.asked() {
        if let Some(value) = any_of(chance, question) {
            answers.closed.entry(question.name.clone()).or_insert(Given::One(value));
        }
    }
    answers.fitting(asked)
}

/// An answer to a question of which nothing is made: one is as likely as another, and high numbers are likelier than low.
fn any_of(chance: &Chance, question: &Question) -> Option<String> {
    if !matches!(question.kind, Kind::One { .. } | Kind::Scale { .. }) {
        return None;
    }
    let values: Vec<String> = question.values().into_iter().filter(|value| value != NO_SAY).collect();
    let most = u32::try_from(values.len()).unwrap_or(1);
    let scale = matches!(question.kind, Kind::Scale { .. });
    let at = if scale { chance.below(most).max(chance.below(most)) } else { chance.below(most) };
    values.into_iter().nth(usize::try_from(at).unwrap_or(0))
}

/// Their answers to the twelve questions, which the longer survey asks, too.
fn twelve(chance: &Chance, leaning: Leaning) -> Answers {
    let mut answers = Answers::default();
    let mut one = |name: &str, value: &str| {
        answers.closed.insert(name.to_owned(), Given::One(value.to_owned()));
    };
    let rest = 100 - leaning.safe;
    let safe = draw(
        chance,
        &[
            (leaning.safe, "always"),
            (rest / 2, "mostly"),
            (rest / 3, "sometimes"),
            (rest / 6, "never"),
            (2, NO_SAY),
        ],
    );
    one("home-safe", safe);
    one("home-right", draw(chance, &[(60, "yes"), (25, "partly"), (13, "no"), (2, NO_SAY)]));
    let rest = 100 - leaning.trust;
    one(
        "worker-trust",
        draw(
            chance,
            &[
                (leaning.trust / 2, "always"),
                (leaning.trust / 2, "mostly"),
                (rest / 2, "sometimes"),
                (rest / 2, "never"),
            ],
        ),
    );
    let rest = 100 - leaning.money;
    one(
        "money",
        draw(
            chance,
            &[
                (leaning.money / 3, "comfortable"),
                (leaning.money * 2 / 3, "alright"),
                (rest / 2, "just"),
                (rest / 3, "hard"),
                (rest / 6, "very-hard"),
            ],
        ),
    );
    one(
        "lonely",
        draw(
            chance,
            &[
                (20, "always"),
                (25, "sometimes"),
                (20, "occasionally"),
                (20, "hardly"),
                (13, "never"),
                (2, NO_SAY),
            ],
        ),
    );
    for name in ["life-satisfaction", "worthwhile", "happy"] {
        one(
            name,
            draw(
                chance,
                &[(10, "2"), (12, "4"), (14, "5"), (12, "6"), (18, "7"), (20, "8"), (10, "9"), (6, "10")],
            ),
        );
    }
    one("anxious", draw(chance, &[(25, "1"), (20, "3"), (15, "5"), (20, "7"), (15, "9"), (3, NO_SAY)]));
    let support: Vec<String> = [(55, "friends"), (40, "family"), (45, "worker"), (20, "partner")]
        .iter()
        .filter(|(share, _)| chance.below(100) < *share)
        .map(|(_, value)| (*value).to_owned())
        .collect();
    let support = if support.is_empty() { vec!["nobody".to_owned()] } else { support };
    answers.closed.insert("support".to_owned(), Given::Several(support));
    if safe == "sometimes" || safe == "never" {
        let why = draw(chance, &[(40, "area"), (25, "people"), (20, "building"), (15, "visitors")]);
        answers.closed.insert("home-unsafe-why".to_owned(), Given::Several(vec![why.to_owned()]));
    }
    if chance.below(3) == 0 {
        let words = WORDS.map(|words| (1, words));
        answers.texts.insert("one-change".to_owned(), draw(chance, &words).to_owned());
        if chance.below(4) > 0 {
            answers.may_quote.push("one-change".to_owned());
        }
    }
    answers
}
