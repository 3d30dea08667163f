//! What an LA aims at with a survey: the response rate it wants, and what everybody gets who answers. A lead sets it once,
//! on a laptop, before or while the survey runs. Next: back to the survey.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Press, back_link, button, error_summary, input};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};

use crate::model::{Aim, FLOOR, Wave};
use crate::{aiming, rights, store};

/// As many letters as a voucher takes to be named.
const THANKS: usize = 80;

pub(super) async fn get(cx: Cx, Path((la, wave)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::run_wave(&tx, actor, &la, &wave).await?;
    let (la, wave) = permit.thing();
    let aim = store::aim::of(&tx, wave.id).await?;
    let target = aim.target.map(|target| target.to_string()).unwrap_or_default();
    let form = Form::filled([("target", target), ("thanks", aim.thanks.unwrap_or_default())]);
    page(draw(actor, la, wave, &form))
}

pub(super) async fn post(cx: Cx, Path((la, wave)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::run_wave(&tx, actor, &la, &wave).await?;
    let (la, wave) = permit.thing();
    let target = target(&mut form);
    let thanks = form.optional("thanks", THANKS);
    if form.refused() {
        return refused(draw(actor, la, wave, &form));
    }
    aiming::set_aim(&permit, &Aim { target, thanks }).await?;
    let here = la.path(&format!("/waves/{}", ids::show(wave.id)));
    tx.commit().await?;
    go(here)
}

/// A whole number of per cent above the floor; nothing typed is no target.
fn target(form: &mut Form) -> Option<u32> {
    let typed = form.value("target").trim().trim_end_matches('%').trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    match typed.parse() {
        Ok(percent @ FLOOR..=100) => Some(percent),
        _ => {
            form.refuse("target", format!("Enter a whole number from {FLOOR} to 100, or nothing"));
            None
        }
    }
}

fn draw(actor: &Actor, la: &Organisation, wave: &Wave, form: &Form) -> Markup {
    let here = la.path(&format!("/waves/{}", ids::show(wave.id)));
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Your target, and a thank-you" }
        form method="post" action=(format!("{here}/aim")) novalidate {
            (input(&form.field("target", "Response rate you want, in per cent", Some("Three in ten is the least with which results say something about all. Leave it empty if that is your target."))))
            (input(&form.field("thanks", "What everybody gets who answers", Some("“A £10 voucher”, say. Leave it empty if there is nothing. Personal advisers then see which of their own people have answered and are due it; tell people before they answer."))))
            (button(Press::Primary, "Save"))
        }
    };
    let title = if form.refused() { "Error: Your target" } else { "Your target" };
    let before = Some(back_link("Survey", &here));
    Frame { title, here: "Surveys", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_share_above_the_floor() {
        let read = |typed: &str| {
            let mut form = Form::filled([("target", typed.to_owned())]);
            (target(&mut form), form.refused())
        };
        assert_eq!(read(" 45 %"), (Some(45), false));
        assert_eq!(read(""), (None, false));
        for wrong in ["29", "101", "-40", "forty", "4.5"] {
            assert_eq!(read(wrong), (None, true), "{wrong}");
        }
    }
}
