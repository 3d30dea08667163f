//! The built-in starter instrument: twelve questions, five minutes. The four personal well-being questions
//! are the harmonised standard of the Government Statistical Service (Open Government Licence); the rest is ours.

use super::{Audience, Choice, Condition, Indicator, Instrument, Kind, Question, Section};

/// The starter instrument. Version 1 asked the same with each question on a page of its own.
pub fn starter() -> Instrument {
    Instrument {
        name: "starter".to_owned(),
        version: 2,
        title: "Life after care: twelve questions".to_owned(),
        audience: Audience::CareLeavers,
        minutes: 5,
        groupings: Vec::new(),
        sections: vec![home(), worker(), money(), people(), feelings(), last()],
    }
}

fn choices(all: &[(&str, &str)]) -> Vec<Choice> {
    all.iter().map(|(value, label)| Choice { value: (*value).to_owned(), label: (*label).into() }).collect()
}

fn values(all: &[&str]) -> Vec<String> {
    all.iter().map(|v| (*v).to_owned()).collect()
}

const OFTEN: [(&str, &str); 4] =
    [("always", "Always"), ("mostly", "Most of the time"), ("sometimes", "Sometimes"), ("never", "Never")];

fn question(name: &str, text: &str, hint: &str, kind: Kind) -> Question {
    Question {
        name: name.to_owned(),
        text: text.into(),
        hint: (!hint.is_empty()).then(|| hint.into()),
        lead: None,
        kind,
        ask_if: None,
        sensitive: false,
        with_previous: false,
        indicator: None,
    }
}

fn indicator(label: &str, good: (&[&str], &str), concern: (&[&str], &str)) -> Option<Indicator> {
    Some(Indicator {
        label: label.to_owned(),
        favourable: values(good.0),
        favourable_said: good.1.to_owned(),
        concern: values(concern.0),
        concern_said: concern.1.to_owned(),
    })
}

fn section(title: &str, picture: &str, questions: Vec<Question>) -> Section {
    Section { title: title.into(), picture: picture.to_owned(), questions }
}

fn home() -> Section {
    let mut safe = question(
        "home-safe",
        "Do you feel safe where you live?",
        "Think about the last month.",
        Kind::One { options: choices(&OFTEN) },
    );
    safe.sensitive = true;
    safe.indicator = indicator(
        "How safe they feel at home",
        (&["always"], "always feel safe where we live"),
        (&["mostly", "sometimes", "never"], "do not always feel safe where we live"),
    );
    let mut why = question(
        "home-unsafe-why",
        "What makes it feel less safe?",
        "Pick as many as you like.",
        Kind::Several {
            options: choices(&[
                ("area", "The area around my home"),
                ("people", "People I live with or near"),
                ("visitors", "People who come to my door"),
                ("building", "The building, like locks or lights"),
                ("other", "Something else"),
            ]),
        },
    );
    why.sensitive = true;
    why.ask_if =
        Some(Condition { question: "home-safe".to_owned(), any_of: values(&["sometimes", "never"]) });
    let mut settled = question(
        "home-right",
        "Is the place you live in right for you?",
        "",
        Kind::One { options: choices(&[("yes", "Yes"), ("partly", "In some ways"), ("no", "No")]) },
    );
    settled.indicator = indicator(
        "How right their home is for them",
        (&["yes"], "say our home is right for us"),
        (&["partly", "no"], "say our home is not quite right for us"),
    );
    section("Your home", "home", vec![safe, why, settled])
}

fn worker() -> Section {
    let mut trust = question(
        "worker-trust",
        "Do you trust your leaving care worker?",
        "That is the worker whose job is to help you now. Some call them a PA.",
        Kind::One { options: choices(&OFTEN) },
    );
    trust.indicator = indicator(
        "How far they trust their worker",
        (&["always", "mostly"], "trust our worker all or most of the time"),
        (&["sometimes", "never"], "do not often trust our worker"),
    );
    section("Your worker", "worker", vec![trust])
}

