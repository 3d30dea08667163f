//! The rows as the database holds them.

use kit::entity;

entity! { instrument, "instrument",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) version: i32,
    pub(crate) title: String,
    pub(crate) definition: Json,
    pub(crate) since: DateTimeUtc,
}

entity! { own_instrument, "own_instrument",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) version: i32,
    pub(crate) stage: String,
    pub(crate) definition: Json,
    pub(crate) notes: Json,
    pub(crate) mark: i32,
    pub(crate) changed_by: Option<Uuid>,
    pub(crate) changed_on: Date,
    pub(crate) offered_on: Option<Date>,
}

entity! { survey_round, "survey_round",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) since: DateTimeUtc,
    pub(crate) closed_at: Option<DateTimeUtc>,
}

entity! { wave, "wave",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) round: Uuid,
    pub(crate) asks: String,
    pub(crate) instrument: Uuid,
    pub(crate) mode: String,
    pub(crate) custody: String,
    pub(crate) thresholds: Json,
    pub(crate) opens_on: Date,
    pub(crate) closes_on: Date,
    pub(crate) public_key: Vec<u8>,
    pub(crate) since: DateTimeUtc,
    pub(crate) sent_at: Option<DateTimeUtc>,
    pub(crate) closed_at: Option<DateTimeUtc>,
    pub(crate) opening: String,
}

entity! { invitation, "invitation",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) care_leaver: Uuid,
    pub(crate) revision: i32,
    pub(crate) code_mark: Vec<u8>,
    pub(crate) done_on: Option<Date>,
}

entity! { replaced_code, "replaced_code",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) mark: Vec<u8>,
    pub(crate) invitation: Uuid,
}

entity! { wave_aim, "wave_aim",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) wave: Uuid,
    pub(crate) target: Option<i32>,
    pub(crate) thanks: Option<String>,
}

entity! { thanked, "thanked",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) invitation: Uuid,
    pub(crate) day: Date,
}

entity! { session_asked, "session_asked",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) wave: Uuid,
    pub(crate) name: String,
    pub(crate) day: Date,
    pub(crate) people: i32,
}

entity! { place, "place",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) code_mark: Vec<u8>,
    pub(crate) since: Date,
    pub(crate) done_on: Option<Date>,
}

entity! { joined, "joined",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) place: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) mark: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
}

entity! { join_request, "join_request",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) sealed: Vec<u8>,
}

entity! { box_draft, "box_draft",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) sealed: Vec<u8>,
    pub(crate) expires_on: Date,
}

entity! { box_nullifier, "box_nullifier",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) tag: Vec<u8>,
    pub(crate) wave: Uuid,
}

entity! { box_ballot, "box_ballot",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) sealed: Vec<u8>,
}

entity! { answer, "answer",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) answers: Json,
}

entity! { answer_text, "answer_text",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) question: String,
    pub(crate) words: String,
    pub(crate) may_quote: bool,
}
