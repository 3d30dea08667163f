//! A table's rows, in a module of their own: what every room's tables share.

/// The rows of a table without relations: `entity! { module, "table", fields }` makes a module with `Model`, `Entity`,
/// `Column` and `ActiveModel`. The crate that uses it depends on SeaORM.
#[macro_export]
macro_rules! entity {
    ($module:ident, $table:literal, $($body:tt)*) => {
        pub(crate) mod $module {
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
