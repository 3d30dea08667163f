//! The words that young people and respondents read: Fluent files, one per room and language.
//!
//! Staff pages are written in English in place. A missing key shows itself and fails a test.

mod entries;
mod language;
mod level;
mod speech;

pub use entries::{entries, faults};
pub use language::Language;
pub use level::Level;
pub use speech::Speech;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// One language's words, read.
type Read = FluentBundle<FluentResource>;

/// One room's words in every language it speaks; each is read when somebody asks for it.
pub struct Words {
    /// In the order of [`Language::ALL`]; English alone, or all.
    sources: &'static [&'static str],
    read: [OnceLock<Read>; Language::ALL.len()],
}

/// What stands on every young people's page, and on a page that tells of trouble.
pub static SHELL: Words = crate::words_in_all!(".");

/// Embeds one room's Fluent files, which lie beside the file that says so under this folder's name.
#[macro_export]
macro_rules! words_in_all {
    ($folder:literal) => {
        $crate::words::Words::in_all(&[
            include_str!(concat!($folder, "/en.ftl")),
            include_str!(concat!($folder, "/ar.ftl")),
            include_str!(concat!($folder, "/fa.ftl")),
            include_str!(concat!($folder, "/ps.ftl")),
            include_str!(concat!($folder, "/ckb.ftl")),
            include_str!(concat!($folder, "/ti.ftl")),
            include_str!(concat!($folder, "/am.ftl")),
            include_str!(concat!($folder, "/vi.ftl")),
            include_str!(concat!($folder, "/sq.ftl")),
        ])
    };
}

impl Words {
    /// A Fluent file in British English, and no other language.
    pub const fn english(source: &'static [&'static str; 1]) -> Self {
        Self { sources: source, read: [const { OnceLock::new() }; Language::ALL.len()] }
    }

    /// Fluent files in every language, in the order of [`Language::ALL`]: see [`words_in_all!`](crate::words_in_all).
    pub const fn in_all(sources: &'static [&'static str; Language::ALL.len()]) -> Self {
        Self { sources, read: [const { OnceLock::new() }; Language::ALL.len()] }
    }

    /// The words in English of `key`.
    pub fn get(&self, key: &str) -> String {
        self.said(Language::English, key, None)
    }

    /// The words in English of `key` with its places filled.
    pub fn with<'a>(&self, key: &str, places: &[(&'a str, FluentValue<'a>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in places {
            args.set(*name, value.clone());
        }
        self.said(Language::English, key, Some(&args))
    }

    /// The words as they are said in this language.
    pub const fn spoken(&'static self, language: Language) -> Speech {
        Speech::of(self, language)
    }

    /// The Fluent file of this language; none where these words are in English only.
    pub fn source(&self, language: Language) -> Option<&'static str> {
        self.sources.get(language.index()).copied()
    }

    /// # Panics
    /// When a file, which is compiled in, is not valid Fluent: a test catches it before a person does.
    fn read(&self, language: Language) -> &Read {
        let at = if language.index() < self.sources.len() { language } else { Language::English };
        self.read[at.index()].get_or_init(|| {
            let source = self.sources[at.index()].to_owned();
            let resource = FluentResource::try_new(source).expect("the words are valid Fluent");
            let code = if at == Language::English { "en-GB" } else { at.code() };
            let id: LanguageIdentifier = code.parse().expect("it is a code of a language");
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // Names and numbers run from left to right in the middle of what runs the other way: without being set apart
            // they would take the punctuation beside them along, and "116 123" would be read as "123 116".
            bundle.set_use_isolating(at.dir() == "rtl");
            bundle.add_resource(resource).expect("each key stands once");
            bundle
        })
    }

    fn said(&self, language: Language, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.read(language);
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            debug_assert!(false, "no words for {key} in {}", language.name());
            return format!("[{key}]");
        };
        let mut trouble = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut trouble).into_owned();
        debug_assert!(trouble.is_empty(), "{key}: {trouble:?}");
        text
    }
}
