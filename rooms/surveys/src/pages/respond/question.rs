//! One question a page. What is given is kept before the next comes; leaving and coming back in the same
//! browser goes on where it was.

use axum::extract::Path;
use kit::forms::{Form, clean};
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::young::{
    Asked, Choice, Heading, button, checks, choice, error_summary, long_text, note, progress, scale, tick,
};
use maud::{Markup, html};

use super::Sheet;
use super::ended::elsewhere;
use crate::answering::{self, Answering, Resumed};
use crate::instrument::{Given, Kind, NO_SAY, Question, Section};
use crate::ticket::Ticket;
use crate::words::{fill, say};

/// To the question where the person is.
pub(in crate::pages) async fn resume(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    match answering::resume(&cx, &tx).await? {
        Resumed::Going(going) => go(address(going.next(going.draft.furthest))),
        other => elsewhere(&cx, &tx, &other).await,
    }
}

pub(in crate::pages) async fn get(cx: Cx, Path(number): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let going = match answering::resume(&cx, &tx).await? {
        Resumed::Going(going) => going,
        other => return elsewhere(&cx, &tx, &other).await,
    };
    let index = read(&number)?;
    if going.may_open(index) { page(draw(&going, index, None)) } else { go("/survey") }
}

pub(in crate::pages) async fn post(cx: Cx, Path(number): Path<String>, form: Form) -> Answer {
    if Ticket::of(&cx).is_none() {
        // Whoever has none must not queue before those who answer.
        return elsewhere(&cx, &cx.read().await?, &Resumed::Nothing).await;
    }
    let tx = cx.write().await?;
    let mut going = match answering::resume(&cx, &tx).await? {
        Resumed::Going(going) => going,
        other => return elsewhere(&cx, &tx, &other).await,
    };
    let index = read(&number)?;
    if index > going.draft.furthest || index < going.draft.floor || going.question(index).is_none() {
        return go("/survey");
    }
    if let Err(message) = going.take(index, &form) {
        return refused(draw(&going, index, Some((&form, &message))));
    }
    let next = going.next(index + 1);
    going.draft.furthest = going.draft.furthest.max(next.unwrap_or(going.count()));
    answering::keep(&tx, &mut going).await?;
    tx.commit().await?;
    go(address(next))
}

/// Questions are counted from 1 in addresses and from 0 inside.
fn read(number: &str) -> Result<usize, Refusal> {
    number.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).ok_or(Refusal::NotFound)
}

pub(super) fn address(index: Option<usize>) -> String {
    index.map_or_else(|| "/survey/ready".to_owned(), |i| format!("/survey/q/{}", i + 1))
}

impl Answering {
    pub(super) fn count(&self) -> usize {
        self.instrument.questions().count()
    }

    fn question(&self, index: usize) -> Option<(&Section, &Question)> {
        self.instrument.questions().nth(index)
    }

    /// The first question from `index` on that comes, given the answers before it.
    pub(super) fn next(&self, index: usize) -> Option<usize> {
        let mut rest = self.instrument.questions().enumerate().skip(index);
        rest.find(|(_, (_, question))| self.draft.answers.comes(question)).map(|(i, _)| i)
    }

    /// The last question before `index` that came.
    pub(super) fn before(&self, index: usize) -> Option<usize> {
        (self.draft.floor..index)
            .rev()
            .find(|i| self.question(*i).is_some_and(|(_, q)| self.draft.answers.comes(q)))
    }

    fn may_open(&self, index: usize) -> bool {
        let comes = self.question(index).is_some_and(|(_, q)| self.draft.answers.comes(q));
        comes && (self.draft.floor..=self.draft.furthest).contains(&index)
    }

    /// Takes what was given to one question; an error is a sentence for the person.
    fn take(&mut self, index: usize, form: &Form) -> Result<(), String> {
        let Some((_, question)) = self.question(index) else { return Ok(()) };
        let question = question.clone();
        let (name, answers) = (question.name.clone(), &mut self.draft.answers);
        match &question.kind {
            Kind::One { .. } | Kind::Scale { .. } => {
                let value = form.value(&name).to_owned();
                if !question.values().contains(&value) {
                    return Err(say("choose"));
                }
                answers.closed.insert(name, Given::One(value));
            }
            Kind::Several { .. } => {
                let given = form.values(&name);
                let picked: Vec<String> =
                    question.values().into_iter().filter(|v| given.contains(&v.as_str())).collect();
                if picked.is_empty() {
                    return Err(say("choose-any"));
                }
                answers.closed.insert(name, Given::Several(picked));
            }
            Kind::Text { most } => {
                let words = clean(form.value(&name));
                let length = words.chars().count();
                if length > *most {
                    return Err(fill(
                        "too-long",
                        &[("length", &length.to_string()), ("most", &most.to_string())],
                    ));
                }
                answers.may_quote.retain(|q| *q != name);
                if form.value("may-quote") == "yes" && !words.is_empty() {
                    answers.may_quote.push(name.clone());
                }
                if words.is_empty() {
                    answers.texts.remove(&name)
                } else {
                    answers.texts.insert(name, words)
                };
            }
        }
        Ok(())
    }
}

