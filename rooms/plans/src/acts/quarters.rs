//! A round: when it is held, what young people say in it, who decides what others may read, and what leaders answer.

use kit::Tx;
use kit::permit::Act;
use kit::web::Refusal;
use std::collections::HashSet;
use uuid::Uuid;

use crate::mail::quarter as letters;
use crate::model::{Action, Comment, Fate, Plan, Quarter, Rules, Stage, Turn, Typed, WhyKeptBack};
use crate::rights::{AnswerYoung, CommentOnPlan, Judged, MoveQuarter, Permit, SetQuarters, decided};
use crate::store::comments;
use crate::store::quarters::{self, To};
use crate::store::{self, owners};

/// Says when an LA holds its rounds. The one that runs keeps its days.
///
/// # Errors
/// When the database refuses.
pub async fn set_quarters(permit: &Permit<'_, SetQuarters>, rules: &Rules) -> Result<(), Refusal> {
    quarters::set_rules(permit.tx(), permit.thing().id, rules).await?;
    permit.audit(Some(permit.thing().id), None).await
}

/// As many as can wait to be read: a flood ends here, and says so to whoever comes after it.
const MOST: u64 = 300;

/// Keeps what somebody says of the plan until somebody has read it. `once` names the form: sent again it says nothing new.
/// No audit line is written, and no job: who says it has no account, and nobody is to know when. `false`: too many wait.
///
/// # Errors
/// [`Refusal::NotFound`] for an action that isn't in the plan; when the database or the key folder refuses.
pub async fn comment(
    permit: &Permit<'_, CommentOnPlan>,
    once: &[u8],
    typed: &Typed,
) -> Result<bool, Refusal> {
    let (tx, open) = (permit.tx(), permit.thing());
    if typed.promise.is_some_and(|promise| open.plan.keeping(promise).is_none()) {
        return Err(Refusal::NotFound);
    }
    let id = comments::id_of(tx, open.quarter.id, once, typed)?;
    if comments::is_there(tx, id).await? {
        return Ok(true);
    }
    if comments::waiting(tx, comments::of_la(open.la.id)).await? >= MOST {
        return Ok(false);
    }
    comments::add(tx, id, &open.quarter, typed).await?;
    Ok(true)
}

/// Lets others read a comment, word for word, or keeps it back. Where it tells of harm the LA's duty contact is told so.
/// `of` is the LA in whose log it stands; none where the LA is not to know.
///
/// # Errors
/// [`Refusal::Conflict`] where somebody decided meanwhile, or its words can't be read any more.
pub async fn decide<A: Act<Thing = Judged>>(
    permit: &Permit<'_, A>,
    fate: Fate,
    of: Option<Uuid>,
) -> Result<(), Refusal> {
    let (tx, judged) = (permit.tx(), permit.thing());
    let unread = fate == Fate::Out && judged.comment.words.is_none();
    if unread || !comments::decide(tx, &judged.comment, fate, permit.by().account).await? {
        return Err(decided());
    }
    if fate == Fate::KeptBack(WhyKeptBack::Harm) && of.is_some() {
        letters::harm(tx, &judged.la).await?;
    }
    permit.audit(of, Some(judged.comment.id)).await
}

/// Answers a comment, or says something of an action, in public. Whoever left an address with the comment is told.
///
/// # Errors
/// [`Refusal::NotFound`] for what isn't there, or isn't public; [`Refusal::Conflict`] where it is answered.
pub(crate) async fn answer(permit: &Permit<'_, AnswerYoung>, to: To, words: &str) -> Result<(), Refusal> {
    let (tx, asked) = (permit.tx(), permit.thing());
    let (quarter, comment) = match to {
        To::Comment(id) => {
            let found = comments::one(tx, id).await?.filter(|c| c.la == asked.la.id && c.fate == Fate::Out);
            let comment = found.ok_or(Refusal::NotFound)?;
            (comment.quarter, Some(comment))
        }
        To::Promise(promise) => {
            asked.plan.keeping(promise).ok_or(Refusal::NotFound)?;
            (asked.quarter.id, None)
        }
    };
    let id = quarters::answer(tx, quarter, to, words, permit.by().account).await?;
    if let Some(comment) = comment
        && let Some(address) = comments::contact(tx, &comment).await?
    {
        letters::answered(tx, &asked.la, &comment, address, words).await?;
    }
    permit.audit(Some(asked.la.id), Some(id)).await
}

