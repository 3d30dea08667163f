//! What metrics tell of messages: how many wait or are held, and whether a call for help is among them.

use chrono::Duration;
use kit::House;
use kit::metrics::{Gauge, Measuring};
use std::sync::Arc;

use crate::model::{CONTACT, State};
use crate::store;

/// A call for help leaves within a minute. One that has not after this long is told.
const LATE: Duration = Duration::minutes(5);
/// One that did not leave in this time is no longer an alarm: somebody has found another way, or nobody reads alarms.
const STALE: Duration = Duration::days(30);

pub(crate) fn measure(house: Arc<House>) -> Measuring {
    Box::pin(async move {
        let tx = house.read().await?;
        let help = "Messages that wait for their turn, and those that no service is set up to carry; none about somebody who \
                    asked to be contacted.";
        let mut messages = Gauge::new("newbelongings_messages", help, &["state"]);
        for state in [State::Waiting, State::Held] {
            messages.add(&[state.code()], store::count(&tx, state, CONTACT).await? as f64);
        }
        // Yes or no, and not how many: how many would tell the moment at which each of them asked.
        let help =
            "1 where a message about somebody who asked to be contacted has not left for five minutes.";
        let mut late = Gauge::new("newbelongings_contact_messages_late", help, &[]);
        let (from, until) = (tx.now() - STALE, tx.now() - LATE);
        late.add(&[], f64::from(u8::from(store::stuck(&tx, CONTACT, from, until).await?)));
        Ok(vec![messages, late])
    })
}
