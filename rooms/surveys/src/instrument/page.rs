//! Pages: a question has one of its own, or shares it with a few short ones about the same thing.

use super::{Instrument, Question, Section};

/// One page of a survey.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The part it belongs to; a page never mixes two.
    pub section: &'a Section,
    /// Which part that is, counted from 1.
    pub part: usize,
    /// Which page of its part it is, counted from 1.
    pub number: usize,
    /// What is asked on it, at least one question.
    pub questions: &'a [Question],
}

impl Instrument {
    /// All pages in order.
    pub fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        self.sections.iter().zip(1..).flat_map(|(section, part)| {
            let pages = section.questions.chunk_by(|_, next| next.with_previous);
            pages.zip(1..).map(move |(questions, number)| Page { section, part, number, questions })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::starter;
    use super::*;

    fn names(instrument: &Instrument) -> Vec<Vec<&str>> {
        instrument.pages().map(|p| p.questions.iter().map(|q| q.name.as_str()).collect()).collect()
    }

    #[test]
    fn every_question_is_on_one_page_in_its_order() {
        let starter = starter();
        let asked: Vec<&str> = names(&starter).concat();
        assert_eq!(asked, starter.questions().map(|(_, q)| q.name.as_str()).collect::<Vec<_>>());
        let feelings = starter.pages().nth(7).map(|p| (p.part, p.number, p.questions.len()));
        assert_eq!(feelings, Some((5, 1, 4)));
    }

    /// As it lies in the database of whoever froze it before questions could share a page.
    #[test]
    fn an_instrument_stored_before_there_were_such_pages_has_one_question_a_page() {
        let mut stored = serde_json::to_value(starter()).unwrap();
        for section in stored["sections"].as_array_mut().unwrap() {
            for question in section["questions"].as_array_mut().unwrap() {
                question.as_object_mut().unwrap().remove("with_previous").unwrap();
            }
        }
        let read: Instrument = serde_json::from_value(stored).unwrap();
        assert_eq!(read.pages().count(), 12);
        assert!(read.pages().all(|p| p.questions.len() == 1));
    }
}
