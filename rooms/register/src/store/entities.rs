//! The rows as the database holds them.

use kit::entity;

entity! { adviser_name, "adviser_name",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) name_mark: Vec<u8>,
    pub(crate) details: Vec<u8>,
    pub(crate) account: Option<Uuid>,
}

entity! { care_leaver, "care_leaver",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) case_mark: Vec<u8>,
    pub(crate) details: Vec<u8>,
    pub(crate) adviser: Option<Uuid>,
    pub(crate) gender: String,
    pub(crate) ethnicity: String,
    pub(crate) eligibility: String,
    pub(crate) in_touch: String,
    pub(crate) accommodation: String,
    pub(crate) suitability: String,
    pub(crate) activity: String,
    pub(crate) uasc: String,
    pub(crate) disability: String,
    pub(crate) since: DateTimeUtc,
    pub(crate) archived_at: Option<DateTimeUtc>,
    pub(crate) erase_on: Option<Date>,
    pub(crate) erased_on: Option<Date>,
}

entity! { leaver_change, "leaver_change",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) care_leaver: Uuid,
    pub(crate) number: i32,
    pub(crate) day: Date,
    pub(crate) by: Option<Uuid>,
    pub(crate) sealed: Vec<u8>,
}

entity! { import_columns, "import_columns",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) sealed: Vec<u8>,
}

entity! { pending_import, "pending_import",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) by: Uuid,
    pub(crate) sealed: Vec<u8>,
    pub(crate) since: DateTimeUtc,
    pub(crate) ends_on: Date,
}
