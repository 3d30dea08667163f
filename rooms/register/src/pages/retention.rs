//! Who will be erased, and when: what the nightly job will do, before it does it. Next: bring somebody back, from their page.

use ::people::{Frame, Organisation};
use axum::extract::Path;
use kit::clock::{london_day, written};
use kit::govuk::{Column, back_link, table_or};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};

use super::{MOST, cut, person_path};
use crate::model::{KEPT_DAYS, Leaving};
use crate::rights;
use crate::store::leaving;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let la = permit.thing();
    page(draw(actor, la, &leaving::all(&tx, la.id).await?))
}

fn draw(actor: &Actor, la: &Organisation, all: &[Leaving]) -> Markup {
    let columns =
        [Column::text("Name"), Column::text("Left"), Column::text("Will be erased"), Column::text("Why")];
    let rows: Vec<Vec<Markup>> = all.iter().take(MOST).map(|one| row(la, one)).collect();
    let nobody = html! {
        p.govuk-body { "Nobody is to be erased. When somebody leaves, open their page from the register and say so." }
    };
    let content = html! {
        h1.govuk-heading-l { "Who will be erased, and when" }
        p.govuk-body { "Who has left is erased " (KEPT_DAYS) " days later, at three in the morning. Until then you can bring them back from their page." }
        (table_or("People who have left", &columns, &rows, nobody))
        (cut(all.len(), "people, the next first,"))
    };
    let before = Some(back_link("Care leavers", &la.path("/register")));
    let title = "Who will be erased, and when";
    Frame { title, here: "Register", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}

fn row(la: &Organisation, one: &Leaving) -> Vec<Markup> {
    vec![
        html! { a.govuk-link href=(person_path(la, one.person.id)) { (one.person.details.name()) } },
        html! { (written(london_day(one.left_at))) },
        html! { (written(one.erase_on)) },
        html! { @if one.died { "Died, according to a list" } @else { "You said that they have left" } },
    ]
}
