//! What a handler is given: the house, who is asking, and the cookies.

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use time::Duration;

use super::limit::network;
use super::tongue::{self, Tongues};
use crate::permit::Actor;
use crate::web::{Limit, Refusal};
use crate::words::Language;
use crate::{House, Tx};

/// The cookie of a signed-in session.
pub const SESSION: &str = "nb-session";

/// Who holds a session.
#[derive(Debug, Clone)]
pub enum Who {
    /// Nobody: there is no such session, or it is over.
    Nobody,
    /// Somebody who has not yet shown all that their role asks for, and the page where they can. The doorkeeper opens
    /// nothing but [`crate::web::Door::Half`] to them, so no handler has a check to forget.
    Half(Actor, &'static str),
    /// Somebody who is signed in.
    Whole(Actor),
}

/// Tells who holds a session; the room of accounts is wired to it.
#[async_trait::async_trait]
pub trait WhoIs: Send + Sync {
    /// The person behind a session's secret.
    ///
    /// # Errors
    /// When the database can't be reached.
    async fn who(&self, house: &Arc<House>, secret: &str) -> Result<Who, Refusal>;
}

/// One request's context.
pub struct Cx {
    /// The running instance.
    pub house: Arc<House>,
    actor: Option<Actor>,
    jar: CookieJar,
    from: Option<IpAddr>,
    browser: String,
    tongues: Tongues,
}

impl FromRequestParts<Arc<House>> for Cx {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Refusal> {
        let jar = CookieJar::from_headers(&parts.headers);
        let actor = parts.extensions.get::<Actor>().cloned();
        let from = caller(parts, &house.settings.trusted_proxies);
        let browser = parts.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let tongues = Tongues::of(parts, house.settings.secure());
        Ok(Self { house: house.clone(), actor, jar, from, browser: browser.to_owned(), tongues })
    }
}

impl Cx {
    /// The signed-in person.
    ///
    /// # Errors
    /// [`Refusal::SignIn`] where there is none.
    pub fn actor(&self) -> Result<&Actor, Refusal> {
        self.actor.as_ref().ok_or(Refusal::SignIn)
    }

    /// What the browser says of itself; empty where it says nothing.
    pub fn browser(&self) -> &str {
        &self.browser
    }

    /// The language of this visit, of all that young people are spoken to in.
    pub fn language(&self) -> Language {
        self.language_among(&Language::ALL)
    }

    /// The language of this visit, of those in which something can be read; English is always one.
    pub fn language_among(&self, offered: &[Language]) -> Language {
        self.tongues.among(offered)
    }

    /// Takes away what kept the language of this visit.
    pub fn forget_language(&self) -> CookieJar {
        self.drop_cookie(tongue::COOKIE)
    }

    /// Refuses a network that has used up this limit.
    ///
    /// # Errors
    /// [`Refusal::TooMany`].
    pub fn not_too_often(&self, limit: &Limit) -> Result<(), Refusal> {
        let left =
            self.from.and_then(|at| self.house.limits().reached(limit, &network(at), self.house.clock.now()));
        left.map_or(Ok(()), |left| Err(Refusal::TooMany(left)))
    }

    /// Counts a try of this network.
    pub fn count(&self, limit: &Limit) {
        if let Some(at) = self.from {
            self.house.limits().count(limit, &network(at), self.house.clock.now());
        }
    }

    /// A transaction that reads.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn read(&self) -> Result<Tx, Refusal> {
        self.house.read().await
    }

    /// A transaction that writes.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn write(&self) -> Result<Tx, Refusal> {
        self.house.write().await
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.jar.get(&full_name(name, self.house.settings.secure())).map(Cookie::value)
    }

    /// A cookie to set for `seconds`, or for as long as the browser is open.
    pub fn set_cookie(&self, name: &str, value: &str, seconds: Option<i64>) -> CookieJar {
        let mut cookie = self.bare(name, value.to_owned());
        if let Some(seconds) = seconds {
            cookie.set_max_age(Duration::seconds(seconds));
        }
        CookieJar::new().add(cookie)
    }

    /// Takes a cookie away.
    pub fn drop_cookie(&self, name: &str) -> CookieJar {
        let mut cookie = self.bare(name, String::new());
        cookie.set_max_age(Duration::ZERO);
        CookieJar::new().add(cookie)
    }

    fn bare(&self, name: &str, value: String) -> Cookie<'static> {
        let secure = self.house.settings.secure();
        Cookie::build((full_name(name, secure), value))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(secure)
            .build()
    }
}

/// Who is calling: the other end of the line or, where that is a proxy of ours, the last address it names.
fn caller(parts: &Parts, trusted: &[IpAddr]) -> Option<IpAddr> {
    let line = parts.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip();
    if !trusted.contains(&line) {
        return Some(line);
    }
    // Our proxy adds at the end, be it to the last line or as one of its own: whatever comes before was the visitor's word.
    let named = parts.headers.get_all("x-forwarded-for").iter().next_back().and_then(|v| v.to_str().ok());
    named.and_then(|list| list.rsplit(',').next()).and_then(address).or(Some(line))
}

/// An address as proxies write it: bare, with a port, or an IPv6 one in brackets with or without a port.
fn address(written: &str) -> Option<IpAddr> {
    let written = written.trim().trim_matches('"');
    let bare = written.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(written);
    bare.parse().ok().or_else(|| written.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()))
}

pub(super) fn full_name(name: &str, secure: bool) -> String {
    // The prefix makes browsers refuse the cookie from a subdomain or over http; on a loopback address there is no https.
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    /// Who calls when our proxy at 127.0.0.1 sends these lines.
    fn named(lines: &[&str]) -> String {
        let request = lines.iter().fold(Request::get("/"), |r, line| r.header("x-forwarded-for", *line));
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let proxy = IpAddr::from([127, 0, 0, 1]);
        caller(&parts, &[proxy]).expect("somebody calls").to_string()
    }

    #[test]
    fn the_last_address_of_the_last_line_counts() {
        assert_eq!(named(&["192.0.2.1"]), "192.0.2.1");
        assert_eq!(named(&["203.0.113.9, 192.0.2.1"]), "192.0.2.1");
        assert_eq!(named(&["203.0.113.9", "192.0.2.1"]), "192.0.2.1", "a proxy that adds a line of its own");
        assert_eq!(named(&["203.0.113.9, 203.0.113.8", "203.0.113.7, 192.0.2.1"]), "192.0.2.1");
        assert_eq!(named(&["192.0.2.1", "unknown"]), "127.0.0.1", "never an earlier one in its place");
        assert_eq!(named(&[]), "127.0.0.1");
    }

    #[test]
    fn an_address_is_read_as_proxies_write_it() {
        assert_eq!(named(&["192.0.2.1:55123"]), "192.0.2.1");
        assert_eq!(named(&["2001:db8::7"]), "2001:db8::7");
        assert_eq!(named(&["[2001:db8::7]"]), "2001:db8::7");
        assert_eq!(named(&["10.0.0.1, [2001:db8::7]:55123"]), "2001:db8::7");
        assert_eq!(named(&["\"[2001:db8::7]:55123\""]), "2001:db8::7");
        assert_eq!(named(&["nobody"]), "127.0.0.1");
    }
}
