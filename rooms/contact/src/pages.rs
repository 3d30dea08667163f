//! The pages of this room, each with its door.

mod advocate;
mod ask;
mod ask_form;
mod choose;
mod contacts;
mod help;
mod one;
mod requests;
mod sent;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Door, Routes, ShellWords};
use kit::words::{Language, Speech};
use kit::young::{Script, Young, shell};
use languages::Offer;
use maud::Markup;

use crate::rights::{
    FinishAboutCouncil, FinishRequest, OpenAboutCouncil, OpenRequest, SeeAboutCouncils, SeeRequests,
    SetContacts,
};

/// A form of a few lines: far more than it takes, so that what is too long comes back with a word and not as an error.
const FORM: usize = 64 * 1024;

pub(crate) fn routes() -> Routes {
    let set = Door::of::<SetContacts>();
    let open = Door::of::<OpenRequest>();
    let outside = Door::of::<OpenAboutCouncil>();
    Routes::default()
        .get("/contact-me", Door::Public, choose::get)
        .get("/contact-me/{la}", Door::Public, ask::get)
        .upload("/contact-me/{la}", Door::Public, FORM, ask::post)
        .get("/la/{la}/contact", set, contacts::get)
        .post("/la/{la}/contact", set, contacts::post)
        .post("/la/{la}/contact/workers", Door::of::<people::rights::ManageTeam>(), contacts::invite)
        .get("/la/{la}/contact/requests", Door::of::<SeeRequests>(), requests::of_council)
        .get("/la/{la}/contact/requests/{request}", open, one::get)
        .post("/la/{la}/contact/requests/{request}", open, one::open)
        .post("/la/{la}/contact/requests/{request}/done", Door::of::<FinishRequest>(), one::finish)
        .get("/programme/contact", Door::of::<SeeAboutCouncils>(), requests::about_councils)
        .get("/programme/contact/{request}", outside, one::get_outside)
        .post("/programme/contact/{request}", outside, one::open_outside)
        .post("/programme/contact/{request}/done", Door::of::<FinishAboutCouncil>(), one::finish_outside)
        .get("/advocate/{secret}", Door::Public, advocate::get)
        .post("/advocate/{secret}", Door::Public, advocate::post)
}

/// The other languages at the head of a page. It is not worth a refusal: whoever asks for help gets the page without.
async fn offer(cx: &Cx, t: Speech) -> Offer {
    let Ok(tx) = cx.read().await else { return Offer::default() };
    languages::offer(&tx, t.language(), &Language::ALL).await.unwrap_or_default()
}

/// What fills a page.
#[derive(Default)]
struct Sheet {
    /// The other languages, where going there loses nothing that was typed.
    languages: Option<Markup>,
    hero: Option<Markup>,
    content: Markup,
}

/// A page for care leavers. It is kept by no browser: the next one at the phone must not go back to it.
fn young(t: Speech, status: StatusCode, title: &str, sheet: Sheet) -> Answer {
    let language = t.language();
    let words = ShellWords::spoken(language);
    let page = shell(Young {
        title,
        lang: language.code(),
        dir: language.dir(),
        words: words.as_words(),
        back: None,
        exit: true,
        wide: false,
        languages: sheet.languages,
        script: Script::Helps,
        hero: sheet.hero,
        content: sheet.content,
    });
    unkept(status, page)
}

fn unkept(status: StatusCode, page: Markup) -> Answer {
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((status, headers, page).into_response())
}
