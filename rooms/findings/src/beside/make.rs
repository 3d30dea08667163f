//! All comparisons of a round, from its releases.

use calc::{CalcError, Comparator, Contrast, Meaning, Member, Safe, Shown, Thresholds, judge};
use std::collections::{BTreeMap, HashMap, HashSet};
use surveys::instrument::{Instrument, Question};

use super::{Beside, Figure, Source};
use crate::control::Shares;
use crate::model::{Release, Sheet};

/// A release with what is needed to hold it against another.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) release: Release,
    pub(crate) thresholds: Thresholds,
    /// What it asked: its place in [`Round::instruments`].
    pub(crate) asked: usize,
    /// The LA's release before, with the same.
    pub(crate) earlier: Option<Box<Place>>,
}

/// The releases of a round, one for each LA.
#[derive(Debug, Clone, Default)]
pub(crate) struct Round {
    pub(crate) instruments: Vec<Instrument>,
    pub(crate) places: Vec<Place>,
}

/// What stands beside each indicator.
pub(crate) type Of = BTreeMap<String, Vec<Beside>>;

/// The comparisons of every place, in their order.
///
/// # Errors
/// When a release holds what can't have been published.
pub(crate) fn comparisons(round: &Round, figures: &[Figure]) -> Result<Vec<Of>, CalcError> {
    let line = Line::of(round);
    (0..round.places.len()).map(|own| of_one(round, &line, figures, own)).collect()
}

fn of_one(round: &Round, line: &Line<'_>, figures: &[Figure], own: usize) -> Result<Of, CalcError> {
    let place = &round.places[own];
    let (mut names, mut contrasts) = (Vec::new(), Vec::new());
    for sheet in &place.release.sheets {
        let Some(shares) = &sheet.cells.shares else { continue };
        for (source, other, meaning) in others(round, line, figures, own, sheet)? {
            let Some(cell) = share(shares, meaning) else { continue };
            if let Some(contrast) = Contrast::of(&cell, &place.thresholds, &other, meaning)? {
                names.push((sheet.name.clone(), source));
                contrasts.push(contrast);
            }
        }
    }
    let mut of = Of::new();
    for ((indicator, source), compared) in names.into_iter().zip(judge(&contrasts)?) {
        of.entry(indicator).or_default().push(Beside { source, compared: compared.into() });
    }
    Ok(of)
}

/// All that an indicator of a place can be held against.
fn others(
    round: &Round,
    line: &Line<'_>,
    figures: &[Figure],
    own: usize,
    sheet: &Sheet,
) -> Result<Vec<(Source, Comparator, Meaning)>, CalcError> {
    let mut all = Vec::new();
    if let Some((pool, meaning)) = line.pool(round, own, sheet)? {
        all.push((Source::Others, pool, meaning));
    }
    for figure in figures.iter().filter(|f| f.used && f.question == sheet.name) {
        all.push((figure.cited(), figure.comparator()?, figure.meaning));
    }
    if let Some((closed_on, earlier, meaning)) = line.earlier(round, own, sheet) {
        all.push((Source::Earlier { closed_on }, earlier, meaning));
    }
    Ok(all)
}

/// Which share is compared: the good news or, where either side doesn't show it, the worry. A rule, so that nobody picks the
/// one that looks better.
pub(super) const IN_TURN: [Meaning; 2] = [Meaning::Favourable, Meaning::Concern];

/// The share of this meaning, as published.
pub(super) fn share(shares: &Shares, meaning: Meaning) -> Option<Safe> {
    match meaning {
        Meaning::Favourable => shares.favourable.map(|cell| cell.into_inner()),
        Meaning::Concern => Some(shares.concern.into_inner()),
    }
}

fn shows_percent(shares: &Shares, meaning: Meaning) -> bool {
    share(shares, meaning).is_some_and(|cell| matches!(cell.view(), Shown::Share { .. }))
}

/// The sheets of a round by question, and which instruments ask the same.
pub(super) struct Line<'a> {
    /// The places that have a sheet of this question, in order.
    pub(super) sheets: HashMap<&'a str, Vec<(usize, &'a Sheet)>>,
    /// For each two instruments the questions that correspond and mean the same.
    same: HashMap<(usize, usize), HashSet<String>>,
}

