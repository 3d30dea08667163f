//! The thread from what was said to what changed: each finding and quote with its themes, its promises, how they stand, and
//! when young people were told. Pure; [`load`] reads what it is made of.

mod load;

pub(crate) use load::{Survey, given, of_release, surveys};

use chrono::NaiveDate;
use findings::GivenBack;
use uuid::Uuid;

use crate::evidence::{Base, Evidence};
use crate::model::{Action, Because, Plan, Status};

/// What was said, by what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A finding that is marked as something to work on.
    ToWorkOn,
    /// A conversation or a ranking that was written down.
    Heard,
    /// A quote that was released.
    Quote,
    /// Another finding that tells of a worry.
    Worry,
    /// A finding of what goes well: it is owed no answer.
    Well,
}

impl Kind {
    /// Those that ask for an answer, most pressing first.
    pub(crate) const OWED: [Self; 4] = [Self::ToWorkOn, Self::Heard, Self::Quote, Self::Worry];

    fn of(evidence: &Evidence, to_work_on: &[String]) -> Self {
        match evidence {
            said if said.quote => Self::Quote,
            said if said.heard() => Self::Heard,
            said if to_work_on.contains(&said.indicator) => Self::ToWorkOn,
            said if said.worry => Self::Worry,
            _ => Self::Well,
        }
    }

    /// As staff say it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::ToWorkOn => "Findings marked as something to work on",
            Self::Heard => "Conversations and rankings",
            Self::Quote => "Quotes",
            Self::Worry => "Other worries among the findings",
            Self::Well => "What goes well",
        }
    }
}

/// How far something that was said has come, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// No plan has anything about it.
    Unanswered,
    /// A theme names it, and no action goes back to it.
    Theme,
    /// An action of a version that nobody can read yet goes back to it.
    Drafted,
    /// An action that people read goes back to it.
    Promised,
    /// One of those actions is on track or done.
    Moving,
    /// All of them are done.
    Kept,
}

impl Reach {
    /// As staff say it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Unanswered => "Not answered",
            Self::Theme => "No action yet",
            Self::Drafted => "Only drafted",
            Self::Promised => "Promised",
            Self::Moving => "Something happens",
            Self::Kept => "Done",
        }
    }
}

/// What told young people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// It stood on their own page of findings, which anyone could read.
    Page,
    /// All care leavers of the register were written to with that page.
    Written,
    /// The plan with an action for it was published.
    Plan,
    /// News of such an action came onto the public plan.
    News,
}

impl How {
    /// As staff say it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Page => "it was on their page of findings",
            Self::Written => "everybody was written to about their page of findings",
            Self::Plan => "the plan with an action for it was published",
            Self::News => "there was news of an action on the public plan",
        }
    }
}

/// A day on which young people were told, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Telling {
    pub(crate) day: NaiveDate,
    pub(crate) how: How,
}

/// An action that goes back to what was said, in the version of the plan that holds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Knot<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) action: &'a Action,
}

/// One thing that was said, and what came of it.
#[derive(Debug, Clone)]
pub(crate) struct Thread<'a> {
    pub(crate) evidence: &'a Evidence,
    pub(crate) kind: Kind,
    /// Themes that name it, by title.
    pub(crate) themes: Vec<&'a str>,
    /// The theme of a draft in which an action for it can be written.
    pub(crate) draft: Option<Uuid>,
    pub(crate) knots: Vec<Knot<'a>>,
    /// First day first.
    pub(crate) told: Vec<Telling>,
}

impl Thread<'_> {
    /// Whether it asks for an answer.
    pub(crate) fn owed(&self) -> bool {
        self.kind != Kind::Well
    }

    /// How far it has come.
    pub(crate) fn reach(&self) -> Reach {
        let public: Vec<&Knot<'_>> = self.knots.iter().filter(|k| k.plan.published_on().is_some()).collect();
        let status = |knot: &Knot<'_>| knot.plan.news(knot.action).map(|news| news.status);
        let done = |knot: &&Knot<'_>| status(knot) == Some(Status::Done);
        let moves = |knot: &&Knot<'_>| done(knot) || status(knot) == Some(Status::OnTrack);
        match public.len() {
            0 if !self.knots.is_empty() => Reach::Drafted,
            0 if !self.themes.is_empty() => Reach::Theme,
            0 => Reach::Unanswered,
            all if public.iter().copied().filter(|k| done(k)).count() == all => Reach::Kept,
            _ if public.iter().copied().any(|k| moves(&k)) => Reach::Moving,
            _ => Reach::Promised,
        }
    }
}

