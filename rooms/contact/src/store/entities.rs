//! The rows as the database holds them.

use kit::entity;

entity! { request, "contact_request",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) kind: String,
    pub(crate) sealed: Vec<u8>,
    pub(crate) mark: Option<Vec<u8>>,
    pub(crate) since: DateTimeUtc,
    pub(crate) escalations: i32,
    pub(crate) escalated_at: Option<DateTimeUtc>,
    pub(crate) read_at: Option<DateTimeUtc>,
    pub(crate) read_by: Option<Uuid>,
    pub(crate) done_at: Option<DateTimeUtc>,
}

entity! { contact, "duty_contact",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) kind: String,
    pub(crate) sealed: Vec<u8>,
    pub(crate) since: DateTimeUtc,
}
