//! The rows as the database holds them.

use kit::entity;

entity! { plan, "plan",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) version: i32,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) release: Uuid,
    pub(crate) since: DateTimeUtc,
    pub(crate) exception: Option<String>,
    pub(crate) change: Option<String>,
}

entity! { theme, "theme",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) position: i32,
    pub(crate) title: String,
    pub(crate) young_title: String,
    pub(crate) picture: String,
    /// Names of indicators, one a line.
    pub(crate) indicators: String,
    pub(crate) reason: String,
}

entity! { action, "action",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) theme: Uuid,
    pub(crate) position: i32,
    pub(crate) you_said: String,
    /// Either this or `duty`.
    pub(crate) indicator: Option<String>,
    pub(crate) duty: Option<String>,
    pub(crate) we_will: String,
    pub(crate) owner: String,
    pub(crate) due_on: Date,
    pub(crate) difference: String,
    pub(crate) doing: String,
    pub(crate) will_see: String,
    /// Codes of ways, apart by spaces; empty where there are none, and then `why_none`.
    pub(crate) part: Option<String>,
    pub(crate) why_none: Option<String>,
    pub(crate) partner: Option<String>,
    /// Another action's identifier, where this is the same promise in a later version.
    pub(crate) promise: Option<Uuid>,
}

entity! { plan_step, "plan_step",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    /// Counts up in a plan, so that of two people who take the same step one is told.
    pub(crate) position: i32,
    pub(crate) step: String,
    pub(crate) account: Option<Uuid>,
    pub(crate) at: DateTimeUtc,
    pub(crate) words: Option<String>,
    pub(crate) content_mark: Option<Vec<u8>>,
}

entity! { progress, "progress",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) action: Uuid,
    pub(crate) position: i32,
    pub(crate) status: String,
    pub(crate) news: String,
    pub(crate) day: Date,
    pub(crate) account: Option<Uuid>,
    /// The owner's link, where no account said it.
    pub(crate) link: Option<Uuid>,
}

entity! { owner_link, "owner_link",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    /// The fingerprint of its secret.
    pub(crate) mark: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
    pub(crate) since: DateTimeUtc,
}

entity! { owner_promise, "owner_promise",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) link: Uuid,
    pub(crate) promise: Uuid,
}

entity! { promise_left, "promise_left",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) promise: Uuid,
    pub(crate) since: Date,
}

entity! { plan_limits, "plan_limits",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) organisation: Uuid,
    /// Days, as the three below.
    pub(crate) silent: i32,
    pub(crate) soon: i32,
    pub(crate) stuck: i32,
    pub(crate) still: i32,
}

entity! { plan_import, "plan_import",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) by: Uuid,
    pub(crate) found: Json,
    pub(crate) ends_on: Date,
}

entity! { plan_row, "plan_row",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) position: i32,
    pub(crate) words: Json,
    /// Either this or `dismissed`, or neither while it waits.
    pub(crate) action: Option<Uuid>,
    pub(crate) dismissed: Option<String>,
}
