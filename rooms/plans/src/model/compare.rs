//! Two versions of a plan side by side: what became of each action, what is new, and what reads otherwise. Pure.

use kit::clock::written;
use uuid::Uuid;

use super::{Action, ActionText, Because, Content, Part, Plan, Status, Theme};

/// One thing a version says, under its name.
pub(crate) type Said = (&'static str, String);

/// Something that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    pub(crate) name: &'static str,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// What became of an action of the version before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Became {
    /// It goes on; what of it reads otherwise, nothing where all stayed.
    GoesOn(Vec<Changed>),
    /// It is not in the later version, and was done.
    Done,
    /// It was left out for this reason.
    LeftOut(String),
    /// It is not in the later version; nobody said why.
    Gone,
}

/// Two versions side by side.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    /// What both say once: the cover, and the themes.
    pub(crate) around: Vec<Changed>,
    /// Each action of the earlier version.
    pub(crate) became: Vec<(&'a Action, Became)>,
    /// Actions that only the later one has.
    pub(crate) added: Vec<&'a Action>,
}

/// Reads `after` beside `before`. `name` tells what an indicator is called.
pub(crate) fn compare<'a>(
    before: &'a Plan,
    after: &'a Plan,
    name: &dyn Fn(&str) -> String,
) -> Comparison<'a> {
    let added = after.content.actions().filter(|action| before.keeping(action.promise).is_none());
    let became = before.content.actions().map(|action| (action, became(before, after, action, name)));
    Comparison {
        around: differ(around(&before.content), around(&after.content)),
        became: became.collect(),
        added: added.collect(),
    }
}

fn became(before: &Plan, after: &Plan, action: &Action, name: &dyn Fn(&str) -> String) -> Became {
    if let Some(now) = after.keeping(action.promise) {
        let says = |content: &Content, action: &Action| says(theme(content, action.id), &action.text, name);
        return Became::GoesOn(differ(says(&before.content, action), says(&after.content, now)));
    }
    let left = after.content.left_out.iter().find(|left| left.promise == action.promise);
    match (left, before.news(action).map(|news| news.status)) {
        (Some(left), _) => Became::LeftOut(left.reason.clone()),
        (None, Some(Status::Done)) => Became::Done,
        (None, _) => Became::Gone,
    }
}

fn theme(content: &Content, action: Uuid) -> Option<&Theme> {
    content.themes.iter().find(|theme| theme.actions.iter().any(|a| a.id == action))
}

/// Both say the same things under the same names, in the same order.
fn differ(before: Vec<Said>, after: Vec<Said>) -> Vec<Changed> {
    let pairs = before.into_iter().zip(after).filter(|((_, before), (_, after))| before != after);
    pairs.map(|((name, before), (_, after))| Changed { name, before, after }).collect()
}

/// How an action reads otherwise than it did.
pub(crate) fn rewritten(
    theme: &Theme,
    before: &ActionText,
    after: &ActionText,
    name: &dyn Fn(&str) -> String,
) -> Vec<Changed> {
    differ(says(Some(theme), before, name), says(Some(theme), after, name))
}

/// What a version says once: its cover and its themes.
pub(crate) fn around(content: &Content) -> Vec<Said> {
    let themes: Vec<String> = content
        .themes
        .iter()
        .map(|theme| format!("{}: {}. {}", theme.agreed.title, theme.agreed.young_title, theme.agreed.reason))
        .collect();
    vec![
        ("The plan’s title", content.cover.title.clone()),
        ("The sentence under it", content.cover.lead.clone()),
        ("Themes", themes.join("\n")),
        ("Why these themes", content.exception.clone().unwrap_or_default()),
    ]
}

/// All that an action says, always under the same names. `name` tells what an indicator is called.
pub(crate) fn says(theme: Option<&Theme>, text: &ActionText, name: &dyn Fn(&str) -> String) -> Vec<Said> {
    let (more, maybe) = (&text.more, |said: &Option<String>| said.clone().unwrap_or_default());
    let steps: Vec<String> =
        more.milestones.iter().map(|step| format!("{} by {}", step.words, written(step.on))).collect();
    let pilot = more.pilot.as_ref().map(|pilot| {
        let rest = [&pilot.unit_cost, &pilot.survey].into_iter().flatten().map(String::as_str);
        std::iter::once(pilot.who.as_str()).chain(rest).collect::<Vec<_>>().join("; ")
    });
    let because = match &text.because {
        Because::Said(indicator) => name(indicator),
        Because::Duty(duty) => duty.clone(),
    };
    vec![
        ("Theme", theme.map(|theme| theme.agreed.title.clone()).unwrap_or_default()),
        ("What it goes back to", because),
        ("You said", text.you_said.clone()),
        ("We will", text.we_will.clone()),
        ("Who", text.who()),
        ("By when", written(text.due_on)),
        ("What difference", text.difference.clone()),
        ("Young people take part", part(text.part.as_ref())),
        ("We are doing", text.doing.clone()),
        ("What you will see", text.will_see.clone()),
        ("Steps", steps.join("; ")),
        ("Cost", maybe(&more.cost)),
        ("Where the money comes from", maybe(&more.money_from)),
        ("How we will know", more.watch.as_ref().map(|watch| name(&watch.indicator)).unwrap_or_default()),
        ("Pilot", pilot.unwrap_or_default()),
    ]
}

fn part(part: Option<&Part>) -> String {
    match part {
        None => String::new(),
        Some(Part::None(why)) => format!("No. {}", why.words()),
        Some(Part::Takes(ways)) => ways.iter().map(|way| way.words()).collect::<Vec<_>>().join("; "),
    }
}

impl Plan {
    /// Of what `before` promises and has not done: what this plan neither carries on nor leaves out for a reason.
    pub(crate) fn unsaid<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = &'a Action> {
        let left = |action: &Action| self.content.left_out.iter().any(|left| left.promise == action.promise);
        before.unfinished().filter(move |action| self.keeping(action.promise).is_none() && !left(action))
    }
}