impl<'a> Line<'a> {
    pub(super) fn of(round: &'a Round) -> Self {
        let mut sheets: HashMap<&str, Vec<(usize, &Sheet)>> = HashMap::new();
        for (at, place) in round.places.iter().enumerate() {
            for sheet in place.release.sheets.iter().filter(|s| s.indicator.is_some()) {
                sheets.entry(&sheet.name).or_default().push((at, sheet));
            }
        }
        let all = 0..round.instruments.len();
        let pairs = all.clone().flat_map(|a| all.clone().map(move |b| (a, b)));
        let same =
            pairs.map(|(a, b)| ((a, b), alike(&round.instruments[a], &round.instruments[b]))).collect();
        Self { sheets, same }
    }

    pub(super) fn asks_the_same(&self, a: usize, b: usize, question: &str) -> bool {
        self.same.get(&(a, b)).is_some_and(|names| names.contains(question))
    }

    /// The instrument that most places asked this question in.
    pub(super) fn most_asked(&self, round: &Round, question: &str) -> Option<usize> {
        let mut asked = vec![0usize; round.instruments.len()];
        self.sheets.get(question)?.iter().for_each(|(at, _)| asked[round.places[*at].asked] += 1);
        asked.into_iter().enumerate().max_by_key(|(at, n)| (*n, usize::MAX - at)).map(|(at, _)| at)
    }

    /// The others of the round together: never the place itself.
    fn pool(
        &self,
        round: &Round,
        own: usize,
        sheet: &Sheet,
    ) -> Result<Option<(Comparator, Meaning)>, CalcError> {
        let place = &round.places[own];
        let Some(shares) = &sheet.cells.shares else { return Ok(None) };
        let beside: Vec<&(usize, &Sheet)> = self
            .sheets
            .get(sheet.name.as_str())
            .into_iter()
            .flatten()
            .filter(|(at, _)| {
                *at != own && self.asks_the_same(place.asked, round.places[*at].asked, &sheet.name)
            })
            .collect();
        for meaning in IN_TURN {
            if !shows_percent(shares, meaning) {
                continue;
            }
            let members: Vec<Member> =
                beside.iter().map(|(at, sheet)| member(&round.places[*at], sheet, meaning)).collect();
            if let Some(pool) = Comparator::pool(&members)? {
                return Ok(Some((pool, meaning)));
            }
        }
        Ok(None)
    }

    /// The LA's last time, where it asked the same.
    fn earlier(
        &self,
        round: &Round,
        own: usize,
        sheet: &Sheet,
    ) -> Option<(chrono::NaiveDate, Comparator, Meaning)> {
        let place = &round.places[own];
        let before = place.earlier.as_deref()?;
        if !self.asks_the_same(before.asked, place.asked, &sheet.name) {
            return None;
        }
        let then = before.release.sheets.iter().find(|s| s.name == sheet.name)?.cells.shares.as_ref()?;
        let now = sheet.cells.shares.as_ref()?;
        IN_TURN.into_iter().filter(|meaning| shows_percent(now, *meaning)).find_map(|meaning| {
            let then = Comparator::earlier(&share(then, meaning)?, &before.thresholds)?;
            Some((before.release.closed_on, then, meaning))
        })
    }
}

/// The published figure of one place.
pub(super) fn member(place: &Place, sheet: &Sheet, meaning: Meaning) -> Member {
    Member {
        cell: sheet.cells.shares.as_ref().and_then(|shares| share(shares, meaning)),
        answered: place.release.answered,
        thresholds: place.thresholds,
    }
}

/// The questions of two instruments that correspond and whose indicators mean the same.
fn alike(one: &Instrument, other: &Instrument) -> HashSet<String> {
    let same = one.same_questions(other).same.into_iter();
    same.filter(|(a, b)| means_the_same(a, b)).map(|(a, _)| a.name.clone()).collect()
}

fn means_the_same(one: &Question, other: &Question) -> bool {
    let sorted = |values: &[String]| {
        let mut values = values.to_vec();
        values.sort();
        values
    };
    match (&one.indicator, &other.indicator) {
        (Some(a), Some(b)) => {
            sorted(&a.favourable) == sorted(&b.favourable) && sorted(&a.concern) == sorted(&b.concern)
        }
        _ => false,
    }
}
