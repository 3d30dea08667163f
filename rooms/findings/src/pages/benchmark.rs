//! One published figure: adding it, changing it, and what was written of it before. For a programme manager, with the report
//! open beside it. Next: back to the list.

use axum::extract::Path;
use calc::{Certainty, Elsewhere, Meaning};
use kit::Tx;
use kit::clock;
use kit::forms::Form;
use kit::govuk::{
    Column, Input, Item, Press, back_link, button, error_summary, input, input_as, radios_inline, select,
    table,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;
use std::collections::BTreeMap;
use surveys::instrument::Indicator;

use super::benchmarks::{about, indicators};
use crate::beside::{Figure, Revision};
use crate::store::figure::code;
use crate::{acts, rights, store};

/// More people than any sample has.
const MOST: u32 = 10_000_000;

/// What the page knows: the indicators there are, and what was written of this figure with by whom.
struct View {
    all: BTreeMap<String, Indicator>,
    history: Vec<(Revision, String)>,
}

pub(super) async fn begin(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::keep_figures(&tx, actor).await?;
    let form = Form::filled([("used", "yes".to_owned())]);
    page(draw(actor, &View { all: indicators(&tx).await?, history: Vec::new() }, &form))
}

pub(super) async fn add(cx: Cx, form: Form) -> Answer {
    save(cx, None, form).await
}

pub(super) async fn get(cx: Cx, Path(key): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::keep_figures(&tx, actor).await?;
    let view = View { all: indicators(&tx).await?, history: history(&tx, &key).await? };
    let form = view.history.first().map(|(newest, _)| filled(&newest.figure)).ok_or(Refusal::NotFound)?;
    page(draw(actor, &view, &form))
}

pub(super) async fn post(cx: Cx, Path(key): Path<String>, form: Form) -> Answer {
    save(cx, Some(key), form).await
}

async fn save(cx: Cx, key: Option<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::keep_figures(&tx, actor).await?;
    let history = match &key {
        Some(key) => history(&tx, key).await?,
        None => Vec::new(),
    };
    if key.is_some() && history.is_empty() {
        return Err(Refusal::NotFound);
    }
    let view = View { all: indicators(&tx).await?, history };
    let Some(figure) = read(&mut form, &view) else { return refused(draw(actor, &view, &form)) };
    acts::figures::keep(&permit, key.as_deref(), figure).await?;
    tx.commit().await?;
    go("/programme/benchmarks")
}

/// What was written of a figure, the newest first, with by whom.
async fn history(tx: &Tx, key: &str) -> Result<Vec<(Revision, String)>, Refusal> {
    let mut all = Vec::new();
    for revision in store::figure::history(tx).await?.into_iter().rev().filter(|r| r.key == key) {
        let by = match revision.by {
            Some(account) => people::person(tx, account).await?.map(|who| who.name),
            None => Some("Came with the program".to_owned()),
        };
        all.push((revision, by.unwrap_or_else(|| "Somebody who has left".to_owned())));
    }
    Ok(all)
}

fn filled(figure: &Figure) -> Form {
    let tenths = |n: u16| format!("{}.{}", n / 10, n % 10);
    let (base, low, high) = match figure.share.certainty {
        Certainty::Base(n) => (n.to_string(), String::new(), String::new()),
        Certainty::Interval(low, high) => (String::new(), tenths(low), tenths(high)),
        Certainty::Unknown => Default::default(),
    };
    Form::filled([
        ("indicator", format!("{} {}", figure.question, code(figure.meaning))),
        ("percent", figure.percent()),
        ("base", base),
        ("low", low),
        ("high", high),
        ("population", figure.population.clone()),
        ("period", figure.period.clone()),
        ("source", figure.source.clone()),
        ("year", figure.year.to_string()),
        ("used", if figure.used { "yes" } else { "no" }.to_owned()),
    ])
}

/// What was typed, unless something of it can't be.
fn read(form: &mut Form, view: &View) -> Option<Figure> {
    let chosen = form.choice("indicator", "Choose the indicator that it corresponds to", |value| {
        let (question, meaning) = value.split_once(' ')?;
        let meaning = [Meaning::Favourable, Meaning::Concern].into_iter().find(|m| code(*m) == meaning)?;
        let known = view.all.contains_key(question)
            || view.history.first().is_some_and(|(r, _)| r.figure.question == question);
        known.then(|| (question.to_owned(), meaning))
    });
    let percent = per_cent(form, "percent").unwrap_or_else(|| {
        form.refuse("percent", "Enter the share in per cent, like 78 or 82.9");
        None
    });
    let certainty = certainty(form, percent);
    let population =
        form.text("population", "Enter of whom it is, like “people aged 16 to 24 in the UK”", 120);
    let period = form.text("period", "Enter of what time it is, like “2019 to 2020”", 60);
    let source = form.text("source", "Enter who published it, and in what", 160);
    let year = form.value("year").trim().parse::<i32>().ok().filter(|y| (1990..=2100).contains(y));
    if year.is_none() {
        form.refuse("year", "Enter the year in which it was published, like 2024");
    }
    let used = form.choice("used", "Choose yes or no", |value| match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let ((question, meaning), (tenths, to_tenth)) = (chosen?, percent?);
    let (year, used, certainty) = (year?, used?, certainty?);
    let share = Elsewhere { tenths, to_tenth, certainty };
    let figure = Figure { question, meaning, share, population, period, source, year, used };
    if !form.refused() && figure.comparator().is_err() {
        form.refuse("percent", "The share must lie within its range");
    }
    (!form.refused()).then_some(figure)
}

/// `Some(None)` where nothing was typed; `None`, and nothing said, where it is no share of a hundred.
fn per_cent(form: &Form, name: &str) -> Option<Option<(u16, bool)>> {
    let typed = form.value(name).trim().trim_end_matches('%').trim().to_owned();
    if typed.is_empty() {
        return (name != "percent").then_some(None);
    }
    let (whole, tenth) = typed.split_once('.').map_or((typed.as_str(), None), |(w, t)| (w, Some(t)));
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || tenth.is_some_and(|t| t.len() != 1 || !digits(t)) {
        return None;
    }
    let tenths = whole.parse::<u16>().ok()? * 10 + tenth.map_or(Some(0), |t| t.parse().ok())?;
    (tenths <= 1000).then_some(Some((tenths, tenth.is_some())))
}

fn certainty(form: &mut Form, percent: Option<(u16, bool)>) -> Option<Certainty> {
    let typed = form.value("base").trim().replace([',', ' '], "");
    let base = if typed.is_empty() { None } else { Some(typed.parse::<u32>().ok()) };
    let ends = ["low", "high"].map(|name| {
        per_cent(form, name).unwrap_or_else(|| {
            form.refuse(name, "Enter per cent, like 76 or 80.5");
            None
        })
    });
    match (base, ends) {
        (Some(None), _) => {
            form.refuse("base", "Enter of how many people it is, as a whole number, or nothing");
            None
        }
        (Some(Some(n)), _) if n == 0 || n > MOST => {
            form.refuse("base", "Enter of how many people it is, as a whole number, or nothing");
            None
        }
        (Some(_), [Some(_), _] | [_, Some(_)]) => {
            form.refuse("base", "Enter how many people it is of or its range, not both");
            None
        }
        (Some(n), _) => n.map(Certainty::Base),
        (None, [Some((low, _)), Some((high, _))]) => {
            if percent.is_some_and(|(share, _)| low > share || share > high) {
                form.refuse("low", "The share must lie within its range");
                return None;
            }
            Some(Certainty::Interval(low, high))
        }
        (None, [None, None]) => Some(Certainty::Unknown),
        (None, [None, _]) => {
            form.refuse("low", "Enter both ends of the range, or neither");
            None
        }
        (None, [_, None]) => {
            form.refuse("high", "Enter both ends of the range, or neither");
            None
        }
    }
}

fn draw(actor: &Actor, view: &View, form: &Form) -> Markup {
    let heading =
        if view.history.is_empty() { "Add a published figure" } else { "Change a published figure" };
    let number = |name: &str, label: &str, hint: Option<&str>| {
        input_as(&form.field(name, label, hint), &Input { width: Some(10), ..Input::default() })
    };
    let items = choices(view);
    let used = [Item::new("yes", "Yes"), Item::new("no", "No")];
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (heading) }
        form method="post" novalidate {
            (select(&form.field("indicator", "Which share of which indicator it is", Some("Only where the question and the answers that are counted are the same.")), Some("Choose one"), &items))
            (number("percent", "Share in per cent", Some("As it was published: 78 and 78.0 are not the same, as 78 may be anything from 77.5 to 78.5.")))
            (number("base", "Of how many people", Some("If it was published. From 30 on a difference may be claimed.")))
            (number("low", "Or its 95% range: from, in per cent", None))
            (number("high", "To, in per cent", None))
            (input(&form.field("population", "Of whom", Some("As in “more of your young people than of people aged 16 to 24 in the UK”."))))
            (input(&form.field("period", "Of what time", None)))
            (input(&form.field("source", "Who published it, and in what", None)))
            (number("year", "Year in which it was published", None))
            (radios_inline(&form.field("used", "Hold findings against it", None), &used))
            (button(Press::Primary, "Save"))
        }
        (written(view))
    };
    let title = if form.refused() { format!("Error: {heading}") } else { heading.to_owned() };
    let before = Some(back_link("Published figures", "/programme/benchmarks"));
    Frame { title: &title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

/// Both shares of every indicator; what a figure belonged to stays on offer when it is asked no more.
fn choices(view: &View) -> Vec<Item> {
    let both = |question: &str| {
        [Meaning::Favourable, Meaning::Concern].map(|meaning| {
            Item::new(format!("{question} {}", code(meaning)), about(&view.all, question, meaning))
        })
    };
    let gone = view.history.first().map(|(newest, _)| newest.figure.question.clone());
    let gone = gone.filter(|question| !view.all.contains_key(question));
    view.all.keys().cloned().chain(gone).flat_map(|question| both(&question)).collect()
}

fn written(view: &View) -> Markup {
    let columns = [
        Column::text("Written on"),
        Column::text("By"),
        Column::number("Share"),
        Column::text("How sure"),
        Column::text("From"),
    ];
    let row = |(revision, by): &(Revision, String)| {
        let figure = &revision.figure;
        let day = revision.day.map_or("at the start".to_owned(), clock::written);
        let not_used = if figure.used { "" } else { "; not used" };
        let from = format!(
            "{}, {} ({}, {}){not_used}",
            figure.population, figure.period, figure.source, figure.year
        );
        [day, by.clone(), format!("{}%", figure.percent()), figure.certainty(), from]
            .map(|text| html! { (text) })
            .to_vec()
    };
    html! {
        @if !view.history.is_empty() {
            (table("What was written of it", &columns, &view.history.iter().map(row).collect::<Vec<_>>()))
        }
    }
}
