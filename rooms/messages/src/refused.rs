//! Messages to addresses that do not exist.

use kit::Tx;
use kit::jobs::Fact;
use kit::web::Refusal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Channel, store};

/// A mail server said of a message that its address does not exist.
#[derive(Debug, Serialize, Deserialize)]
pub struct AddressRefused {
    /// The message.
    pub message: Uuid,
}

impl Fact for AddressRefused {
    const NAME: &'static str = "address refused";
}

/// To whom a message went. It has an address in it: it is not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Addressed {
    /// The LA.
    pub organisation: Uuid,
    /// The care leaver.
    pub person: Uuid,
    /// How it travelled.
    pub channel: Channel,
    /// E-mail address or phone number.
    pub to: String,
}

/// Of which LA, to which person, how and to which address a message was; `None` where it is gone, or nobody's own.
///
/// # Errors
/// When the database refuses.
pub async fn addressed(tx: &Tx, message: Uuid) -> Result<Option<Addressed>, Refusal> {
    let Some(row) = store::find(tx, message).await? else { return Ok(None) };
    let (Some(organisation), Some(person)) = (row.organisation, row.person) else { return Ok(None) };
    let sealed = store::unseal(tx.house(), &row)?;
    let channel = Channel::of(&row.channel);
    Ok(sealed.map(|sealed| Addressed { organisation, person, channel, to: sealed.to }))
}
