//! Conversations and rankings that the lead writes down by hand, so that themes and actions can rest on them as on findings.
//! Next: tick them among the themes.

use axum::extract::Path;
use kit::Tx;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{
    DateParts, Input, Item, Press, back_link, button, checkboxes, date_input, empty, error_summary, input,
    input_as, inset_text, link_button, radios, select, textarea,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};

use crate::evidence::{self, Base};
use crate::model::heard::{FEWEST, Heard, Kind, MOST, Words, like_names};
use crate::rights::heard as may;
use crate::{acts, rights, store};

const TITLE: &str = "Conversations and rankings";
const NEW: &str = "Write down what young people said";
/// The tick by which a lead says that what looks like a name is none.
const SURE: &str = "no-names";

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let seen = permit.thing();
    let latest = findings::latest(&tx, seen.la.id).await?;
    let heard = match &latest {
        Some(report) => store::heard::of(&tx, report.release).await?,
        None => Vec::new(),
    };
    page(draw(actor, &seen.la, &heard, seen.writes && latest.is_some()))
}

fn draw(actor: &Actor, la: &Organisation, all: &[Heard], writes: bool) -> Markup {
    let content = html! {
        h1.govuk-heading-l { (TITLE) }
        p.govuk-body { "What young people said to you since the last survey: in groups, one to one with their advisers, or by ranking. Themes and actions can go back to it, as they do to findings." }
        @if writes { (link_button(Press::Primary, NEW, &la.path("/plan/conversations/new"))) }
        @if all.is_empty() {
            (empty(html! { p.govuk-body { "Nothing is written down yet. It can be, once there are findings that it stands beside." } }))
        }
        @for heard in all { (one(la, heard, writes)) }
    };
    let before = Some(back_link("Plan", &la.path("/plan")));
    Frame { title: TITLE, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}

fn one(la: &Organisation, heard: &Heard, writes: bool) -> Markup {
    let words = &heard.words;
    let remove = la.path(&format!("/plan/conversations/{}/remove", kit::ids::show(heard.id)));
    html! {
        section.nb-finding aria-labelledby=(heard.key()) {
            h2."govuk-heading-m govuk-!-margin-bottom-1" id=(heard.key()) { (words.title) }
            p.govuk-body { (words.kind.words()) " on " (written(words.day)) " with " (words.people) " young people, about “" (words.section) "”." }
            (inset_text(html! { div data-said { @for line in words.said.lines() { (line) br; } } }))
            @if writes {
                form method="post" action=(remove) { (button(Press::Secondary, &format!("Remove “{}”", words.title))) }
            }
        }
    }
}

pub(super) async fn new(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = may::record(&tx, actor, &la).await?;
    let base = base(&tx, permit.thing()).await?;
    page(draw_form(actor, permit.thing(), &base, &Form::default()))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = may::record(&tx, actor, &la).await?;
    let base = base(&tx, permit.thing()).await?;
    let Some(words) = read(&tx, &mut form, &base) else {
        return refused(draw_form(actor, permit.thing(), &base, &form));
    };
    acts::heard::record(&permit, base.release, &words).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan/conversations"))
}

pub(super) async fn remove(cx: Cx, Path((la, heard)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = may::record(&tx, cx.actor()?, &la).await?;
    acts::heard::take_back(&permit, super::id(&heard)?).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan/conversations"))
}

/// The newest findings, which it stands beside.
async fn base(tx: &Tx, la: &Organisation) -> Result<Base, Refusal> {
    let none = || Refusal::Conflict("There are no findings yet that this could stand beside.".to_owned());
    evidence::latest(tx, la.id).await?.ok_or_else(none)
}

fn read(tx: &Tx, form: &mut Form, base: &Base) -> Option<Words> {
    let kind = form.choice("kind", "Choose whether they talked or ranked", Kind::of);
    let title = form.text("title", "Enter what it was about", 80);
    let day = form.day("day", "Enter the day");
    if day.is_some_and(|day| day > tx.today()) {
        form.refuse("day", "Enter today or a day that has been");
    }
    let people = people(form);
    let said = form.text("said", "Enter what was said", 1_000);
    let known = |name: &str| base.sections().iter().any(|s| s.title == name).then(|| name.to_owned());
    let section = form.choice("section", "Choose what it was about", known);
    names(form, "title", &title);
    names(form, "said", &said);
    let words = Words { kind: kind?, title, day: day?, people: people?, said, section: section? };
    (!form.refused()).then_some(words)
}

fn people(form: &mut Form) -> Option<u16> {
    let typed: Option<u16> = form.value("people").trim().parse().ok();
    let message = match typed {
        Some(FEWEST..=MOST) => return typed,
        Some(n) if n < FEWEST => format!(
            "Put conversations together until at least {FEWEST} young people took part: of fewer, somebody could know who said it"
        ),
        _ => format!("Enter how many young people took part, a number from {FEWEST} to {MOST}"),
    };
    form.refuse("people", message);
    None
}

/// Nobody is named here; what only looks like a name passes once the lead has looked.
fn names(form: &mut Form, field: &str, text: &str) {
    let found = like_names(text);
    if !found.is_empty() && form.value(SURE) != "yes" {
        let found: Vec<String> = found.iter().map(|word| format!("“{word}”")).collect();
        form.refuse(
            field,
            format!(
                "This may be somebody’s name: {}. Take it out, or tick below that it is none",
                found.join(", ")
            ),
        );
    }
}

fn draw_form(actor: &Actor, la: &Organisation, base: &Base, form: &Form) -> Markup {
    let kinds = Kind::ALL.map(|kind| Item::new(kind.code(), kind.words()));
    let sections: Vec<Item> = base.sections().iter().map(|s| Item::new(s.title, s.title)).collect();
    let people = Input { digits: true, width: Some(4), ..Input::default() };
    let ticked: Vec<String> = form.values(SURE).into_iter().map(str::to_owned).collect();
    let day = DateParts {
        day: form.value("day-day").to_owned(),
        month: form.value("day-month").to_owned(),
        year: form.value("day-year").to_owned(),
    };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (NEW) }
        p.govuk-body { "Write no names, and nothing by which somebody could be known. What goes into the plan can be read by anyone." }
        form method="post" novalidate {
            (radios(&form.field("kind", "How was it heard?", None), &kinds))
            (input(&form.field("title", "What was it about?", Some("For example: Moving house, with the forum"))))
            (date_input(&form.field("day", "When was it?", None), &day))
            (input_as(&form.field("people", "How many young people took part?", None), &people))
            (select(&form.field("section", "Which part of the survey does it belong to?", Some("It can stand in the theme of that part.")), Some("Choose one"), &sections))
            (textarea(&form.field("said", "What was said?", Some("In their words as far as you can, or the order that came out.")), 6))
            (checkboxes(&form.field(SURE, "Names", None), &[Item::new("yes", "I have looked: nothing here is anybody’s name")], &ticked))
            (button(Press::Primary, "Save"))
        }
    };
    let title = if form.refused() { format!("Error: {NEW}") } else { NEW.to_owned() };
    let before = Some(back_link(TITLE, &la.path("/plan/conversations")));
    Frame { title: &title, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}
