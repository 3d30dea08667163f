//! Who answers for actions by a link, without an account: mostly a partner of the LA.

use people::Details;
use uuid::Uuid;

/// Somebody with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The link's identifier.
    pub id: Uuid,
    /// Name and e-mail address.
    pub details: Details,
    /// What they answer for.
    pub promises: Vec<Uuid>,
}
