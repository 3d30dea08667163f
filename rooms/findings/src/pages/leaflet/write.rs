//! Writing the young people's page: which findings lead it, and the council's few words. Next: see how it looks.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, checkboxes, error_summary, textarea};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::View;
use crate::leaflet::{Content, MOST, MOST_WORDS, Offered, Told};
use crate::model::Report;
use crate::{acts, rights};

pub(crate) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::give_back(&tx, actor, &la).await?;
    let view = View::load(&tx, permit.thing()).await?;
    let Some(release) = &view.release else { return go(view.path("")) };
    let report = Report::of(release);
    let offered = Offered::of(&report);
    let content = match &view.leaflet {
        Some(leaflet) => leaflet.content.clone(),
        None => {
            let (good, change) = offered.first(&report);
            Content { good, change, ..Content::default() }
        }
    };
    page(draw(actor, &view, &offered, &filled(&content, view.leaflet.as_ref().map_or(0, |l| l.mark))))
}

fn filled(content: &Content, mark: i32) -> Form {
    let listed = |name: &'static str, of: &[String]| of.iter().map(|v| (name, v.clone())).collect::<Vec<_>>();
    let texts =
        [("hello", content.hello.clone()), ("next", content.next.clone()), ("read", mark.to_string())];
    let ticked = [("good", &content.good), ("change", &content.change), ("quotes", &content.quotes)];
    Form::filled(ticked.into_iter().flat_map(|(name, of)| listed(name, of)).chain(texts))
}

pub(crate) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::give_back(&tx, actor, &la).await?;
    let view = View::load(&tx, permit.thing()).await?;
    let release = view.release.as_ref();
    let release =
        release.ok_or_else(|| Refusal::Conflict("There are no findings to tell yet.".to_owned()))?;
    let offered = Offered::of(&Report::of(release));
    let content = read(&mut form, &view, &offered);
    if form.refused() {
        return refused(draw(actor, &view, &offered, &form));
    }
    acts::leaflet::write(&permit, form.value("read").parse().unwrap_or(0), &content).await?;
    let to = view.path("");
    tx.commit().await?;
    go(to)
}

/// What was typed and ticked, with a word at each field that can't stand so.
fn read(form: &mut Form, view: &View, offered: &Offered) -> Content {
    let good = chosen(form, "good", &names(&offered.good));
    let change = chosen(form, "change", &names(&offered.change));
    // A page that only praises, or only mourns, is not believed.
    if good.is_empty() && !offered.good.is_empty() {
        form.refuse("good", "Choose at least one thing that is good");
    }
    if change.is_empty() && !offered.change.is_empty() {
        form.refuse("change", "Choose at least one thing that needs to change");
    }
    if change.iter().any(|name| good.contains(name)) {
        form.refuse("change", "You chose both sides of one question. Choose the one that tells more.");
    }
    let keys: Vec<String> = view.said.quotes.iter().map(|quote| quote.key.clone()).collect();
    let quotes = chosen(form, "quotes", &keys);
    let hello = form.text("hello", "Write a short hello", MOST_WORDS);
    let next = form.text("next", "Write what happens next", MOST_WORDS);
    Content { hello, next, good, change, quotes }
}

fn names(of: &[Told]) -> Vec<String> {
    of.iter().map(|told| told.indicator.clone()).collect()
}

/// What was ticked of what is known: a few at most.
fn chosen(form: &mut Form, field: &str, known: &[String]) -> Vec<String> {
    let ticked: Vec<String> = form.values(field).into_iter().map(str::to_owned).collect();
    if ticked.iter().any(|name| !known.contains(name)) {
        form.refuse(field, "Choose from the list");
    }
    if ticked.len() > MOST {
        form.refuse(field, format!("Choose {MOST} or fewer, so that each is remembered"));
    }
    known.iter().filter(|name| ticked.contains(name)).cloned().collect()
}

fn draw(actor: &Actor, view: &View, offered: &Offered, form: &Form) -> Markup {
    let ticked = |name: &str| form.values(name).into_iter().map(str::to_owned).collect::<Vec<String>>();
    let boxes = |name: &str, label: &str, hint: &str, items: Vec<Item>| {
        checkboxes(&form.field(name, label, Some(hint)), &items, &ticked(name))
    };
    let items =
        |of: &[Told]| of.iter().map(|told| Item::new(&told.indicator, &told.said)).collect::<Vec<_>>();
    let quotes: Vec<Item> =
        view.said.quotes.iter().map(|quote| Item::new(&quote.key, format!("“{}”", quote.words))).collect();
    let up_to = format!("Up to {MOST}.");
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Write the young people’s page" }
        p.govuk-body { "Choose from what the findings show. The figures and their words come from there and can’t be changed." }
        form method="post" novalidate {
            input type="hidden" name="read" value=(form.value("read"));
            @if !offered.good.is_empty() {
                (boxes("good", "What is good", &format!("{up_to} Only what half of those who answered or more have."), items(&offered.good)))
            }
            @if !offered.change.is_empty() { (boxes("change", "What needs to change", &up_to, items(&offered.change))) }
            @if !quotes.is_empty() {
                (boxes("quotes", "In their own words", &format!("{up_to} These were released for anyone to read."), quotes))
            }
            (textarea(&form.field("hello", "A short hello", Some("Two or three short sentences, from a person with a name. Say thank you.")), 4))
            (textarea(&form.field("next", "What happens next", Some("What you do now, by when, and how young people can have a say in it. Promise only what you will do.")), 5))
            (button(Press::Primary, "Save"))
        }
        p.govuk-hint { "After saving you see how easy your words are to read, and how the page looks. Nobody else sees it before you show it." }
    };
    let title = if form.refused() {
        "Error: Write the young people’s page"
    } else {
        "Write the young people’s page"
    };
    let before = Some(back_link("Young people’s page", &view.path("")));
    Frame { title, here: "Findings", la: Some(&view.la), before, content, ..Frame::default() }.draw(actor)
}
