//! The page on how the figures are worked out.

mod attack;
mod examples;

use axum::extract::Path;
use calc::{CalcError, Thresholds};
use kit::Tx;
use kit::govuk::back_link;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Organisation};
use surveys::{Group, State};

use crate::rights;
use crate::shown::method::METHOD;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_findings(&tx, actor, &la).await?;
    let la = permit.thing();
    let settings = settings(&tx, la).await?;
    page(view(actor, la, &settings).map_err(|e| Refusal::Broken(e.to_string()))?)
}

/// Those of the findings that are read or, before there are any, of the newest survey.
async fn settings(tx: &Tx, la: &Organisation) -> Result<Thresholds, Refusal> {
    let waves = surveys::waves(tx, la.id, Group::CareLeavers).await?;
    let read = waves.iter().find(|wave| wave.state() == State::Opened).or_else(|| waves.first());
    Ok(match read {
        Some(wave) => wave.thresholds()?,
        None => Thresholds::default(),
    })
}

pub(super) fn view(actor: &Actor, la: &Organisation, t: &Thresholds) -> Result<Markup, CalcError> {
    let worked = examples::worked(t)?;
    let content = html! {
        h1.govuk-heading-l { "How we work these figures out" }
        (examples::in_short())
        (worked)
        @for (title, paragraphs) in METHOD {
            h2.govuk-heading-m { (title) }
            @for paragraph in paragraphs { p.govuk-body { (paragraph) } }
        }
        (examples::attacked())
        (examples::settings(t))
        p.govuk-body { a.govuk-link href=(la.path("/findings")) { "Read the findings" } }
    };
    let before = Some(back_link("Findings", &la.path("/findings")));
    let title = "How we work these figures out";
    Ok(Frame { title, here: "Findings", la: Some(la), before, content, ..Frame::default() }.draw(actor))
}
