//! A question's answers told apart by groups of people: one two-way share a group.
//!
//! The groups are read beside everything else that is published of the question, so an attacker is run over all of it
//! who knows exactly how many of each group answered, and runs the rules backwards:
//!
//! 1. Nothing is told apart where the share of everybody is not shown.
//! 2. Two groups are large enough for a percentage, or there is no table: one beside everybody tells of the few that are left.
//! 3. Each group that is large enough has its percentage, or there is no table. Two that are both hidden as small are known nearly to
//!    the person beside the share of everybody; and to withhold a table for that alone would say just that.
//! 4. What is known of the smaller groups, from their words and from what the others leave, keeps room for three people, or
//!    there is no table. To hide just enough of it would say that it was needed.

use calc::{CalcError, Majority, Published, Safe, Shown, Thresholds, share};
use surveys::instrument::{Answers, Given, Kind, Question};

use super::bounds::Range;
use super::known::{Groups, Guess, ROOM, Shape, behind};
use super::{Cells, Counts, Table, count};

/// Whether a question's answers may ever be told apart: everybody is asked it, gives one answer, and each answer is good
/// news or a worry or neither.
pub(crate) fn tells_apart(question: &Question) -> bool {
    let one = matches!(question.kind, Kind::One { .. } | Kind::Scale { .. } | Kind::Number { .. });
    one && question.ask_if.is_none() && question.indicator.is_some() && !Groups::of(question).cross()
}

/// How the groups answered a question, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// Of each group how many answered, and how many of them gave an answer that is good news.
    pub(crate) groups: Vec<(u32, u32)>,
    /// How many answered who are in no group.
    pub(crate) unsaid: u32,
}

/// Counts the answers to a question group by group.
pub(crate) fn tell(question: &Question, grouping: &Question, answers: &[Answers]) -> Told {
    let Kind::One { options } = &grouping.kind else { return Told { groups: Vec::new(), unsaid: 0 } };
    let of = |value: &str| {
        let is = |one: &&Answers| one.closed.get(&grouping.name) == Some(&Given::One(value.to_owned()));
        let counts = count(question, answers.iter().filter(is));
        (counts.base, counts.favourable)
    };
    let groups: Vec<(u32, u32)> = options.iter().map(|option| of(&option.value)).collect();
    let all = count(question, answers).base;
    Told { unsaid: all.saturating_sub(groups.iter().map(|(base, _)| base).sum()), groups }
}

/// The cells of a question for each way of telling people apart, in the order given; `None` where they are withheld.
///
/// # Errors
/// When the counts make no sense, which would be a mistake of ours.
pub(crate) fn cells(
    question: &Question,
    counts: &Counts,
    whole: &Cells,
    told: &[Told],
    t: &Thresholds,
) -> Result<Vec<Option<Vec<Published<Safe>>>>, CalcError> {
    let Some(mut good) = whole_range(question, counts.base, whole, t)? else {
        return Ok(vec![None; told.len()]);
    };
    let mut made = Vec::new();
    for told in told {
        let safe: Result<Vec<Safe>, CalcError> =
            told.groups.iter().map(|(base, good)| share(*good, *base, t)).collect();
        let table = Apart { told, cells: &safe?, t };
        // With the tables that are shown already, and with the answers of everybody.
        let joint = table.leaves(good).filter(|_| table.hides_none() && table.is_wide(good));
        let joint = joint.filter(|range| question_is_wide(question, counts.base, whole, *range, t));
        made.push(joint.map(|_| table.cells.iter().map(|cell| (*cell).into()).collect()));
        good = joint.unwrap_or(good);
    }
    Ok(made)
}

fn shape<'a>(
    question: &Question,
    base: u32,
    whole: &'a Cells,
    row: &'a [calc::SafeOption],
    t: &'a Thresholds,
) -> Option<Shape<'a>> {
    let shares = whole.shares.as_ref()?;
    let shares = [shares.favourable?.into_inner(), shares.concern.into_inner()];
    Some(Shape { base, groups: Groups::of(question), t, shares, row })
}

