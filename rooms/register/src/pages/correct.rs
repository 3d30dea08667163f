//! Correcting one person's contact and needs. A personal adviser, on a phone, beside the person. Next: back to the person.

use ::people::Frame;
use axum::extract::Path;
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{
    Input, Item, Press, back_link, button, checkboxes, error_summary, input, input_as, radios, radios_inline,
    select, textarea,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::words::Language;
use maud::{Markup, html};

use super::person_path;
use crate::codes::{Channel, YesNo};
use crate::correcting::{self, Correction};
use crate::details::Details;
use crate::fields::{Field, Format, Needs};
use crate::import::{self, Contact};
use crate::rights::{self, Seen};
use crate::store::leaving;

/// In which languages they can be written to. Any other may be noted, too: it helps whoever looks for an interpreter.
fn languages() -> String {
    let ours: Vec<&str> = Language::ALL[1..].iter().map(|l| l.name()).collect();
    let all = ours.join(", ");
    format!(
        "Messages and the survey come in: {all}. Any other language gets English. Leave it empty for English."
    )
}

/// Longest name of a language, and longest reason, in characters.
const LANGUAGE: usize = 40;
const REASON: usize = 200;

const INTERPRETER: &str = "interpreter";
/// Questions that are answered yes, no or not known.
const ASKED: [(&str, &str); 4] = [
    (INTERPRETER, "Do they need an interpreter?"),
    ("custody", "Are they in custody?"),
    ("parent", "Are they a parent?"),
    ("elsewhere", "Do they live in another council’s area?"),
];

pub(super) async fn get(cx: Cx, Path((la, person)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::correct_person(&tx, actor, &la, &person).await?;
    let known = details(&tx, permit.thing()).await?;
    page(draw(actor, permit.thing(), &known, &filled(&known)))
}

pub(super) async fn post(cx: Cx, Path((la, person)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::correct_person(&tx, actor, &la, &person).await?;
    let known = details(&tx, permit.thing()).await?;
    let seen = permit.thing();
    let Some(right) = read(&mut form) else { return refused(draw(actor, seen, &known, &form)) };
    if !correcting::correct(&permit, right).await? {
        form.refuse(
            "seen",
            "Somebody changed this while you were writing. Look at what is known now, and save again.",
        );
        return refused(draw(actor, seen, &known, &form));
    }
    let to = person_path(&seen.la, seen.person);
    tx.commit().await?;
    go(format!("{to}?corrected=1"))
}

async fn details(tx: &Tx, seen: &Seen) -> Result<Details, Refusal> {
    let held = leaving::find(tx, seen.la.id, seen.person).await?.ok_or(Refusal::NotFound)?;
    Ok(held.person.details)
}

fn filled(known: &Details) -> Form {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let needs = &known.needs;
    let stays = known.stays.then(|| ("stays", "yes".to_owned()));
    let values = [
        ("phone", text(&known.phone)),
        ("email", text(&known.email)),
        ("address", text(&known.address)),
        ("channel", known.channel.map(|way| way.code().to_owned()).unwrap_or_default()),
        ("language", text(&needs.language)),
        ("format", needs.format.map(|format| format.code().to_owned()).unwrap_or_default()),
        (INTERPRETER, needs.interpreter.code().to_owned()),
        ("custody", needs.custody.code().to_owned()),
        ("parent", needs.parent.code().to_owned()),
        ("elsewhere", needs.elsewhere.code().to_owned()),
        ("stop", if known.stop.is_some() { "yes" } else { "no" }.to_owned()),
        ("reason", text(&known.stop)),
        ("seen", known.changes.to_string()),
    ];
    Form::filled(values.into_iter().chain(stays))
}

/// What was typed, if all of it can be used.
fn read(form: &mut Form) -> Option<Correction> {
    let contact = Contact {
        phone: checked(form, "phone", import::phone),
        email: checked(form, "email", import::email),
        address: checked(form, "address", import::address),
        channel: listed(form, "channel", Channel::from_code),
    };
    let language = checked(form, "language", |text| import::words(text, LANGUAGE));
    let format = listed(form, "format", Format::from_code);
    let [interpreter, custody, parent, elsewhere] =
        ASKED.map(|(name, _)| form.choice(name, "Choose yes, no or not known", YesNo::from_code));
    let stop = form.choice("stop", "Choose whether they may be contacted", |code| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let reason = match stop {
        Some(true) => {
            let reason = checked(form, "reason", |text| import::words(text, REASON));
            if reason.is_none() {
                form.refuse("reason", "Write why, so that nobody has to ask again");
            }
            reason
        }
        _ => None,
    };
    let seen = form.value("seen").parse().unwrap_or(-1);
    let stays = form.value("stays") == "yes";
    if form.refused() {
        return None;
    }
    let needs = Needs {
        language,
        format,
        interpreter: interpreter?,
        custody: custody?,
        parent: parent?,
        elsewhere: elsewhere?,
    };
    Some(Correction { contact, needs, stop: reason, stays, seen })
}

/// Read as a cell of a list would be, so that both take and refuse the same.
fn checked(
    form: &mut Form,
    name: &str,
    read: impl Fn(&str) -> Result<Option<String>, String>,
) -> Option<String> {
    let typed = kit::forms::clean(form.value(name));
    read(&typed).unwrap_or_else(|why| {
        form.refuse(name, why);
        None
    })
}

/// One of a list, or nothing.
fn listed<T>(form: &mut Form, name: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
    if form.value(name).is_empty() {
        return None;
    }
    form.choice(name, "Choose one from the list", known)
}

fn draw(actor: &Actor, seen: &Seen, known: &Details, form: &Form) -> Markup {
    let path = person_path(&seen.la, seen.person);
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Correct what is known of " (known.first_name) }
        @if form.error("seen").is_some() { (now(known)) }
        form method="post" action={ (path) "/correct" } novalidate {
            input type="hidden" name="seen" value=(base(form, known));
            (reach(form))
            (needs(form))
            (wishes(form))
            (button(Press::Primary, "Save"))
        }
        p.govuk-body { "Who changed what, and on which day, is kept with it. You and the lead can see that." }
    };
    let before = Some(back_link(&known.name(), &path));
    let here = if seen.reach == rights::Reach::Everybody { "Register" } else { "My people" };
    let title = if form.refused() { "Error: Correct a contact" } else { "Correct a contact" };
    Frame { title, here, la: Some(&seen.la), before, content, ..Frame::default() }.draw(actor)
}

/// Which state the form is about. One that came back because somebody was quicker is about what is known now.
fn base(form: &Form, known: &Details) -> String {
    if form.error("seen").is_some() { known.changes.to_string() } else { form.value("seen").to_owned() }
}

/// What somebody else has just made of it.
fn now(known: &Details) -> Markup {
    html! {
        h2 #seen.govuk-heading-m { "What is known now" }
        (super::card::reach_and_needs(known))
        @if let Some(why) = &known.stop { p.govuk-body { "Do not contact: " (why) } }
    }
}

fn reach(form: &Form) -> Markup {
    let phone = Input { kind: "tel", autocomplete: Some("off"), ..Input::default() };
    let email = Input { kind: "email", autocomplete: Some("off"), ..Input::default() };
    let channels: Vec<Item> = Channel::ALL.iter().map(|way| Item::new(way.code(), way.label())).collect();
    html! {
        (input_as(&form.field("phone", "Phone", Some("One number, such as 07700 900123")), &phone))
        (input_as(&form.field("email", "Email", None), &email))
        (textarea(&form.field("address", "Address for letters", Some("Where a letter reaches them; it may be care of somebody")), 4))
        (select(&form.field("channel", Field::Channel.label(), None), Some("Not known"), &channels))
    }
}

fn needs(form: &Form) -> Markup {
    let formats: Vec<Item> =
        Format::ALL.iter().map(|format| Item::new(format.code(), format.label())).collect();
    let answers: Vec<Item> =
        YesNo::ALL.iter().map(|answer| Item::new(answer.code(), answer.label())).collect();
    html! {
        (input(&form.field("language", "Language they read", Some(&languages()))))
        (select(&form.field("format", Field::Format.label(), None), Some("Ordinary text"), &formats))
        @for (name, label) in ASKED { (radios_inline(&form.field(name, label, None), &answers)) }
    }
}

fn wishes(form: &Form) -> Markup {
    let may = [
        Item::new("no", "Yes"),
        Item::new("yes", "No, do not contact them")
            .hint("No message and no letter goes to them, for any survey"),
    ];
    let stays = [Item::new("yes", "They asked to stay in the register")
        .hint("Also when the list does not have them any more")];
    let chosen: Vec<String> = form.values("stays").into_iter().map(str::to_owned).collect();
    html! {
        (radios(&form.field("stop", "May they be contacted?", None), &may))
        (input(&form.field("reason", "If not, why?", Some("For example: they asked us not to"))))
        (checkboxes(&form.field("stays", "When you no longer serve them", None), &stays, &chosen))
    }
}
