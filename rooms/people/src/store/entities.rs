//! The rows as the database holds them.

use kit::entity;

entity! { organisation, "organisation",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) gss_code: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) since: DateTimeUtc,
}

entity! { account, "account",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) email_mark: Vec<u8>,
    pub(crate) details: Vec<u8>,
    pub(crate) since: DateTimeUtc,
}

entity! { membership, "membership",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) account: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) role: String,
    pub(crate) invited_by: Option<Uuid>,
    pub(crate) since: DateTimeUtc,
    pub(crate) ended_at: Option<DateTimeUtc>,
}

entity! { session, "session",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) mark: Vec<u8>,
    pub(crate) id: Uuid,
    pub(crate) account: Uuid,
    pub(crate) device: String,
    pub(crate) second_factor: bool,
    pub(crate) since: DateTimeUtc,
    pub(crate) seen_at: DateTimeUtc,
    pub(crate) ends_at: DateTimeUtc,
    pub(crate) replaces_until: Option<DateTimeUtc>,
}

entity! { pass, "pass",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) purpose: String,
    pub(crate) account: Option<Uuid>,
    pub(crate) mark: Vec<u8>,
    pub(crate) sealed: Option<Vec<u8>>,
    pub(crate) bound: Option<Vec<u8>>,
    pub(crate) ends_at: DateTimeUtc,
    pub(crate) used_at: Option<DateTimeUtc>,
}

entity! { factor, "factor",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) account: Uuid,
    pub(crate) sealed: Vec<u8>,
    pub(crate) confirmed_at: DateTimeUtc,
    pub(crate) last_step: i64,
    pub(crate) wrong: i32,
}

entity! { recovery_code, "recovery_code",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) account: Uuid,
    pub(crate) mark: Vec<u8>,
    pub(crate) used_at: Option<DateTimeUtc>,
}
