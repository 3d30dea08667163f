//! The verbs: taking texts over, proposing, agreeing, sending back, finishing, deleting.

use calc::{CalcError, Thresholds, share};
use kit::web::Refusal;

use crate::model::{Outcome, Proposal, Redacted, State, Theme, Wave, plain};
use crate::rights::{FinishReading, ForgetTexts, Open, Permit, ReadText, TakeTexts};
use crate::store::{self, Decided};

/// Takes a wave's texts over from the survey; `false` while its box is still being opened.
pub(crate) async fn take(permit: &Permit<'_, TakeTexts>) -> Result<bool, Refusal> {
    let (tx, id) = (permit.tx(), *permit.thing());
    let Some(said) = surveys::take_words(tx, id).await? else { return Ok(false) };
    if said.texts.is_empty() {
        return Ok(true);
    }
    let thresholds = strict(&said.thresholds)?;
    let wave = Wave {
        id,
        organisation: said.organisation,
        closed_on: said.closed_on,
        quotable: said.answered >= thresholds.min_percent_base,
        thresholds: said.thresholds,
        taken_on: tx.today(),
        finished_on: None,
        forgotten_on: None,
    };
    store::add_wave(tx, &wave).await?;
    store::add_texts(tx, id, &said.texts).await?;
    permit.audit(None, Some(id)).await?;
    Ok(true)
}

fn strict(stored: &serde_json::Value) -> Result<Thresholds, Refusal> {
    let stored: Thresholds = serde_json::from_value(stored.clone())?;
    Ok(stored.stricter(Thresholds::default()))
}

/// Says what should become of a text, as its first reviewer. What is not to be released, and no worry, is kept at once.
///
/// # Errors
/// [`Refusal::Conflict`] where somebody decided on it meanwhile; [`Refusal::Bad`] for no theme, and for words that may not
/// be used or are not the text with passages taken out.
pub(crate) async fn propose(
    permit: &Permit<'_, ReadText>,
    revision: i32,
    proposal: &Proposal,
) -> Result<(), Refusal> {
    let (tx, open) = (permit.tx(), permit.thing());
    open.text.may_propose()?;
    if proposal.themes.is_empty() {
        return Err(Refusal::Bad("Choose what it is about.".to_owned()));
    }
    if let Outcome::Release { words, translated } = &proposal.outcome {
        if !open.quotable() {
            return Err(Refusal::Bad("These words may not be used.".to_owned()));
        }
        first_words(open, words, *translated)?;
    }
    let state = if proposal.needs_another() { State::Proposed } else { State::Kept };
    let decided = Decided { state, proposal, first: Some(open.shelf.reader), second: None };
    store::decide(tx, &open.text, revision, &decided).await?;
    permit.audit(Some(open.shelf.team.id), Some(open.text.id)).await
}

fn first_words(open: &Open, words: &str, translated: bool) -> Result<Redacted, Refusal> {
    let made = match translated {
        true => Redacted::translated(words),
        false => Redacted::from_original(&plain(&open.text.words), words),
    };
    made.map_err(|why| Refusal::Bad(why.to_string()))
}

/// What the second reviewer says to what the first proposed.
pub(crate) struct Agreement {
    pub(crate) themes: Vec<Theme>,
    /// The words, with more taken out or as they were; `None` where they are kept back.
    pub(crate) words: Option<Redacted>,
    /// Whether they, too, find that somebody is not safe, and that to say so points at nobody.
    pub(crate) worry: bool,
}

/// Agrees, as the second reviewer: the words are released, and the LA's duty contact is told of a worry.
///
/// # Errors
/// [`Refusal::Conflict`] for whoever read it first, and where somebody decided on it meanwhile; [`Refusal::Bad`] for no
/// theme, and for words that put back what the first took out.
pub(crate) async fn agree(
    permit: &Permit<'_, ReadText>,
    revision: i32,
    agreed: &Agreement,
) -> Result<(), Refusal> {
    let (tx, open) = (permit.tx(), permit.thing());
    let first = open.text.may_second(open.shelf.reader)?;
    if agreed.themes.is_empty() {
        return Err(Refusal::Bad("Choose what it is about.".to_owned()));
    }
    let words = second_words(open, first, agreed)?;
    let outcome = match &words {
        Some(words) => Outcome::Release { words: words.marked(), translated: first.translated() },
        None => first.outcome.clone(),
    };
    let worry = first.worry && agreed.worry;
    let proposal = Proposal { themes: agreed.themes.clone(), outcome, worry, note: None };
    let state = if words.is_some() { State::Released } else { State::Kept };
    let decided =
        Decided { state, proposal: &proposal, first: open.text.first, second: Some(open.shelf.reader) };
    store::decide(tx, &open.text, revision, &decided).await?;
    if let Some(words) = &words {
        store::release(tx, &open.shelf.wave, &open.text, &proposal, words).await?;
    }
    if worry {
        tell(permit).await?;
    }
    permit.audit(Some(open.shelf.team.id), Some(open.text.id)).await
}

