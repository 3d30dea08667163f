//! How far an LA has come in the cycle, and what that asks of whom: pure.

use chrono::NaiveDate;
use contact::Waiting;
use kit::clock::written;
use plans::{About, Drift, Standing};
use surveys::State;

use crate::quarter;
use crate::task::{Task, to_answer};

/// Where an LA stands, as the rooms tell it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// How many care leavers are in the register.
    pub(crate) people: u64,
    /// Whether a personal adviser and a senior leader are in the team.
    pub(crate) adviser: bool,
    /// See `adviser`.
    pub(crate) leader: bool,
    /// Whether a round is open in which it has no survey yet.
    pub(crate) round: bool,
    /// The newest wave.
    pub(crate) wave: Option<Running>,
    /// Whether findings are released.
    pub(crate) findings: bool,
    /// How far the plan is that people read or, before there is one, the first.
    pub(crate) plan: Standing,
    /// What drifts of the plan that people read, most pressing first.
    pub(crate) drift: Vec<Drift>,
    /// What the rounds of the plan that people read ask; none where there is no such plan.
    pub(crate) rounds: Option<plans::Rounds>,
    /// The next version, while people read the one before.
    pub(crate) next: Option<Next>,
    /// Whether the newest findings are of a later survey than every plan.
    pub(crate) fresh: bool,
    /// Care leavers who asked to be contacted.
    pub(crate) waiting: Waiting,
    /// Since when it stands where it stands.
    pub(crate) since: NaiveDate,
}

/// The next version of a published plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Next {
    /// How far it is.
    pub(crate) plan: Standing,
    /// Since when.
    pub(crate) since: NaiveDate,
}

/// A wave, as far as a home page tells it.
#[derive(Debug, Clone)]
pub(crate) struct Running {
    /// Its part of an address.
    pub(crate) id: String,
    /// How far it is.
    pub(crate) state: State,
    /// How many were asked.
    pub(crate) asked: u64,
    /// How many had answered as of this morning.
    pub(crate) answered: u64,
    /// Its last day.
    pub(crate) last: NaiveDate,
}

/// The steps of the cycle, and how many are behind.
pub(crate) const STEPS: [&str; 6] = ["List", "Survey", "Findings", "Plan", "Signed off", "Published"];

impl Place {
    /// Whether anyone can read a plan: the newest, or the one before it while that is being written.
    pub(crate) const fn public(&self) -> bool {
        matches!(self.plan, Standing::Published { .. })
    }

    /// How many steps of the cycle are done.
    pub(crate) fn steps(&self) -> usize {
        match (&self.plan, self.findings) {
            (Standing::Published { .. }, _) => 6,
            (Standing::Signed, _) => 5,
            (Standing::WithLeader, _) => 4,
            (_, true) => 3,
            _ if self.wave.as_ref().is_some_and(|w| !matches!(w.state, State::Ready | State::Open)) => 2,
            _ => usize::from(self.people > 0),
        }
    }

    /// What stands under each step: when it was reached, or how far it is.
    pub(crate) fn notes(&self) -> [Option<String>; 6] {
        let survey = self.wave.as_ref().filter(|w| w.state == State::Open);
        let published = match self.plan {
            Standing::Published { on } => Some(written(on)),
            _ => None,
        };
        let drafted = match self.plan {
            Standing::Draft { actions: 1, .. } => Some("1 action".to_owned()),
            Standing::Draft { actions, .. } => Some(format!("{actions} actions")),
            _ => None,
        };
        [
            (self.people > 0).then(|| format!("{} people", self.people)),
            survey.map(|w| format!("Until {}", written(w.last))),
            None,
            drafted,
            matches!(self.plan, Standing::WithLeader).then(|| "With your senior leader".to_owned()),
            published,
        ]
    }

    /// What a lead has to do now: the first is the next step, the rest can be done beside it.
    pub(crate) fn for_lead(&self) -> Vec<Task> {
        let mut tasks = self.for_duty();
        tasks.extend(self.next_for_lead());
        if !self.adviser {
            tasks.push(Task::beside(
                "Invite a personal adviser",
                "/team",
                "They make sure that each of their young people can answer",
            ));
        }
        if !self.leader {
            tasks.push(Task::beside("Invite a senior leader", "/team", "They sign off your plan"));
        }
        tasks
    }

    fn next_for_lead(&self) -> Vec<Task> {
        if self.people == 0 {
            let why = "So that everyone can be asked";
            return vec![Task::new("Import your list of care leavers", "/register/import", why)];
        }
        let survey = self.survey_task();
        if let Standing::Published { .. } = self.plan {
            // The cycle goes on beside the promises of the turn before.
            let drift = drift_task(&self.drift.iter().collect::<Vec<_>>());
            let news = drift.unwrap_or_else(|| plan_task(self.plan));
            let rounds = self.rounds.iter().flat_map(quarter::for_lead);
            return rounds.chain([self.next_plan(), survey, Some(news)].into_iter().flatten()).collect();
        }
        let plan = self.findings.then(|| plan_task(self.plan));
        // A survey that runs is news; a plan that waits for the lead is work.
        plan.or(survey).into_iter().collect()
    }

