//! What the published plans of all local authorities come to: themes, taking part, how promises stand, what drifts, and how
//! much of what was said was answered. Pure sums; [`load`] reads them. Nobody is ranked: authorities stand by name.

mod load;
pub(crate) mod table;

pub(crate) use load::all;

use chrono::NaiveDate;
use people::Organisation;

use crate::model::{Drift, Part, Plan, Shown, Status, Why, WhyNone};
use crate::threads::{Kind, Reached};

/// One authority whose plan anyone can read.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) la: Organisation,
    pub(crate) plan: Plan,
    pub(crate) drift: Vec<Drift>,
    /// By kind, in the order of [`Kind::OWED`].
    pub(crate) reached: [Reached; 4],
    /// How many actions go back to something that was said or to a duty, and of how many.
    pub(crate) traced: (usize, usize),
}

/// All of them, by name, on a day.
#[derive(Debug)]
pub(crate) struct National {
    pub(crate) places: Vec<Place>,
    /// Authorities without a plan that anyone can read, by name.
    pub(crate) without: Vec<Organisation>,
    pub(crate) today: NaiveDate,
}

/// A theme over all authorities: the part of the survey that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Theme<'a> {
    pub(crate) title: &'a str,
    pub(crate) authorities: usize,
    pub(crate) actions: usize,
    /// In how many of the actions young people take part.
    pub(crate) part: usize,
    /// How many of the actions are done.
    pub(crate) done: usize,
}

/// Why something drifts, as a rule.
const RULES: [&str; 6] = [
    "Has needed help for too long",
    "Whoever answered for it left",
    "A whole theme of which nothing was said",
    "Due soon and not begun",
    "Its day was moved twice or more",
    "Nothing was said of it for too long",
];

impl National {
    /// What most authorities chose first.
    pub(crate) fn themes(&self) -> Vec<Theme<'_>> {
        let mut all: Vec<Theme<'_>> = Vec::new();
        for place in &self.places {
            for theme in &place.plan.content.themes {
                let title = theme.agreed.title.as_str();
                let at = all.iter().position(|known| known.title == title).unwrap_or_else(|| {
                    all.push(Theme { title, authorities: 0, actions: 0, part: 0, done: 0 });
                    all.len() - 1
                });
                let takes = |part: &Option<Part>| part.as_ref().is_some_and(|p| !p.ways().is_empty());
                let done = |status: Status| status == Status::Done;
                all[at].authorities += 1;
                all[at].actions += theme.actions.len();
                all[at].part += theme.actions.iter().filter(|a| takes(&a.text.part)).count();
                all[at].done += theme.actions.iter().filter(|a| done(status(&place.plan, a))).count();
            }
        }
        all.sort_by(|a, b| (b.authorities, b.actions, a.title).cmp(&(a.authorities, a.actions, b.title)));
        all
    }

    /// In how many actions young people take part, and of how many.
    pub(crate) fn part(&self) -> (usize, usize) {
        sum(self.places.iter().map(|place| place.plan.content.taking_part()))
    }

    /// How many actions can be traced back, and of how many.
    pub(crate) fn traced(&self) -> (usize, usize) {
        sum(self.places.iter().map(|place| place.traced))
    }

    /// Where young people don't take part, how often for which reason.
    pub(crate) fn why_none(&self) -> Vec<(&'static str, usize)> {
        let why = |wanted: WhyNone| {
            let parts = self.places.iter().flat_map(|p| p.plan.content.actions()).map(|a| &a.text.part);
            parts.filter(|part| matches!(part, Some(Part::None(why)) if *why == wanted)).count()
        };
        WhyNone::ALL.into_iter().map(|w| (w.words(), why(w))).collect()
    }

    /// How the actions stand, and how many are late whatever was said of them.
    pub(crate) fn progress(&self) -> Vec<(&'static str, usize)> {
        let shown = |wanted: Shown| {
            let of = |place: &Place| {
                let plan = &place.plan;
                let now = |a: &_| shown(plan, a, self.today);
                plan.content.actions().filter(|a| now(a) == wanted).count()
            };
            self.places.iter().map(of).sum()
        };
        let each = Status::ALL.into_iter().map(|status| (status.words(), shown(Shown::Reported(status))));
        each.chain([("Late", shown(Shown::Late))]).collect()
    }

    /// What drifts, by rule: how often, and in how many authorities.
    pub(crate) fn drift(&self) -> Vec<(&'static str, usize, usize)> {
        let of = |rule: &'static str| {
            let each = self.places.iter().map(|p| p.drift.iter().filter(|d| named(&d.why) == rule).count());
            let (times, places) = each.fold((0, 0), |(n, las), here| (n + here, las + usize::from(here > 0)));
            (rule, times, places)
        };
        RULES.into_iter().map(of).collect()
    }

    /// How much of what was said was answered, over all, by kind.
    pub(crate) fn reached(&self) -> [(Kind, Reached); 4] {
        let of = |at: usize| self.places.iter().fold(Reached::default(), |sum, p| sum.and(p.reached[at]));
        [0, 1, 2, 3].map(|at| (Kind::OWED[at], of(at)))
    }
}

fn sum(pairs: impl Iterator<Item = (usize, usize)>) -> (usize, usize) {
    pairs.fold((0, 0), |(a, b), (x, y)| (a + x, b + y))
}

fn status(plan: &Plan, action: &crate::model::Action) -> Status {
    plan.news(action).map_or(Status::NotStarted, |news| news.status)
}

fn shown(plan: &Plan, action: &crate::model::Action, today: NaiveDate) -> Shown {
    Shown::of(plan.news(action), action.text.due_on, today)
}

fn named(why: &Why) -> &'static str {
    match why {
        Why::NeedsHelp(..) => RULES[0],
        Why::OwnerLeft => RULES[1],
        Why::Still(_) => RULES[2],
        Why::NotStarted(_) => RULES[3],
        Why::Moved(..) => RULES[4],
        Why::Silent(_) => RULES[5],
    }
}
