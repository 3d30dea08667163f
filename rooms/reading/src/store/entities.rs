//! The rows as the database holds them.

use kit::entity;

entity! { own_text, "own_text",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) asked: String,
    pub(crate) sealed: Vec<u8>,
    pub(crate) may_quote: bool,
    pub(crate) state: String,
    pub(crate) revision: i32,
    pub(crate) proposal: Option<Vec<u8>>,
    /// The account that proposed, and the one that agreed or sent it back.
    pub(crate) first: Option<Uuid>,
    pub(crate) second: Option<Uuid>,
}

entity! { text_wave, "text_wave",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) wave: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) closed_on: Date,
    pub(crate) quotable: bool,
    pub(crate) thresholds: Json,
    pub(crate) taken_on: Date,
    pub(crate) finished_on: Option<Date>,
    pub(crate) told_on: Option<Date>,
    pub(crate) forgotten_on: Option<Date>,
}

entity! { text_theme, "text_theme",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) theme: String,
    pub(crate) cell: Json,
}

entity! { quote, "quote",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) asked: String,
    /// Codes, apart by spaces.
    pub(crate) themes: String,
    pub(crate) words: String,
    pub(crate) translated: bool,
    pub(crate) released_on: Date,
}
