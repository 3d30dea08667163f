//! What may be promised of a survey, worked out from how it reaches people and who holds its key. A page says nothing
//! that is not in here, so it can't promise more than is true.

use kit::words::{Language, Speech};
use maud::{Markup, html};

use crate::model::{Custody, Mode};
use crate::words;

/// A sentence or two about a survey, by the key of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Statement {
    /// Answers are locked away, without name and time.
    Locked,
    /// All of them come out at once, mixed.
    Mixed,
    /// The keys are wiped afterwards.
    Wiped,
    /// That somebody has answered is known the next morning.
    DoneKnown,
    /// Of a small box the council gets nothing; it ends with its round, counted with others or not.
    FewEnd,
    /// The council sees rounded numbers.
    Numbers,
    /// Own words are kept apart.
    OwnWords,
    /// Two people outside the council read own words before it does.
    ReadByTwo,
    /// Who runs the computer could read early.
    Machine,
    /// Who has the key and an old copy could read.
    KeyAndCopy,
    /// Who runs the computer reads the opened answers, and may guess.
    Reader,
    /// How many have answered is known the next morning, and not who.
    Counted,
    /// A contact is kept apart, and wiped in the end.
    Contact,
    /// A slip counts once, and two slips twice.
    Slips,
    /// Who knows somebody well may know their words.
    Voice,
    /// Who has the link could answer in somebody's place, and see whether they have.
    LinkHolder,
    /// Who reads somebody's messages could answer in their place.
    Messages,
    /// Who runs the computer sees who joined.
    Joined,
    /// Who had the slip could answer with it.
    SlipHolder,
    /// Who stands beside the phone sees it.
    Beside,
}

/// Where a statement stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// How it is locked.
    Box,
    /// What the council gets to know.
    Known,
    /// Who wins all the same: never left out.
    Wins,
}

impl Statement {
    /// All of them, in the order in which they are said.
    pub(crate) const ALL: [Self; 20] = [
        Self::Locked,
        Self::Mixed,
        Self::Wiped,
        Self::DoneKnown,
        Self::Counted,
        Self::Contact,
        Self::Slips,
        Self::FewEnd,
        Self::Numbers,
        Self::OwnWords,
        Self::ReadByTwo,
        Self::Machine,
        Self::KeyAndCopy,
        Self::Reader,
        Self::Voice,
        Self::LinkHolder,
        Self::Messages,
        Self::Joined,
        Self::SlipHolder,
        Self::Beside,
    ];

    /// The key of its words, and where they stand.
    pub(crate) const fn told(self) -> (&'static str, Part) {
        match self {
            Self::Locked => ("box-lock", Part::Box),
            Self::Mixed => ("box-mix", Part::Box),
            Self::Wiped => ("box-key", Part::Box),
            Self::DoneKnown => ("known-done", Part::Known),
            Self::Counted => ("known-count", Part::Known),
            Self::Contact => ("known-contact", Part::Known),
            Self::Slips => ("known-slip", Part::Known),
            Self::FewEnd => ("known-few", Part::Known),
            Self::Numbers => ("known-numbers", Part::Known),
            Self::OwnWords => ("known-own", Part::Known),
            Self::ReadByTwo => ("known-read", Part::Known),
            Self::Machine => ("wins-machine", Part::Wins),
            Self::KeyAndCopy => ("wins-key", Part::Wins),
            Self::Reader => ("wins-reader", Part::Wins),
            Self::Voice => ("wins-words", Part::Wins),
            Self::LinkHolder => ("wins-link", Part::Wins),
            Self::Messages => ("wins-message", Part::Wins),
            Self::Joined => ("wins-joined", Part::Wins),
            Self::SlipHolder => ("wins-slip", Part::Wins),
            Self::Beside => ("wins-phone", Part::Wins),
        }
    }

    /// Whether it is true of a survey of this mode and custody. Whoever adds one of either is asked here, by the
    /// compiler, about each sentence that depends on it: no line may say "and so for all others".
    pub(crate) const fn holds(self, mode: Mode, custody: Custody) -> bool {
        match self {
            // The box is the same for every survey: there is no way to store an answer otherwise.
            Self::Locked
            | Self::Mixed
            | Self::Numbers
            | Self::OwnWords
            | Self::ReadByTwo
            | Self::Reader
            | Self::Voice
            | Self::Beside => true,
            Self::DoneKnown | Self::LinkHolder => match mode {
                Mode::PersonalLink => true,
                Mode::Joined | Mode::StaffLink | Mode::Slip => false,
            },
            Self::Counted => match mode {
                Mode::Joined | Mode::StaffLink | Mode::Slip => true,
                Mode::PersonalLink => false,
            },
            Self::Messages => match mode {
                Mode::Joined | Mode::StaffLink => true,
                Mode::PersonalLink | Mode::Slip => false,
            },
            Self::Contact | Self::Joined => match mode {
                Mode::Joined => true,
                Mode::PersonalLink | Mode::StaffLink | Mode::Slip => false,
            },
            Self::Slips | Self::SlipHolder => match mode {
                Mode::Slip => true,
                Mode::PersonalLink | Mode::Joined | Mode::StaffLink => false,
            },
            Self::Wiped | Self::FewEnd | Self::Machine | Self::KeyAndCopy => match custody {
                Custody::KeyFile => true,
            },
        }
    }
}

