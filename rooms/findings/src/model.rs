//! A release as it is kept, and the report that pages and other rooms read from it.

use calc::rank::{self, Finding as Ranked};
use calc::{Majority, Safe, SafeBase, Shown, ShownBase};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use surveys::Group;
use surveys::instrument::Indicator;
use uuid::Uuid;

use crate::beside::Comparison;
use crate::control::Cells;
use crate::words;

/// How many findings the summary names on either side.
const NAMED: usize = 3;

/// What a release holds: published values and the words that go with them, and nothing it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Release {
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    /// Whom it asked: of no two groups figures stand on one page.
    pub(crate) asks: Group,
    pub(crate) closed_on: NaiveDate,
    pub(crate) invited: SafeBase,
    pub(crate) answered: SafeBase,
    /// The share of those invited that answered.
    pub(crate) response: Safe,
    pub(crate) sheets: Vec<Sheet>,
}

/// One question of a release, with the words it was asked in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    /// The question's name.
    pub(crate) name: String,
    /// The section's title and picture.
    pub(crate) section: String,
    pub(crate) picture: String,
    /// As it was asked.
    pub(crate) text: String,
    /// Who it was asked of, where not everybody.
    pub(crate) asked_of: Option<String>,
    pub(crate) indicator: Option<Indicator>,
    /// The answers on offer, in the order of the cells.
    pub(crate) options: Vec<String>,
    /// How many answered it.
    pub(crate) base: Option<calc::Published<SafeBase>>,
    pub(crate) cells: Cells,
    /// Its good news told apart by groups, in the order of the registry. Empty in releases from before there were groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) by: Vec<By>,
}

/// A question's good news told apart by groups of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct By {
    /// The name of the question whose answers make the groups; its sheet has their names.
    pub(crate) grouping: String,
    /// A share for each group, in the order of that sheet's options. `None`: withheld, as it would say too much.
    pub(crate) cells: Option<Vec<calc::Published<Safe>>>,
}

/// What an indicator says of this LA's young people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The question's name.
    pub indicator: String,
    /// The name of its section's picture.
    pub picture: String,
    /// Its section's title.
    pub theme: String,
    /// Its name for staff, true whichever share stands beside it: "How safe they feel at home".
    pub label: String,
    /// One plain sentence for staff.
    pub sentence: String,
    /// The same as young people say it; `None` where nothing is shown.
    pub said: Option<String>,
    /// Whether the share of concern leads; otherwise the good news does.
    pub worry: bool,
    /// The good news. `None` where it may not stand beside the other.
    pub favourable: Option<Safe>,
    /// The worry.
    pub concern: Safe,
    /// What the good news is: "always feel safe where they live".
    pub favourable_means: String,
    /// What the worry is: "do not always feel safe where they live".
    pub concern_means: String,
    /// The good news as young people say it, behind "of us".
    pub(crate) favourable_said: String,
    /// The worry, likewise.
    pub(crate) concern_said: String,
}

impl Finding {
    /// The share that leads.
    pub fn lead(&self) -> &Safe {
        self.favourable.as_ref().filter(|_| !self.worry).unwrap_or(&self.concern)
    }
}

/// A wave's findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The release.
    pub release: Uuid,
    /// The wave.
    pub wave: Uuid,
    /// When it closed.
    pub closed_on: NaiveDate,
    /// "About 210" or "Fewer than 10".
    pub answered: String,
    /// Whether so few answered that nothing else is said.
    pub too_few: bool,
    /// Whether fewer than 3 in 10 of those invited answered.
    pub caution: bool,
    /// Whether so few answered that there are words only, no percentages.
    pub words_only: bool,
    /// In the order in which they were asked.
    pub findings: Vec<Finding>,
    /// The indicators that are going well, surest first.
    pub going_well: Vec<String>,
    /// The indicators to work on, surest first.
    pub to_work_on: Vec<String>,
}

impl Report {
    /// Reads a release by itself.
    pub(crate) fn of(release: &Release) -> Self {
        Self::compared(release, &Comparison::default())
    }

    /// Reads a release with what stands beside it: what is clearly better or worse elsewhere leads the summary.
    pub(crate) fn compared(release: &Release, beside: &Comparison) -> Self {
        let shares: Vec<(&Sheet, Option<Safe>, Safe)> = release
            .sheets
            .iter()
            .filter_map(|s| s.cells.shares.as_ref().map(|c| (s, c)))
            .map(|(s, c)| (s, c.favourable.map(|cell| cell.into_inner()), c.concern.into_inner()))
            .collect();
        let (going_well, to_work_on) = led(summary(&shares), &shares, beside);
        let findings = shares
            .iter()
            .filter_map(|(sheet, favourable, concern)| {
                let indicator = sheet.indicator.as_ref()?;
                let good = going_well.contains(&sheet.name)
                    || (!figure(concern) && favourable.as_ref().is_some_and(figure));
                Some(finding(sheet, indicator, *favourable, *concern, !good))
            })
            .collect();
        Self {
            release: release.id,
            wave: release.wave,
            closed_on: release.closed_on,
            answered: words::capital(&release.answered.to_string()),
            too_few: matches!(release.answered.view(), ShownBase::FewerThan(_)),
            // Where fewer than 30 were invited and 10 answered, it can't be under 3 in 10.
            caution: matches!(release.response.view(), Shown::Share { percent, .. } if percent.value() < 30),
            words_only: !ranked_any(&shares),
            findings,
            going_well,
            to_work_on,
        }
    }

