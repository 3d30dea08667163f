//! Taking out what could point at somebody. What is published is the text with passages taken out, and nothing else: a
//! reviewer edits a copy and types a mark like `[place]` over a passage, and this compares the copy with the text.

use std::fmt;

/// Stands for a mark while two texts are compared; no form lets a control character in.
const TAKEN_OUT: char = '\u{1}';

/// What was taken out, and so why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    Name,
    Place,
    Job,
    School,
    Event,
    Person,
    Other,
}

const REASONS: [(Reason, &str, &str); 7] = [
    (Reason::Name, "name", "a name"),
    (Reason::Place, "place", "a place"),
    (Reason::Job, "job", "a job"),
    (Reason::School, "school", "a school"),
    (Reason::Event, "event", "an event"),
    (Reason::Person, "person", "somebody else"),
    (Reason::Other, "other", "left out"),
];

impl Reason {
    fn of(code: &str) -> Option<Self> {
        REASONS
            .iter()
            .find(|(_, known, _)| known.eq_ignore_ascii_case(code.trim()))
            .map(|(reason, ..)| *reason)
    }

    fn row(self) -> (&'static str, &'static str) {
        REASONS
            .iter()
            .find(|(reason, ..)| *reason == self)
            .map_or(("other", "left out"), |(_, code, shown)| (code, shown))
    }
}

/// The marks there are, as a reviewer types them.
pub(crate) fn marks() -> String {
    REASONS.map(|(_, code, _)| format!("[{code}]")).join(" ")
}

/// Why a copy is not the text with passages taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A mark that nobody knows, or a bracket without its other half.
    Mark(String),
    /// Words that don't stand there in the text, from here on.
    Reworded(String),
    /// Too little is left to say anything.
    NothingLeft,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark(what) => write!(f, "“{what}” is not a mark. Use one of {}", marks()),
            Self::Reworded(near) => write!(
                f,
                "Only take words out, whole words, and put a mark in their place. This is not in the text like that: “{near}”"
            ),
            Self::NothingLeft => f.write_str("Too little is left to be understood. Keep it back instead"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Gap(Reason),
}

/// A text with marks in place of what was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Redacted(Vec<Piece>);

/// A text as reviewers see and compare it: in one line, and without the brackets that marks are made of.
pub(crate) fn plain(words: &str) -> String {
    squashed(words).replace('[', "(").replace(']', ")")
}

fn squashed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Redacted {
    /// What was typed, as removals from `original` (as [`plain`] makes it).
    pub(crate) fn from_original(original: &str, typed: &str) -> Result<Self, Refused> {
        let redacted = Self::translated(typed)?;
        redacted.only_removes_from(original).map(|()| redacted)
    }

    /// What was typed, as removals from what another reviewer has left.
    pub(crate) fn from_redacted(earlier: &Self, typed: &str) -> Result<Self, Refused> {
        let redacted = Self::translated(typed)?;
        redacted.only_removes_from(&earlier.compared()).map(|()| redacted)
    }

    /// What was typed in English for a text in another language: there is nothing to compare it with.
    pub(crate) fn translated(typed: &str) -> Result<Self, Refused> {
        let redacted = Self::read(&squashed(typed))?;
        let words: usize = redacted
            .literals()
            .map(|words| words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count())
            .sum();
        if words < FEWEST_WORDS { Err(Refused::NothingLeft) } else { Ok(redacted) }
    }

    /// As it is stored and edited: with marks.
    pub(crate) fn read(typed: &str) -> Result<Self, Refused> {
        let mut pieces = Vec::new();
        let mut rest = typed;
        while let Some(at) = rest.find(['[', ']']) {
            let (words, bracket) = rest.split_at(at);
            let inner = bracket.strip_prefix('[').and_then(|inner| inner.split_once(']'));
            let (code, after) = inner.ok_or_else(|| Refused::Mark(near(bracket)))?;
            let reason = Reason::of(code).ok_or_else(|| Refused::Mark(near(&format!("[{code}]"))))?;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(Piece::Gap(reason));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Ok(Self(pieces))
    }

    /// As it is read by those it is published for.
    pub(crate) fn shown(&self) -> String {
        self.written(|reason| format!("[{}]", reason.row().1))
    }

    /// As it is stored and edited.
    pub(crate) fn marked(&self) -> String {
        self.written(|reason| format!("[{}]", reason.row().0))
    }

    fn compared(&self) -> String {
        self.written(|_| TAKEN_OUT.to_string())
    }

    fn written(&self, mark: impl Fn(Reason) -> String) -> String {
        let write = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Gap(reason) => mark(*reason),
        };
        self.0.iter().map(write).collect()
    }

    fn literals(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Words(words) => Some(words.as_str()),
            Piece::Gap(_) => None,
        })
    }

    /// What stays must stand in `base` in this order, from its beginning to its end but for the gaps, and a gap begins and
    /// ends between words. Taking the first fit each time finds a way wherever there is one, as what can follow a later fit
    /// can follow an earlier one.
    fn only_removes_from(&self, base: &str) -> Result<(), Refused> {
        let base: Vec<char> = base.chars().collect();
        let (mut at, mut gap) = (0, false);
        for (nth, piece) in self.0.iter().enumerate() {
            let Piece::Words(words) = piece else {
                gap = true;
                continue;
            };
            let ends = nth + 1 == self.0.len();
            let kept = around_gaps(words, gap, !ends);
            if kept.is_empty() {
                continue;
            }
            at = fit(&base, &kept, at, (gap, !ends)).ok_or_else(|| Refused::Reworded(near(words)))?;
            gap = false;
        }
        let whole = if gap { base[at..].iter().any(|c| !c.is_whitespace()) } else { at == base.len() };
        if whole { Ok(()) } else { Err(Refused::Reworded(near(&self.marked()))) }
    }
}

