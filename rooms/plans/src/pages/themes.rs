//! Agreeing what matters most: up to five themes, each from findings, with its reason and its title for young people.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, checkboxes, error_summary, input, textarea};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation, slug};

use crate::evidence::{self, Base, Section};
use crate::model::{Agreed, Content, Cover, MOST_THEMES, Refused};
use crate::{acts, rights};

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::write(&tx, actor, &la).await?;
    let content = &permit.thing().plan.content;
    let base = evidence::of(&tx, content.release).await?;
    page(draw(actor, &permit.thing().la, &base, &filled(content, &base)))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::write(&tx, actor, &la).await?;
    let base = evidence::of(&tx, permit.thing().plan.content.release).await?;
    let (cover, themes) = read(&mut form, &base);
    let exception = form.optional("exception", 500);
    if form.refused() {
        return refused(draw(actor, &permit.thing().la, &base, &form));
    }
    match acts::agree_themes(&permit, &cover, &themes, exception.as_deref()).await {
        Ok(()) => {
            tx.commit().await?;
            go(format!("/la/{la}/plan?done=themes"))
        }
        Err(Refusal::Conflict(why)) => {
            let about =
                if why == Refused::NothingGood.words() { "exception".to_owned() } else { first_box(&base) };
            form.refuse(&about, why);
            refused(draw(actor, &permit.thing().la, &base, &form))
        }
        Err(other) => Err(other),
    }
}

/// The names of a section's three fields.
struct Names {
    said: String,
    title: String,
    reason: String,
}

fn names(section: &str) -> Names {
    let key = slug(section);
    Names { said: format!("said-{key}"), title: format!("title-{key}"), reason: format!("reason-{key}") }
}

fn first_box(base: &Base) -> String {
    base.sections().first().map_or_else(|| "title".to_owned(), |s| names(s.title).said)
}

/// What was typed; the form refuses what can't be agreed.
fn read(form: &mut Form, base: &Base) -> (Cover, Vec<Agreed>) {
    let cover = Cover {
        title: form.text("title", "Enter the plan’s title", 80),
        lead: form.text("lead", "Enter the sentence under the title", 200),
    };
    let themes: Vec<Agreed> =
        base.sections().iter().filter_map(|section| read_theme(form, section)).collect();
    if themes.is_empty() {
        form.refuse(&first_box(base), "Tick at least one finding");
    }
    if themes.len() > MOST_THEMES && form.value("exception").trim().is_empty() {
        form.refuse(
            "exception",
            format!(
                "You ticked findings of {} themes. Choose at most {MOST_THEMES}, or say why there are more.",
                themes.len()
            ),
        );
    }
    (cover, themes)
}

fn read_theme(form: &mut Form, section: &Section<'_>) -> Option<Agreed> {
    let names = names(section.title);
    let ticked = form.values(&names.said);
    let indicators: Vec<String> = section
        .findings
        .iter()
        .map(|f| f.indicator.clone())
        .filter(|i| ticked.contains(&i.as_str()))
        .collect();
    if indicators.is_empty() {
        if !form.value(&names.reason).trim().is_empty() {
            form.refuse(
                &names.said,
                format!("Tick the findings this is about, or clear why “{}” matters", section.title),
            );
        }
        return None;
    }
    Some(Agreed {
        title: section.title.to_owned(),
        picture: section.picture.to_owned(),
        indicators,
        young_title: form.text(
            &names.title,
            &format!("Enter what young people call “{}”", section.title),
            60,
        ),
        reason: form.text(&names.reason, &format!("Say why “{}” is a theme", section.title), 500),
    })
}

/// The form as the plan stands.
fn filled(content: &Content, base: &Base) -> Form {
    let mut values = vec![
        ("title".to_owned(), content.cover.title.clone()),
        ("lead".to_owned(), content.cover.lead.clone()),
        ("exception".to_owned(), content.exception.clone().unwrap_or_default()),
    ];
    for section in base.sections() {
        let names = names(section.title);
        let agreed = content.themes.iter().map(|t| &t.agreed).find(|a| a.title == section.title);
        values.push((names.title, agreed.map_or(section.title, |a| a.young_title.as_str()).to_owned()));
        if let Some(agreed) = agreed {
            values.push((names.reason, agreed.reason.clone()));
            values.extend(agreed.indicators.iter().map(|i| (names.said.clone(), i.clone())));
        }
    }
    Form::filled(values.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

fn draw(actor: &Actor, la: &Organisation, base: &Base, form: &Form) -> Markup {
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Choose themes" }
        p.govuk-body { (base.answered) " young people answered. Go through the findings with some of them and with your leaders. "
            "Agree on up to five themes, one at least that builds on what goes well." }
        form method="post" novalidate {
            @for section in base.sections() { (draw_section(&section, form)) }
            h2.govuk-heading-m { "On the cover" }
            (input(&form.field("title", "The plan’s title", Some("Young people read it first. Let them choose it."))))
            (textarea(&form.field("lead", "The sentence under it", None), 2))
            (textarea(&form.field("exception", "Why more than five themes, or none that builds on what goes well?", Some("Leave this empty if neither is so.")), 2))
            (button(Press::Primary, "Save the themes"))
        }
    };
    let before = Some(back_link("Plan", &la.path("/plan")));
    let title = if form.refused() { "Error: Choose themes" } else { "Choose themes" };
    Frame { title, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}

fn draw_section(section: &Section<'_>, form: &Form) -> Markup {
    let names = names(section.title);
    let items: Vec<Item> = section
        .findings
        .iter()
        .map(|f| {
            let kind = match (f.quote, f.worry) {
                (true, _) => return Item::new(&f.indicator, &f.sentence).hint("In their own words"),
                _ if f.heard() => return Item::new(&f.indicator, &f.label).hint(&f.sentence),
                (_, true) => "a worry",
                (_, false) => "going well",
            };
            Item::new(&f.indicator, format!("{} ({kind})", f.label)).hint(&f.sentence)
        })
        .collect();
    let ticked: Vec<String> = form.values(&names.said).into_iter().map(str::to_owned).collect();
    html! {
        h2.govuk-heading-m { (section.title) }
        (checkboxes(&form.field(&names.said, &format!("Findings about “{}”", section.title), Some("Tick those the theme is about. Leave all empty to leave the theme out.")), &items, &ticked))
        (input(&form.field(&names.title, "What young people call it", Some("For example: A home that feels safe"))))
        (textarea(&form.field(&names.reason, "Why this one?", Some("What young people said when you asked them. Staff and leaders read it.")), 2))
    }
}
