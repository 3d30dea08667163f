//! Who may write down what young people said in a conversation: the lead.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};

use super::Permit;

/// Writing down what was heard, and taking back what nothing rests on.
#[derive(Debug)]
pub(crate) struct RecordHeard;

impl Act for RecordHeard {
    type Thing = Organisation;
    const NAME: &'static str = "record a conversation";
}

/// Leave to write it down.
///
/// # Errors
/// As [`people::seated`], for leads.
pub(crate) async fn record<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, RecordHeard>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, slug, &[Role::Lead]).await?))
}