/// What is true of a survey of this mode and custody.
pub(crate) fn statements(mode: Mode, custody: Custody) -> Vec<Statement> {
    Statement::ALL.into_iter().filter(|s| s.holds(mode, custody)).collect()
}

/// What can be said before it is known which survey somebody means: of the box only what holds for each there can be, of
/// what the council sees what holds for those whom it serves and asks by their own link, and everyone who could win in any.
fn of_any() -> Vec<Statement> {
    let all: Vec<(Mode, Custody)> =
        Mode::ALL.into_iter().flat_map(|m| Custody::ALL.into_iter().map(move |c| (m, c))).collect();
    let said = |s: &Statement| match s.told().1 {
        Part::Wins => all.iter().any(|(mode, custody)| s.holds(*mode, *custody)),
        Part::Box => all.iter().all(|(mode, custody)| s.holds(*mode, *custody)),
        Part::Known => Custody::ALL.into_iter().all(|custody| s.holds(Mode::PersonalLink, custody)),
    };
    Statement::ALL.into_iter().filter(said).collect()
}

/// How answers are kept in whatever survey somebody may be asked in, as headings, paragraphs and a list: for the
/// public page.
pub fn kept_safe() -> Markup {
    drawn(words::spoken(Language::English), &of_any())
}

/// What is said of others' surveys alone stands with their words.
fn said(t: Speech, key: &str) -> String {
    match key {
        "known-count" | "known-contact" | "known-slip" | "wins-message" | "wins-joined" | "wins-slip" => {
            words::others(t.language()).say(key)
        }
        _ => t.say(key),
    }
}

/// The statements as running text.
pub(crate) fn drawn(t: Speech, statements: &[Statement]) -> Markup {
    let words = |part: Part| {
        let keys = statements.iter().map(|s| s.told()).filter(move |(_, p)| *p == part);
        keys.map(|(key, _)| said(t, key)).collect::<Vec<String>>()
    };
    html! {
        h2 { (t.say("safe-box")) }
        @for each in words(Part::Box) { p { (each) } }
        h2 { (t.say("safe-known")) }
        @for each in words(Part::Known) { p { (each) } }
        h2 { (t.say("safe-wins")) }
        p { (t.say("safe-wins-lead")) }
        ul { @for each in words(Part::Wins) { li { (each) } } }
        h2 { (t.say("phone-title")) }
        @for key in ["phone-kept", "phone-voice"] { p { (t.say(key)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is the case, told apart from what is said about it.
    struct Facts {
        /// The key that opens the box lies on the computer that takes the answers.
        key_here: bool,
        /// That key is wiped by the product itself after the opening.
        wiped_by_us: bool,
        /// The council's own register says whose place it is, so that "has answered" is known of one person.
        known_to_council: bool,
        /// The link goes by a message that no one at the council shows on their own screen.
        by_message: bool,
        /// Somebody's contact is kept for the survey alone.
        contact_kept: bool,
        /// It is on paper that passes through hands.
        on_paper: bool,
    }

    fn facts(mode: Mode, custody: Custody) -> Facts {
        let (key_here, wiped_by_us) = match custody {
            Custody::KeyFile => (true, true),
        };
        let (known_to_council, by_message, contact_kept, on_paper) = match mode {
            Mode::PersonalLink => (true, false, false, false),
            Mode::Joined => (false, true, true, false),
            Mode::StaffLink => (false, true, false, false),
            Mode::Slip => (false, false, false, true),
        };
        Facts { key_here, wiped_by_us, known_to_council, by_message, contact_kept, on_paper }
    }

    /// What must be the case for a sentence to be true.
    fn true_of(statement: Statement, facts: &Facts) -> bool {
        match statement {
            Statement::Locked
            | Statement::Mixed
            | Statement::Numbers
            | Statement::OwnWords
            | Statement::ReadByTwo
            | Statement::Reader
            | Statement::Voice
            | Statement::Beside => true,
            Statement::Wiped | Statement::FewEnd => facts.wiped_by_us,
            Statement::Machine | Statement::KeyAndCopy => facts.key_here,
            Statement::DoneKnown | Statement::LinkHolder => facts.known_to_council,
            Statement::Counted => !facts.known_to_council,
            Statement::Messages => facts.by_message,
            Statement::Contact | Statement::Joined => facts.contact_kept,
            Statement::Slips | Statement::SlipHolder => facts.on_paper,
        }
    }

    #[test]
    fn a_sentence_is_said_exactly_where_it_is_true() {
        for mode in Mode::ALL {
            for custody in Custody::ALL {
                let (said, facts) = (statements(mode, custody), facts(mode, custody));
                for statement in Statement::ALL {
                    let truly = true_of(statement, &facts);
                    assert_eq!(
                        said.contains(&statement),
                        truly,
                        "{statement:?} of {mode:?} with {custody:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn who_could_win_is_named_wherever_anybody_could() {
        let page = kept_safe().into_string();
        for who in [
            "who runs the computer",
            "has the key and a copy",
            "still guess",
            "know your own words",
            "stands next to you",
            "in your place",
        ] {
            assert!(page.contains(who), "{who}");
        }
        assert!(!page.contains('['), "every sentence has its words");
    }
}
