//! Releasing a wave's findings when its box is open. A release is final. The other verbs: [`compare`], [`extract`], [`figures`],
//! [`leaflet`], [`naming`] and [`pool`].

pub(crate) mod compare;
pub(crate) mod extract;
pub(crate) mod figures;
pub(crate) mod leaflet;
pub(crate) mod naming;
pub(crate) mod pool;

use calc::{CalcError, Thresholds, base, share};
use chrono::NaiveDate;
use kit::House;
use kit::jobs::{Fact, JobError, Listener, Runner, Running, say};
use kit::web::Refusal;
use std::sync::Arc;
use surveys::instrument::{Answers, Instrument, Question};
use surveys::{Group, OpenedWave, RoundClosed, WaveOpened, opened};
use uuid::Uuid;

use crate::control::{Counts, Table, branch_is_safe, cells, count, options};
use crate::model::{Release, Sheet};
use crate::rights::{Permit, ReleaseFindings, release_findings};
use crate::{FindingsReleased, registry, store};

mod by;

pub(crate) const JOB: &str = "findings.release";

/// What this room does by itself.
pub(crate) fn jobs() -> Vec<(&'static str, Runner)> {
    vec![(JOB, run), (compare::JOB, compare::run), (pool::JOB, pool::run)]
}

/// And when.
pub(crate) fn listeners() -> Vec<Listener> {
    vec![
        Listener { fact: WaveOpened::NAME, job: JOB },
        Listener { fact: RoundClosed::NAME, job: compare::JOB },
        Listener { fact: RoundClosed::NAME, job: pool::JOB },
    ]
}

pub(crate) fn run(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let fact: WaveOpened =
            serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        let permit = release_findings(&tx, fact.wave);
        match release(&permit).await {
            // The fact is said while the box is being emptied: look again when that is done.
            Err(Refusal::Conflict(why)) => return Err(JobError::Retry(why)),
            other => other?,
        }
        Ok(tx.commit().await?)
    })
}

/// Releases the findings of a wave, once.
///
/// # Errors
/// [`Refusal::Conflict`] while the wave's box isn't open; [`Refusal::Bad`] after its round's comparisons are made.
pub(crate) async fn release(permit: &Permit<'_, ReleaseFindings>) -> Result<(), Refusal> {
    let (tx, wave) = (permit.tx(), *permit.thing());
    if store::is_released(tx, wave).await? {
        return Ok(()); // It ran before, and what was released stays.
    }
    let wave =
        opened(tx, wave).await?.ok_or_else(|| Refusal::Conflict("the box is not open yet".to_owned()))?;
    // What stands side by side is final, and so nothing is added to it. A round can't be closed before.
    let round = surveys::wave(tx, wave.wave).await?.map(|w| w.round).ok_or(Refusal::NotFound)?;
    if store::comparison::of_round(tx, round).await?.is_some() {
        return Err(Refusal::Bad(
            "the round of this wave is closed, and its comparisons are made".to_owned(),
        ));
    }
    let made = make(tx.new_id(), &wave).map_err(|e| Refusal::Broken(e.to_string()))?;
    store::insert(tx, wave.organisation, &made).await?;
    permit.audit(Some(wave.organisation), Some(made.id)).await?;
    say(tx, &FindingsReleased { release: made.id, wave: wave.wave, organisation: wave.organisation }).await
}

/// Makes everything that will ever be shown of the LA as a whole in this wave.
pub(crate) fn make(id: Uuid, wave: &OpenedWave) -> Result<Release, CalcError> {
    let stored: Thresholds = serde_json::from_value(wave.thresholds.clone())
        .map_err(|_| CalcError::NotPublished("the wave's settings can't be read"))?;
    let t = stored.stricter(Thresholds::default());
    release_of(id, (wave.wave, wave.asks, wave.closed_on), wave.invited, &wave.instrument, &wave.answers, &t)
}

pub(crate) fn release_of(
    id: Uuid,
    (wave, asks, closed_on): (Uuid, Group, NaiveDate),
    invited: u32,
    instrument: &Instrument,
    answers: &[Answers],
    t: &Thresholds,
) -> Result<Release, CalcError> {
    let answered = u32::try_from(answers.len()).map_err(|_| CalcError::TooLarge)?;
    // More ballots than invitations can't be, but must not hold findings back if it ever is.
    let invited = invited.max(answered);
    let few = answered < t.min_base;
    Ok(Release {
        id,
        wave,
        asks,
        closed_on,
        invited: base(invited, t),
        answered: base(answered, t),
        // Where nothing may be said of the answers, nothing is said of the rate either.
        response: if few { share(0, 0, t)? } else { share(answered, invited, t)? },
        sheets: if few { Vec::new() } else { sheets(instrument, answers, t)? },
    })
}

fn sheets(instrument: &Instrument, answers: &[Answers], t: &Thresholds) -> Result<Vec<Sheet>, CalcError> {
    let mut made: Vec<(Sheet, &Question, Counts)> = Vec::new();
    for registry::Listed { section, question, by } in registry::of(instrument) {
        let counts = count(question, answers);
        let safe = branch_may_be_shown(&made, question, &counts, t)?;
        let mut cells = cells(question, &counts, t)?;
        if !safe {
            (cells.shares, cells.table) = (None, Table::Withheld);
        }
        let by = by::tell_apart(question, &counts, &cells, &by, answers, t)?;
        let sheet = Sheet {
            name: question.name.clone(),
            section: section.title.to_string(),
            picture: section.picture.clone(),
            text: question.whole(),
            asked_of: asked_of(instrument, question),
            indicator: question.indicator.clone(),
            options: options(question).into_iter().map(|line| line.label).collect(),
            base: safe.then(|| base(counts.base, t).into()),
            cells,
            by,
        };
        made.push((sheet, question, counts));
    }
    Ok(made.into_iter().map(|(sheet, ..)| sheet).collect())
}

/// "Asked of those who said “Sometimes” or “Never” to “Do you feel safe where you live?”"
fn asked_of(instrument: &Instrument, question: &Question) -> Option<String> {
    let condition = question.ask_if.as_ref()?;
    let parent = instrument.question(&condition.question)?;
    let led = options(parent).into_iter().filter(|line| line.any_of(&condition.any_of));
    let said: Vec<String> = led.map(|line| format!("“{}”", line.label)).collect();
    Some(format!("Asked of those who said {} to “{}”", said.join(" or "), parent.text))
}

/// How many answered behind a branch says how many were led there.
fn branch_may_be_shown(
    made: &[(Sheet, &Question, Counts)],
    question: &Question,
    counts: &Counts,
    t: &Thresholds,
) -> Result<bool, CalcError> {
    let Some(condition) = &question.ask_if else { return Ok(true) };
    let Some((sheet, parent, of)) = made.iter().find(|(s, ..)| s.name == condition.question) else {
        return Ok(false);
    };
    // Two branches from one question could say together what neither does: the first is shown, the others aren't.
    let taken = made.iter().any(|(s, q, _)| {
        s.base.is_some()
            && q.ask_if
                .as_ref()
                .is_some_and(|c| c.question == condition.question && c.any_of != condition.any_of)
    });
    let lines = options(parent);
    // A branch from inside a band would say how the band divides.
    let splits = lines.iter().any(|line| line.split_by(&condition.any_of));
    let led: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].any_of(&condition.any_of)).collect();
    Ok(!taken && !splits && branch_is_safe(&sheet.cells, parent, (of.base, counts.base), &led, t)?)
}
