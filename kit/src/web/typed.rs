//! What was typed into the form of a request. The page of a refusal offers it again, so that no handler has to think of it.

use axum::extract::Request;
use axum::http::{Method, header};
use std::sync::{Arc, OnceLock};

use super::Refusal;
use crate::forms::Form;

/// A place beside the request, into which [`Form`] puts what it read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed(Arc<OnceLock<Form>>);

impl Typed {
    /// Puts one beside a request that sends a form. A form with files has none: nothing can offer files again.
    pub(super) fn beside(request: &mut Request) -> Option<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let files = kind.is_some_and(|kind| kind.starts_with("multipart/"));
        if request.method() != Method::POST || files {
            return None;
        }
        let typed = Self::default();
        request.extensions_mut().insert(typed.clone());
        Some(typed)
    }

    /// Keeps what was read.
    pub(crate) fn keep(&self, form: &Form) {
        let _ = self.0.set(form.clone());
    }

    /// What to offer again after this refusal: what was read or, where the same may go well in a minute, a form without a
    /// field. Never what another site sent, or a press on it would do that site's will; that is refused further out.
    pub(super) fn offered(self, refusal: &Refusal) -> Option<Form> {
        let typed = self.0.get().cloned();
        match refusal {
            Refusal::Broken(_) | Refusal::TooMany(_) => Some(typed.unwrap_or_default()),
            Refusal::Bad(_) | Refusal::Conflict(_) => typed,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn beside(method: Method, kind: &str) -> Option<Typed> {
        let request =
            Request::builder().method(method).header(header::CONTENT_TYPE, kind).body(Body::empty());
        Typed::beside(&mut request.expect("a request"))
    }

    #[test]
    fn only_a_form_without_files_can_be_offered_again() {
        assert!(beside(Method::GET, "").is_none());
        assert!(beside(Method::POST, "multipart/form-data; boundary=NB").is_none());
        let typed = beside(Method::POST, "application/x-www-form-urlencoded").expect("a form");
        assert!(typed.clone().offered(&Refusal::Bad("unread".to_owned())).is_none(), "nothing was read");
        assert!(typed.clone().offered(&Refusal::TooMany(60)).is_some(), "a button alone");
        typed.keep(&Form::filled([("code", "abcd".to_owned())]));
        for again in [Refusal::Broken(String::new()), Refusal::TooMany(1), Refusal::Conflict(String::new())] {
            assert_eq!(typed.clone().offered(&again).expect("it is offered").value("code"), "abcd");
        }
        for never in [Refusal::NotFound, Refusal::Forbidden, Refusal::Forged, Refusal::TooLarge] {
            assert!(typed.clone().offered(&never).is_none(), "{never:?}");
        }
    }
}