/// Fewer words than this say nothing.
const FEWEST_WORDS: usize = 3;

/// Space beside a gap may be typed or not.
fn around_gaps(words: &str, before: bool, after: bool) -> Vec<char> {
    let words = if before { words.trim_start() } else { words };
    let words = if after { words.trim_end() } else { words };
    words.chars().collect()
}

/// Where `words` end in `base`, at the first place from `at` on where they fit; `gap` says on which sides something was
/// taken out.
fn fit(base: &[char], words: &[char], at: usize, (before, after): (bool, bool)) -> Option<usize> {
    let last = base.len().checked_sub(words.len())?;
    let from = if before { at + base[at..].iter().position(|c| !c.is_whitespace())? + 1 } else { at };
    let mut places = if before { from..=last } else { from..=from.min(last) };
    places.find_map(|start| {
        let end = start + words.len();
        let fits = base[start..end] == *words
            && (!before || between_words(base, start))
            && if after { between_words(base, end) } else { end == base.len() };
        fits.then_some(end)
    })
}

fn between_words(base: &[char], at: usize) -> bool {
    let letter = |at: usize| base.get(at).is_some_and(|c| c.is_alphanumeric());
    !(at > 0 && letter(at - 1) && letter(at))
}

fn near(words: &str) -> String {
    words.trim().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "I live at Rowan House and Karen from Netto’s helps me. I like it at Rowan House.";

    fn redact(typed: &str) -> Result<String, Refused> {
        Redacted::from_original(TEXT, typed).map(|r| r.shown())
    }

    #[test]
    fn passages_go_and_marks_say_what_they_were() {
        let done =
            redact("I live at [place] and [name] from [JOB] helps me. I like it at [ place ].").unwrap();
        assert_eq!(done, "I live at [a place] and [a name] from [a job] helps me. I like it at [a place].");
        assert_eq!(redact(TEXT).unwrap(), TEXT, "nothing needs to go");
        assert!(redact("[other] I like it at\r\n [place].").is_ok(), "line ends don't matter");
        assert!(
            redact("I live at[place]and [person] helps me. [other]").is_ok(),
            "nor does space beside a mark"
        );
        assert!(redact("I live at [place] and [name]’s helps me. I like it at [place].").is_ok());
    }

    #[test]
    fn nothing_is_reworded_added_or_dropped_in_silence() {
        for wrong in [
            "I live at a hostel and Karen from Netto’s helps me. I like it at Rowan House.",
            "I live at Rowan House and Karen from Netto’s helps me.",
            "I live at Rowan House. I like it at Rowan House.",
            "I live at Rowan [place] House and Karen from Netto’s helps me. I like it at Rowan House.",
            "I like it at Rowan House. [other] I live at Rowan House",
            "I live at [place] and [name] hates me. [other]",
            "I live at [place] and Karen from Netto’s helps me. I like it at Rowan House. [other]",
            "I liv[other] helps me. I like it at Rowan House.",
            "[other] ouse and Karen from Netto’s helps me. I like it at Rowan House.",
        ] {
            assert!(matches!(redact(wrong), Err(Refused::Reworded(_))), "{wrong}: {:?}", redact(wrong));
        }
    }

    #[test]
    fn a_mark_must_be_known_and_something_must_be_left() {
        for wrong in
            ["I live at [hostel] and [other]", "I live at [place and [other]", "I live at place] and [other]"]
        {
            assert!(matches!(redact(wrong), Err(Refused::Mark(_))), "{wrong}");
        }
        assert_eq!(redact("[other] Rowan House."), Err(Refused::NothingLeft));
        assert_eq!(redact(""), Err(Refused::NothingLeft));
        assert_eq!(plain("a [b]\n c"), "a (b) c");
    }

    #[test]
    fn the_second_reviewer_only_takes_more_out() {
        let first = Redacted::from_original(
            TEXT,
            "I live at [place] and [name] from [job] helps me. I like it at [place].",
        )
        .unwrap();
        let more = |typed: &str| Redacted::from_redacted(&first, typed).map(|r| r.shown());
        assert_eq!(more(&first.marked()).unwrap(), first.shown());
        assert!(more("I live at [place] and [person] helps me. [other]").is_ok());
        assert!(more("I live at Rowan House and [name] from [job] helps me. I like it at [place].").is_err());
        assert!(
            more("I live at [other]place[other] and [name] from [job] helps me. I like it at [place].")
                .is_err()
        );
    }
}
