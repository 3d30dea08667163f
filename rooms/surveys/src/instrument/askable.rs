//! Whether an instrument can be asked: what would lead a person astray is refused before a wave freezes it.

use std::collections::HashSet;

use super::{Choice, Instrument, Kind, NO_SAY, Page, Question, number, shape};

/// As many questions as an old phone shows without anybody losing heart.
const MOST_TOGETHER: usize = 5;
/// As many answers as somebody reads through on a phone, and then some.
const MOST_OFFERED: usize = 40;
/// As many things as somebody can put in order without a pencil.
const MOST_PLACES: usize = 10;

/// Why an instrument can't be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unaskable {
    /// The question it is about; `None` where it is a page or a part.
    pub question: Option<String>,
    /// What of the question it is about.
    pub about: About,
    /// A sentence for whoever wrote it.
    pub what: String,
}

/// What of a question can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Its name.
    Name,
    /// The page it stands on.
    Page,
    /// How it is answered.
    Answers,
    /// Whom it is asked of.
    Condition,
    /// What its answers become.
    Finding,
}

impl Unaskable {
    fn at(question: &Question, about: About, what: String) -> Self {
        Self { question: Some(question.name.clone()), about, what }
    }
}

impl Instrument {
    /// That its questions can be asked in this order and on these pages.
    ///
    /// # Errors
    /// What is wrong first, as a sentence for whoever wrote it.
    pub fn askable(&self) -> Result<(), String> {
        self.faults().into_iter().next().map_or(Ok(()), |fault| Err(fault.what))
    }

    /// All that would lead a person astray.
    pub fn faults(&self) -> Vec<Unaskable> {
        let mut faults = self.names();
        faults.extend(self.sections_begin_pages());
        let mut before: Vec<&Question> = Vec::new();
        for page in self.pages() {
            faults.extend(together(&page));
            for question in page.questions {
                faults.extend(answered(question));
                faults.extend(follows(question, &before));
            }
            before.extend(page.questions);
        }
        faults.extend(self.wrong_groupings());
        faults
    }

    fn names(&self) -> Vec<Unaskable> {
        let mut seen = HashSet::new();
        let twice = self.questions().filter(|(_, q)| !seen.insert(&q.name));
        twice
            .map(|(_, q)| Unaskable::at(q, About::Name, format!("Two questions are called {}.", q.name)))
            .collect()
    }

    fn sections_begin_pages(&self) -> Vec<Unaskable> {
        let firsts = self.sections.iter().filter_map(|s| s.questions.first());
        let wrong = firsts.filter(|q| q.with_previous);
        wrong
            .map(|q| Unaskable::at(q, About::Page, format!("{} begins a part, so it begins a page.", q.name)))
            .collect()
    }
}

/// A few short questions may stand together. One in a person's own words may not: it asks for time, and has a note of
/// its own under it.
fn together(page: &Page<'_>) -> Option<Unaskable> {
    let (count, title) = (page.questions.len(), &page.section.title);
    if count > MOST_TOGETHER {
        let what = format!("A page of {title} has {count} questions. Make it {MOST_TOGETHER} or fewer.");
        return Some(Unaskable {
            question: page.questions.last().map(|q| q.name.clone()),
            about: About::Page,
            what,
        });
    }
    let own = |q: &&Question| alone(q).map(|why| (why, q.name.clone()));
    let (why, name) = page.questions.iter().find_map(|q| own(&q)).filter(|_| count > 1)?;
    let what = format!("{name} {why}, so it needs a page of its own.");
    Some(Unaskable { question: Some(name), about: About::Page, what })
}

/// Why a question can't share its page.
fn alone(question: &Question) -> Option<&'static str> {
    match &question.kind {
        Kind::Text { .. } => Some("takes own words"),
        Kind::Rank { .. } => Some("is a ranking"),
        _ if question.lead.is_some() => Some("stands under a lead-in"),
        _ => None,
    }
}

/// That there is something to answer with.
fn answered(question: &Question) -> Option<Unaskable> {
    let name = &question.name;
    let what = match &question.kind {
        Kind::One { options } | Kind::Several { options } => offers(name, options),
        Kind::Rank { options } if options.len() < 2 || options.len() > MOST_PLACES => {
            Some(format!("{name} puts {} things in order. Make it from 2 to {MOST_PLACES}.", options.len()))
        }
        Kind::Rank { options } => offers(name, options),
        Kind::Number { low, high, bands } => number::wrong(name, *low, *high, bands),
        Kind::Note if question.indicator.is_some() || question.sensitive || question.lead.is_some() => Some(
            format!("{name} is words between questions: it has no finding, no lead-in and no help lines."),
        ),
        Kind::Scale { .. } | Kind::Note => None,
        Kind::Text { most } => (*most == 0 || *most > shape::WORDS)
            .then(|| format!("{name} takes from 1 to {} characters.", shape::WORDS)),
    };
    match what {
        Some(what) => Some(Unaskable::at(question, About::Answers, what)),
        None => found(question).map(|what| Unaskable::at(question, About::Finding, what)),
    }
}

