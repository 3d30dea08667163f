//! One extract: what it is for, who asked, who decided, who took it. Next: decide, or take it.

use axum::extract::Path;
use kit::Tx;
use kit::clock::{written, written_at};
use kit::forms::Form;
use kit::govuk::{
    Column, Item, Press, Row, back_link, button, error_summary, inset_text, named_button, radios,
    summary_list, table_or, textarea,
};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::Frame;

use super::extracts::{name, what_it_is};
use super::files::saved;
use crate::data::File;
use crate::extract::{Decision, Done, Extract, WORDS};
use crate::rights::extract as rights;
use crate::{acts, store};

/// Files that can be taken, by name and label.
const FILES: [(&str, &str); 3] =
    [("figures.csv", "Figures (CSV)"), ("codebook.csv", "Codebook (CSV)"), ("figures.sav", "Figures (SPSS)")];

/// All that the page is made of.
struct View {
    extract: Extract,
    round: String,
    asked: String,
    decided: Option<String>,
    takings: Vec<(String, String, Done)>,
    decides: bool,
    takes: bool,
}

pub(super) async fn get(cx: Cx, Path(extract): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::read_extracts(&tx, actor).await?;
    page(draw(&tx, actor, &load(&tx, actor, rights::of(&tx, &extract).await?).await?, &Form::default()))
}

async fn load(tx: &Tx, actor: &Actor, extract: Extract) -> Result<View, Refusal> {
    let decided = match &extract.decision {
        Decision::Waiting => None,
        Decision::Granted { done, .. } | Decision::Refused { done, .. } => Some(said(tx, done).await?),
    };
    let mut takings = Vec::new();
    for (file, done) in store::extract::takings(tx, extract.id).await? {
        takings.push((file, name(tx, done.by).await?, done));
    }
    Ok(View {
        round: surveys::round(tx, extract.round).await?.map_or(String::new(), |round| round.name),
        asked: said(tx, &extract.asked).await?,
        decided,
        takings,
        decides: rights::may_decide(tx, actor, &extract).await,
        takes: rights::may_take(tx, actor, &extract).await,
        extract,
    })
}

/// "Mo Manager, 3 May 2027 at 10:15".
async fn said(tx: &Tx, done: &Done) -> Result<String, Refusal> {
    Ok(format!("{}, {}", name(tx, done.by).await?, written_at(done.at)))
}

pub(super) async fn decide(cx: Cx, Path(extract): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::decide_extract(&tx, actor, &extract).await?;
    let granted = form.choice("decision", "Choose whether it may be taken", |word| match word {
        "grant" => Some(true),
        "refuse" => Some(false),
        _ => None,
    });
    let reason = form.optional("reason", WORDS);
    if granted == Some(false) && reason.is_none() {
        form.refuse("reason", "Enter why it may not be taken");
    }
    let Some(granted) = granted.filter(|_| !form.refused()) else {
        return refused(draw(&tx, actor, &load(&tx, actor, permit.thing().clone()).await?, &form));
    };
    acts::extract::decide(&permit, reason.filter(|_| !granted)).await?;
    tx.commit().await?;
    go(path(&extract))
}

pub(super) async fn take(cx: Cx, Path(extract): Path<String>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::take_extract(&tx, cx.actor()?, &extract).await?;
    let offered = FILES.iter().find(|(name, _)| *name == form.value("file")).map(|(name, _)| *name);
    let name = offered.ok_or_else(|| Refusal::Bad("Choose one of the files on the page.".to_owned()))?;
    let file = File::named(name).ok_or(Refusal::NotFound)?;
    let (saved_as, bytes) = acts::extract::take(&permit, name, file).await?;
    tx.commit().await?;
    Ok(saved(file.kind(), &saved_as, bytes))
}

fn path(extract: &str) -> String {
    format!("/programme/extracts/{extract}")
}

fn draw(tx: &Tx, actor: &Actor, view: &View, form: &Form) -> Markup {
    let here = path(&ids::show(view.extract.id));
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Extract for " (view.extract.recipient) }
        (record(tx, view))
        (what_it_is())
        @if view.decides { (deciding(&here, form)) }
        @else if view.extract.decision == Decision::Waiting {
            (inset_text(html! { "Another of the national team decides: a programme manager or a reviewer, and not who asked." }))
        }
        @if view.takes { (taking(&here)) }
        (taken(view))
    };
    let title = if form.refused() { "Error: An extract" } else { "An extract" };
    let before = Some(back_link("All extracts", "/programme/extracts"));
    Frame { title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn record(tx: &Tx, view: &View) -> Markup {
    let mut rows = vec![
        row("Round", html! { (view.round) }),
        row("What it is for", html! { (view.extract.purpose) }),
        row("Asked for by", html! { (view.asked) }),
        row("How it stands", html! { (view.extract.stands(tx.today())) }),
    ];
    if let Some(decided) = &view.decided {
        rows.push(row("Decided by", html! { (decided) }));
    }
    match &view.extract.decision {
        Decision::Granted { last_day, .. } => rows.push(row("Last day", html! { (written(*last_day)) })),
        Decision::Refused { reason, .. } => rows.push(row("Why not", html! { (reason) })),
        Decision::Waiting => {}
    }
    summary_list(&rows)
}

const fn row(key: &str, value: Markup) -> Row<'_> {
    Row { key, value, change: None }
}

fn deciding(here: &str, form: &Form) -> Markup {
    let items = [Item::new("grant", "Yes, for 30 days"), Item::new("refuse", "No")];
    html! {
        form method="post" action=(format!("{here}/decide")) novalidate {
            (radios(&form.field("decision", "May it be taken?", None), &items))
            (textarea(&form.field("reason", "Why not?", Some("Only where you say no")), 3))
            (button(Press::Primary, "Save"))
        }
    }
}

fn taking(here: &str) -> Markup {
    html! {
        h2.govuk-heading-m { "Take it" }
        p.govuk-body { "Each file that you take is written down, with your name." }
        form method="post" action=(format!("{here}/take")) novalidate {
            div.govuk-button-group {
                @for (file, label) in FILES { (named_button(Press::Secondary, label, "file", file)) }
            }
        }
    }
}

fn taken(view: &View) -> Markup {
    let columns = [Column::text("File"), Column::text("By"), Column::text("When")];
    let row = |(file, who, done): &(String, String, Done)| {
        vec![html! { (file) }, html! { (who) }, html! { (written_at(done.at)) }]
    };
    let rows: Vec<Vec<Markup>> = view.takings.iter().map(row).collect();
    table_or("Who took it", &columns, &rows, html! { "Nobody has taken it yet." })
}
