//! One instrument, read whole. Next, for a manager: keep what was read, offer a draft, or write the next version.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::Tx;
use kit::clock;
use kit::govuk::{Press, back_link, button, button_group, link_button};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::Frame;

use super::{ALL, Found, act, asked, beside, list::stage_tag, notes, writes};
use crate::instrument::Instrument;
use crate::own::{Own, Stage};
use crate::{offered, writing, xlsform};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// An instrument, with what this person may do with it.
struct View {
    found: Found,
    writes: bool,
    /// Who changed it last.
    by: Option<String>,
    stays: bool,
    /// The version before it.
    before: Option<Instrument>,
}

pub(in crate::pages) async fn get(cx: Cx, Path(place): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let found = Found::seen(&cx, &tx, &place).await?;
    let view = load(&cx, &tx, found).await?;
    page(draw(cx.actor()?, &view))
}

async fn load(cx: &Cx, tx: &Tx, found: Found) -> Result<View, Refusal> {
    let (mut by, mut stays) = (None, false);
    if let Some(own) = &found.own {
        stays = writing::may_not_go(tx, own).await?;
        if let Some(account) = own.changed_by {
            by = people::person(tx, account).await?.map(|who| who.name);
        }
    }
    let before = match &found.own {
        Some(own) => offered::before(tx, &own.instrument).await?,
        None => None,
    };
    Ok(View { writes: writes(cx, tx).await?, found, by, stays, before })
}

/// The instrument as an XLSForm.
pub(in crate::pages) async fn form(cx: Cx, Path(place): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let instrument = Found::seen(&cx, &tx, &place).await?.instrument;
    let file = format!("attachment; filename=\"{}-{}.xlsx\"", instrument.name, instrument.version);
    let bytes = xlsform::workbook(&instrument).map_err(|e| Refusal::Broken(e.to_string()))?;
    Ok(([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, file)], bytes)
        .into_response())
}

fn draw(actor: &Actor, view: &View) -> Markup {
    let Found { instrument, own, at } = &view.found;
    let content = html! {
        h1.govuk-heading-l { (instrument.title) }
        @if let Some(own) = own { (state(own, view.by.as_deref())) }
        p.govuk-body { (instrument.asked().count()) " questions, about " (instrument.minutes)
            " minutes on a phone. Version " (instrument.version) ". Anybody can leave out any question, or say “I don’t want to say”." }
        @if let Some(own) = own { (notes::told(&own.notes)) }
        @if view.writes { (ways(view)) }
        p.govuk-body {
            a.govuk-link href=(format!("{at}/preview/1")) { "See it as a respondent does" }
            @if own.as_ref().is_none_or(|own| own.stage != Stage::Read) {
                br; a.govuk-link href=(format!("{at}/form.xlsx")) { "Take it along as an XLSForm" }
            }
        }
        @if let Some(before) = &view.before { (beside::beside(before, instrument)) }
        (asked::questions(instrument))
    };
    let before = Some(back_link("What can be asked", ALL));
    Frame { title: &instrument.title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

fn state(own: &Own, by: Option<&str>) -> Markup {
    html! {
        p.govuk-body { (stage_tag(own.stage)) " "
            @match own.stage {
                Stage::Read => "This is what the form becomes. Nothing is kept until you say so.",
                Stage::Draft => "No lead can choose it yet.",
                Stage::Offered => "Leads can choose it. Its words don’t change any more.",
                Stage::Withdrawn => "No lead can choose it any more. Surveys that ask it go on.",
            }
            " " @if let Some(by) = by { "Changed by " (by) ", " } @else { "Changed " } (clock::written(own.changed_on)) "."
        }
    }
}

/// What a manager can do with it next.
fn ways(view: &View) -> Markup {
    let Found { own, at, .. } = &view.found;
    let form = |to: String, press: Press, label: &str| {
        html! { form method="post" action=(to) novalidate { (button(press, label)) } }
    };
    let Some(own) = own else {
        return form(format!("{at}/copy"), Press::Secondary, "Write the next version");
    };
    let all = match own.stage {
        Stage::Read => html! {
            (form(act(own, "keep"), Press::Primary, "Keep it as a draft"))
            (form(act(own, "discard"), Press::Secondary, "Throw it away"))
        },
        Stage::Draft => html! {
            (link_button(Press::Primary, "Write", &act(own, "edit")))
            (form(act(own, "offer"), Press::Secondary, "Offer it to leads"))
            (form(act(own, "discard"), Press::Secondary, "Throw the draft away"))
        },
        Stage::Offered => html! {
            (form(format!("{at}/copy"), Press::Secondary, "Write the next version"))
            (form(act(own, "take-back"), Press::Secondary, "Withdraw it"))
        },
        Stage::Withdrawn => html! {
            (form(act(own, "offer"), Press::Secondary, "Offer it again"))
            @if !view.stays { (form(act(own, "discard"), Press::Secondary, "Throw it away")) }
        },
    };
    button_group(all)
}
