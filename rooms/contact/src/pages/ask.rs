//! Asking to be contacted. Whoever asks is unknown to us: no cookie is looked at, none is set, and nothing is written
//! but the request, its messages and their jobs. What was typed is never lost, whatever happens to it.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::forms::{Form, clean, plausible_email};
use kit::web::{Answer, Cx, Limit, Refusal};
use kit::words::Speech;
use people::Organisation;

use super::ask_form::{Shown, draw};
use super::{choose, offer, sent};
use crate::model::{Asked, Kind, Way};
use crate::{acts, rights, store, words};

/// How often one network may send the form in a minute.
const SENT: Limit = Limit::a_minute("asking to be contacted", 20);

/// The longest line, and the longest text.
const LINE: usize = 200;
const TEXT: usize = 1000;

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let t = words::of(&cx);
    let offer = offer(&cx, t).await;
    let tx = cx.read().await?;
    let la = match people::public_authority(&tx, &la).await {
        Err(Refusal::NotFound) => return choose::lost(t),
        other => other?,
    };
    if store::keyless(&tx, la.id) {
        return choose::lost(t);
    }
    let form = Form::filled([("once", kit::ids::letters(&tx.house().chance.bytes::<16>()))]);
    let shown = Shown { offer, trouble: None };
    draw(t, StatusCode::OK, Some(&la), tx.now(), &form, shown)
}

enum Outcome {
    Sent(Organisation, Kind),
    Refused(Organisation),
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, form: Result<Form, Refusal>) -> Answer {
    let (t, now) = (words::of(&cx), cx.house.clock.now());
    let mut form = match form {
        Ok(form) => form,
        Err(Refusal::TooLarge) => {
            let words = t.say("too-large");
            return draw(
                t,
                StatusCode::PAYLOAD_TOO_LARGE,
                None,
                now,
                &Form::default(),
                Shown::trouble(words),
            );
        }
        Err(other) => return Err(other),
    };
    let back = |status, key: &str, form: &Form| draw(t, status, None, now, form, Shown::trouble(t.say(key)));
    match send(&cx, t, &la, &mut form).await {
        Ok(Outcome::Sent(la, kind)) => sent::draw(t, &la, kind, now),
        Ok(Outcome::Refused(la)) => {
            draw(t, StatusCode::UNPROCESSABLE_ENTITY, Some(&la), now, &form, Shown::default())
        }
        Err(Refusal::NotFound) => choose::lost(t),
        Err(Refusal::TooMany(_)) => back(StatusCode::TOO_MANY_REQUESTS, "too-often", &form),
        Err(Refusal::Broken(why)) => {
            tracing::error!(why, "a request to be contacted could not be kept");
            back(StatusCode::SERVICE_UNAVAILABLE, "broken", &form)
        }
        Err(other) => Err(other),
    }
}

async fn send(cx: &Cx, t: Speech, la: &str, form: &mut Form) -> Result<Outcome, Refusal> {
    let read = read(t, form);
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

fn read(t: Speech, form: &mut Form) -> Option<(Kind, Asked)> {
    let name = short(t, form, "name", 80);
    if name.is_empty() {
        form.refuse("name", t.say("name-missing"));
    }
    let way = form.choice("way", &t.say("way-missing"), Way::of);
    let reach = reach(t, form, way);
    let (time, words) = (short(t, form, "time", LINE), short(t, form, "words", TEXT));
    let kind = form.choice("about", &t.say("about-missing"), Kind::of);
    let some = |text: String| (!text.is_empty()).then_some(text);
    Some((kind?, Asked { name, way: way?, reach, time: some(time), words: some(words) }))
}

/// What was typed, in the words of these pages where it is too long.
fn short(t: Speech, form: &mut Form, name: &str, most: usize) -> String {
    let text = clean(form.value(name));
    let length = text.chars().count();
    if length > most {
        form.refuse(
            name,
            t.fill("too-long", &[("length", &length.to_string()), ("most", &most.to_string())]),
        );
    }
    text
}

/// A slip in here is a person whom nobody reaches: it is looked at more closely than the rest.
fn reach(t: Speech, form: &mut Form, way: Option<Way>) -> String {
    let text = short(t, form, "reach", LINE);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match way {
        _ if text.is_empty() => form.refuse("reach", t.say("reach-missing")),
        Some(Way::Call | Way::Text) if digits < 10 => form.refuse("reach", t.say("reach-number")),
        Some(Way::Email) if !text.split_whitespace().any(plausible_email) => {
            form.refuse("reach", t.say("reach-email"));
        }
        _ => {}
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::words::Language;

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
            read(words::WORDS.spoken(Language::English), &mut form);
            assert_eq!(form.error("reach").is_none(), fine, "{way} {reach}");
        }
    }
}
