//! An earlier version of the plan, as it was published. Nobody can change it.

use axum::extract::Path;
use kit::govuk::{back_link, inset_text};
use kit::web::{Answer, Cx, Refusal, page};
use maud::html;
use people::Frame;

use super::plan;
use crate::rights::{self, Seen};
use crate::{evidence, store};

pub(super) async fn get(cx: Cx, Path((la, version)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::see(&tx, cx.actor()?, &la).await?;
    let la = permit.thing().la.clone();
    let version: i32 = version.parse().map_err(|_| Refusal::NotFound)?;
    let plan = store::version(&tx, la.id, version).await?.filter(|plan| plan.published_on().is_some());
    let plan = plan.ok_or(Refusal::NotFound)?;
    let base = evidence::of(&tx, plan.content.release).await?;
    let heading = format!("Plan, version {version}");
    let seen = Seen { la: la.clone(), plan: Some(plan), public: None, writes: false, signs: false };
    let content = html! {
        h1.govuk-heading-l { (heading) }
        (inset_text(html! { p.govuk-body { "As it was signed off. Nobody can change it." } }))
        (plan::frozen(&tx, &seen, base).await?)
    };
    let before = Some(back_link("Plan", &la.path("/plan")));
    page(
        Frame { title: &heading, here: "Plan", la: Some(&la), before, content, ..Frame::default() }
            .draw(cx.actor()?),
    )
}
