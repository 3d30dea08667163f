//! Which requests are ours to answer: those that mean this site, and of its forms those that were sent from it.
//!
//! Both are held against the configured base address, never against what the request says of itself.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

use super::layers::told;
use super::{Door, Refusal};
use crate::settings::Settings;
use crate::words::Language;

/// Names of this computer itself. A proxy beside the program uses them unless it was told to pass the visitor's on.
const HERE: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
/// Who watches a program asks it by its address, whatever that is.
const WATCHED: &str = "/health/";

/// What a request is held against.
#[derive(Debug, Clone)]
pub(super) struct Ours {
    /// The base address as browsers name it: scheme and authority.
    origin: Arc<str>,
    /// Its name without a port.
    host: Arc<str>,
}

impl Ours {
    pub(super) fn of(settings: &Settings) -> Self {
        let base = settings.base.to_ascii_lowercase();
        let (scheme, rest) = base.split_once("://").unwrap_or(("http", &base));
        let authority = rest.split('/').next().unwrap_or_default();
        Self { origin: format!("{scheme}://{authority}").into(), host: name(authority).into() }
    }

    /// Whether every name the request gives for where it goes is ours. A page of somewhere else whose name was turned to
    /// this machine would otherwise count as our own site.
    fn meant(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let said =
            headers.get_all(header::HOST).iter().map(|h| h.to_str().unwrap_or("?").to_ascii_lowercase());
        let mut named = said.chain(uri.authority().map(|a| a.as_str().to_ascii_lowercase()));
        named.all(|one| name(&one) == &*self.host || HERE.contains(&name(&one)))
    }

    /// Whether a form was sent from this site: the browser says so, or, where it is too old to, names our origin. One that
    /// says neither is refused: it can't be told from another site's.
    fn sent(&self, headers: &HeaderMap) -> bool {
        match headers.get("sec-fetch-site") {
            Some(site) => matches!(site.as_bytes(), b"same-origin" | b"none"),
            None => headers.get(header::ORIGIN).is_some_and(|o| o.as_bytes() == self.origin.as_bytes()),
        }
    }
}

/// The name in an authority, without its port.
fn name(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => authority,
    }
}

/// Lets through what is ours to answer.
pub(super) async fn guard(State(ours): State<Ours>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // No address of ours has a zero byte, and PostgreSQL breaks on one.
    if path.contains("%00") {
        return told(&Refusal::NotFound, Door::Public, Language::English, None);
    }
    let watched = path.starts_with(WATCHED);
    if !watched && !ours.meant(request.uri(), request.headers()) {
        return refuse(&Refusal::Misdirected);
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !reads && !ours.sent(request.headers()) {
        return refuse(&Refusal::Forged);
    }
    next.run(request).await
}

/// Says so in the log, without the address that was asked for: it may be a care leaver's.
fn refuse(refusal: &Refusal) -> Response {
    tracing::warn!(refused = refusal.name(), "request");
    told(refusal, Door::Public, Language::English, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(base: &str) -> Ours {
        let settings = Settings {
            database: String::new(),
            data: "data".into(),
            keys: "keys".into(),
            listen: "127.0.0.1:0".parse().expect("an address"),
            metrics: None,
            base: base.to_owned(),
            trusted_proxies: vec![],
            smtp: None,
        };
        Ours::of(&settings)
    }

    fn with(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().expect("a value"));
        }
        headers
    }

    #[test]
    fn a_request_means_us_by_our_name_or_this_computers() {
        let ours = ours("https://survey.example.org");
        let path: Uri = "/home".parse().expect("a path");
        for fine in
            ["survey.example.org", "Survey.Example.org:443", "localhost:8080", "127.0.0.1", "[::1]:8080"]
        {
            assert!(ours.meant(&path, &with(&[("host", fine)])), "{fine}");
        }
        for wrong in [
            "evil.example",
            "survey.example.org.evil.example",
            "evil.example:443",
            "",
            "127.0.0.1.evil.example",
        ] {
            assert!(!ours.meant(&path, &with(&[("host", wrong)])), "{wrong}");
        }
        let two = with(&[("host", "survey.example.org"), ("host", "evil.example")]);
        assert!(!ours.meant(&path, &two), "every name counts");
        let whole: Uri = "http://evil.example/home".parse().expect("an address");
        assert!(!ours.meant(&whole, &with(&[("host", "survey.example.org")])), "the address line, too");
    }

    #[test]
    fn a_form_comes_from_us_where_the_browser_says_so() {
        let ours = ours("https://survey.example.org");
        for (headers, fine) in [
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
            (vec![("sec-fetch-site", "same-site"), ("origin", "https://survey.example.org")], false),
            (vec![("origin", "https://survey.example.org")], true),
            (vec![("origin", "http://survey.example.org")], false),
            (vec![("origin", "null")], false),
            (vec![], false),
        ] {
            assert_eq!(ours.sent(&with(&headers)), fine, "{headers:?}");
        }
    }
}
