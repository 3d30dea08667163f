//! The way through a survey: which page comes, which came before, and what is taken from one.

use kit::forms::{Form, clean};
use kit::words::Speech;

use crate::answering::Answering;
use crate::instrument::{Answers, Given, Kind, Page, Question};

/// The field under a question in own words: whether they may be shown to others.
pub(crate) const MAY_QUOTE: &str = "may-quote";

impl Answering {
    /// How many pages there are.
    pub(crate) fn count(&self) -> usize {
        self.instrument.pages().count()
    }

    /// The page at `index`, counted from 0, as it is read.
    pub(crate) fn page(&self, index: usize) -> Option<Page<'_>> {
        self.instrument.spoken(self.speech.language()).pages().nth(index)
    }

    /// What is asked on a page, given the answers before it.
    pub(crate) fn asked<'a>(&self, page: &Page<'a>) -> Vec<&'a Question> {
        page.questions.iter().filter(|q| self.draft.answers.comes(q)).collect()
    }

    fn comes(&self, page: &Page<'_>) -> bool {
        page.questions.iter().any(|q| self.draft.answers.comes(q))
    }

    /// The first page from `index` on that has something to ask.
    pub(crate) fn next(&self, index: usize) -> Option<usize> {
        let mut rest = self.instrument.pages().enumerate().skip(index);
        rest.find(|(_, page)| self.comes(page)).map(|(i, _)| i)
    }

    /// The last page before `index` that came and is not shut.
    pub(crate) fn before(&self, index: usize) -> Option<usize> {
        let open = self.instrument.pages().enumerate().take(index).skip(self.draft.floor);
        open.filter(|(_, page)| self.comes(page)).last().map(|(i, _)| i)
    }

    /// Whether it has been reached and is not shut.
    pub(crate) fn reached(&self, index: usize) -> bool {
        (self.draft.floor..=self.draft.furthest).contains(&index) && index < self.count()
    }

    /// Whether the page can be looked at.
    pub(crate) fn may_open(&self, index: usize) -> bool {
        self.reached(index) && self.page(index).is_some_and(|page| self.comes(&page))
    }

    /// Takes what was given on a page. What can't be taken is said in the form, question by question.
    pub(crate) fn take(&mut self, index: usize, form: &mut Form) {
        let instrument = self.instrument.clone();
        let Some(page) = instrument.pages().nth(index) else { return };
        for question in self.asked(&page) {
            match read(self.speech, question, form) {
                Ok(taken) => put(&mut self.draft.answers, &question.name, taken),
                Err(message) => form.refuse(&question.name, message),
            }
        }
    }
}

/// What was given to one question.
enum Taken {
    Closed(Given),
    Words { words: String, may_quote: bool },
}

/// Reads one question's answer; an error is a sentence for the person.
fn read(t: Speech, question: &Question, form: &Form) -> Result<Taken, String> {
    match &question.kind {
        Kind::One { .. } | Kind::Scale { .. } => {
            let value = form.value(&question.name).to_owned();
            let offered = question.values().contains(&value);
            if offered { Ok(Taken::Closed(Given::One(value))) } else { Err(t.say("choose")) }
        }
        Kind::Several { .. } => {
            let given = form.values(&question.name);
            let picked: Vec<String> =
                question.values().into_iter().filter(|v| given.contains(&v.as_str())).collect();
            if picked.is_empty() {
                return Err(t.say("choose-any"));
            }
            Ok(Taken::Closed(Given::Several(picked)))
        }
        Kind::Text { most } => {
            let words = clean(form.value(&question.name));
            let length = words.chars().count();
            if length > *most {
                let (length, most) = (length.to_string(), most.to_string());
                return Err(t.fill("too-long", &[("length", &length), ("most", &most)]));
            }
            let may_quote = form.value(MAY_QUOTE) == "yes" && !words.is_empty();
            Ok(Taken::Words { words, may_quote })
        }
    }
}

fn put(answers: &mut Answers, name: &str, taken: Taken) {
    match taken {
        Taken::Closed(given) => {
            answers.closed.insert(name.to_owned(), given);
        }
        Taken::Words { words, may_quote } => {
            answers.may_quote.retain(|q| q != name);
            if may_quote {
                answers.may_quote.push(name.to_owned());
            }
            if words.is_empty() {
                answers.texts.remove(name)
            } else {
                answers.texts.insert(name.to_owned(), words)
            };
        }
    }
}
