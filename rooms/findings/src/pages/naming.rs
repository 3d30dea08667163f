//! Whether an LA may be named to others for what goes well in it: its lead says so once, on a laptop, after talking with young
//! people and their director. Next: back to the findings.

use axum::extract::Path;
use kit::Tx;
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, error_summary, radios_inline};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};
use std::collections::BTreeMap;
use uuid::Uuid;

use crate::acts;
use crate::beside::{Comparison, Source};
use crate::{rights, store};
use calc::Verdict;

/// The LAs that stand clearly better than others in the same round and are willing to be named, by indicator and by name.
pub(super) async fn better(
    tx: &Tx,
    own: Uuid,
    comparison: &Comparison,
) -> Result<BTreeMap<String, Vec<String>>, Refusal> {
    let willing = store::naming::willing(tx).await?;
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    if willing.iter().all(|la| *la == own) {
        return Ok(named);
    }
    let whose = store::whose(tx, &store::comparison::releases(tx, comparison.id).await?).await?;
    let asked: Vec<(Uuid, Uuid)> =
        whose.into_iter().filter(|(la, _)| *la != own && willing.contains(la)).collect();
    let releases: Vec<Uuid> = asked.iter().map(|(_, release)| *release).collect();
    for (release, theirs) in store::comparison::of_releases(tx, &releases).await? {
        let Some((la, _)) = asked.iter().find(|(_, r)| *r == release) else { continue };
        let Some(la) = people::organisation(tx, *la).await? else { continue };
        for (indicator, beside) in &theirs.of {
            let brighter = |b: &crate::beside::Beside| {
                b.source == Source::Others && b.compared().verdict() == Some(Verdict::Better)
            };
            if beside.iter().any(brighter) {
                named.entry(indicator.clone()).or_default().push(la.name.clone());
            }
        }
    }
    named.values_mut().for_each(|names| names.sort());
    Ok(named)
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::be_named(&tx, actor, &la).await?;
    let la = permit.thing();
    let agreed = store::naming::willing(&tx).await?.contains(&la.id);
    let form = Form::filled([("agreed", if agreed { "yes" } else { "no" }.to_owned())]);
    page(draw(actor, la, &form))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::be_named(&tx, actor, &la).await?;
    let la = permit.thing();
    let known = |value: &str| match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let agreed = form.choice("agreed", "Choose yes or no", known);
    let Some(agreed) = agreed.filter(|_| !form.refused()) else { return refused(draw(actor, la, &form)) };
    acts::naming::be_named(&permit, agreed).await?;
    let back = la.path("/findings");
    tx.commit().await?;
    go(back)
}

fn draw(actor: &Actor, la: &Organisation, form: &Form) -> Markup {
    let items = [Item::new("yes", "Yes"), Item::new("no", "No")];
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "May others be told where it goes well here?" }
        p.govuk-body {
            "Where young people say clearly better things here than in the other local authorities of a round, that is a Bright Spot. If you say yes, "
            "people in those local authorities read the name " b { (la.name) } " under that finding, so that they can ask you how you do it. "
            "The programme’s managers read it, too."
        }
        p.govuk-body { "No figure of yours is shown to them, and nothing of what goes less well. You can change this at any time." }
        form method="post" novalidate {
            (radios_inline(&form.field("agreed", "Name us for our Bright Spots", None), &items))
            (button(Press::Primary, "Save"))
        }
    };
    let title = if form.refused() { "Error: Being named" } else { "Being named" };
    let before = Some(back_link("Findings", &la.path("/findings")));
    Frame { title, here: "Findings", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}
