//! Whether an instrument can be asked: what would lead a person astray is refused before a wave freezes it.

use std::collections::HashSet;

use super::{Instrument, Kind, Page, Question};

/// As many questions as an old phone shows without anybody losing heart.
const MOST_TOGETHER: usize = 5;

impl Instrument {
    /// That its questions can be asked in this order and on these pages.
    ///
    /// # Errors
    /// What is wrong, as a sentence for whoever wrote it.
    pub fn askable(&self) -> Result<(), String> {
        self.names()?;
        self.sections_begin_pages()?;
        let mut before: Vec<&Question> = Vec::new();
        for page in self.pages() {
            together(&page)?;
            for question in page.questions {
                follows(question, &before)?;
            }
            before.extend(page.questions);
        }
        Ok(())
    }

    fn names(&self) -> Result<(), String> {
        let mut seen = HashSet::new();
        match self.questions().find(|(_, q)| !seen.insert(&q.name)) {
            Some((_, twice)) => Err(format!("Two questions are called {}.", twice.name)),
            None => Ok(()),
        }
    }

    fn sections_begin_pages(&self) -> Result<(), String> {
        let firsts = self.sections.iter().filter_map(|s| s.questions.first());
        match firsts.into_iter().find(|q| q.with_previous) {
            Some(first) => Err(format!("{} begins a part, so it begins a page.", first.name)),
            None => Ok(()),
        }
    }
}

/// A few short questions may stand together. One in a person's own words may not: it asks for time, and has a note of
/// its own under it.
fn together(page: &Page<'_>) -> Result<(), String> {
    let (count, title) = (page.questions.len(), &page.section.title);
    if count > MOST_TOGETHER {
        return Err(format!("A page of {title} has {count} questions. Make it {MOST_TOGETHER} or fewer."));
    }
    let words = page.questions.iter().find(|q| matches!(q.kind, Kind::Text { .. }));
    match words.filter(|_| count > 1) {
        Some(words) => Err(format!("{} takes own words, so it needs a page of its own.", words.name)),
        None => Ok(()),
    }
}

/// Without scripts a page can't change while somebody answers it: what an answer leads to comes on a later one.
fn follows(question: &Question, before: &[&Question]) -> Result<(), String> {
    let Some(condition) = &question.ask_if else { return Ok(()) };
    let (name, on) = (&question.name, &condition.question);
    let Some(earlier) = before.iter().find(|q| q.name == *on) else {
        return Err(format!("{name} depends on {on}, which is not asked on an earlier page."));
    };
    let offered = earlier.values();
    match condition.any_of.iter().find(|v| !offered.contains(v)) {
        Some(value) => Err(format!("{name} depends on the answer {value}, which {on} does not offer.")),
        None => Ok(()),
    }
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