fn money() -> Section {
    let mut coping = question(
        "money",
        "How are you coping with money?",
        "",
        Kind::One {
            options: choices(&[
                ("comfortable", "I have enough and some to spare"),
                ("alright", "I do all right"),
                ("just", "I just about manage"),
                ("hard", "I find it quite hard"),
                ("very-hard", "I find it very hard"),
            ]),
        },
    );
    coping.indicator = indicator(
        "How they cope with money",
        (&["comfortable", "alright"], "do all right for money"),
        (&["hard", "very-hard"], "find it hard to get by on our money"),
    );
    section("Your money", "money", vec![coping])
}

fn people() -> Section {
    let mut lonely = question(
        "lonely",
        "How often do you feel lonely?",
        "",
        Kind::One {
            options: choices(&[
                ("always", "Often or always"),
                ("sometimes", "Some of the time"),
                ("occasionally", "Occasionally"),
                ("hardly", "Hardly ever"),
                ("never", "Never"),
            ]),
        },
    );
    lonely.sensitive = true;
    lonely.indicator = indicator(
        "How lonely they feel",
        (&["hardly", "never"], "hardly ever or never feel lonely"),
        (&["always"], "often or always feel lonely"),
    );
    let support = question(
        "support",
        "Who helps you when things are hard?",
        "Pick as many as you like.",
        Kind::Several {
            options: choices(&[
                ("friends", "Friends"),
                ("family", "Family"),
                ("partner", "My partner"),
                ("worker", "My leaving care worker"),
                ("carer", "Someone who used to care for me"),
                ("other", "Someone else"),
                ("nobody", "Nobody"),
            ]),
        },
    );
    section("Your people", "friends", vec![lonely, support])
}

fn feelings() -> Section {
    let scale = |low: &str, high: &str| Kind::Scale { low: low.into(), high: high.into() };
    let ends = || scale("Not at all", "Completely");
    let high = ["7", "8", "9", "10"];
    let low = ["0", "1", "2", "3", "4"];
    let mut satisfied =
        question("life-satisfaction", "Overall, how satisfied are you with your life nowadays?", "", ends());
    satisfied.indicator = indicator(
        "How satisfied they are with life",
        (&high, "are satisfied with our lives"),
        (&low, "are not satisfied with our lives"),
    );
    let mut worthwhile = question(
        "worthwhile",
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "",
        ends(),
    );
    worthwhile.indicator = indicator(
        "How worthwhile they find what they do",
        (&high, "feel that what we do is worthwhile"),
        (&low, "do not feel that what we do is worthwhile"),
    );
    let mut happy = question("happy", "Overall, how happy did you feel yesterday?", "", ends());
    happy.indicator = indicator(
        "How happy they felt yesterday",
        (&high, "felt happy the day before"),
        (&low, "felt low the day before"),
    );
    let mut anxious = question("anxious", "Overall, how anxious did you feel yesterday?", "", ends());
    anxious.sensitive = true;
    anxious.indicator = indicator(
        "How anxious they felt yesterday",
        (&["0", "1", "2", "3"], "felt calm the day before"),
        (&["6", "7", "8", "9", "10"], "felt very worried the day before"),
    );
    // They are made to be asked together: one thing, on one scale.
    for more in [&mut worthwhile, &mut happy, &mut anxious] {
        more.with_previous = true;
    }
    section("How you feel", "feelings", vec![satisfied, worthwhile, happy, anxious])
}

fn last() -> Section {
    let mut change = question(
        "one-change",
        "What one thing would make life better for you?",
        "Leave out names and places, so that nobody can tell it was you.",
        Kind::Text { most: 500 },
    );
    change.sensitive = true;
    section("One last thing", "talk", vec![change])
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn it_is_whole() {
        let instrument = starter();
        assert_eq!(instrument.questions().count(), 12);
        assert_eq!(instrument.pages().count(), 9, "the four about feelings stand together");
    }
}
