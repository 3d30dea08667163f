//! The figures that a new instance begins with: facts from public reports, with where they come from. A programme manager
//! changes them; what they change stands in the database beside these.
//!
//! Most were published without saying of how many people, so they are context and nothing is claimed from them. Figures of
//! which no indicator asks the same (belonging to a neighbourhood, having someone to rely on, disability) are not here.

use calc::{Certainty, Elsewhere, Meaning};

use super::{Figure, Revision};

/// One of them: its key, question and meaning, the share in tenths and whether it was published to a tenth, its base, of
/// whom, of when, from whom, published in.
pub(crate) struct Start(
    &'static str,
    (&'static str, Meaning),
    (u16, bool),
    Option<u32>,
    (&'static str, &'static str),
    (&'static str, i32),
);

const YOUNG: &str = "people aged 16 to 24 in the UK";
const ONS: &str = "Office for National Statistics, Annual Population Survey";
const ONS_2017: &str = "Office for National Statistics, Young people’s well-being and personal finance";
const QUOTED: &str = "Quoted by Coram Voice";

/// All of them.
pub(crate) const START: [Start; 10] = [
    Start(
        "ons-satisfied",
        ("life-satisfaction", Meaning::Favourable),
        (829, true),
        None,
        (YOUNG, "2014 to 2015"),
        (ONS, 2015),
    ),
    Start(
        "ons-worthwhile",
        ("worthwhile", Meaning::Favourable),
        (814, true),
        None,
        (YOUNG, "2014 to 2015"),
        (ONS, 2015),
    ),
    Start(
        "ons-happy",
        ("happy", Meaning::Favourable),
        (734, true),
        None,
        (YOUNG, "2014 to 2015"),
        (ONS, 2015),
    ),
    Start(
        "ons-anxious",
        ("anxious", Meaning::Concern),
        (180, true),
        None,
        (YOUNG, "2014 to 2015"),
        (ONS, 2015),
    ),
    Start(
        "ons-money",
        ("money", Meaning::Concern),
        (70, false),
        None,
        (YOUNG, "2014 to 2015"),
        (ONS_2017, 2017),
    ),
    Start(
        "young-dissatisfied",
        ("life-satisfaction", Meaning::Concern),
        (30, false),
        None,
        ("young people", "as reported in 2020"),
        (QUOTED, 2020),
    ),
    Start(
        "young-not-worthwhile",
        ("worthwhile", Meaning::Concern),
        (40, false),
        None,
        ("young people", "as reported in 2020"),
        (QUOTED, 2020),
    ),
    Start(
        "young-lonely",
        ("lonely", Meaning::Concern),
        (100, false),
        None,
        ("young people", "as reported in 2020"),
        (QUOTED, 2020),
    ),
    Start(
        "young-online",
        ("internet", Meaning::Favourable),
        (910, false),
        None,
        ("young people", "2019"),
        (QUOTED, 2019),
    ),
    Start(
        "care-leavers-trust",
        ("worker-trust", Meaning::Favourable),
        (780, false),
        Some(1804),
        ("care leavers in 21 local authorities", "2017 to 2019"),
        ("Coram Voice", 2020),
    ),
];

impl Start {
    /// As it would have been written here.
    pub(crate) fn revision(&self) -> Revision {
        let Self(key, (question, meaning), (tenths, to_tenth), base, (population, period), (source, year)) =
            self;
        let certainty = base.map_or(Certainty::Unknown, Certainty::Base);
        let figure = Figure {
            question: (*question).to_owned(),
            meaning: *meaning,
            share: Elsewhere { tenths: *tenths, to_tenth: *to_tenth, certainty },
            population: (*population).to_owned(),
            period: (*period).to_owned(),
            source: (*source).to_owned(),
            year: *year,
            used: true,
        };
        Revision { key: (*key).to_owned(), number: 0, figure, by: None, day: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use surveys::instrument::built_in;

    #[test]
    fn each_belongs_to_an_indicator_that_is_asked_and_only_one_carries_a_verdict() {
        let asked: Vec<_> = built_in().iter().flat_map(|i| i.questions().map(|(_, q)| q)).collect();
        for start in &START {
            let figure = start.revision().figure;
            let question = asked.iter().find(|q| q.name == figure.question);
            assert!(question.is_some_and(|q| q.indicator.is_some()), "{}", figure.question);
        }
        let keys: BTreeSet<&str> = START.iter().map(|s| s.0).collect();
        assert_eq!(keys.len(), START.len());
        let judges = |s: &&Start| s.revision().figure.comparator().is_ok_and(|c| c.carries_a_verdict());
        assert_eq!(START.iter().filter(judges).map(|s| s.0).collect::<Vec<_>>(), ["care-leavers-trust"]);
    }
}
