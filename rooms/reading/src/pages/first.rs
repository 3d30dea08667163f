//! The first reading: what it is about, what has to go, and whether it may be released at all.

use kit::forms::Form;
use kit::govuk::{Item, Press, button, inset_text, radios, textarea};
use kit::web::Refusal;
use maud::{Markup, html};

use super::text::{MOST, THEMES, WORDS, theme_boxes, themes, tick};
use crate::acts;
use crate::model::{Outcome, Proposal, Redacted, Why, marks, plain};
use crate::rights::{Open, Permit, ReadText};

const BECOMES: &str = "becomes";
const RELEASE: &str = "release";
const TRANSLATED: &str = "translated";
const WORRY: &str = "worry";

/// The form as it is opened: what was proposed before where the text came back, else the text itself.
pub(super) fn filled(open: &Open) -> Form {
    let Some(earlier) = &open.text.proposal else {
        return Form::filled([(WORDS, plain(&open.text.words))]);
    };
    let mut values: Vec<(&str, String)> =
        earlier.themes.iter().map(|t| (THEMES, t.code().to_owned())).collect();
    match &earlier.outcome {
        Outcome::Release { words, .. } => {
            values.extend([(BECOMES, RELEASE.to_owned()), (WORDS, words.clone())])
        }
        Outcome::Keep(why) => {
            values.extend([(BECOMES, why.code().to_owned()), (WORDS, plain(&open.text.words))]);
        }
    }
    let yes = |on: bool, name| on.then(|| (name, "yes".to_owned()));
    values.extend(yes(earlier.worry, WORRY));
    values.extend(yes(earlier.translated(), TRANSLATED));
    Form::filled(values)
}

pub(super) async fn done(permit: &Permit<'_, ReadText>, form: &mut Form) -> Result<bool, Refusal> {
    let open = permit.thing();
    let themes = themes(form);
    let outcome = if open.quotable() { outcome(open, form) } else { Some(Outcome::Keep(Why::NotToBeUsed)) };
    let worry = form.value(WORRY) == "yes";
    let (Some(outcome), false) = (outcome, form.refused()) else { return Ok(false) };
    let proposal = Proposal { themes, outcome, worry, note: None };
    acts::propose(permit, open.text.revision, &proposal).await?;
    Ok(true)
}

fn outcome(open: &Open, form: &mut Form) -> Option<Outcome> {
    let known = |code: &str| (code == RELEASE).then_some(None).or_else(|| Why::of(code).map(Some));
    if let Some(why) = form.choice(BECOMES, "Choose what becomes of it", known)? {
        return Some(Outcome::Keep(why));
    }
    let typed = form.text(WORDS, "Enter the words to be released", MOST);
    let translated = form.value(TRANSLATED) == "yes";
    let made = match translated {
        true => Redacted::translated(&typed),
        false => Redacted::from_original(&plain(&open.text.words), &typed),
    };
    match made {
        Ok(words) => Some(Outcome::Release { words: words.marked(), translated }),
        Err(why) => {
            form.refuse(WORDS, why.to_string());
            None
        }
    }
}

pub(super) fn fields(open: &Open, form: &Form) -> Markup {
    let note = open.text.proposal.as_ref().and_then(|proposal| proposal.note.as_ref());
    html! {
        @if let Some(note) = note {
            (inset_text(html! { strong { "The second reviewer sent it back: " } (note) }))
        }
        (theme_boxes(form))
        @if open.quotable() { (words(form)) }
        (tick(form, WORRY, "Is somebody not safe?", "It tells of somebody who is being hurt, may be hurt, or may hurt themselves"))
        (button(Press::Primary, "Save, and read the next"))
    }
}

fn words(form: &Form) -> Markup {
    let hint = format!(
        "Select what could point at anyone and type a mark over it: {}. Change nothing else. Think of how a story is told, too: \
         would a worker or a friend know who it is?",
        marks()
    );
    let mut items = vec![Item::new(RELEASE, "Release the words in the box")];
    items.extend(Why::ALL.map(|(_, code, words)| Item::new(code, format!("Keep it back: {}", lower(words)))));
    html! {
        (textarea(&form.field(WORDS, "The words to be released", Some(&hint)), 6))
        (tick(form, TRANSLATED, "Is it in another language?", "Yes: what stands in the box is my translation into English, true to what was written"))
        (radios(&form.field(BECOMES, "What becomes of it?", None), &items))
    }
}

fn lower(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect()).unwrap_or_default()
}
