//! How care leavers answer: through the pages, as phones do, each with habits of their own.

use crate::common::{World, expect};
use kit::chance::Chance;
use kit::testing::{Seen, Visitor};
use surveys::instrument::{Answers, Given, Kind, NO_SAY, Question, starter};

/// What somebody does besides answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Nothing.
    Plain,
    /// Looks at each page twice.
    Reloads,
    /// Gives another answer first and goes back to change it.
    GoesBack,
    /// Presses *Send* twice.
    SendsTwice,
    /// Opens the link again after all is sent.
    ComesAgain,
    /// Begins in another browser and leaves that draft lying.
    BeginsTwice,
}

const HABITS: [Habit; 6] =
    [Habit::Plain, Habit::Reloads, Habit::GoesBack, Habit::SendsTwice, Habit::ComesAgain, Habit::BeginsTwice];

/// One care leaver with a phone, at their survey.
pub(crate) struct Journey {
    phone: Visitor,
    link: String,
    habit: Habit,
    /// Whether the pages are asked for as well; without, only what is sent is, which is all that leaves a trace.
    looks: bool,
    begun: bool,
    changed: bool,
}

impl Journey {
    /// Somebody whose habits are drawn; on `phone` when it is somebody else's that they borrow.
    pub(crate) fn new(world: &World, chance: &Chance, link: &str, phone: Option<Visitor>) -> Self {
        let habit = HABITS[chance.below(6) as usize];
        let phone = phone.unwrap_or_else(|| world.visitor());
        let looks = habit == Habit::Reloads || chance.below(4) == 0;
        Self { phone, link: link.to_owned(), habit, looks, begun: false, changed: false }
    }

    /// Opens the link and starts, unless that has been done.
    pub(crate) async fn begin(&mut self, world: &World) {
        if self.begun {
            return;
        }
        self.begun = true;
        if self.habit == Habit::BeginsTwice {
            let mut elsewhere = world.visitor();
            expect(&elsewhere.post(&self.link, &[]).await, 303);
            let no_say = starter().questions().next().map(|(_, q)| q.name.clone()).expect("a question");
            expect(&elsewhere.post("/survey/q/1", &[(&no_say, NO_SAY)]).await, 303);
        }
        self.look(&self.link.clone()).await;
        expect(&self.phone.post(&self.link, &[]).await, 303);
    }

    /// Answers so many pages, or all that are left; `true` when the survey is ready to send.
    pub(crate) async fn answer(&mut self, answers: &Answers, pages: usize) -> bool {
        let mut at = self.phone.get("/survey").await.location.expect("the survey goes on");
        for _ in 0..pages {
            if at == "/survey/ready" {
                return true;
            }
            self.look(&at).await;
            let number: usize = at.rsplit('/').next().and_then(|n| n.parse().ok()).expect("a number");
            let questions = starter().pages().nth(number - 1).expect("a page").questions.to_vec();
            if self.habit == Habit::GoesBack && !self.changed {
                self.changed = true;
                let none: Vec<_> = questions.iter().map(|q| (q.name.as_str(), NO_SAY)).collect();
                expect(&self.phone.post(&at, &none).await, 303);
                self.look(&at).await;
            }
            at = self.give(&at, &questions, answers).await.location.expect("a next page");
        }
        at == "/survey/ready"
    }

    /// Answers what is left and sends it.
    pub(crate) async fn finish(&mut self, world: &World, answers: &Answers) {
        self.begin(world).await;
        assert!(self.answer(answers, 40).await, "all is answered");
        self.look("/survey/ready").await;
        self.send().await;
        match self.habit {
            Habit::SendsTwice => self.send().await,
            Habit::ComesAgain => {
                self.look(&self.link.clone()).await;
                expect(&self.phone.post(&self.link.clone(), &[]).await, 200);
            }
            _ => {}
        }
    }

    /// The phone, for whoever borrows it next.
    pub(crate) fn phone(self) -> Visitor {
        self.phone
    }

    async fn look(&mut self, at: &str) {
        let times = if self.habit == Habit::Reloads { 2 } else { usize::from(self.looks) };
        for _ in 0..times {
            expect(&self.phone.get(at).await, 200);
        }
    }

    async fn give(&mut self, at: &str, questions: &[Question], answers: &Answers) -> Seen {
        let fields: Vec<_> = questions.iter().flat_map(|q| fields(q, answers)).collect();
        let seen = self.phone.post(at, &fields).await;
        expect(&seen, 303);
        seen
    }

    async fn send(&mut self) {
        let thanks = self.phone.post("/survey/ready", &[]).await;
        // The page of thanks alone says what happens next, whatever the language.
        assert!(thanks.body.contains("class=\"y-steps\""), "{}", thanks.body);
    }
}

/// What a browser sends for one question of a page.
fn fields<'a>(question: &'a Question, answers: &'a Answers) -> Vec<(&'a str, &'a str)> {
    let name = question.name.as_str();
    if let Kind::Text { .. } = question.kind {
        return vec![(name, answers.texts.get(name).map_or("", String::as_str))];
    }
    match answers.closed.get(name) {
        Some(Given::One(value)) => vec![(name, value)],
        Some(Given::Several(values)) if !values.is_empty() => {
            values.iter().map(|v| (name, v.as_str())).collect()
        }
        _ => vec![(name, NO_SAY)],
    }
}
