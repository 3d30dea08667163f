//! The whole page around what staff work on.

use assets::{Name, href};
use maud::{DOCTYPE, Markup, html};

use super::{Tell, notification_banner};
use crate::young::mark;

/// A page for staff, and the public pages beside them.
#[derive(Debug, Default)]
pub struct Shell<'a> {
    /// The title in the tab; our name is added after it. Start it with "Error: " where a form came back.
    pub title: &'a str,
    /// Language of the page; empty means English.
    pub lang: &'a str,
    /// Whose page this is, beside our name.
    pub organisation: Option<&'a str>,
    /// The parts of the site: label, address, whether this page is in it.
    pub nav: &'a [(&'a str, &'a str, bool)],
    /// Who is signed in.
    pub signed_in_as: Option<&'a str>,
    /// Their own page; the name leads there.
    pub own_page: Option<&'a str>,
    /// Where the form to sign out is sent.
    pub sign_out_action: Option<&'a str>,
    /// What was just done.
    pub notice: Option<&'a str>,
    /// A back link or breadcrumbs, before the main part.
    pub before: Option<Markup>,
    /// The page.
    pub content: Markup,
}

const SITE: &str = "New Belongings";

/// The complete document.
pub fn shell(page: Shell<'_>) -> Markup {
    let lang = if page.lang.is_empty() { "en-GB" } else { page.lang };
    html! {
        (DOCTYPE)
        html.govuk-template lang=(lang) {
            head {
                meta charset="utf-8";
                title { (page.title) " - " (SITE) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="theme-color" content="#1B1F3B";
                link rel="stylesheet" href=(href(Name::StaffCss));
                link rel="icon" type="image/svg+xml" href=(href(Name::Favicon));
            }
            body."govuk-template__body" {
                a.govuk-skip-link href="#main" { "Skip to main content" }
                (header(&page))
                @if !page.nav.is_empty() { (nav(page.nav)) }
                (middle(&page))
                (footer())
            }
        }
    }
}

fn middle(page: &Shell<'_>) -> Markup {
    html! {
        div.govuk-width-container.nb-middle {
            @if let Some(before) = &page.before { (before) }
            main.nb-main id="main" tabindex="-1" {
                @if let Some(notice) = page.notice { (notification_banner(Tell::Success, html! { (notice) })) }
                (page.content)
            }
        }
    }
}

fn header(page: &Shell<'_>) -> Markup {
    html! {
        header.nb-header {
            div.govuk-width-container."nb-header__row" {
                a."nb-header__home" href="/" { (mark()) (SITE) }
                @if let Some(organisation) = page.organisation {
                    span."nb-header__organisation" { (organisation) }
                }
                @if page.signed_in_as.is_some() || page.sign_out_action.is_some() { (who(page)) }
            }
        }
    }
}

fn who(page: &Shell<'_>) -> Markup {
    html! {
        div."nb-header__who" {
            @match (page.signed_in_as, page.own_page) {
                (Some(name), Some(own)) => a.govuk-link."govuk-link--inverse" href=(own) { (name) },
                (Some(name), None) => span { (name) },
                _ => {}
            }
            @if let Some(action) = page.sign_out_action {
                form method="post" action=(action) {
                    button."nb-header__sign-out" type="submit" { "Sign out" }
                }
            }
        }
    }
}

fn nav(parts: &[(&str, &str, bool)]) -> Markup {
    html! {
        nav.nb-nav aria-label="Main" {
            div.govuk-width-container {
                ul."nb-nav__list" {
                    @for (label, address, current) in parts {
                        li { a."nb-nav__link" href=(address) aria-current=[current.then_some("true")] { (label) } }
                    }
                }
            }
        }
    }
}

fn footer() -> Markup {
    html! {
        footer.nb-footer {
            div.govuk-width-container {
                ul."nb-footer__list" {
                    li { a.govuk-link href="/accessibility" { "Accessibility" } }
                    li { a.govuk-link href="/privacy" { "Privacy" } }
                }
            }
        }
    }
}
