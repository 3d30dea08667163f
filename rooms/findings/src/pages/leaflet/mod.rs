//! The young people's page of findings: the lead's desk for it, the page itself, and telling everybody.

pub(super) mod board;
mod draw;
pub(super) mod list;
pub(super) mod public;
pub(super) mod tell;
pub(super) mod write;

use kit::permit::Actor;
use kit::web::Refusal;
use kit::{House, Tx};
use people::Organisation;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

use crate::leaflet::{Content, Leaflet, Offered, Steps};
use crate::model::{Release, Report};
use crate::{InTheirWords, Said, acts, rights, store};

/// All that the lead's pages show.
struct View {
    la: Organisation,
    /// The newest findings, where they have something to tell.
    release: Option<Release>,
    /// What is written of them.
    leaflet: Option<Leaflet>,
    steps: Steps,
    said: Said,
}

impl View {
    async fn load(tx: &Tx, la: &Organisation) -> Result<Self, Refusal> {
        let release = acts::leaflet::newest(tx, la.id).await?;
        let (mut leaflet, mut said) = (None, Said::default());
        if let Some(release) = &release {
            leaflet = store::leaflet::of_release(tx, release.id).await?;
            said = quotes(tx, release.wave).await?;
        }
        let steps = store::leaflet::steps(tx, la.id).await?;
        Ok(Self { la: la.clone(), release, leaflet, steps, said })
    }

    fn path(&self, what: &str) -> String {
        self.la.path(&format!("/findings/page{what}"))
    }

    /// Whether what is written is what anyone reads.
    fn is_shown(&self) -> bool {
        let written = self.leaflet.as_ref().map(|leaflet| (leaflet.id, &leaflet.content));
        self.steps.shown().is_some_and(|shown| written == Some((shown.leaflet, &shown.content)))
    }
}

/// What was released of this wave's own words.
async fn quotes(tx: &Tx, wave: Uuid) -> Result<Said, Refusal> {
    match tx.house().port::<Arc<dyn InTheirWords>>() {
        Some(words) => {
            let mut said = words.said(tx, wave).await?;
            // Several may have written the same words; a page needs them once.
            let mut known = BTreeSet::new();
            said.quotes.retain(|quote| known.insert(quote.words.clone()));
            Ok(said)
        }
        None => Ok(Said::default()),
    }
}

/// The address in a message to everybody; `None` once the page is taken back or another is shown.
///
/// # Errors
/// When the database refuses.
pub async fn page_link(house: &Arc<House>, leaflet: Uuid) -> Result<Option<String>, Refusal> {
    let tx = house.read().await?;
    let Some(la) = store::leaflet::whose(&tx, leaflet).await? else { return Ok(None) };
    let shown = store::leaflet::steps(&tx, la).await?.shown().is_some_and(|shown| shown.leaflet == leaflet);
    let la = people::organisation(&tx, la).await?.filter(|_| shown);
    Ok(la.map(|la| house.settings.link(&format!("/findings/{}", la.slug))))
}

/// Writes and shows a page of what leads the summary, as a lead does on the pages: for the demo.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::Conflict`] where there is nothing to tell.
pub async fn give_back(tx: &Tx, lead: &Actor, la: &str, hello: &str, next: &str) -> Result<(), Refusal> {
    let permit = rights::give_back(tx, lead, la).await?;
    let view = View::load(tx, permit.thing()).await?;
    let report = Report::of(view.release.as_ref().ok_or(Refusal::NotFound)?);
    let (good, change) = Offered::of(&report).first(&report);
    let quotes = view.said.quotes.iter().take(2).map(|quote| quote.key.clone()).collect();
    let content = Content { hello: hello.to_owned(), next: next.to_owned(), good, change, quotes };
    acts::leaflet::write(&permit, 0, &content).await?;
    acts::leaflet::show(&permit, 1).await
}

/// Tells everybody in the register of the page that is shown: for the demo.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::Conflict`] where no page is shown, or everybody was told.
pub async fn tell_everybody(tx: &Tx, lead: &Actor, la: &str) -> Result<(), Refusal> {
    let permit = rights::give_back(tx, lead, la).await?;
    let newest = store::leaflet::steps(tx, permit.thing().id).await?.newest();
    acts::leaflet::tell(&permit, newest).await.map(drop)
}