    fn next_plan(&self) -> Option<Task> {
        match self.next {
            Some(next) => Some(plan_task(next.plan)),
            None if self.fresh => Some(Task::new(
                "Read the new findings, then start the next plan",
                "/findings",
                "This is what young people say now",
            )),
            None => None,
        }
    }

    fn survey_task(&self) -> Option<Task> {
        let Some(Running { id, state, asked, answered, last }) = &self.wave else {
            return Some(if self.round {
                Task::new("Open a survey", "/waves", "Your list is in: ask what life is like")
            } else {
                Task {
                    state: "Waiting",
                    due: false,
                    ..Task::new("Open a survey", "/waves", "The national team opens a round first")
                }
            });
        };
        let here = format!("/waves/{id}");
        match state {
            State::Ready => Some(Task::new(
                "Send the invitations",
                here,
                "The survey is open, but nobody has been asked yet",
            )),
            State::Open => Some(Task {
                state: "Running",
                ..Task::new(
                    "See who has answered",
                    here,
                    format!("{answered} of {asked} as of this morning; open until {}", written(*last)),
                )
            }),
            State::Closed => Some(Task {
                state: "Running",
                due: false,
                ..Task::new("The box is being opened", here, "Findings follow in a minute or two")
            }),
            State::TooFew => {
                Some(Task::new("Ask again", "/waves", "Fewer than ten people answered last time"))
            }
            State::Opened if self.round => {
                Some(Task::beside("Open the next survey", "/waves", "A new round is open"))
            }
            State::Opened => None,
        }
    }

    /// What a senior leader has to do now.
    pub(crate) fn for_leader(&self) -> Vec<Task> {
        let waits =
            self.plan == Standing::WithLeader || self.next.is_some_and(|n| n.plan == Standing::WithLeader);
        let sign = waits.then(|| Task::new("Sign off the plan", "/plan", "Your lead has sent it to you"));
        let news = match (&self.plan, self.findings) {
            (Standing::Published { .. }, _) => Some(Task {
                state: "Doing",
                due: false,
                ..Task::new("See how the plan is going", "/plan", "It is published")
            }),
            (Standing::WithLeader, _) | (_, false) => None,
            (_, true) => Some(Task {
                state: "New",
                ..Task::new("Read the findings", "/findings", "This is what young people said")
            }),
        };
        let mine: Vec<&Drift> = self.drift.iter().filter(|drift| drift.why.for_leader()).collect();
        let rounds = self.rounds.iter().flat_map(quarter::for_leader);
        sign.into_iter().chain(rounds).chain(drift_task(&mine)).chain(news).collect()
    }

    /// What a duty worker has to do now.
    pub(crate) fn for_duty(&self) -> Vec<Task> {
        to_answer(self.waiting, "/contact/requests")
    }

    /// What a personal adviser has to do now.
    pub(crate) fn for_adviser(&self) -> Vec<Task> {
        match &self.wave {
            Some(wave) if wave.state == State::Open => {
                vec![Task::new("See who of your people has not answered", "/my-people", "A survey is open")]
            }
            _ => Vec::new(),
        }
    }
}

/// What drifts, and the most pressing of it; nothing where nothing does.
fn drift_task(all: &[&Drift]) -> Option<Task> {
    let first = all.first()?;
    let what = match (all.len(), &first.about) {
        (1, About::Promise(..)) => "One promise drifts".to_owned(),
        (1, About::Theme(_)) => "One theme of the plan stands still".to_owned(),
        (count, _) => format!("{count} things in the plan drift"),
    };
    let (About::Promise(_, of) | About::Theme(of)) = &first.about;
    Some(Task { state: "Drifting", ..Task::new(what, "/plan#drift", format!("{of}. {}", first.why.words())) })
}

/// What the plan asks of the lead; the first, or the version in the making.
fn plan_task(plan: Standing) -> Task {
    match plan {
        Standing::None => {
            Task::new("Read the findings, then start the plan", "/findings", "This is what young people said")
        }
        Standing::Draft { themes: 0, .. } => {
            Task::new("Agree what matters most", "/plan", "Up to five themes, from the findings")
        }
        Standing::Draft { actions, bare: 1.., .. } => {
            let why = format!("{actions} so far; each theme needs one at least");
            Task::new("Write the plan’s actions", "/plan", why)
        }
        Standing::Draft { .. } => Task::new(
            "Send the plan to your senior leader",
            "/plan",
            "Every theme has an action. Read it first as young people will",
        ),
        Standing::WithLeader => Task {
            state: "Waiting",
            due: false,
            ..Task::new("The plan is with your senior leader", "/plan", "You are told when it is signed off")
        },
        Standing::Signed => Task::new("Publish the plan", "/plan", "It is signed off"),
        Standing::Published { .. } => Task {
            state: "Doing",
            ..Task::new("Say how the actions are going", "/plan", "Young people read it on the public plan")
        },
    }
}

#[cfg(test)]
pub(crate) mod tests;
