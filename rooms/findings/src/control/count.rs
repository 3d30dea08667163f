//! Exact counts: they live here for the length of a release and go nowhere but into cells.

use surveys::instrument::{Answers, Given, Indicator, Kind, NO_SAY, Question};

/// What was answered to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// How many gave an answer ("I don't want to say" is none).
    pub(crate) base: u32,
    /// How many chose each option, in the order of [`options`].
    pub(crate) by_option: Vec<u32>,
    /// How many gave an answer that is good news.
    pub(crate) favourable: u32,
    /// How many gave one that is a worry.
    pub(crate) concern: u32,
}

/// One line of a question's table: an answer on offer, or a band of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The answers it stands for.
    pub(crate) values: Vec<String>,
    /// As it is read.
    pub(crate) label: String,
}

impl Line {
    /// Whether it stands for any of these answers.
    pub(crate) fn any_of(&self, values: &[String]) -> bool {
        self.values.iter().any(|v| values.contains(v))
    }

    /// Whether it stands for some of these answers, and for others too.
    pub(crate) fn split_by(&self, values: &[String]) -> bool {
        self.any_of(values) && !self.values.iter().all(|v| values.contains(v))
    }
}

/// The lines of a closed question's table, without "I don't want to say"; none for free text.
///
/// A scale with an indicator is told in bands: eleven small counts beside two shares of the same people would leave
/// most of the table hidden, or the shares.
pub(crate) fn options(question: &Question) -> Vec<Line> {
    match (&question.kind, &question.indicator) {
        (Kind::One { options } | Kind::Several { options } | Kind::Rank { options }, _) => options
            .iter()
            .map(|o| Line { values: vec![o.value.clone()], label: o.label.to_string() })
            .collect(),
        (Kind::Scale { low, high }, None) => (0..=10).map(|n| band(n, n, low, high)).collect(),
        (Kind::Scale { low, high }, Some(indicator)) => {
            bands(indicator).into_iter().map(|(from, to)| band(from, to, low, high)).collect()
        }
        (Kind::Number { .. }, _) => question.bands().into_iter().map(numbers).collect(),
        (Kind::Text { .. } | Kind::Note, _) => Vec::new(),
    }
}

/// A band of a number. Its words are those of the figures alone: a number has no ends that mean something.
fn numbers((from, to): (i32, i32)) -> Line {
    let label = if from == to { from.to_string() } else { format!("{from} to {to}") };
    Line { values: (from..=to).map(|n| n.to_string()).collect(), label }
}

fn band(from: u8, to: u8, low: &str, high: &str) -> Line {
    let numbers = if from == to { from.to_string() } else { format!("{from} to {to}") };
    let label = match (from, to) {
        (0, _) => format!("{numbers} (0: {low})"),
        (_, 10) => format!("{numbers} (10: {high})"),
        _ => numbers,
    };
    Line { values: (from..=to).map(|n| n.to_string()).collect(), label }
}

/// Runs of numbers that mean the same, and good news in halves: with the indicators of the personal well-being
/// questions these are the bands in which the Office for National Statistics publishes them.
fn bands(indicator: &Indicator) -> Vec<(u8, u8)> {
    let good = |n: u8| indicator.favourable.contains(&n.to_string());
    let means = |n: u8| (good(n), indicator.concern.contains(&n.to_string()));
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for n in 0..=10 {
        match runs.last_mut() {
            Some((from, to)) if means(*from) == means(n) => *to = n,
            _ => runs.push((n, n)),
        }
    }
    let halves = |(from, to): (u8, u8)| {
        if good(from) && to - from >= 3 {
            vec![(from, from.midpoint(to)), (from.midpoint(to) + 1, to)]
        } else {
            vec![(from, to)]
        }
    };
    runs.into_iter().flat_map(halves).collect()
}

