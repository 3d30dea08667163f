//! What can be worked out from sums: the least and the greatest that whole numbers can be of which only ranges and sums are
//! known.
//!
//! The measure of the audit before a release, by linear programming (`microlp`). It allows fractions, so what it finds is
//! never narrower than what an attacker with whole numbers finds; for one table and its margins it is the same.

use crate::{Bounds, CalcError};
use microlp::{ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem, Variable};

/// Solvers answer within a hair; a bound that is a hair off a whole number is that number.
const HAIR: f64 = 1e-6;

/// Numbers of people, none of them known, and what is known about them.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// The range of each.
    unknown: Vec<Bounds>,
    known: Vec<Sum>,
}

/// What some of them add up to, and others with a minus: from and to.
type Sum = (Vec<(Unknown, f64)>, f64, f64);

/// One number of a [`Sums`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown(usize);

impl Sums {
    /// A number of which only a range is known, both ends included.
    pub fn number(&mut self, low: u32, high: u32) -> Unknown {
        self.unknown.push(Bounds { low, high });
        Unknown(self.unknown.len() - 1)
    }

    /// These together lie in a range, both ends included.
    pub fn together(&mut self, parts: &[Unknown], low: u32, high: u32) {
        let parts = parts.iter().map(|part| (*part, 1.0)).collect();
        self.known.push((parts, f64::from(low), f64::from(high)));
    }

    /// These together are as many as those together: the same people, told apart in two ways.
    pub fn same(&mut self, these: &[Unknown], those: &[Unknown]) {
        let plus = these.iter().map(|part| (*part, 1.0));
        let parts = plus.chain(those.iter().map(|part| (*part, -1.0))).collect();
        self.known.push((parts, 0.0, 0.0));
    }

    /// The least and the greatest that these together can be.
    ///
    /// # Errors
    /// [`CalcError::Impossible`] if no numbers fit all that is known; [`CalcError::Unsolved`] if the solver gives up, which
    /// is no answer: whoever asks must take it for the worst.
    pub fn range(&self, of: &[Unknown]) -> Result<Bounds, CalcError> {
        let least = self.extreme(of, OptimizationDirection::Minimize)?;
        let most = self.extreme(of, OptimizationDirection::Maximize)?;
        // Within 0 and the sum of the ranges, so nothing is lost.
        Ok(Bounds { low: (least - HAIR).ceil().max(0.0) as u32, high: (most + HAIR).floor() as u32 })
    }

    fn extreme(&self, of: &[Unknown], direction: OptimizationDirection) -> Result<f64, CalcError> {
        let mut problem = Problem::new(direction);
        let wanted = |at: usize| if of.contains(&Unknown(at)) { 1.0 } else { 0.0 };
        let numbers: Vec<Variable> = self
            .unknown
            .iter()
            .enumerate()
            .map(|(at, b)| problem.add_var(wanted(at), (f64::from(b.low), f64::from(b.high))))
            .collect();
        if self.unknown.iter().any(|b| b.low > b.high) {
            return Err(CalcError::Impossible);
        }
        for (parts, low, high) in &self.known {
            let sum =
                || parts.iter().map(|(Unknown(at), sign)| (numbers[*at], *sign)).collect::<LinearExpr>();
            if low == high {
                problem.add_constraint(sum(), ComparisonOp::Eq, *low);
            } else {
                problem.add_constraint(sum(), ComparisonOp::Ge, *low);
                problem.add_constraint(sum(), ComparisonOp::Le, *high);
            }
        }
        match problem.solve() {
            Ok(outcome) => Ok(outcome.into_solution().map_err(|_| CalcError::Unsolved)?.objective()),
            Err(Error::Infeasible) => Err(CalcError::Impossible),
            Err(_) => Err(CalcError::Unsolved),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_shown_margin_gives_the_hidden_cell_away() {
        let mut sums = Sums::default();
        let hidden = sums.number(0, 7);
        let shown = [sums.number(40, 40), sums.number(55, 55)];
        sums.together(&[hidden, shown[0], shown[1]], 98, 98);
        assert_eq!(sums.range(&[hidden]), Ok(Bounds { low: 3, high: 3 }));
        assert_eq!(sums.range(&[hidden, shown[0]]), Ok(Bounds { low: 43, high: 43 }));
    }

    #[test]
    fn what_cannot_be_is_said_to_be_impossible() {
        let mut sums = Sums::default();
        let two = [sums.number(0, 7), sums.number(0, 7)];
        sums.together(&two, 15, 20);
        assert_eq!(sums.range(&two[..1]), Err(CalcError::Impossible));
        let mut upside_down = Sums::default();
        let one = upside_down.number(3, 2);
        assert_eq!(upside_down.range(&[one]), Err(CalcError::Impossible));
    }

    /// Two ways of telling the same people apart, as a question's answers and its breakdown are.
    type Two = (Vec<(u32, u32)>, Vec<(u32, u32)>);

    fn sums((rows, columns): &Two) -> (Sums, Vec<Unknown>) {
        let mut sums = Sums::default();
        let mut numbers = |of: &[(u32, u32)]| -> Vec<Unknown> {
            of.iter().map(|(low, room)| sums.number(*low, low + room)).collect()
        };
        let (these, those) = (numbers(rows), numbers(columns));
        sums.same(&these, &those);
        (sums, [these, those].concat())
    }

    /// Every way there is, one after the other.
    fn by_hand((rows, columns): &Two) -> Option<Vec<Bounds>> {
        let all: Vec<(u32, u32)> = [rows.clone(), columns.clone()].concat();
        let mut found: Option<Vec<Bounds>> = None;
        let mut at: Vec<u32> = all.iter().map(|(low, _)| *low).collect();
        loop {
            if at[..rows.len()].iter().sum::<u32>() == at[rows.len()..].iter().sum::<u32>() {
                let one = at.iter().map(|n| Bounds { low: *n, high: *n });
                let known = found.get_or_insert_with(|| one.collect());
                for (bounds, n) in known.iter_mut().zip(&at) {
                    *bounds = Bounds { low: bounds.low.min(*n), high: bounds.high.max(*n) };
                }
            }
            let Some(next) = (0..at.len()).find(|i| at[*i] < all[*i].0 + all[*i].1) else { return found };
            at[next] += 1;
            at[..next].iter_mut().zip(&all).for_each(|(n, (low, _))| *n = *low);
        }
    }

    proptest! {
        #[test]
        fn it_finds_what_trying_everything_finds(
            two in (
                prop::collection::vec((0u32..6, 0u32..5), 1..4),
                prop::collection::vec((0u32..6, 0u32..5), 1..4),
            )
        ) {
            let (sums, numbers) = sums(&two);
            match by_hand(&two) {
                None => prop_assert_eq!(sums.range(&numbers[..1]), Err(CalcError::Impossible)),
                Some(all) => for (number, bounds) in numbers.iter().zip(all) {
                    prop_assert_eq!(sums.range(&[*number]), Ok(bounds));
                }
            }
        }
    }
}
