//! What the pages about teams share: who is in, and the form that brings somebody in.

use kit::clock;
use kit::forms::Form;
use kit::govuk::{Column, Input, Item, Press, button, input, input_as, radios, table};
use kit::ids;
use kit::web::Refusal;
use maud::{Markup, html};
use uuid::Uuid;

use crate::model::{Details, Member, Role};

/// Who is in; `page` is where each seat can be ended.
pub(super) fn members(members: &[Member], page: &str) -> Markup {
    let columns = ["Name", "Role", "Email", "Since", "Action"].map(Column::text);
    let rows: Vec<Vec<Markup>> = members.iter().map(|m| row(m, page)).collect();
    table("People with access", &columns, &rows)
}

fn row(member: &Member, page: &str) -> Vec<Markup> {
    let since = clock::written(clock::london_day(member.since));
    let end = format!("{page}/{}/end", ids::show(member.seat));
    vec![
        html! { (member.details.name) },
        html! { (member.role.words()) },
        html! { (member.details.email) },
        html! { (since) },
        html! {
            a.govuk-link href=(end) {
                "End access"
                span.govuk-visually-hidden { " of " (member.details.name) ", " (member.role.words()) }
            }
        },
    ]
}

/// The form that invites to one of `roles`.
pub(super) fn invitation(form: &Form, roles: &[Role], name_hint: Option<&str>) -> Markup {
    let items: Vec<Item> = roles.iter().map(|r| Item::new(r.code(), r.words()).hint(r.hint())).collect();
    let email = Input { kind: "email", ..Input::default() };
    html! {
        h2.govuk-heading-m { "Invite somebody" }
        form method="post" novalidate {
            (input(&form.field("name", "Name", name_hint)))
            (input_as(&form.field("email", "Email address", None), &email))
            (radios(&form.field("role", "What do they do?", None), &items))
            (button(Press::Primary, "Invite"))
        }
    }
}

/// Who was typed in, as what; `None` where the form has to come back.
pub(super) fn invited(form: &mut Form, roles: &[Role]) -> Option<(Details, Role)> {
    let name = form.text("name", "Enter their name", 80);
    let email = form.email("email");
    let role =
        form.choice("role", "Choose what they do", |code| roles.iter().copied().find(|r| r.code() == code));
    role.filter(|_| !form.refused()).map(|role| (Details { name, email }, role))
}

/// Whether the invitation was taken; where the person can't be invited here, the form says why.
pub(super) fn taken(done: Result<Uuid, Refusal>, form: &mut Form) -> Result<bool, Refusal> {
    match done {
        Ok(_) => Ok(true),
        Err(Refusal::Conflict(why)) => {
            form.refuse("email", why);
            Ok(false)
        }
        Err(other) => Err(other),
    }
}

/// What was just done.
pub(super) fn notice(invited: Option<&str>, ended: Option<&str>) -> Option<String> {
    let role = |code: Option<&str>| code.and_then(Role::of).map(Role::words);
    match (role(invited), role(ended)) {
        (Some(role), _) => Some(format!("{role} invited.")),
        (None, Some(role)) => Some(format!("The access of a {} has ended.", role.to_lowercase())),
        (None, None) => None,
    }
}