/// The words that both release: those of the first, or fewer.
fn second_words(open: &Open, first: &Proposal, agreed: &Agreement) -> Result<Option<Redacted>, Refusal> {
    let Some(earlier) = first.words() else { return Ok(None) };
    let words = agreed.words.as_ref().ok_or_else(|| Refusal::Bad("The words are missing.".to_owned()))?;
    if !open.quotable() {
        return Err(Refusal::Bad("These words may not be used.".to_owned()));
    }
    if !first.translated() {
        first_words(open, &words.marked(), false)?;
    }
    let made = Redacted::from_redacted(&earlier, &words.marked());
    made.map(Some).map_err(|why| Refusal::Bad(why.to_string()))
}

/// Tells the LA that somebody wrote of not being safe: not what, not who, not how many, and once a day at the most.
async fn tell(permit: &Permit<'_, ReadText>) -> Result<(), Refusal> {
    let (tx, shelf) = (permit.tx(), &permit.thing().shelf);
    if !store::tell_today(tx, shelf.wave.id).await? {
        return Ok(());
    }
    let body = format!(
        "In the survey that closed on {closed}, somebody wrote of not being safe. Nobody knows who, and nobody can find out: \
         not we, and not you. Two readers of the national team agreed that you should know that it was said.\n\nWhat you can do \
         is for everybody: let all your care leavers hear again this week where they get help, by day and by night, and have \
         each personal adviser ask each of their young people how safe they are. Please don’t try to work out who it was. \
         Whoever is looked for stops telling.",
        closed = kit::clock::written(shelf.wave.closed_on),
    );
    contact::tell_duty(tx, &shelf.la, "Somebody wrote of not being safe", &body).await
}

/// Sends a text back to be read first again, with what to look at.
///
/// # Errors
/// As [`agree`].
pub(crate) async fn send_back(
    permit: &Permit<'_, ReadText>,
    revision: i32,
    note: &str,
) -> Result<(), Refusal> {
    let (tx, open) = (permit.tx(), permit.thing());
    let first = open.text.may_second(open.shelf.reader)?;
    let proposal = Proposal { note: Some(note.to_owned()), ..first.clone() };
    let decided = Decided {
        state: State::Returned,
        proposal: &proposal,
        first: open.text.first,
        second: Some(open.shelf.reader),
    };
    store::decide(tx, &open.text, revision, &decided).await?;
    permit.audit(Some(open.shelf.team.id), Some(open.text.id)).await
}

/// Ends the reading of a wave whose texts are all decided on: its themes become published cells, once.
pub(crate) async fn finish(permit: &Permit<'_, FinishReading>) -> Result<(), Refusal> {
    let (tx, id) = (permit.tx(), *permit.thing());
    let Some(wave) = store::wave(tx, id).await? else { return Ok(()) };
    if wave.finished_on.is_some() || wave.forgotten_on.is_some() || !store::all_over(tx, id).await? {
        return Ok(());
    }
    store::finish(tx, id).await?;
    if wave.quotable {
        let (said, all) = store::proposals(tx, id).await?;
        let cells =
            cells(&said, all, &strict(&wave.thresholds)?).map_err(|e| Refusal::Broken(e.to_string()))?;
        for (theme, cell) in cells {
            store::write_theme(tx, id, theme, cell).await?;
        }
    }
    permit.audit(None, Some(id)).await
}

/// Each theme's share of the texts. A text may have several themes, so the shares don't add up to anything, and one can't be
/// had from the others.
fn cells(said: &[Proposal], all: usize, t: &Thresholds) -> Result<Vec<(Theme, calc::Safe)>, CalcError> {
    let all = u32::try_from(all).map_err(|_| CalcError::TooLarge)?;
    Theme::ALL
        .into_iter()
        .map(|theme| {
            let count = said.iter().filter(|proposal| proposal.themes.contains(&theme)).count();
            Ok((theme, share(u32::try_from(count).map_err(|_| CalcError::TooLarge)?, all, t)?))
        })
        .collect()
}

/// Deletes a wave's texts and their key, so that a copy of the database from before can't be read either, and takes them out
/// of the copy that the opening made.
pub(crate) async fn forget(permit: &Permit<'_, ForgetTexts>) -> Result<(), Refusal> {
    let (tx, id) = (permit.tx(), *permit.thing());
    surveys::forget_words(tx.house(), id)?;
    tx.house().keys.destroy(&store::key_name(id))?;
    store::forget(tx, id).await?;
    permit.audit(None, Some(id)).await
}
