//! Asking to be contacted. Whoever asks is unknown to us: no cookie is looked at, none is set, and nothing is written
//! but the request, its messages and their jobs. What was typed is never lost, whatever happens to it.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::forms::{Form, clean, plausible_email};
use kit::web::{Answer, Cx, Limit, Refusal};
use people::Organisation;

use super::ask_form::draw;
use super::{choose, sent};
use crate::model::{Asked, Kind, Way};
use crate::words::{fill, say};
use crate::{acts, rights, store};

/// How often one network may send the form in a minute.
const SENT: Limit = Limit::a_minute("asking to be contacted", 20);

/// The longest line, and the longest text.
const LINE: usize = 200;
const TEXT: usize = 1000;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let la = match people::public_authority(&tx, &la).await {
        Err(Refusal::NotFound) => return choose::lost(),
        other => other?,
    };
    if store::keyless(&tx, la.id) {
        return choose::lost();
    }
    let form = Form::filled([("once", kit::ids::letters(&tx.house().chance.bytes::<16>()))]);
    draw(StatusCode::OK, Some(&la), tx.now(), &form, None)
}

enum Outcome {
    Sent(Organisation, Kind),
    Refused(Organisation),
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, form: Result<Form, Refusal>) -> Answer {
    let now = cx.house.clock.now();
    let mut form = match form {
        Ok(form) => form,
        Err(Refusal::TooLarge) => {
            let words = say("too-large");
            return draw(StatusCode::PAYLOAD_TOO_LARGE, None, now, &Form::default(), Some(&words));
        }
        Err(other) => return Err(other),
    };
    let back = |status, key: &str, form: &Form| draw(status, None, now, form, Some(&say(key)));
    match send(&cx, &la, &mut form).await {
        Ok(Outcome::Sent(la, kind)) => sent::draw(&la, kind, now),
        Ok(Outcome::Refused(la)) => draw(StatusCode::UNPROCESSABLE_ENTITY, Some(&la), now, &form, None),
        Err(Refusal::NotFound) => choose::lost(),
        Err(Refusal::TooMany(_)) => back(StatusCode::TOO_MANY_REQUESTS, "too-often", &form),
        Err(Refusal::Broken(why)) => {
            tracing::error!(why, "a request to be contacted could not be kept");
            back(StatusCode::SERVICE_UNAVAILABLE, "broken", &form)
        }
        Err(other) => Err(other),
    }
}

async fn send(cx: &Cx, la: &str, form: &mut Form) -> Result<Outcome, Refusal> {
    let read = read(form);
    let tx = cx.write().await?;
    let permit = rights::ask(&tx, la).await?;
    let la = permit.thing().clone();
    let (Some((kind, asked)), false) = (read, form.refused()) else { return Ok(Outcome::Refused(la)) };
    // What arrives is counted, not what was refused: a flood of requests would drown the ones that are meant, and whole
    // towns may share one address.
    cx.not_too_often(&SENT)?;
    cx.count(&SENT);
    let once = kit::ids::bytes(form.value("once")).filter(|bytes| bytes.len() == 16);
    let once = once.unwrap_or_else(|| tx.house().chance.bytes::<16>().to_vec());
    acts::ask(&permit, &once, kind, &asked).await?;
    tx.commit().await?;
    Ok(Outcome::Sent(la, kind))
}

fn read(form: &mut Form) -> Option<(Kind, Asked)> {
    let name = short(form, "name", 80);
    if name.is_empty() {
        form.refuse("name", say("name-missing"));
    }
    let way = form.choice("way", &say("way-missing"), Way::of);
    let reach = reach(form, way);
    let (time, words) = (short(form, "time", LINE), short(form, "words", TEXT));
    let kind = form.choice("about", &say("about-missing"), Kind::of);
    let some = |text: String| (!text.is_empty()).then_some(text);
    Some((kind?, Asked { name, way: way?, reach, time: some(time), words: some(words) }))
}

/// What was typed, in the words of these pages where it is too long.
fn short(form: &mut Form, name: &str, most: usize) -> String {
    let text = clean(form.value(name));
    let length = text.chars().count();
    if length > most {
        form.refuse(name, fill("too-long", &[("length", &length.to_string()), ("most", &most.to_string())]));
    }
    text
}

/// A slip in here is a person whom nobody reaches: it is looked at more closely than the rest.
fn reach(form: &mut Form, way: Option<Way>) -> String {
    let text = short(form, "reach", LINE);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match way {
        _ if text.is_empty() => form.refuse("reach", say("reach-missing")),
        Some(Way::Call | Way::Text) if digits < 10 => form.refuse("reach", say("reach-number")),
        Some(Way::Email) if !text.split_whitespace().any(plausible_email) => {
            form.refuse("reach", say("reach-email"));
        }
        _ => {}
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(way: &str, reach: &str) -> Form {
        let values = [("name", "Sky"), ("way", way), ("reach", reach), ("about", "talk")];
        Form::filled(values.map(|(name, value)| (name, value.to_owned())))
    }

    #[test]
    fn a_number_that_nobody_can_call_is_seen() {
        for (way, reach, fine) in [
            ("call", "07700 900123", true),
            ("text", "+44 7700 900 123, not my other one", true),
            ("call", "07700 90012", true), // ten digits: some landlines have no more
            ("call", "07700", false),
            ("email", "sky@example.org", true),
            ("email", "sky@example.org after 4", true),
            ("email", "sky at example", false),
            ("other", "ask at the front desk", true),
            ("other", "", false),
        ] {
            let mut form = typed(way, reach);
            read(&mut form);
            assert_eq!(form.error("reach").is_none(), fine, "{way} {reach}");
        }
    }
}
