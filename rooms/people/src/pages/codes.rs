//! The field for a code, and the page that shows recovery codes the one time they can be shown.

use kit::forms::Form;
use kit::govuk::{Input, details, input_as, link_button, warning_text};
use kit::govuk::{Press, Shell, shell};
use kit::permit::Actor;
use maud::{Markup, html};

use crate::acts::factor::Codes;
use crate::acts::proof::No;
use crate::factor::{Proof, written};

const WRONG: &str = "That code is not right, or was used before. Enter the newest one";

const CLOSED: &str = "Codes from the app are not taken any more, as there were too many wrong ones in a row. Enter a recovery \
                      code: after it, they are taken again";

/// A page for somebody who is not wholly signed in: no parts of the site, only the way out.
pub(super) fn bare(actor: &Actor, title: &str, content: Markup) -> Markup {
    let sign_out_action = Some("/sign-out");
    shell(Shell { title, signed_in_as: Some(&actor.name), sign_out_action, content, ..Shell::default() })
}

/// The app's code that was typed.
pub(super) fn typed_app(form: &mut Form) -> Option<Proof> {
    let proof = Proof::app(form.value("code"));
    if proof.is_none() {
        form.refuse("code", "Enter the 6 digits that your app shows");
    }
    proof
}

/// What was typed: the app's code or, where that field is empty, a recovery code.
pub(super) fn typed(form: &mut Form) -> Option<Proof> {
    if !form.value("code").trim().is_empty() || form.value("recovery").trim().is_empty() {
        return typed_app(form);
    }
    let proof = Proof::recovery(form.value("recovery"));
    if proof.is_none() {
        form.refuse("recovery", "Enter a recovery code of 16 letters and digits");
    }
    proof
}

/// Says at the field that was used that its code is wrong; or at the other one that only that will do.
pub(super) fn refuse_wrong(form: &mut Form, proof: &Proof, no: No) {
    match (no, proof) {
        (No::AppClosed, _) => {
            // The app's code goes: it would be taken before the recovery code that is asked for now.
            let email = form.value("email").to_owned();
            *form = Form::filled([("email", email)]);
            form.refuse("recovery", CLOSED);
        }
        (No::Wrong, Proof::App(_)) => form.refuse("code", WRONG),
        (No::Wrong, Proof::Recovery(_)) => form.refuse("recovery", WRONG),
    }
}

/// The field for the app's code.
pub(super) fn app_field(form: &Form) -> Markup {
    let code =
        Input { digits: true, width: Some(10), autocomplete: Some("one-time-code"), ..Input::default() };
    input_as(&form.field("code", "Code from your app", Some("6 digits, new every half a minute")), &code)
}

/// The field for a recovery code, folded away until it is wanted.
pub(super) fn recovery_field(form: &Form) -> Markup {
    let recovery = Input { width: Some(30), autocomplete: Some("off"), ..Input::default() };
    let field = form.field("recovery", "Recovery code", Some("One of the ten you kept. Each works once"));
    let box_ = input_as(&field, &recovery);
    if form.error("recovery").is_some() { box_ } else { details("I can’t use my app", box_) }
}

/// The codes, which can't be shown again.
pub(super) fn shown(codes: &Codes) -> Markup {
    html! {
        h1.govuk-heading-l { "Keep these recovery codes" }
        p.govuk-body { "If you lose your phone, one of these lets you in instead of your app. Each works once." }
        ul.govuk-list {
            @for code in codes { li { code { (written(code)) } } }
        }
        (warning_text("We can’t show them again. Print them or write them down, and keep them away from your phone."))
        (link_button(Press::Primary, "I have kept them", "/home"))
    }
}
