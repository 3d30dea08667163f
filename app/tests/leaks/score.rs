//! How often each attacker was right, over all waves, and whether chance alone would do as well.

use super::Extent;
use super::attackers::Evidence;
use super::classifier::{Classifier, Traits};
use super::statistics::{as_far_as, at_least, neighbours, rho};
use super::truth::Truth;
use kit::chance::Chance;
use std::collections::BTreeMap;

/// Of all attackers of one kind together, chance alone may set off a false alarm this often.
const FALSE_ALARM: f64 = 0.0002;

/// So many standard errors above one half, and the classifier has learned something: chance does that once in 6,000 runs.
const SURE: f64 = 3.6;

/// What one attacker counted, and what chance would count.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    /// Hits.
    pub(crate) hits: usize,
    /// Hits to be expected.
    pub(crate) expected: f64,
}

/// All attackers by name.
#[derive(Default)]
pub(crate) struct Score {
    /// Answers joined to people: an order of answers against an order of people, or pairs put side by side.
    pub(crate) joined: BTreeMap<String, Count>,
    /// People put in their place of arrival among those known on the same morning.
    pub(crate) told: BTreeMap<String, Count>,
    /// Answers that lie beside the one before or after them.
    pub(crate) beside: BTreeMap<String, Count>,
    /// Rank correlation of stored order and arrival: the sum over waves, and how many.
    rho: BTreeMap<String, (f64, usize)>,
    /// Answers joined by copies taken between arrivals, and how many could be.
    pub(crate) by_copies: (f64, f64),
    classifier: Classifier,
}

impl Score {
    /// Adds one wave.
    pub(crate) fn add(&mut self, truth: &Truth, evidence: &Evidence) {
        let arrival = ("arrival".to_owned(), (0..truth.len()).collect());
        for (how, answers) in &evidence.answers {
            for (whom, people) in std::iter::once(&arrival).chain(&evidence.people) {
                let hits = answers.iter().zip(people).filter(|(a, b)| a == b).count();
                count(&mut self.joined, format!("{how} against {whom}"), hits, 1.0);
            }
            count(&mut self.beside, how.clone(), neighbours(answers), 2.0);
            let sum = self.rho.entry(how.clone()).or_default();
            *sum = (sum.0 + rho(answers), sum.1 + 1);
        }
        for (how, pairs) in &evidence.pairs {
            count(&mut self.joined, how.clone(), pairs.iter().filter(|(a, b)| a == b).count(), 1.0);
        }
        for (whom, people) in &evidence.people {
            count(
                &mut self.told,
                whom.clone(),
                in_place(people, &truth.mornings),
                truth.mornings.len() as f64,
            );
        }
        self.by_copies.0 += evidence.by_copies.0;
        self.by_copies.1 += evidence.by_copies.1;
        self.learn(truth, evidence, arrival);
    }

    /// Every person with their own answer, and with somebody else's. Of every four pairs in a row the first and the
    /// third are of one half of the people, theirs and each other's answers alike, so that no half has people or
    /// answers that the other has not in the same number: else what one half learns would be wrong in the other.
    fn learn(&mut self, truth: &Truth, evidence: &Evidence, arrival: (String, Vec<usize>)) {
        assert!(truth.len().is_multiple_of(2), "two halves");
        let mut people = evidence.people.clone();
        people.push(arrival);
        let mut drawn: Vec<usize> = (0..truth.len()).collect();
        Chance::system().shuffle(&mut drawn);
        let [named, keyed] = &evidence.digits;
        let mut pair = |who: usize, whose: usize| {
            let person = traits(who, truth.len(), &people, named.get(&who));
            let answer = traits(whose, truth.len(), &evidence.answers, keyed.get(&whose));
            self.classifier.pairs.push((person, answer, who == whose));
        };
        for at in (0..truth.len()).step_by(2) {
            let [one, other] = [drawn[at], drawn[at + 1]];
            let [next, next_other] = [drawn[(at + 2) % truth.len()], drawn[(at + 3) % truth.len()]];
            pair(one, one);
            pair(other, other);
            pair(one, next);
            pair(other, next_other);
        }
    }

