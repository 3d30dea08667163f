//! Who may do what in a quarterly round. Whoever runs a plan reads what is said of it before others do, but for what is said of
//! themselves; the national team looks again at all that is kept back (docs/adr/0021).

use kit::Tx;
use kit::permit::Actor;
use kit::web::Refusal;
use people::{Organisation, Role};
use uuid::Uuid;

use super::Permit;
use crate::model::{Comment, Fate, Plan, Quarter, Turn};
use crate::store::{self, comments, quarters};

kit::acts! {
    /// Saying when rounds are held.
    SetQuarters("say when the rounds of the plan are", [Role::Lead]) -> Organisation;
    /// Seeing how a round stands: what moved, what is stuck, what young people said.
    SeeQuarter("see the round of the plan", [Role::Lead, Role::SeniorLeader]) -> Followed;
    /// Answering what young people said, in public.
    AnswerYoung("answer young people", [Role::SeniorLeader]) -> Asked;
    /// Reading what young people said before others do.
    ReadComments("read comments before others", [Role::Lead]) -> Organisation;
    /// Letting others read it, or keeping it back.
    DecideComment("publish a comment or keep it back", [Role::Lead]) -> Judged;
    /// Reading what is said of the people who run a plan, and what leads keep back.
    ReadOutside("read comments about councils", [Role::Manager]) -> Organisation;
    /// Deciding about it.
    DecideOutside("decide about a comment from outside", [Role::Manager]) -> Judged;
    /// Saying something of a plan: anyone, unknown to us. It leaves no audit line.
    CommentOnPlan("comment on a plan") -> Open;
    /// Moving a round along: the product's own.
    MoveQuarter("move the round of a plan") -> Organisation;
}

/// An LA, the plan that people read, and its newest round.
#[derive(Debug)]
pub struct Followed {
    /// The LA.
    pub la: Organisation,
    /// The plan.
    pub plan: Plan,
    /// The round; none before the first.
    pub quarter: Option<Quarter>,
    /// Whether this person writes the plan.
    pub writes: bool,
    /// Whether this person answers.
    pub signs: bool,
}

/// A round in which leaders can answer.
#[derive(Debug)]
pub struct Asked {
    /// The LA.
    pub la: Organisation,
    /// The plan that people read.
    pub plan: Plan,
    /// The round.
    pub quarter: Quarter,
}

/// A comment that waits for somebody to decide.
#[derive(Debug)]
pub struct Judged {
    /// The LA.
    pub la: Organisation,
    /// The comment.
    pub comment: Comment,
}

/// A round in which anyone can comment.
#[derive(Debug)]
pub struct Open {
    /// The LA.
    pub la: Organisation,
    /// The plan that people read.
    pub plan: Plan,
    /// The round.
    pub quarter: Quarter,
}

/// Leave to say when rounds are held.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn set_quarters<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, SetQuarters>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, slug, SetQuarters::ROLES).await?))
}

async fn newest(tx: &Tx, la: Uuid) -> Result<Option<Quarter>, Refusal> {
    Ok(quarters::newest(tx, la, 1).await?.pop())
}

async fn published(tx: &Tx, la: Uuid) -> Result<Plan, Refusal> {
    store::current(tx, la).await?.published.ok_or(Refusal::NotFound)
}

/// Leave to see how the round stands.
///
/// # Errors
/// As [`people::seated`], for leads and senior leaders; [`Refusal::NotFound`] while no plan is published.
pub async fn see_quarter<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, SeeQuarter>, Refusal> {
    let la = people::seated(tx, actor, slug, SeeQuarter::ROLES).await?;
    let sits = |role: Role| actor.seats.iter().any(|s| s.organisation == la.id && s.role == role.code());
    let (writes, signs) = (sits(Role::Lead), sits(Role::SeniorLeader));
    let (plan, quarter) = (published(tx, la.id).await?, newest(tx, la.id).await?);
    Ok(Permit::grant(tx, actor, Followed { la, plan, quarter, writes, signs }))
}

/// Leave to answer young people.
///
/// # Errors
/// As [`people::seated`], for senior leaders; [`Refusal::NotFound`] where no round has come to its leaders.
pub async fn answer_young<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, AnswerYoung>, Refusal> {
    let la = people::seated(tx, actor, slug, AnswerYoung::ROLES).await?;
    let plan = published(tx, la.id).await?;
    let quarter = newest(tx, la.id).await?.ok_or(Refusal::NotFound)?;
    match quarter.turn(tx.today()) {
        Turn::Leaders | Turn::Past => Ok(Permit::grant(tx, actor, Asked { la, plan, quarter })),
        Turn::Owners | Turn::Young => Err(Refusal::NotFound),
    }
}

