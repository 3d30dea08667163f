//! Writing a draft: its parts and questions, one page each. For a programme manager at an office desk, once a season. Next:
//! offer it to leads.

mod fields;
mod outline;
mod part;
mod question;
mod view;

pub(in crate::pages) use outline::{
    blank, delete_part, delete_question, get as outline, move_part, move_question, post as settings,
};
pub(in crate::pages) use part::{get as part, post as save_part};
pub(in crate::pages) use question::{
    get as question, get_new as new_question, post as save_question, post_new as save_new_question,
};

use kit::Tx;
use kit::forms::Form;
use kit::web::{Cx, Refusal};

use crate::instrument::{Instrument, Unaskable};
use crate::own::Own;
use crate::rights::{self, ChangeInstrument, Permit};
use crate::writing;

/// The field that says which state of the draft somebody looked at.
const MARK: &str = "mark";

/// A draft, and leave to change it.
struct Draft<'tx> {
    permit: Permit<'tx, ChangeInstrument>,
    own: Own,
}

impl<'tx> Draft<'tx> {
    /// The draft at this place; what is offered is not for changing.
    async fn at(cx: &Cx, tx: &'tx Tx, place: &str) -> Result<Self, Refusal> {
        let permit = rights::change_instrument(tx, cx.actor()?, place).await?;
        let own = permit.thing().1.clone();
        if !own.open() {
            return Err(Refusal::NotFound);
        }
        Ok(Self { permit, own })
    }

    fn instrument(&self) -> &Instrument {
        &self.own.instrument
    }

    /// Saves other words, unless somebody changed the draft since this form was opened.
    async fn save(&self, form: &Form, changed: Instrument) -> Result<(), Refusal> {
        let mark = form.value(MARK).parse().map_err(|_| Refusal::Conflict(writing::CHANGED.to_owned()))?;
        writing::change(&self.permit, mark, changed).await
    }

    /// An address of this draft's own pages.
    fn to(&self, page: &str) -> String {
        at(&self.own, page)
    }
}

/// An address of a draft's own pages.
fn at(own: &Own, page: &str) -> String {
    super::act(own, page)
}

/// What a change would break that was not broken before.
fn broken(before: &Instrument, after: &Instrument) -> Vec<Unaskable> {
    let known = before.faults();
    after.faults().into_iter().filter(|fault| !known.contains(fault)).collect()
}

/// A question begins a page where nothing stands before it in its part.
fn tidy(instrument: &mut Instrument) {
    for section in &mut instrument.sections {
        if let Some(first) = section.questions.first_mut() {
            first.with_previous = false;
        }
    }
}
