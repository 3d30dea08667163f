//! What young people wrote in their own words. The room in which it is read knows findings and not the other way round, so it
//! says through this trait what was released; the app connects the two.

use async_trait::async_trait;
use calc::Safe;
use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

/// What of a wave's own words may be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Quotes that two reviewers released.
    pub quotes: Vec<Quote>,
    /// What the texts are about, each theme as a share of them; nothing before all are read.
    pub themes: Vec<(&'static str, Safe)>,
}

/// A released quote. Nothing stands with it: no age, no home, no language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The name of its place on the page.
    pub key: String,
    /// The words, with marks where something was taken out.
    pub words: String,
    /// The pictures of the parts of a survey that it is about.
    pub pictures: Vec<&'static str>,
}

impl Said {
    /// The quotes about a part of the survey, by its picture. One that is about several of `pictures` stands with the first.
    pub(crate) fn about<'a>(
        &'a self,
        picture: &'a str,
        pictures: &'a [&str],
    ) -> impl Iterator<Item = &'a Quote> {
        let first = move |quote: &Quote| quote.pictures.iter().find(|p| pictures.contains(p)).copied();
        self.quotes.iter().filter(move |quote| first(quote) == Some(picture))
    }

    /// The quotes about none of these parts.
    pub(crate) fn about_none<'a>(&'a self, pictures: &'a [&str]) -> impl Iterator<Item = &'a Quote> {
        self.quotes.iter().filter(move |quote| !quote.pictures.iter().any(|p| pictures.contains(p)))
    }
}

/// Says what of a wave's own words was released.
#[async_trait]
pub trait InTheirWords: Send + Sync {
    /// What was released of this wave.
    ///
    /// # Errors
    /// When the database refuses.
    async fn said(&self, tx: &Tx, wave: Uuid) -> Result<Said, Refusal>;
}
