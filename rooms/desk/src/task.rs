//! What a home page asks of somebody.

use contact::Waiting;
use kit::govuk::{Need, Urgency};

/// Something to do: what, where inside the LA, why, and how pressing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Task {
    pub(crate) what: String,
    pub(crate) path: String,
    pub(crate) why: String,
    pub(crate) state: &'static str,
    pub(crate) due: bool,
    pub(crate) late: bool,
}

impl Task {
    /// A step that is due.
    pub(crate) fn new(what: impl Into<String>, path: impl Into<String>, why: impl Into<String>) -> Self {
        Self { what: what.into(), path: path.into(), why: why.into(), state: "Next", due: true, late: false }
    }

    /// Something that does not wait for the next step, nor the next step for it.
    pub(crate) fn beside(what: &str, path: &str, why: &str) -> Self {
        Self { state: "Any time", ..Self::new(what, path, why) }
    }

    /// The line of "what needs you" that leads to `href`.
    pub(crate) fn need<'a>(&'a self, href: &'a str) -> Need<'a> {
        Need { what: &self.what, href, why: &self.why, state: self.state, urgency: self.urgency() }
    }

    pub(crate) fn urgency(&self) -> Urgency {
        match (self.late, self.due) {
            (true, _) => Urgency::Late,
            (_, true) => Urgency::Due,
            _ => Urgency::Done,
        }
    }
}

/// Extracts for researchers that wait for this person, each with where it is decided.
pub(crate) fn to_decide(waiting: Vec<(String, String)>) -> Vec<Task> {
    let task = |(recipient, path)| {
        let why = "A colleague asks for it, and a second person has to decide";
        Task::new(format!("Decide on an extract for {recipient}"), path, why)
    };
    waiting.into_iter().map(task).collect()
}

/// What asks of whoever answers care leavers: what nobody has opened first, then what was not finished.
pub(crate) fn to_answer(waiting: Waiting, path: &str) -> Vec<Task> {
    let people = |n: usize| if n == 1 { "1 person".to_owned() } else { format!("{n} people") };
    let mut tasks = Vec::new();
    if waiting.unread > 0 {
        let what = format!("{} asked to be contacted", people(waiting.unread));
        let why = "Nobody has opened it yet";
        tasks.push(Task { state: "Unread", late: true, ..Task::new(what, path, why) });
    }
    if waiting.opened > 0 {
        let what = format!("Contact {}", people(waiting.opened));
        let why = "Somebody opened what they asked; mark it as done when they were reached";
        tasks.push(Task { state: "Opened", ..Task::new(what, path, why) });
    }
    tasks
}
