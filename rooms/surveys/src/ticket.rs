//! The cookie of someone who is answering: where the draft is, and the key that reads it.
//!
//! It is sealed under the instance's key, so that what it says is what we said. Otherwise whoever holds a person's link
//! could make up cookies and ask with them, minute by minute, whether that person's answers are in.

use axum::response::IntoResponseParts;
use chrono::{Days, NaiveDate};
use kit::keys::Key;
use kit::web::Cx;
use kit::{House, ids};
use uuid::Uuid;

/// The cookie's name.
const COOKIE: &str = "nb-survey";
/// Keeps the key that seals it apart from the instance's others.
const PURPOSE: &str = "survey-cookie";
/// Days that an unfinished draft, and its cookie, last.
pub(crate) const DAYS: u64 = 7;
const SECONDS: i64 = DAYS as i64 * 24 * 60 * 60;

/// What the cookie holds. With the nullifier the browser that sent can be told so after its draft is gone.
#[derive(Debug, Clone)]
pub(crate) struct Ticket {
    /// The draft; nil once its answers are sent.
    pub(crate) draft: Uuid,
    /// What opens the draft, which lies nowhere else.
    pub(crate) key: Key,
    /// The wave it is of.
    pub(crate) wave: Uuid,
    /// The nullifier of whoever answers.
    pub(crate) tag: Vec<u8>,
    /// Whose turn it is; nil once their answers are sent. The draft says the same, and can only be read after it.
    pub(crate) invitation: Uuid,
    /// Up to this day the draft is there, unless its answers were sent.
    pub(crate) until: NaiveDate,
}

impl Ticket {
    /// The ticket that this browser holds.
    pub(crate) fn of(cx: &Cx) -> Option<Self> {
        let sealed = ids::bytes(cx.cookie(COOKIE)?)?;
        Self::read(&cx.house.key(PURPOSE).open(COOKIE.as_bytes(), &sealed).ok()?)
    }

    /// The key under which this browser may keep a page that it could not send, as its script reads it. It hangs on the
    /// draft's: it is never kept there itself, and whoever has no such cookie can't ask for it.
    pub(crate) fn kept_under(&self) -> String {
        let key = self.key.derive("page kept by the browser");
        key.bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (draft, rest) = bytes.split_at_checked(16)?;
        let (key, rest) = rest.split_at_checked(32)?;
        let (wave, rest) = rest.split_at_checked(16)?;
        let (tag, rest) = rest.split_at_checked(32)?;
        let (invitation, until) = rest.split_at_checked(16)?;
        Some(Self {
            draft: Uuid::from_slice(draft).ok()?,
            key: Key::new(key.try_into().ok()?),
            wave: Uuid::from_slice(wave).ok()?,
            tag: tag.to_vec(),
            invitation: Uuid::from_slice(invitation).ok()?,
            until: NaiveDate::from_epoch_days(i32::from_be_bytes(until.try_into().ok()?))?,
        })
    }

    fn written(&self, house: &House) -> String {
        let until = self.until.to_epoch_days().to_be_bytes();
        let bytes = [self.parts().as_slice(), &until].concat();
        ids::letters(&house.key(PURPOSE).seal(COOKIE.as_bytes(), &bytes, &house.chance))
    }

    fn parts(&self) -> Vec<u8> {
        let (draft, wave, invitation) = (&self.draft, &self.wave, &self.invitation);
        [
            draft.as_bytes().as_slice(),
            self.key.bytes(),
            wave.as_bytes(),
            self.tag.as_slice(),
            invitation.as_bytes(),
        ]
        .concat()
    }

    /// Gives it to the browser.
    pub(crate) fn give(&self, cx: &Cx) -> impl IntoResponseParts + use<> {
        cx.set_cookie(COOKIE, &self.written(&cx.house), Some(SECONDS))
    }

    /// Takes it from the browser.
    pub(crate) fn take_away(cx: &Cx) -> impl IntoResponseParts + use<> {
        cx.drop_cookie(COOKIE)
    }

    /// The ticket of someone whose answers are in: it finds "we have your answers", and reads no draft.
    pub(crate) fn spent(&self, today: NaiveDate) -> Self {
        Self {
            draft: Uuid::nil(),
            key: Key::new([0; 32]),
            wave: self.wave,
            tag: self.tag.clone(),
            invitation: Uuid::nil(),
            until: today + Days::new(DAYS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_says_what_it_said_and_a_short_one_says_nothing() {
        let ticket = Ticket {
            draft: Uuid::from_u128(7),
            key: Key::new([3; 32]),
            wave: Uuid::from_u128(9),
            tag: vec![5; 32],
            invitation: Uuid::from_u128(11),
            until: NaiveDate::from_ymd_opt(2027, 4, 12).unwrap(),
        };
        let bytes = [ticket.parts().as_slice(), &ticket.until.to_epoch_days().to_be_bytes()].concat();
        let kept = ticket.kept_under();
        assert!(kept.len() == 32 && !kept.contains("03030303"), "not the draft's own: {kept}");
        let read = Ticket::read(&bytes).unwrap();
        assert_eq!(
            (read.draft, read.wave, read.tag, read.invitation, read.until),
            (ticket.draft, ticket.wave, ticket.tag, ticket.invitation, ticket.until)
        );
        assert!(Ticket::read(&bytes[1..]).is_none() && Ticket::read(&[]).is_none());
    }
}