/// The actions that go on, and of which nobody has said anything since the round began.
pub(crate) fn silent<'a>(plan: &'a Plan, quarter: &'a Quarter) -> impl Iterator<Item = &'a Action> {
    plan.content
        .actions()
        .filter(|action| plan.news(action).is_none_or(|news| !news.status.over() && news.day < quarter.asked))
}

/// What anyone can read of a round and nobody has answered.
pub(crate) async fn unanswered(tx: &Tx, quarter: &Quarter) -> Result<Vec<Comment>, Refusal> {
    let answered = quarters::answers(tx, &[*quarter]).await?;
    let open = |comment: &Comment| !answered.iter().any(|a| a.to == To::Comment(comment.id));
    Ok(comments::out(tx, &[*quarter]).await?.into_iter().filter(open).collect())
}

/// Begins an LA's round on its day, and does what is due of the one that runs. Done twice on a day it does nothing more.
pub(crate) async fn move_along(permit: &Permit<'_, MoveQuarter>) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    let Some(rules) = quarters::rules(tx, la.id).await? else { return Ok(()) };
    let Some(plan) = store::current(tx, la.id).await?.published else { return Ok(()) };
    let today = tx.today();
    let mut newest = quarters::newest(tx, la.id, 1).await?.pop();
    // A round is never overtaken by the next: that begins when the last day to answer has passed.
    let free = newest.is_none_or(|quarter| quarter.turn(today) == Turn::Past);
    if free && rules.next <= today {
        let quarter = rules.quarter(tx.new_id(), la.id, today);
        quarters::begin(tx, &quarter).await?;
        quarters::set_rules(tx, la.id, &Rules { next: rules.following(today), ..rules }).await?;
        newest = Some(quarter);
    }
    let Some(quarter) = newest else { return Ok(()) };
    let due = quarter.to_do(&quarters::stages(tx, quarter.id).await?, today);
    for stage in &due {
        quarters::take(tx, quarter.id, *stage).await?;
    }
    if let Some(last) = due.last() {
        write(permit, &plan, &quarter, *last).await?;
        permit.audit(Some(la.id), Some(quarter.id)).await?;
    }
    Ok(())
}

/// Writes to those whose turn it is.
async fn write(
    permit: &Permit<'_, MoveQuarter>,
    plan: &Plan,
    quarter: &Quarter,
    stage: Stage,
) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    let silent: Vec<&Action> = silent(plan, quarter).collect();
    match stage {
        Stage::OwnersAsked | Stage::OwnersReminded => {
            let again = stage == Stage::OwnersReminded;
            let mut linked = HashSet::new();
            for owner in owners::of(tx, la.id).await? {
                let theirs: Vec<&Action> =
                    silent.iter().copied().filter(|a| owner.promises.contains(&a.promise)).collect();
                linked.extend(theirs.iter().map(|a| a.promise));
                if !theirs.is_empty() {
                    letters::owner(tx, la, &owner, &theirs, quarter, again).await?;
                }
            }
            let own: Vec<&Action> = silent.iter().copied().filter(|a| !linked.contains(&a.promise)).collect();
            if own.is_empty() { Ok(()) } else { letters::own(tx, la, &own, quarter, again).await }
        }
        Stage::YoungAsked => letters::young(tx, la, &silent, quarter).await,
        Stage::PaperOut => letters::paper(tx, la, &silent, quarter).await,
        Stage::LeadTold | Stage::LeadersTold => {
            let open = unanswered(tx, quarter).await?.len();
            if open == 0 {
                return Ok(());
            }
            letters::unanswered(tx, la, open, quarter, stage == Stage::LeadersTold).await
        }
    }
}

/// Tells those who read comments before others of what came in since yesterday morning, and erases what was kept long enough.
pub(crate) async fn morning(tx: &Tx) -> Result<(), Refusal> {
    let yesterday = tx.today().pred_opt().unwrap_or_else(|| tx.today());
    for (la, _) in quarters::holders(tx).await? {
        let came = comments::to_read(tx, comments::of_la(la)).await?;
        if let (true, Some(la)) =
            (came.iter().any(|c| c.day == yesterday), people::organisation(tx, la).await?)
        {
            letters::to_read(tx, &la, came.len()).await?;
        }
    }
    let outside = comments::to_read(tx, comments::outside()).await?;
    if outside.iter().any(|comment| comment.day == yesterday) {
        letters::to_read_outside(tx, outside.len()).await?;
    }
    let told = quarters::answered_before(tx, comments::told_before(tx)).await?;
    comments::tidy(tx, &told).await
}
