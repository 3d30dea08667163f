//! What tests share: a fresh database of either kind, a house on it, and visitors who click.
//!
//! Compiled only with the feature `testing`.

mod fresh;
mod visitor;

pub use fresh::{Fresh, house};
pub use visitor::{Seen, Visitor, urlencoded};

/// Runs the same test body on both databases: two tests, `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($fresh:ident) $body:block)*) => {$(
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports, reason = "a body may need nothing of its file")]
            use super::*;

            async fn body($fresh: $crate::testing::Fresh) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() { body($crate::testing::Fresh::sqlite()).await }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() { body($crate::testing::Fresh::postgres().await).await }
        }
    )*};
}
