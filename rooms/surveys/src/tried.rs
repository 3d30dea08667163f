//! How somebody was last written to about the survey, and what helps next: for their own personal adviser.

use kit::Tx;
use kit::clock::{london_day, written};
use kit::web::Refusal;
use messages::{Channel, Sent, State};
use std::collections::HashMap;
use uuid::Uuid;

use crate::acts::SURVEY;

/// The last message about somebody's invitation.
pub(crate) type Tried = Sent;

/// The last message to each of these people, by invitation.
pub(crate) async fn of(tx: &Tx, people: &[Uuid]) -> Result<HashMap<Uuid, Tried>, Refusal> {
    messages::newest_about(tx, SURVEY, people).await
}

/// What was tried, and what to do next.
pub(crate) fn said(tried: Option<&Tried>) -> (String, &'static str) {
    let Some((channel, state, at)) = tried else {
        return ("Nothing could be sent.".to_owned(), "Find a phone number or email, or share the link.");
    };
    let (how, detail) = match channel {
        Channel::Email => ("Email", "email address"),
        Channel::Text => ("Text message", "phone number"),
    };
    let day = written(london_day(*at));
    match state {
        State::Sent => (format!("{how} sent on {day}."), "Ask if they got it."),
        State::Waiting => (format!("{how} of {day} is on its way."), "Nothing to do yet."),
        State::Held => (format!("{how} of {day} has not left: nothing here can send it."), "Share the link."),
        State::Void => (format!("{how} of {day} was not sent."), "Share the link."),
        State::Refused => {
            (format!("{how} of {day} came back: the {detail} is wrong."), "Correct it, or share the link.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_tried_leads_to_what_helps() {
        let at = "2026-05-03T22:30:00Z".parse().expect("a moment");
        let told = |channel, state| said(Some(&(channel, state, at)));
        // Half past ten in the evening in UTC is half past eleven in London, still the same day.
        assert_eq!(told(Channel::Email, State::Sent).0, "Email sent on 3 May 2026.");
        assert!(told(Channel::Email, State::Refused).0.contains("the email address is wrong"));
        assert!(told(Channel::Text, State::Refused).0.contains("the phone number is wrong"));
        assert_eq!(told(Channel::Text, State::Held).1, "Share the link.");
        assert_eq!(said(None).0, "Nothing could be sent.");
    }
}
