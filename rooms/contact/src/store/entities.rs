//! The rows as the database holds them.

macro_rules! entity {
    ($module:ident, $table:literal, $($body:tt)*) => {
        pub(super) mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub(crate) struct Model { $($body)* }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub(crate) enum Relation {}
            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

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
