//! A right is a value: who acts, and the macro that keeps a permit's constructor inside a room's `rights.rs`.

use uuid::Uuid;

use crate::audit::Grain;

/// One place of an account in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The organisation.
    pub organisation: Uuid,
    /// Its name in addresses.
    pub slug: String,
    /// The role's code; the room `people` knows what it means.
    pub role: String,
}

/// Who acts: a signed-in account with its seats, or the product itself in a job.
#[derive(Debug, Clone, Default)]
pub struct Actor {
    /// The account; `None` in a job.
    pub account: Option<Uuid>,
    /// How the person is called on pages.
    pub name: String,
    /// Where the person sits.
    pub seats: Vec<Seat>,
}

impl Actor {
    /// The product itself, in a job or at set-up.
    pub fn house() -> Self {
        Self { account: None, name: "New Belongings".to_owned(), seats: Vec::new() }
    }
}

/// Something a person may be allowed to do, with the thing it is done to.
pub trait Act {
    /// What a permit for it carries.
    type Thing;
    /// Its name, as it stands in the audit log, the matrix and the route list.
    const NAME: &'static str;
    /// How finely its audit line tells the time. Acts about a survey say [`Grain::Day`].
    const GRAIN: Grain = Grain::Moment;
}

/// Makes a room's acts: `Name("its name") -> Thing;`, with its documentation. Where a room's own table says which of its
/// `Role`s may, they stand beside the name and become `Name::ROLES`. `grain = …;` at the top holds for all of them.
#[macro_export]
macro_rules! acts {
    (grain = $grain:expr; $($(#[$doc:meta])* $name:ident($code:literal $(, $roles:expr)?) -> $thing:ty;)*) => {
        $($crate::acts!(@one $grain, $(#[$doc])* $name($code $(, $roles)?) -> $thing);)*
    };
    ($($(#[$doc:meta])* $name:ident($code:literal $(, $roles:expr)?) -> $thing:ty;)*) => {
        $($crate::acts!(@one $crate::audit::Grain::Moment, $(#[$doc])* $name($code $(, $roles)?) -> $thing);)*
    };
    (@one $grain:expr, $(#[$doc:meta])* $name:ident($code:literal $(, $roles:expr)?) -> $thing:ty) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;
        impl $crate::permit::Act for $name {
            type Thing = $thing;
            const NAME: &'static str = $code;
            const GRAIN: $crate::audit::Grain = $grain;
        }
        $(impl $name {
            const ROLES: &'static [Role] = &$roles;
        })?
    };
}

/// Makes a room's `Permit` type. Called once in `rights.rs`: outside that module nothing can construct one,
/// so an act that takes a permit can't be called without the check.
#[macro_export]
macro_rules! permits {
    () => {
        /// Leave to do `A`, given by this room's rights inside a transaction, with the thing it is done to.
        pub struct Permit<'tx, A: $crate::permit::Act> {
            tx: &'tx $crate::Tx,
            by: $crate::permit::Actor,
            thing: A::Thing,
        }

        impl<'tx, A: $crate::permit::Act> Permit<'tx, A> {
            fn grant(tx: &'tx $crate::Tx, by: &$crate::permit::Actor, thing: A::Thing) -> Self {
                Self { tx, by: by.clone(), thing }
            }

            /// The transaction in which the right was checked and the act must be done.
            pub fn tx(&self) -> &'tx $crate::Tx {
                self.tx
            }

            /// Who was allowed.
            pub fn by(&self) -> &$crate::permit::Actor {
                &self.by
            }

            /// The thing, as it was when the right was checked.
            pub fn thing(&self) -> &A::Thing {
                &self.thing
            }

            /// Writes the audit line of this act: `organisation` it belongs to, `about` which thing.
            ///
            /// # Errors
            /// When the database refuses.
            pub async fn audit(
                &self,
                organisation: Option<$crate::uuid::Uuid>,
                about: Option<$crate::uuid::Uuid>,
            ) -> Result<(), $crate::web::Refusal> {
                $crate::audit::line(self.tx, &self.by, (A::NAME, A::GRAIN), organisation, about).await
            }
        }
    };
}
