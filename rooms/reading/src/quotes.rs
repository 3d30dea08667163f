//! What other rooms may show of what care leavers wrote. Nothing here checks a right: it is asked inside another room's
//! permit, and everything in it was released by two reviewers.

use async_trait::async_trait;
use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::model::Theme;
use crate::store;

/// A released quote: somebody's words with what could point at anyone taken out, and nothing about who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Its identifier.
    pub id: Uuid,
    /// The wave it was written in.
    pub wave: Uuid,
    /// The question it answers.
    pub asked: String,
    /// What it is about.
    pub themes: Vec<Theme>,
    /// The words, with marks such as "[a place]" where something was taken out.
    pub words: String,
}

impl Quote {
    /// What plans and pages call it: its place on the page of findings has this name.
    pub fn key(&self) -> String {
        format!("quote-{}", kit::ids::show(self.id))
    }
}

/// The released quotes of a wave.
///
/// # Errors
/// When the database refuses.
pub async fn quotes(tx: &Tx, wave: Uuid) -> Result<Vec<Quote>, Refusal> {
    store::quotes_of(tx, wave).await
}

/// What was said in own words, for the room of findings.
#[derive(Debug)]
pub struct OwnWords;

#[async_trait]
impl findings::InTheirWords for OwnWords {
    async fn said(&self, tx: &Tx, wave: Uuid) -> Result<findings::Said, Refusal> {
        let quote = |quote: Quote| findings::Quote {
            key: quote.key(),
            words: quote.words,
            pictures: quote.themes.iter().map(|theme| theme.picture()).collect(),
        };
        let quotes = quotes(tx, wave).await?.into_iter().map(quote).collect();
        let themes = store::theme_cells(tx, wave).await?;
        let themes = themes.into_iter().map(|(theme, cell)| (theme.words(), cell)).collect();
        Ok(findings::Said { quotes, themes })
    }
}
