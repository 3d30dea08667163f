//! Looking after one's second factor: new recovery codes, or another phone. Both ask for a code once more, as the screen may
//! have been left open.

use kit::forms::Form;
use kit::govuk::{Press, back_link, button_group, error_summary, inset_text, named_button};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};

use super::SECOND_FACTOR;
use super::account::here;
use super::codes::{app_field, recovery_field, refuse_wrong, shown, typed};
use crate::limits::WRONG_CODE;
use crate::store::factor;
use crate::{Frame, acts, rights};

/// Which of the two was pressed.
#[derive(Clone, Copy)]
enum Wish {
    Codes,
    Replace,
}

fn wish(form: &mut Form) -> Option<Wish> {
    form.choice("wish", "Choose what to do", |value| match value {
        "codes" => Some(Wish::Codes),
        "replace" => Some(Wish::Replace),
        _ => None,
    })
}

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::keep_factor(&tx, cx.actor()?)?;
    let account = *permit.thing();
    if factor::find(&tx, account).await?.is_none() {
        return go("/account");
    }
    page(draw(permit.by(), factor::codes_left(&tx, account).await?, &Form::default()))
}

pub(super) async fn post(cx: Cx, mut form: Form) -> Answer {
    cx.not_too_often(&WRONG_CODE)?;
    let tx = cx.write().await?;
    let permit = rights::keep_factor(&tx, cx.actor()?)?;
    let left = factor::codes_left(&tx, *permit.thing()).await?;
    let (Some(wish), Some(proof)) = (wish(&mut form), typed(&mut form)) else {
        return refused(draw(permit.by(), left, &form));
    };
    let done = match wish {
        Wish::Codes => acts::factor::new_codes(&permit, &proof).await?.map(Some),
        Wish::Replace => acts::factor::replace(&permit, &here(&cx, &tx).await?, &proof).await?.map(|()| None),
    };
    let actor = permit.by().clone();
    // A wrong code is written down, too: it counts.
    tx.commit().await?;
    match done {
        Err(no) => {
            cx.count(&WRONG_CODE);
            refuse_wrong(&mut form, &proof, no);
            refused(draw(&actor, left, &form))
        }
        Ok(None) => go(SECOND_FACTOR),
        Ok(Some(codes)) => {
            let title = "Keep these recovery codes";
            page(Frame { title, content: shown(&codes), ..Frame::default() }.draw(&actor))
        }
    }
}

fn draw(actor: &Actor, left: u64, form: &Form) -> Markup {
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Your second factor" }
        (inset_text(html! { "You have " (left) " of 10 recovery codes left." }))
        p.govuk-body { "Enter a code, then choose: ten new recovery codes in the place of the old ones, or another phone in the place of the one you use now." }
        form method="post" action="/account/second-factor" novalidate {
            (app_field(form))
            (recovery_field(form))
            (button_group(html! {
                (named_button(Press::Primary, "Make new recovery codes", "wish", "codes"))
                (named_button(Press::Secondary, "Set up another phone", "wish", "replace"))
            }))
        }
    };
    let before = Some(back_link("Your account", "/account"));
    let title = if form.refused() { "Error: Your second factor" } else { "Your second factor" };
    Frame { title, before, content, ..Frame::default() }.draw(actor)
}
