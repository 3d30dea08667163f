//! The columns of what an action says besides.

use kit::clock::written;

use super::Cell;
use crate::model::{Action, Milestone, Pilot, Plan};
use crate::watch::{Point, Watched};

/// Headings, and how wide their columns are, in characters.
pub(super) const COLUMNS: [(&str, f64); 5] = [
    ("Steps on the way", 34.0),
    ("Cost", 18.0),
    ("Where the money comes from", 22.0),
    ("How we will know", 40.0),
    ("Pilot", 34.0),
];

/// Their cells; empty where nothing is said.
pub(super) fn cells(plan: &Plan, action: &Action, watched: &Watched) -> [Cell; 5] {
    let more = &action.text.more;
    let told = more.watch.as_ref().and_then(|watch| watched.told(watch));
    let know = told.map(|told| {
        let newest = told.newest.map(|point| format!("\nNewest {}", figure(&point))).unwrap_or_default();
        format!("{}\nBaseline {}{newest}", told.label, figure(&told.baseline))
    });
    let [steps, cost, money, pilot] = besides(plan, action).map(|(_, words)| Cell::Words(words));
    [steps, cost, money, Cell::Words(know.unwrap_or_default()), pilot]
}

/// What is said of it, each in a line behind its heading: for paper.
pub(crate) fn lines(plan: &Plan, action: &Action) -> Vec<String> {
    let said = besides(plan, action).into_iter().filter(|(_, words)| !words.is_empty());
    said.map(|(name, words)| format!("{name}: {}", words.replace('\n', "; "))).collect()
}

/// All but figures, each with its heading. Empty where nothing is said.
fn besides(plan: &Plan, action: &Action) -> [(&'static str, String); 4] {
    let more = &action.text.more;
    let step = |step: &Milestone| match plan.reached.milestones.get(&step.id) {
        Some(day) => format!("{}: done on {}", step.words, written(*day)),
        None => format!("{}: by {}", step.words, written(step.on)),
    };
    let steps: Vec<String> = more.milestones.iter().map(step).collect();
    let tried = more.pilot.as_ref().map(|of| pilot(plan, action, of));
    [
        (COLUMNS[0].0, steps.join("\n")),
        (COLUMNS[1].0, more.cost.clone().unwrap_or_default()),
        (COLUMNS[2].0, more.money_from.clone().unwrap_or_default()),
        (COLUMNS[4].0, tried.unwrap_or_default()),
    ]
}

fn figure(point: &Point) -> String {
    format!("({}): {}", written(point.day), point.figure.as_deref().unwrap_or("not shown"))
}

fn pilot(plan: &Plan, action: &Action, of: &Pilot) -> String {
    let mut lines = vec![format!("With: {}", of.who)];
    lines.extend(of.unit_cost.iter().map(|cost| format!("Cost for one: {cost}")));
    lines.extend(of.survey.iter().map(|survey| format!("Before and after: {survey}")));
    let decided = plan.reached.decisions.get(&action.promise);
    lines.extend(
        decided.map(|last| format!("{} ({}): {}", last.decision.words(), written(last.day), last.reason)),
    );
    lines.join("\n")
}