/// Leave to read what young people said of an LA's plan before others do.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn read_comments<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, ReadComments>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, slug, ReadComments::ROLES).await?))
}

/// Leave to decide about a comment that waits in one's LA. What is about its own people is not there, as if it did not exist.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::NotFound`] for a comment of another LA, or about this one's people;
/// [`Refusal::Conflict`] where it was decided.
pub async fn decide_comment<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
    id: Uuid,
) -> Result<Permit<'tx, DecideComment>, Refusal> {
    let la = people::seated(tx, actor, slug, DecideComment::ROLES).await?;
    let found = comments::one(tx, id).await?.filter(|c| c.la == la.id && !c.outside);
    let comment = found.ok_or(Refusal::NotFound)?;
    match comment.fate {
        Fate::Waits => Ok(Permit::grant(tx, actor, Judged { la, comment })),
        _ => Err(decided()),
    }
}

/// What somebody who comes second is told.
pub(crate) fn decided() -> Refusal {
    Refusal::Conflict(
        "Somebody has decided about this comment already. Go back to see the others.".to_owned(),
    )
}

/// Leave to read what is about the people who run plans, and what leads keep back.
///
/// # Errors
/// As [`people::national`], for managers.
pub async fn read_outside<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, ReadOutside>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, ReadOutside::ROLES).await?))
}

/// Leave to decide about a comment from outside the LA: one about its people, or one that is kept back.
///
/// # Errors
/// As [`people::national`], for managers; [`Refusal::NotFound`] for a comment that is its LA's to decide;
/// [`Refusal::Conflict`] for one that anyone can read.
pub async fn decide_outside<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    id: Uuid,
) -> Result<Permit<'tx, DecideOutside>, Refusal> {
    people::national(tx, actor, DecideOutside::ROLES).await?;
    let found = comments::one(tx, id).await?;
    let found = found.filter(|c| c.outside || matches!(c.fate, Fate::KeptBack(_)));
    let comment = found.ok_or(Refusal::NotFound)?;
    if comment.fate == Fate::Out {
        return Err(decided());
    }
    let la = people::organisation(tx, comment.la).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, Judged { la, comment }))
}

/// Leave to comment; none where nobody can just now.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no such LA.
pub async fn comment_on_plan<'tx>(
    tx: &'tx Tx,
    slug: &str,
) -> Result<Option<Permit<'tx, CommentOnPlan>>, Refusal> {
    let la = people::public_authority(tx, slug).await?;
    let Some(plan) = store::current(tx, la.id).await?.published else { return Ok(None) };
    let open = newest(tx, la.id).await?.filter(|quarter| quarter.turn(tx.today()) == Turn::Young);
    let Some(quarter) = open.filter(|_| comments::can_keep(tx, la.id)) else { return Ok(None) };
    Ok(Some(Permit::grant(tx, &Actor::house(), Open { la, plan, quarter })))
}

/// Leave to move an LA's rounds along; none where it is gone.
pub(crate) async fn move_quarter<'tx>(
    tx: &'tx Tx,
    la: Uuid,
) -> Result<Option<Permit<'tx, MoveQuarter>>, Refusal> {
    let la = people::organisation(tx, la).await?;
    Ok(la.map(|la| Permit::grant(tx, &Actor::house(), la)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::permit::Act;

    #[test]
    fn who_may_do_what_in_a_round() {
        let table: [(&str, &[Role], &[Role]); 7] = [
            (SetQuarters::NAME, SetQuarters::ROLES, &[Role::Lead]),
            (SeeQuarter::NAME, SeeQuarter::ROLES, &[Role::Lead, Role::SeniorLeader]),
            (AnswerYoung::NAME, AnswerYoung::ROLES, &[Role::SeniorLeader]),
            (ReadComments::NAME, ReadComments::ROLES, &[Role::Lead]),
            (DecideComment::NAME, DecideComment::ROLES, &[Role::Lead]),
            (ReadOutside::NAME, ReadOutside::ROLES, &[Role::Manager]),
            (DecideOutside::NAME, DecideOutside::ROLES, &[Role::Manager]),
        ];
        for (act, roles, may) in table {
            for role in Role::ALL {
                assert_eq!(roles.contains(&role), may.contains(&role), "{act}: {role:?}");
            }
        }
    }
}
