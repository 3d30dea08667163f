//! People who answer: small places and large, groups of one and groups that all say the same.

use surveys::instrument::{Answers, Given, Instrument, Kind, NO_SAY, Question};

/// A small generator of chance that always says the same, so that an attack that succeeds can be run again.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        // SplitMix64: well mixed from any beginning.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        ((self.next() * n as f64) as usize).min(n.saturating_sub(1))
    }

    /// An index, by weight.
    fn weighed(&mut self, weights: &[f64]) -> usize {
        let mut at = self.next() * weights.iter().sum::<f64>();
        weights
            .iter()
            .position(|w| {
                at -= w;
                at < 0.0
            })
            .unwrap_or(weights.len() - 1)
    }
}

/// How the people of a programme lean.
struct Lean {
    /// Of each question, how much each answer weighs.
    weights: Vec<Vec<f64>>,
    /// Of each question, a group whose members all give one answer: the value of the grouping, and the answer's place.
    alike: Vec<Option<(String, usize)>>,
}

/// The answers of programme `n`: from 30 to 200 people.
pub(crate) fn programme(n: usize, asked: &Instrument) -> Vec<Answers> {
    let size = 30 + Chance(n as u64).below(171);
    crowd(n, size, asked)
}

/// The answers of so many people, who lean as programme `n` does.
pub(crate) fn crowd(n: usize, size: usize, asked: &Instrument) -> Vec<Answers> {
    let mut chance = Chance(n as u64 * 7919 + 17);
    let questions: Vec<&Question> = asked.questions().map(|(_, question)| question).collect();
    let lean = lean(&questions, asked, &mut chance);
    (0..size).map(|_| person(&questions, asked, &lean, &mut chance)).collect()
}

fn lean(questions: &[&Question], asked: &Instrument, chance: &mut Chance) -> Lean {
    let weights = questions
        .iter()
        .map(|question| {
            let steep = 0.5 + 3.0 * chance.next();
            (0..values(question).len()).map(|_| chance.next().powf(steep) + 0.01).collect()
        })
        .collect();
    let groups: Vec<String> = asked.grouping().flat_map(values).collect();
    let alike = questions
        .iter()
        .map(|question| {
            let some = chance.next() < 0.3;
            some.then(|| (groups[chance.below(groups.len())].clone(), chance.below(values(question).len())))
        })
        .collect();
    Lean { weights, alike }
}

fn person(questions: &[&Question], asked: &Instrument, lean: &Lean, chance: &mut Chance) -> Answers {
    let mut one = Answers::default();
    let mut groups: Vec<String> = Vec::new();
    // Those about the person first: the others may hang on them.
    let about = |q: &Question| asked.groupings.contains(&q.name);
    let (first, then): (Vec<usize>, Vec<usize>) = (0..questions.len()).partition(|i| about(questions[*i]));
    for at in first.into_iter().chain(then) {
        let (question, all) = (questions[at], values(questions[at]));
        if all.is_empty() {
            continue; // their own words
        }
        let place = match &lean.alike[at] {
            Some((group, place)) if !about(question) && groups.contains(group) => *place,
            _ => chance.weighed(&lean.weights[at]),
        };
        let silent = chance.next();
        if silent < 0.03 {
            continue;
        }
        let value = if silent < 0.06 { NO_SAY.to_owned() } else { all[place].clone() };
        if about(question) {
            groups.push(value.clone());
        }
        one.closed.insert(question.name.clone(), Given::One(value));
    }
    one
}

/// The answers on offer, without "I don't want to say".
pub(crate) fn values(question: &Question) -> Vec<String> {
    match &question.kind {
        Kind::One { .. } | Kind::Scale { .. } => {
            question.values().into_iter().filter(|value| value != NO_SAY).collect()
        }
        _ => Vec::new(),
    }
}
