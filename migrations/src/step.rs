//! What all steps of the ledger but the first have in common.

/// Makes this module's `Migration` of a name and of the function that takes the step.
macro_rules! step {
    ($name:literal, $up:ident) => {
        pub(crate) struct Migration;

        impl MigrationName for Migration {
            fn name(&self) -> &'static str {
                $name
            }
        }

        #[sea_orm_migration::async_trait::async_trait]
        impl MigrationTrait for Migration {
            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                $up(manager).await
            }

            /// Whole or not at all, on SQLite too: half of it could not be run again.
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
                Err(DbErr::Migration("a ledger only goes forwards: restore a backup instead".to_owned()))
            }
        }
    };
}