/// Counts the answers to one question.
pub(crate) fn count<'a>(question: &Question, answers: impl IntoIterator<Item = &'a Answers>) -> Counts {
    let lines = options(question);
    let mut counts = Counts { by_option: vec![0; lines.len()], ..Counts::default() };
    for one in answers.into_iter().filter(|a| a.comes(question)) {
        let mut given = one.closed.get(&question.name).map(values).unwrap_or_default();
        if matches!(question.kind, Kind::Rank { .. }) {
            // A ranking is counted by what has the first place: one answer a person, like any other choice.
            given.truncate(1);
        }
        let given: Vec<&str> = given
            .into_iter()
            .filter(|v| *v != NO_SAY && lines.iter().any(|l| l.values.iter().any(|o| o == v)))
            .collect();
        if given.is_empty() {
            continue;
        }
        counts.base += 1;
        for (sum, line) in counts.by_option.iter_mut().zip(&lines) {
            *sum += u32::from(line.values.iter().any(|value| given.contains(&value.as_str())));
        }
        if let Some(indicator) = &question.indicator {
            let any = |of: &[String]| u32::from(of.iter().any(|v| given.contains(&v.as_str())));
            counts.favourable += any(&indicator.favourable);
            counts.concern += any(&indicator.concern);
        }
    }
    counts
}

fn values(given: &Given) -> Vec<&str> {
    match given {
        Given::One(value) => vec![value.as_str()],
        Given::Several(values) => values.iter().map(String::as_str).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use surveys::instrument::starter;

    #[test]
    fn scales_are_told_in_the_bands_of_the_national_figures() {
        let starter = starter();
        let labels = |name: &str| {
            let question = starter.question(name).expect("asked");
            options(question).into_iter().map(|line| line.label).collect::<Vec<_>>()
        };
        assert_eq!(
            labels("life-satisfaction"),
            ["0 to 4 (0: Not at all)", "5 to 6", "7 to 8", "9 to 10 (10: Completely)"]
        );
        assert_eq!(
            labels("anxious"),
            ["0 to 1 (0: Not at all)", "2 to 3", "4 to 5", "6 to 10 (10: Completely)"]
        );
    }

    #[test]
    fn who_does_not_want_to_say_is_in_no_base() {
        let starter = starter();
        let question = starter.question("home-safe").expect("asked");
        let answers: Vec<Answers> = ["always", "mostly", "never", NO_SAY, "made-up"]
            .map(|value| {
                let mut one = Answers::default();
                one.closed.insert("home-safe".to_owned(), Given::One(value.to_owned()));
                one
            })
            .into_iter()
            .chain([Answers::default()])
            .collect();
        let counts = count(question, &answers);
        assert_eq!(counts, Counts { base: 3, by_option: vec![1, 1, 0, 1], favourable: 1, concern: 2 });
    }

    fn counted(kind: Kind, given: &[Given]) -> (Vec<String>, Counts) {
        let any = starter().question("home-safe").expect("asked").clone();
        let question = Question { kind, indicator: None, ..any };
        let answers: Vec<Answers> = given
            .iter()
            .map(|given| {
                let mut one = Answers::default();
                one.closed.insert("home-safe".to_owned(), given.clone());
                one
            })
            .collect();
        (options(&question).into_iter().map(|line| line.label).collect(), count(&question, &answers))
    }

    #[test]
    fn a_number_counts_by_its_bands() {
        let given = ["0", "1", "2", "19", NO_SAY, "21"].map(|n| Given::One(n.to_owned()));
        let (labels, counts) = counted(Kind::Number { low: 0, high: 20, bands: vec![1, 6] }, &given);
        assert_eq!(labels, ["0", "1 to 5", "6 to 20"]);
        assert_eq!((counts.base, counts.by_option), (4, vec![1, 2, 1]));
    }

    #[test]
    fn a_ranking_counts_by_what_has_the_first_place() {
        let Kind::One { options } = starter().question("home-safe").expect("asked").kind.clone() else {
            panic!("one of several");
        };
        let given = [&["never", "always"][..], &["always"], &["always", "never", "mostly"], &[NO_SAY]]
            .map(|places| Given::Several(places.iter().map(|v| (*v).to_owned()).collect()));
        let (_, counts) = counted(Kind::Rank { options }, &given);
        assert_eq!((counts.base, counts.by_option), (3, vec![2, 0, 0, 1]));
    }

    #[test]
    fn words_between_questions_are_in_no_table() {
        assert_eq!(counted(Kind::Note, &[Given::One("x".to_owned())]).0, Vec::<String>::new());
    }
}