    /// The finding of this question.
    pub fn finding(&self, indicator: &str) -> Option<&Finding> {
        self.findings.iter().find(|f| f.indicator == indicator)
    }
}

fn figure(safe: &Safe) -> bool {
    matches!(safe.view(), Shown::Share { .. } | Shown::Rough(Majority::MoreThanHalf))
}

/// What is going well and what to work on. Worries are chosen first; good news is what most say, beyond doubt.
fn summary(shares: &[Judged<'_>]) -> (Vec<String>, Vec<String>) {
    let ranked: Vec<Ranked<'_, usize>> = shares
        .iter()
        .enumerate()
        .map(|(key, (_, favourable, concern))| Ranked {
            key,
            favourable: favourable.as_ref().unwrap_or(concern),
            concern,
        })
        .collect();
    let work: Vec<usize> = rank::to_work_on(&ranked).into_iter().take(NAMED).collect();
    let most = |i: &usize| match shares[*i].1.map(|s| s.view()) {
        Some(Shown::Share { interval, .. }) => interval.low().value() >= 50,
        _ => false,
    };
    let well = rank::going_well(&ranked).into_iter().filter(|i| !work.contains(i) && most(i)).take(NAMED);
    let (well, work) = if ranked_any(shares) { (well.collect(), work) } else { by_word(shares) };
    let names = |all: Vec<usize>| all.into_iter().map(|i| shares[i].0.name.clone()).collect();
    (names(well), names(work))
}

/// Bright Spots before all else that goes well, and what is clearly worse than elsewhere before other worries. Nothing stands
/// on both sides.
fn led(
    (well, work): (Vec<String>, Vec<String>),
    shares: &[Judged<'_>],
    beside: &Comparison,
) -> (Vec<String>, Vec<String>) {
    let names = |is: &dyn Fn(&str) -> bool| -> Vec<String> {
        shares.iter().map(|(sheet, ..)| sheet.name.clone()).filter(|name| is(name)).collect()
    };
    let bright = names(&|name| beside.is_bright_spot(name));
    let behind = names(&|name| beside.is_to_work_on(name));
    let list = |first: &[String], rest: Vec<String>, other: &[String]| -> Vec<String> {
        let rest = rest.into_iter().filter(|name| !first.contains(name) && !other.contains(name));
        first.iter().cloned().chain(rest).take(NAMED.max(first.len())).collect()
    };
    (list(&bright, well, &behind), list(&behind, work, &bright))
}

type Judged<'a> = (&'a Sheet, Option<Safe>, Safe);

fn ranked_any(shares: &[Judged<'_>]) -> bool {
    let shown = |s: &Safe| matches!(s.view(), Shown::Share { .. });
    shares.iter().any(|(_, good, bad)| shown(bad) || good.as_ref().is_some_and(shown))
}

/// With words only there is no order but that of the questions: what more than half said.
fn by_word(shares: &[Judged<'_>]) -> (Vec<usize>, Vec<usize>) {
    let most = |share: Option<Safe>| share.is_some_and(|s| s.view() == Shown::Rough(Majority::MoreThanHalf));
    let all = |said: &dyn Fn(&Judged<'_>) -> bool| {
        (0..shares.len()).filter(|i| said(&shares[*i])).take(NAMED).collect()
    };
    (all(&|(_, good, _)| most(*good)), all(&|(_, _, bad)| most(Some(*bad))))
}

fn finding(
    sheet: &Sheet,
    indicator: &Indicator,
    favourable: Option<Safe>,
    concern: Safe,
    worry: bool,
) -> Finding {
    let (lead, said) = match favourable {
        Some(favourable) if !worry => (favourable, &indicator.favourable_said),
        _ => (concern, &indicator.concern_said),
    };
    Finding {
        indicator: sheet.name.clone(),
        picture: sheet.picture.clone(),
        theme: sheet.section.clone(),
        label: indicator.label.clone(),
        sentence: words::sentence(&lead, said),
        said: words::said(&lead, said),
        worry,
        favourable,
        concern,
        favourable_means: words::about_them(&indicator.favourable_said),
        concern_means: words::about_them(&indicator.concern_said),
        favourable_said: indicator.favourable_said.to_string(),
        concern_said: indicator.concern_said.to_string(),
    }
}
