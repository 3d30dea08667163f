//! The tables of the register's page.

use kit::govuk::{Colour, Column, table, tag};
use maud::{Markup, html};
use uuid::Uuid;

use super::register::View;
use super::{MOST, cut, people, person_path};
use crate::codes::{AgeBand, Home};
use crate::details::Details;
use crate::model::Adviser;

/// What is sent where a name is nobody's who has an account.
pub(super) const NOBODY: &str = "nobody";

pub(super) fn age_bands(view: &View) -> Markup {
    let rows = AgeBand::ALL.iter().map(|band| {
        let count = view.people.iter().filter(|person| person.age_band(view.today) == *band).count();
        vec![html! { (band.label()) }, html! { (count) }]
    });
    table("By age today", &[Column::text("Age"), Column::number("People")], &rows.collect::<Vec<_>>())
}

pub(super) fn homes(view: &View) -> Markup {
    let rows = Home::ALL.iter().map(|home| {
        let count = view.people.iter().filter(|person| person.accommodation.home() == *home).count();
        vec![html! { (home.label()) }, html! { (count) }]
    });
    table("By home", &[Column::text("Home"), Column::number("People")], &rows.collect::<Vec<_>>())
}

pub(super) fn personal_advisers(view: &View) -> Markup {
    let without = view.people.iter().filter(|person| person.adviser_name.is_none()).count();
    let columns = [Column::text("Name in the list"), Column::number("Care leavers"), Column::text("Account")];
    let rows: Vec<Vec<Markup>> = view.advisers.iter().map(|adviser| adviser_row(view, adviser)).collect();
    html! {
        @if rows.is_empty() {
            p.govuk-body { "The list names no personal adviser." }
        } @else {
            p.govuk-body {
                "A personal adviser sees their own people here once their name in the list is linked to their account. "
                "That happens by itself when the two names are the same. "
                a.govuk-link href=(view.la.path("/team")) { "Invite your personal advisers" } "."
            }
            (table("Names in the list", &columns, &rows))
        }
        @if without > 0 {
            p.govuk-body { (people(without)) " without a personal adviser in the list." }
        }
    }
}

fn adviser_row(view: &View, adviser: &Adviser) -> Vec<Markup> {
    let name = &adviser.details.name;
    let count = view.people.iter().filter(|person| person.adviser_name == Some(adviser.id)).count();
    let account = html! {
        @if view.team.is_empty() { (tag(Colour::Grey, "No account yet")) } @else { (link_form(view, adviser)) }
    };
    vec![html! { (name) }, html! { (count) }, account]
}

/// The id of the box in which a name's account is chosen.
pub(super) fn select_id(adviser: Uuid) -> String {
    format!("account-{}", kit::ids::show(adviser))
}

fn link_form(view: &View, adviser: &Adviser) -> Markup {
    let (id, name) = (select_id(adviser.id), &adviser.details.name);
    let action = view.la.path(&format!("/register/advisers/{}", kit::ids::show(adviser.id)));
    let error = view.refused.as_ref().filter(|(refused, _)| *refused == adviser.id).map(|(_, why)| why);
    let error_id = error.map(|_| format!("{id}-error"));
    html! {
        form method="post" action=(action) novalidate {
            label.govuk-visually-hidden for=(id) { "Account of " (name) }
            @if let Some(error) = error {
                p.govuk-error-message id=[error_id.as_deref()] { span.govuk-visually-hidden { "Error: " } (error) }
            }
            select.govuk-select."govuk-select--error"[error.is_some()] id=(id) name="account" aria-describedby=[error_id.as_deref()] {
                option value=(NOBODY) selected[adviser.account.is_none()] { "Nobody here" }
                @for member in &view.team {
                    option value=(kit::ids::show(member.account)) selected[adviser.account == Some(member.account)] {
                        (member.details.name) " (" (member.details.email) ")"
                    }
                }
            }
            " "
            button.govuk-button."govuk-button--secondary" type="submit" {
                "Save" span.govuk-visually-hidden { " the account of " (name) }
            }
        }
    }
}

pub(super) fn everyone(view: &View) -> Markup {
    let columns = [
        Column::text("Name"),
        Column::text("Age"),
        Column::text("Personal adviser"),
        Column::text("Can be reached by"),
    ];
    let rows = view.people.iter().take(MOST).map(|person| {
        let adviser = view.advisers.iter().find(|adviser| Some(adviser.id) == person.adviser_name);
        vec![
            html! { a.govuk-link href=(person_path(&view.la, person.id)) { (person.details.name()) } },
            html! { (person.age_band(view.today).label()) },
            html! { (adviser.map_or("", |adviser| &adviser.details.name)) },
            reach(&person.details),
        ]
    });
    html! {
        (table("People in the register", &columns, &rows.collect::<Vec<_>>()))
        (cut(view.people.len(), "people, by name,"))
    }
}

fn reach(details: &Details) -> Markup {
    if details.stop.is_some() {
        return tag(Colour::Purple, "Do not contact");
    }
    let contact = details.contact();
    match (contact.phone.is_some(), contact.email.is_some(), contact.address.is_some()) {
        (true, true, _) => html! { "Phone and email" },
        (true, false, _) => html! { "Phone" },
        (false, true, _) => html! { "Email" },
        (false, false, true) => html! { "Letter only" },
        (false, false, false) => tag(Colour::Yellow, "No way to reach"),
    }
}
