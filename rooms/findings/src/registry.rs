//! The list of every table that can ever be shown of a wave. A release holds these and no others, and pages and files read
//! releases: there is no filter to try, and no address that makes a table.

use surveys::instrument::{Instrument, Question, Section};

use crate::control::{options, tells_apart};

/// A question of the list, and the questions by whose answers it may be told apart.
pub(crate) struct Listed<'a> {
    pub(crate) section: &'a Section,
    pub(crate) question: &'a Question,
    /// In the order in which they are looked at, which is the order in which the instrument names them.
    pub(crate) by: Vec<&'a Question>,
}

/// Everything that can be shown of answers to this instrument: each closed question as a whole, and each that has an
/// indicator by one grouping at a time. Never by two: in an LA those groups are too small.
pub(crate) fn of(instrument: &Instrument) -> impl Iterator<Item = Listed<'_>> {
    instrument.questions().filter(|(_, question)| options(question).len() > 1).map(|(section, question)| {
        let by = if tells_apart(question) { instrument.grouping().collect() } else { Vec::new() };
        Listed { section, question, by }
    })
}