fn row(whole: &Cells) -> Option<Vec<calc::SafeOption>> {
    match &whole.table {
        Table::One(row) => Some(row.iter().map(|cell| cell.into_inner()).collect()),
        _ => None,
    }
}

/// What is known of how many gave an answer that is good news; `None` where their share is not shown.
fn whole_range(
    question: &Question,
    base: u32,
    whole: &Cells,
    t: &Thresholds,
) -> Result<Option<Range>, CalcError> {
    let Some(row) = row(whole).filter(|_| tells_apart(question)) else { return Ok(None) };
    let Some(shape) = shape(question, base, whole, &row, t) else { return Ok(None) };
    if !shape.is_shown(shape.groups.favourable) {
        return Ok(None);
    }
    let solved = shape.tree(&Guess::ANY, &[]).and_then(super::bounds::Tree::solve);
    solved.and_then(|tree| tree.range(shape.groups.favourable)).map(Some).ok_or(CalcError::Impossible)
}

/// Whether what is published of everybody still holds when so much more is known of the good news.
fn question_is_wide(question: &Question, base: u32, whole: &Cells, good: Range, t: &Thresholds) -> bool {
    let Some(row) = row(whole) else { return false };
    shape(question, base, whole, &row, t)
        .is_some_and(|shape| shape.narrow(&[(shape.groups.favourable, good)]).is_none())
}

/// One way of telling people apart, as an attacker reads it.
struct Apart<'a> {
    told: &'a Told,
    cells: &'a [Safe],
    t: &'a Thresholds,
}

impl Apart<'_> {
    /// What each group can be before the sum is looked at, and last those in no group.
    fn alone(&self) -> Vec<Range> {
        let groups = self.told.groups.iter().zip(self.cells);
        groups
            .map(|((base, _), cell)| alone(cell, *base, self.t))
            .chain([Range::new(0, self.told.unsaid)])
            .collect()
    }

    /// Whether two groups or more are large enough for a percentage, and each of those has one.
    fn hides_none(&self) -> bool {
        let large = self.told.groups.iter().filter(|(base, _)| *base >= self.t.min_percent_base).count();
        large >= 2 && large == self.cells.iter().filter(|cell| shows(cell)).count()
    }

    /// What the groups leave of a range of them all; `None` if they can't be so.
    fn leaves(&self, good: Range) -> Option<Range> {
        let both = good.and(together(&self.alone()));
        (both.low <= both.high).then_some(both)
    }

    /// Whether every group that is not shown can be many numbers.
    fn is_wide(&self, good: Range) -> bool {
        let ranges = self.alone();
        (0..ranges.len()).filter(|at| !self.cells.get(*at).is_some_and(shows)).all(|at| {
            let others = ranges.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, range)| *range);
            let others = together(&others.collect::<Vec<_>>());
            let left = Range::new(good.low.saturating_sub(others.high), good.high.saturating_sub(others.low));
            let size = self.told.groups.get(at).map_or(self.told.unsaid, |(base, _)| *base);
            ranges[at].and(left).room() >= ROOM.min(size)
        })
    }
}

fn shows(cell: &Safe) -> bool {
    matches!(cell.view(), Shown::Share { .. })
}

fn together(ranges: &[Range]) -> Range {
    ranges.iter().fold(Range::new(0, 0), |sum, range| Range::new(sum.low + range.low, sum.high + range.high))
}

/// What a group's good news can be by its own cell.
pub(super) fn alone(cell: &Safe, base: u32, t: &Thresholds) -> Range {
    match cell.view() {
        Shown::Share { count, .. } => {
            let (few, (low, high)) = (t.hide_up_to, behind(count, t));
            Range::new(low.max(few + 1), high.min(base.saturating_sub(few + 1)))
        }
        Shown::Rough(Majority::MoreThanHalf) => Range::new(base / 2 + 1, base),
        Shown::Rough(Majority::HalfOrFewer) => Range::new(0, base / 2),
        Shown::Hidden { .. } | Shown::FewerThanTen => Range::new(0, base),
    }
}
