//! What young people read here.

use kit::FluentValue;
use kit::words::Words;

use crate::model::Cover;

static WORDS: Words = Words::english(&[include_str!("words/en.ftl")]);

/// The words of `key`.
pub(crate) fn say(key: &str) -> String {
    WORDS.get(key)
}

/// The words of `key` with one place filled.
pub(crate) fn say_with<'a>(key: &str, place: &'a str, value: impl Into<FluentValue<'a>>) -> String {
    WORDS.with(key, &[(place, value.into())])
}

/// How many steps on the way are done.
pub(crate) fn steps(done: usize, all: usize) -> String {
    WORDS.with("steps-done", &[("done", done.into()), ("all", all.into())])
}

/// Several things, as one says them: "this, that and the other"; `None` for nothing.
pub(crate) fn listed(all: &[String]) -> Option<String> {
    let (last, before) = all.split_last()?;
    if before.is_empty() {
        return Some(last.clone());
    }
    Some(WORDS.with("and", &[("before", before.join(", ").into()), ("last", last.as_str().into())]))
}

/// Title and first sentence until the LA and its young people find their own.
pub(crate) fn first_cover() -> Cover {
    Cover { title: say("plan-title"), lead: say("plan-lead") }
}
