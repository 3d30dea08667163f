//! The words that young people and respondents read: Fluent files, one per room and language.
//!
//! Staff pages are written in English in place. A missing key shows itself and fails a test.

mod language;

pub use language::Language;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

/// One room's words in one language.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// Reads a Fluent file in British English.
    ///
    /// # Panics
    /// When the file, which is compiled in, is not valid Fluent: a test catches it before a person does.
    pub fn english(source: &str) -> Self {
        let resource = FluentResource::try_new(source.to_owned()).expect("the words are valid Fluent");
        let mut bundle = FluentBundle::new_concurrent(vec![langid!("en-GB")]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("each key stands once");
        Self(bundle)
    }

    /// The words of `key`.
    pub fn get(&self, key: &str) -> String {
        self.fill(key, None)
    }

    /// The words of `key` with its places filled.
    pub fn with<'a>(&self, key: &str, places: &[(&'a str, FluentValue<'a>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in places {
            args.set(*name, value.clone());
        }
        self.fill(key, Some(&args))
    }

    fn fill(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.0.get_message(key).and_then(|m| m.value()) else {
            debug_assert!(false, "no words for {key}");
            return format!("[{key}]");
        };
        let mut trouble = Vec::new();
        let text = self.0.format_pattern(pattern, args, &mut trouble).into_owned();
        debug_assert!(trouble.is_empty(), "{key}: {trouble:?}");
        text
    }
}
