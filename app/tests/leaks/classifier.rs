//! For leaks nobody thought of: a classifier (logistic regression) that learns from half of the pairs, true and false,
//! what true pairs have in common, and is tried on the other half. If nothing joins them, it learns nothing.

use super::statistics::area_under_curve;
use std::collections::{BTreeMap, BTreeSet};

/// How somebody stands in one wave: by every order, where they are in it, from 0 to 1; by every name, its digits.
#[derive(Default)]
pub(crate) struct Traits {
    /// Places by the order's name.
    pub(crate) places: BTreeMap<String, f64>,
    /// Identifiers and marks by their names, as hexadecimal digits.
    pub(crate) digits: BTreeMap<String, String>,
}

/// A pair as numbers, and whether it is a true one.
type Pair = (Vec<f64>, bool);

/// The pairs of all waves.
#[derive(Default)]
pub(crate) struct Classifier {
    /// What is learned from and tried.
    pub(crate) pairs: Vec<Claim>,
}

/// A person, an answer, and whether it is theirs.
type Claim = (Traits, Traits, bool);

/// How often and how far each lesson moves the weights.
const ROUNDS: usize = 40;
const STEP: f64 = 0.05;
/// Keeps weights small where a trait says little.
const DECAY: f64 = 0.0005;
/// Of hundreds of features so many are learned from, those in which true and false pairs differ most: with all of them
/// few people would be learned by heart.
const STRONGEST: usize = 8;

impl Classifier {
    /// Learns from every other pair and tries the rest: the area under the curve and its standard error by chance.
    pub(crate) fn area(&self) -> (f64, f64) {
        let features = self.features();
        let (learned, tried): (Vec<_>, Vec<_>) = features.iter().enumerate().partition(|(n, _)| n % 2 == 0);
        let chosen = strongest(&learned.iter().map(|(_, pair)| *pair).collect::<Vec<_>>());
        let only = |pairs: Vec<(usize, &Pair)>| -> Vec<Pair> {
            pairs.into_iter().map(|(_, (x, yes))| (chosen.iter().map(|n| x[*n]).collect(), *yes)).collect()
        };
        let (learned, tried, width) = (only(learned), only(tried), chosen.len());
        let mut weights = vec![0.0; width + 1];
        for _ in 0..ROUNDS {
            for (x, yes) in &learned {
                let wrong = f64::from(u8::from(*yes)) - 1.0 / (1.0 + (-score(&weights, x)).exp());
                for (weight, x) in weights.iter_mut().zip(x) {
                    *weight += STEP * (wrong * x - DECAY * *weight);
                }
                weights[width] += STEP * wrong;
            }
        }
        let scores: Vec<_> = tried.iter().map(|(x, yes)| (score(&weights, x), *yes)).collect();
        area_under_curve(&scores)
    }

    /// Each pair as numbers: how far apart person and answer stand in every two orders, and how many digits of every
    /// two names agree; each with a mean of 0 and a spread of 1.
    fn features(&self) -> Vec<Pair> {
        let common = |of: &dyn Fn(&Claim) -> BTreeSet<String>| {
            self.pairs.iter().map(of).reduce(|a, b| &a & &b).unwrap_or_default()
        };
        let people = common(&|p| p.0.places.keys().cloned().collect());
        let answers = common(&|p| p.1.places.keys().cloned().collect());
        let names = common(&|p| p.0.digits.keys().cloned().collect());
        let keys = common(&|p| p.1.digits.keys().cloned().collect());
        let mut all: Vec<Pair> = Vec::new();
        for (person, answer, yes) in &self.pairs {
            let mut x = Vec::new();
            for (p, a) in people.iter().flat_map(|p| answers.iter().map(move |a| (p, a))) {
                x.push((person.places[p] - answer.places[a]).abs());
            }
            for (n, k) in names.iter().flat_map(|n| keys.iter().map(move |k| (n, k))) {
                let same = person.digits[n].bytes().zip(answer.digits[k].bytes()).filter(|(a, b)| a == b);
                x.push(same.count() as f64);
            }
            all.push((x, *yes));
        }
        standardise(&mut all);
        all
    }
}

/// The features in which true and false pairs differ most on average.
fn strongest(pairs: &[&Pair]) -> Vec<usize> {
    let width = pairs.first().map_or(0, |(x, _)| x.len());
    let apart =
        |n: usize| -> f64 { pairs.iter().map(|(x, yes)| if *yes { x[n] } else { -x[n] }).sum::<f64>().abs() };
    let mut all: Vec<(f64, usize)> = (0..width).map(|n| (apart(n), n)).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all.into_iter().take(STRONGEST).map(|(_, n)| n).collect()
}

fn score(weights: &[f64], x: &[f64]) -> f64 {
    weights.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + weights.last().copied().unwrap_or_default()
}

fn standardise(all: &mut [Pair]) {
    let count = all.len() as f64;
    for n in 0..all.first().map_or(0, |(x, _)| x.len()) {
        let mean = all.iter().map(|(x, _)| x[n]).sum::<f64>() / count;
        let spread = (all.iter().map(|(x, _)| (x[n] - mean).powi(2)).sum::<f64>() / count).sqrt();
        for (x, _) in all.iter_mut() {
            x[n] = if spread > 0.0 { (x[n] - mean) / spread } else { 0.0 };
        }
    }
}