    /// The attackers who joined most.
    pub(crate) fn best(counts: &BTreeMap<String, Count>) -> (String, usize) {
        let best = counts.iter().max_by_key(|(_, count)| count.hits);
        best.map(|(name, count)| (name.clone(), count.hits)).unwrap_or_default()
    }

    /// The trained classifier's area under the curve, and its standard error by chance.
    pub(crate) fn area(&self) -> (f64, f64) {
        self.classifier.area()
    }

    /// Everything that chance alone would hardly do; and the figures.
    pub(crate) fn verdict(&self, extent: Extent) -> (Vec<String>, Vec<String>) {
        let (mut alarms, mut figures) = (Vec::new(), Vec::new());
        for (game, counts) in [
            ("joined to people", &self.joined),
            ("put in their place of arrival", &self.told),
            ("beside the one before or after", &self.beside),
        ] {
            let rarely = FALSE_ALARM / counts.len().max(1) as f64;
            for (name, count) in counts {
                let main = name.starts_with("answer ") && name.ends_with(" against arrival");
                let alarm = at_least(count.hits, count.expected) < rarely;
                if alarm || (main && count.hits >= extent.too_many) {
                    alarms.push(format!("{name}: {} {game}, {} by chance", count.hits, count.expected));
                }
                if main || counts.len() < 20 {
                    figures.push(format!("{name}: {} {game}, {} by chance", count.hits, count.expected));
                }
            }
            let (name, hits) = Self::best(counts);
            figures.push(format!("{} attackers; the luckiest: {name}: {hits} {game}", counts.len()));
        }
        for (name, (sum, waves)) in &self.rho {
            let mean = sum / *waves as f64;
            let deviate = mean * ((waves * (extent.people - 1)) as f64).sqrt();
            let rarely =
                if name == "answer as it lies" { FALSE_ALARM } else { FALSE_ALARM / self.rho.len() as f64 };
            figures.push(format!("{name}: rho {mean:.4} ({deviate:.2} standard deviations)"));
            if as_far_as(deviate) < rarely {
                alarms.push(format!("{name}: rho {mean:.4} against arrival"));
            }
        }
        let (area, error) = self.area();
        figures.push(format!("classifier: area under the curve {area:.4}, limit {:.4}", 0.5 + SURE * error));
        if area > 0.5 + SURE * error {
            alarms.push(format!("the classifier learned something: {area:.4}"));
        }
        figures
            .push(format!("copies between arrivals: {:.1} of {} joined", self.by_copies.0, self.by_copies.1));
        if self.by_copies.0 > 0.0 {
            alarms.push("a value of an answer was there in a copy before the opening".to_owned());
        }
        (alarms, figures)
    }
}

fn count(counts: &mut BTreeMap<String, Count>, name: String, hits: usize, expected: f64) {
    let count = counts.entry(name).or_default();
    count.hits += hits;
    count.expected += expected;
}

/// How many stand in their place of arrival, those of each morning taken by themselves: the register may know the day.
fn in_place(people: &[usize], mornings: &[usize]) -> usize {
    let mut begin = 0;
    let mut hits = 0;
    for end in mornings {
        let of_the_day = people.iter().filter(|p| (begin..*end).contains(p));
        hits += of_the_day.enumerate().filter(|(at, p)| begin + at == **p).count();
        begin = *end;
    }
    hits
}

fn traits(
    who: usize,
    count: usize,
    orders: &[(String, Vec<usize>)],
    digits: Option<&Vec<(String, String)>>,
) -> Traits {
    let place =
        |order: &Vec<usize>| order.iter().position(|p| *p == who).map_or(0.5, |at| at as f64 / count as f64);
    Traits {
        places: orders.iter().map(|(name, order)| (name.clone(), place(order))).collect(),
        digits: digits.into_iter().flatten().cloned().collect(),
    }
}
