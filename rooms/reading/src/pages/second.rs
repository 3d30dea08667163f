//! The second reading: text and copy side by side; more may go, nothing comes back.

use kit::forms::Form;
use kit::govuk::{Item, Press, button_group, details, inset_text, named_button, radios, textarea};
use kit::web::Refusal;
use maud::{Markup, html};

use super::text::{MOST, THEMES, WORDS, theme_boxes, themes};
use crate::acts::{self, Agreement};
use crate::model::{Outcome, Proposal, Redacted, marks, plain};
use crate::rights::{Open, Permit, ReadText};

const DO: &str = "do";
const AGREE: &str = "agree";
const BACK: &str = "back";
const NOTE: &str = "note";
const WORRY: &str = "worry";

/// The form as it is opened: what the first reviewer proposed.
pub(super) fn filled(open: &Open) -> Form {
    let Some(first) = &open.text.proposal else { return Form::default() };
    let themes = first.themes.iter().map(|theme| (THEMES, theme.code().to_owned()));
    let words = first.words().map(|words| (WORDS, words.marked()));
    Form::filled(themes.chain(words))
}

pub(super) async fn done(permit: &Permit<'_, ReadText>, form: &mut Form) -> Result<bool, Refusal> {
    let open = permit.thing();
    let first = open.text.may_second(open.shelf.reader)?;
    if form.value(DO) == BACK {
        let note = form.text(NOTE, "Say what the first reviewer should look at", 500);
        if form.refused() {
            return Ok(false);
        }
        acts::send_back(permit, open.text.revision, &note).await?;
        return Ok(true);
    }
    let themes = themes(form);
    let words = words_of(open, first, form);
    let worry = first.worry
        && form.choice(WORRY, "Choose whether the council should be told", yes_or_no).unwrap_or_default();
    if form.refused() {
        return Ok(false);
    }
    acts::agree(permit, open.text.revision, &Agreement { themes, words, worry }).await?;
    Ok(true)
}

fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn words_of(open: &Open, first: &Proposal, form: &mut Form) -> Option<Redacted> {
    let earlier = first.words()?;
    let typed = form.text(WORDS, "Enter the words to be released", MOST);
    let made = Redacted::from_redacted(&earlier, &typed).and_then(|words| match first.translated() {
        true => Ok(words),
        false => Redacted::from_original(&plain(&open.text.words), &words.marked()),
    });
    made.map_err(|why| form.refuse(WORDS, why.to_string())).ok()
}

pub(super) fn fields(open: &Open, form: &Form) -> Markup {
    let Some(first) = &open.text.proposal else { return html! {} };
    let agree = if first.words().is_some() { "Agree, and release it" } else { "Agree, and keep it back" };
    html! {
        @match &first.outcome {
            Outcome::Release { words, translated } => { (copy(form, words, *translated)) }
            Outcome::Keep(why) => { (inset_text(html! { "The first reviewer keeps it back: " (why.words()) "." })) }
        }
        (theme_boxes(form))
        @if first.worry { (worry(form)) }
        (named_button(Press::Primary, agree, DO, AGREE))
        (details("Send it back to be read first again", html! {
            (textarea(&form.field(NOTE, "What should the first reviewer look at?", None), 3))
            (button_group(named_button(Press::Secondary, "Send it back", DO, BACK)))
        }))
    }
}

fn copy(form: &Form, words: &str, translated: bool) -> Markup {
    let shown = Redacted::read(words).map(|words| words.shown()).unwrap_or_default();
    let hint =
        format!("Take more out if you would: {}. What the first reviewer took out stays out.", marks());
    html! {
        h2.govuk-heading-s { "As the council and anyone could read it" }
        div.govuk-inset-text data-said { (shown) }
        @if translated {
            p.govuk-body { strong { "This is the first reviewer’s translation." } " Release it only if you have read the text itself, or somebody bound to secrecy has read it to you, and it says the same." }
        }
        (textarea(&form.field(WORDS, "The words to be released", Some(&hint)), 6))
    }
}

/// It has to be answered: a worry is told, or not, because somebody said so.
fn worry(form: &Form) -> Markup {
    let field = form.field(
        WORRY,
        "The first reviewer finds that somebody is not safe. Should the council be told?",
        Some(
            "Its duty contact is told that somebody wrote of not being safe: not what, not who. Say yes only if you agree, and if \
             even that points at nobody.",
        ),
    );
    radios(&field, &[Item::new("yes", "Yes, tell them"), Item::new("no", "No")])
}