/// How much of what was said came how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Reached {
    /// How much was said.
    pub(crate) said: usize,
    /// That an action which people read goes back to.
    pub(crate) answered: usize,
    /// That something happens about, or that is done.
    pub(crate) moved: usize,
    /// That young people were told of.
    pub(crate) told: usize,
}

impl Reached {
    /// Counts those of a kind.
    pub(crate) fn of(threads: &[Thread<'_>], kind: Kind) -> Self {
        let owed: Vec<&Thread<'_>> = threads.iter().filter(|thread| thread.kind == kind).collect();
        let far = |least: Reach| owed.iter().filter(|thread| thread.reach() >= least).count();
        Self {
            said: owed.len(),
            answered: far(Reach::Promised),
            moved: far(Reach::Moving),
            told: owed.iter().filter(|thread| !thread.told.is_empty()).count(),
        }
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            said: self.said + other.said,
            answered: self.answered + other.answered,
            moved: self.moved + other.moved,
            told: self.told + other.told,
        }
    }
}

/// The threads of one release, those with furthest to go first: all that asks for an answer, and what goes well where a plan
/// builds on it. `plans` are those that rest on this release, what people read before what is in the making: of the same
/// promise in both, the one that people read counts.
pub(crate) fn weave<'a>(
    base: &'a Base,
    to_work_on: &[String],
    plans: &[&'a Plan],
    given: &[GivenBack],
) -> Vec<Thread<'a>> {
    let each = base.findings.iter().map(|evidence| {
        let key = evidence.indicator.as_str();
        let knots = knots(plans, key);
        let named = |plan: &&'a Plan| {
            let plan: &'a Plan = plan;
            plan.content.themes.iter().filter(|t| t.agreed.indicators.iter().any(|i| i == key))
        };
        let mut themes: Vec<&str> = plans.iter().flat_map(named).map(|t| t.agreed.title.as_str()).collect();
        themes.dedup();
        let draft = plans.iter().filter(|plan| plan.is_draft()).flat_map(named).map(|t| t.id).next();
        let told = told(base.release, key, &knots, given);
        Thread { evidence, kind: Kind::of(evidence, to_work_on), themes, draft, knots, told }
    });
    let mut all: Vec<Thread<'a>> =
        each.filter(|t| t.owed() || !t.themes.is_empty() || !t.knots.is_empty()).collect();
    all.sort_by_key(|thread| (thread.reach(), thread.kind));
    all
}

fn knots<'a>(plans: &[&'a Plan], key: &str) -> Vec<Knot<'a>> {
    let mut known: Vec<Uuid> = Vec::new();
    let mut knots = Vec::new();
    for plan in plans.iter().copied() {
        for action in plan.content.actions() {
            let back = action.text.because.indicator() == Some(key);
            if back && !known.contains(&action.promise) {
                knots.push(Knot { plan, action });
            }
        }
        known.extend(plan.content.actions().map(|action| action.promise));
    }
    knots
}

fn told(release: Uuid, key: &str, knots: &[Knot<'_>], given: &[GivenBack]) -> Vec<Telling> {
    let mut told = Vec::new();
    for page in given.iter().filter(|page| page.release == release && page.keys.iter().any(|k| k == key)) {
        told.push(Telling { day: page.shown, how: How::Page });
        told.extend(page.told.map(|day| Telling { day, how: How::Written }));
    }
    for knot in knots {
        let Some(day) = knot.plan.published_on() else { continue };
        told.push(Telling { day, how: How::Plan });
        told.extend(knot.plan.news(knot.action).map(|news| Telling { day: news.day, how: How::News }));
    }
    told.sort();
    told.dedup();
    told
}

/// How many actions of a plan go back to something that was published or to a duty with a name, and of how many.
pub(crate) fn traced(plan: &Plan, base: &Base) -> (usize, usize) {
    let back = |action: &&Action| match &action.text.because {
        Because::Said(key) => base.find(key).is_some(),
        Because::Duty(duty) => !duty.trim().is_empty(),
    };
    (plan.content.actions().filter(back).count(), plan.content.actions().count())
}
