//! What a care leaver sees: on an old phone, on a bad line, perhaps with somebody near.

pub(super) mod code;
mod ended;
pub(super) mod help;
mod kinds;
pub(super) mod page;
pub(super) mod privacy;
mod question;
pub(super) mod ready;
pub(super) mod welcome;

use kit::Tx;
use kit::web::{Cx, Limit, Refusal, ShellWords};
use kit::words::{SHELL, Speech};
use kit::young::{Script, Young, shell};
use maud::Markup;
use people::Organisation;

use crate::group::Group;
use crate::model::Wave;
use crate::store;
use crate::ticket::Ticket;

/// Wrong codes that one network is answered in a minute; right ones always are.
const WRONG_CODE: Limit = Limit::a_minute("survey code", 10);

/// A page of the survey.
pub(super) struct Sheet<'a> {
    /// In whose language it is.
    pub(super) speech: Speech,
    /// The others, where it can be chosen.
    pub(super) languages: Option<Markup>,
    pub(super) title: &'a str,
    pub(super) back: Option<&'a str>,
    pub(super) hero: Option<Markup>,
    pub(super) content: Markup,
}

impl Sheet<'_> {
    pub(super) fn draw(self) -> Markup {
        self.drawn(Script::Helps)
    }

    /// The page of a survey that does not go on in this browser: what its phone kept of it goes, too.
    pub(super) fn draw_over(self) -> Markup {
        self.drawn(Script::Forgets)
    }

    fn drawn(self, script: Script) -> Markup {
        let language = self.speech.language();
        let words = ShellWords::spoken(language);
        shell(Young {
            title: self.title,
            lang: language.code(),
            dir: language.dir(),
            words: words.as_words(),
            back: self.back,
            exit: true,
            wide: false,
            languages: self.languages,
            script,
            hero: self.hero,
            content: self.content,
        })
    }
}

/// That a page which a link leads to has no other language.
pub(super) fn english_only(t: Speech) -> String {
    SHELL.spoken(t.language()).say("language-only-english")
}

/// The LA of a wave.
async fn authority(tx: &Tx, wave: &Wave) -> Result<Organisation, Refusal> {
    people::organisation(tx, wave.organisation).await?.ok_or(Refusal::NotFound)
}

/// What stands above the first page: the council, or the session.
async fn about(tx: &Tx, wave: &Wave, la: &Organisation) -> Result<String, Refusal> {
    let session = store::session::of(tx, wave.id).await?;
    Ok(session.map_or_else(|| la.name.clone(), |session| session.name))
}

/// The LA that care leavers can ask to contact them. Staff are not offered it.
fn contactable(asks: Group, la: Option<&Organisation>) -> Option<&Organisation> {
    la.filter(|_| asks != Group::Advisers)
}

/// The survey that this browser's cookie names.
async fn named(cx: &Cx, tx: &Tx) -> Result<Option<(Wave, Organisation)>, Refusal> {
    let Some(ticket) = Ticket::of(cx) else { return Ok(None) };
    let Some(wave) = store::wave::find(tx, ticket.wave).await? else { return Ok(None) };
    let la = authority(tx, &wave).await?;
    Ok(Some((wave, la)))
}
