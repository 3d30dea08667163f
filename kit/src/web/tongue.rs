//! Which language a page for young people speaks: the one that its link or somebody's press named (`?l=ar`), else the one
//! that was kept from that, else what the browser is set to, else English.
//!
//! The choice is a code in a cookie of its own that ends with the visit. It is written nowhere else: not with a draft, not
//! with answers, not in a log.

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use super::cx::full_name;
use crate::words::Language;

/// The cookie's name.
pub(super) const COOKIE: &str = "nb-language";

/// The languages that whoever asks for a page reads, best first.
#[derive(Debug, Clone, Default)]
pub(super) struct Tongues(Vec<Language>);

impl Tongues {
    pub(super) fn of(parts: &Parts, secure: bool) -> Self {
        Self::read(&parts.uri, &parts.headers, secure)
    }

    pub(super) fn read(uri: &Uri, headers: &HeaderMap, secure: bool) -> Self {
        let jar = CookieJar::from_headers(headers);
        let kept = jar.get(&full_name(COOKIE, secure)).and_then(|cookie| Language::of(cookie.value()));
        let line = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        Self(chosen(uri).into_iter().chain(kept).chain(Language::accepted(line)).collect())
    }

    /// The best of those on offer; English where there is none.
    pub(super) fn among(&self, offered: &[Language]) -> Language {
        self.0.iter().copied().find(|language| offered.contains(language)).unwrap_or_default()
    }
}

/// The language that the address names.
pub(super) fn chosen(uri: &Uri) -> Option<Language> {
    let pairs = uri.query()?.split('&');
    pairs.filter_map(|pair| pair.strip_prefix("l=")).find_map(Language::of)
}

/// What keeps a choice until the browser is closed.
pub(super) fn kept(language: Language, secure: bool) -> Option<HeaderValue> {
    let cookie = Cookie::build((full_name(COOKIE, secure), language.code()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(secure);
    HeaderValue::from_str(&cookie.build().to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str, cookie: &str, accepts: &str) -> Language {
        let uri: Uri = address.parse().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(cookie).unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(accepts).unwrap());
        Tongues::read(&uri, &headers, false).among(&Language::ALL)
    }

    #[test]
    fn a_link_goes_before_what_was_kept_and_that_before_what_the_browser_likes() {
        assert_eq!(asked("/s/1?x=2&l=ti", "nb-language=ar", "fa"), Language::Tigrinya);
        assert_eq!(asked("/s/1?l=xx", "nb-language=ar", "fa"), Language::Arabic);
        assert_eq!(asked("/s/1", "nb-language=<b>", "fa"), Language::Farsi);
        assert_eq!(asked("/s/1", "", "fr"), Language::English);
        assert_eq!(asked("/s/1?l=en", "", "fa"), Language::English);
    }

    #[test]
    fn what_is_not_on_offer_is_passed_over() {
        let uri: Uri = "/s/1?l=ar".parse().unwrap();
        let tongues = Tongues::read(&uri, &HeaderMap::new(), false);
        assert_eq!(tongues.among(&[Language::English, Language::Farsi]), Language::English);
    }
}