/// A finding rests on answers that are on offer, and on whole bands of a number.
fn found(question: &Question) -> Option<String> {
    let (indicator, name) = (question.indicator.as_ref()?, &question.name);
    let offered = question.values();
    let named = || indicator.favourable.iter().chain(&indicator.concern);
    if let Some(unknown) = named().find(|v| !offered.contains(v) || *v == NO_SAY) {
        return Some(format!("The finding of {name} rests on {unknown}, which is not an answer to it."));
    }
    let whole = |(from, to): &(i32, i32)| {
        let part = |values: &[String]| (*from..=*to).filter(|n| values.contains(&n.to_string())).count();
        let all = usize::try_from(to - from + 1).unwrap_or(usize::MAX);
        [&indicator.favourable, &indicator.concern].into_iter().all(|v| [0, all].contains(&part(v)))
    };
    let split = question.bands().into_iter().find(|band| !whole(band));
    split.map(|(from, to)| format!("The finding of {name} divides the band from {from} to {to}."))
}

fn offers(name: &str, options: &[Choice]) -> Option<String> {
    let mut seen = HashSet::new();
    if options.is_empty() || options.len() > MOST_OFFERED {
        return Some(format!("{name} offers {} answers. Offer from 1 to {MOST_OFFERED}.", options.len()));
    }
    let wrong = options.iter().find(|o| o.value == NO_SAY || !seen.insert(&o.value))?;
    Some(format!("{name} offers {} twice.", wrong.value))
}

/// Without scripts a page can't change while somebody answers it: what an answer leads to comes on a later one.
fn follows(question: &Question, before: &[&Question]) -> Option<Unaskable> {
    let condition = question.ask_if.as_ref()?;
    let (name, on) = (&question.name, &condition.question);
    let Some(earlier) = before.iter().find(|q| q.name == *on) else {
        let what = format!("{name} depends on {on}, which is not asked on an earlier page.");
        return Some(Unaskable::at(question, About::Condition, what));
    };
    if matches!(earlier.kind, Kind::Rank { .. }) {
        let what = format!("{name} depends on {on}, which is a ranking. It can't.");
        return Some(Unaskable::at(question, About::Condition, what));
    }
    let offered = earlier.values();
    let unknown = condition.any_of.iter().find(|v| !offered.contains(v))?;
    let what = format!("{name} depends on the answer {unknown}, which {on} does not offer.");
    Some(Unaskable::at(question, About::Condition, what))
}

#[cfg(test)]
mod tests {
    use super::super::{Condition, starter};
    use super::*;

    fn changed(name: &str, change: impl FnOnce(&mut Question)) -> Result<(), String> {
        let mut instrument = starter();
        let mut all = instrument.sections.iter_mut().flat_map(|s| &mut s.questions);
        change(all.find(|q| q.name == name).unwrap());
        instrument.askable()
    }

    fn if_answered(question: &str, value: &str) -> Option<Condition> {
        Some(Condition { question: question.to_owned(), any_of: vec![value.to_owned()] })
    }

    fn says(result: Result<(), String>, what: &str) {
        let told = result.expect_err("it can't be asked");
        assert!(told.contains(what), "{told}");
    }

    #[test]
    fn an_answer_leads_to_a_later_page_and_never_to_its_own() {
        assert_eq!(changed("home-right", |q| q.with_previous = true), Ok(()));
        says(changed("home-unsafe-why", |q| q.with_previous = true), "not asked on an earlier page");
        says(changed("money", |q| q.ask_if = if_answered("happy", "3")), "not asked on an earlier page");
        says(changed("money", |q| q.ask_if = if_answered("made-up", "3")), "not asked on an earlier page");
        says(changed("money", |q| q.ask_if = if_answered("lonely", "3")), "not asked on an earlier page");
        says(changed("happy", |q| q.ask_if = if_answered("lonely", "3")), "does not offer");
        assert_eq!(changed("happy", |q| q.ask_if = if_answered("lonely", "never")), Ok(()));
    }

    #[test]
    fn a_page_keeps_to_one_part_and_stays_short() {
        says(changed("money", |q| q.with_previous = true), "begins a part");
        says(changed("happy", |q| q.kind = Kind::Text { most: 9 }), "a page of its own");
        says(changed("happy", |q| q.name = "money".to_owned()), "Two questions are called money");
        let mut long = starter();
        let feelings = &mut long.sections[4].questions;
        for n in 0..2 {
            feelings.push(Question { name: format!("more-{n}"), ..feelings[3].clone() });
        }
        says(long.askable(), "6 questions");
    }
}