fn draw(going: &Answering, index: usize, trouble: Option<(&Form, &str)>) -> Markup {
    let Some((section, question)) = going.question(index) else { return html! {} };
    let back = going.before(index).map(|i| address(Some(i)));
    let part = going.instrument.sections.iter().position(|s| s.title == section.title).map_or(1, |p| p + 1);
    let all = going.instrument.sections.len();
    let words =
        fill("part", &[("section", &section.title), ("now", &part.to_string()), ("all", &all.to_string())]);
    let content = html! {
        @if let Some((_, message)) = trouble {
            (error_summary(&say("trouble-title"), &[(question.name.as_str(), message)]))
        }
        form method="post" novalidate {
            (progress(&words, u8::try_from(part).unwrap_or(1), u8::try_from(all).unwrap_or(1)))
            (answer(going, question, trouble))
            (button(&say("next")))
        }
        (foot(question))
    };
    let title = if trouble.is_some() {
        format!("{}: {}", say("trouble-title"), question.text)
    } else {
        question.text.clone()
    };
    Sheet { title: &title, back: back.as_deref(), hero: None, content }.draw()
}

fn foot(question: &Question) -> Markup {
    let text = matches!(question.kind, Kind::Text { .. });
    let (words, more) = if text {
        (say("text-note"), (say("help-title"), "/survey/help"))
    } else if question.sensitive {
        (say("note"), (say("help-title"), "/survey/help"))
    } else {
        (say("note"), (say("more-safe"), "/survey/privacy"))
    };
    note(&words, Some((&more.0, more.1)))
}

fn answer(going: &Answering, question: &Question, trouble: Option<(&Form, &str)>) -> Markup {
    let asked = Asked {
        name: &question.name,
        text: &question.text,
        hint: question.hint.as_deref(),
        error: trouble.map(|(_, message)| message),
        heading: Heading::Page,
    };
    let given = shown(going, question, trouble.map(|(form, _)| form));
    let is = |value: &str| given.iter().any(|g| g == value);
    let quiet = say("no-say");
    let no_say = Choice::new(NO_SAY, &quiet).quiet().checked(is(NO_SAY));
    match &question.kind {
        Kind::One { options } | Kind::Several { options } => {
            let offered = options.iter().map(|o| Choice::new(&o.value, &o.label).checked(is(&o.value)));
            let all: Vec<Choice<'_>> = offered.chain([no_say]).collect();
            if matches!(question.kind, Kind::One { .. }) {
                choice(&asked, &all)
            } else {
                checks(&asked, &all)
            }
        }
        Kind::Scale { low, high } => {
            let value = given.first().and_then(|g| g.parse().ok());
            scale(&asked, low, high, value, &[no_say])
        }
        Kind::Text { .. } => {
            own_words(&asked, given.first().map_or("", String::as_str), going, question, trouble)
        }
    }
}

fn own_words(
    asked: &Asked<'_>,
    words: &str,
    going: &Answering,
    question: &Question,
    trouble: Option<(&Form, &str)>,
) -> Markup {
    let may = trouble.map_or_else(
        || going.draft.answers.may_quote.contains(&question.name),
        |(form, _)| form.value("may-quote") == "yes",
    );
    let label = say("may-quote");
    html! {
        (long_text(asked, words))
        (tick("may-quote", Choice::new("yes", &label).checked(may)))
    }
}

/// What stands in the fields: what was just typed, or what was given before while that may be shown.
fn shown(going: &Answering, question: &Question, typed: Option<&Form>) -> Vec<String> {
    if let Some(form) = typed {
        return form.values(&question.name).into_iter().map(str::to_owned).collect();
    }
    match going.draft.answers.closed.get(&question.name) {
        Some(Given::One(value)) => vec![value.clone()],
        Some(Given::Several(values)) => values.clone(),
        None => going.draft.answers.texts.get(&question.name).cloned().into_iter().collect(),
    }
}
