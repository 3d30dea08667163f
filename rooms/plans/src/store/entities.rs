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
    /// What it says besides, as [`crate::model::More`] is written.
    pub(crate) more: Option<Json>,
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
    pub(crate) evidence: Option<String>,
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

entity! { milestone_done, "milestone_done",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) milestone: Uuid,
    pub(crate) promise: Uuid,
    pub(crate) day: Date,
    pub(crate) account: Option<Uuid>,
}

entity! { pilot_decision, "pilot_decision",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) promise: Uuid,
    pub(crate) position: i32,
    pub(crate) decision: String,
    pub(crate) reason: String,
    pub(crate) day: Date,
    pub(crate) account: Option<Uuid>,
}

entity! { plan_left, "plan_left",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) promise: Uuid,
    pub(crate) reason: String,
}

entity! { plan_change, "plan_change",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    /// Counts up in a plan, so that of two changes at once one is told.
    pub(crate) position: i32,
    pub(crate) what: String,
    pub(crate) about: String,
    /// Pairs of a name and words, as the one below.
    pub(crate) before: Json,
    pub(crate) after: Json,
    pub(crate) account: Option<Uuid>,
    pub(crate) at: DateTimeUtc,
}

entity! { quarter_rules, "quarter_rules",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) organisation: Uuid,
    /// The day on which the next quarter's owners are asked.
    pub(crate) next_on: Date,
    /// Weeks from one to the next.
    pub(crate) weeks: i32,
    /// Days, as the two below.
    pub(crate) owners: i32,
    pub(crate) young: i32,
    pub(crate) leaders: i32,
}

entity! { quarter, "quarter",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    /// The days as they were when it began.
    pub(crate) asked_on: Date,
    pub(crate) young_on: Date,
    pub(crate) paper_on: Date,
    pub(crate) answer_by: Date,
}

entity! { quarter_step, "quarter_step",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) quarter: Uuid,
    pub(crate) step: String,
    pub(crate) day: Date,
}

entity! { quarter_comment, "quarter_comment",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) quarter: Uuid,
    pub(crate) organisation: Uuid,
    /// The action it is about; none for the whole plan.
    pub(crate) promise: Option<Uuid>,
    /// It is about the people who run the plan: the LA does not read it before others do.
    pub(crate) outside: bool,
    pub(crate) day: Date,
    /// The words while nobody has decided, or where they are kept back.
    pub(crate) sealed: Option<Vec<u8>>,
    /// The words once anyone may read them.
    pub(crate) words: Option<String>,
    /// The writer's address, under a key of its own.
    pub(crate) contact: Option<Vec<u8>>,
    /// Why it is kept back.
    pub(crate) kept_back: Option<String>,
    pub(crate) decided_by: Option<Uuid>,
    pub(crate) decided_on: Option<Date>,
}

entity! { quarter_answer, "quarter_answer",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) quarter: Uuid,
    /// Either this or `promise`.
    pub(crate) comment: Option<Uuid>,
    pub(crate) promise: Option<Uuid>,
    pub(crate) words: String,
    pub(crate) account: Option<Uuid>,
    pub(crate) day: Date,
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

entity! { plan_remark, "plan_remark",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) promise: Uuid,
    pub(crate) words: String,
    pub(crate) account: Option<Uuid>,
    pub(crate) at: DateTimeUtc,
}

entity! { plan_mention, "plan_mention",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) remark: Uuid,
    pub(crate) account: Uuid,
}
