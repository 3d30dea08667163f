//! One part of a draft: its title and its picture. Next: its questions.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, error_summary, input, select};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use kit::young::Picture;
use maud::{Markup, html};
use people::Frame;

use super::fields::keep;
use super::outline::{mark, nth};
use super::{Draft, MARK, tidy};
use crate::instrument::{Section, shape};

/// The address of a part that is not there yet.
const NEW: &str = "new";

pub(in crate::pages) async fn get(cx: Cx, Path((own, part)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    let section = found(&draft, &part)?;
    let title = section.map(|s| s.title.to_string()).unwrap_or_default();
    let picture = section.map_or("talk", |s| s.picture.as_str()).to_owned();
    let form = Form::filled([(MARK, draft.own.mark.to_string()), ("title", title), ("picture", picture)]);
    page(draw(cx.actor()?, &draft, &part, &form))
}

/// The part at this place; none for one that is not there yet.
fn found<'a>(draft: &'a Draft<'_>, part: &str) -> Result<Option<&'a Section>, Refusal> {
    if part == NEW {
        return Ok(None);
    }
    let at = nth(draft.instrument(), part).ok_or(Refusal::NotFound)?;
    Ok(draft.instrument().sections.get(at))
}

pub(in crate::pages) async fn post(
    cx: Cx,
    Path((own, part)): Path<(String, String)>,
    mut form: Form,
) -> Answer {
    let tx = cx.write().await?;
    let draft = Draft::at(&cx, &tx, &own).await?;
    let before = found(&draft, &part)?.cloned();
    let title = form.text("title", "Enter a title for this part", shape::TITLE);
    let picture = form.choice("picture", "Choose a picture", |name| Picture::named(name).map(Picture::name));
    let (Some(picture), false) = (picture, form.refused()) else {
        return refused(draw(cx.actor()?, &draft, &part, &form));
    };
    let mut instrument = draft.instrument().clone();
    let title = keep(before.as_ref().map(|section| &section.title), &title);
    let questions = before.map(|section| section.questions).unwrap_or_default();
    let section = Section { title, picture: picture.to_owned(), questions };
    match nth(&instrument, &part) {
        Some(at) => instrument.sections[at] = section,
        None => instrument.sections.push(section),
    }
    tidy(&mut instrument);
    draft.save(&form, instrument).await?;
    let to = draft.to("edit");
    tx.commit().await?;
    go(to)
}

fn draw(actor: &Actor, draft: &Draft<'_>, part: &str, form: &Form) -> Markup {
    let heading = if part == NEW { "Add a part".to_owned() } else { format!("Part {part}") };
    let pictures: Vec<Item> = Picture::ALL.iter().map(|p| Item::new(p.name(), p.name())).collect();
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (heading) }
        form method="post" novalidate {
            (mark(draft))
            (input(&form.field("title", "Title", Some("Respondents read it above its pages: “Your home”."))))
            (select(&form.field("picture", "Picture, on the pages of findings and plan", None), None, &pictures))
            (button(Press::Primary, "Save part"))
        }
    };
    let title = if form.refused() { format!("Error: {heading}") } else { heading.clone() };
    let before = Some(back_link("All parts and questions", &draft.to("edit")));
    Frame { title: &title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}
