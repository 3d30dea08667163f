//! All that a page of the survey needs of the database, in one look: it is asked on every page of every phone.

use kit::House;
use kit::web::Refusal;
use sea_orm::prelude::*;
use sea_orm::sea_query::{ExprTrait, IntoColumnRef, Query, SelectStatement};
use sea_orm::{FromQueryResult, Iterable, JoinType, QueryResult};

use super::entities::{box_draft, box_nullifier, invitation, place, wave as waves};
use super::wave;
use crate::model::Wave;
use crate::ticket::Ticket;

/// What a ticket leads to.
pub(crate) struct Glance {
    pub(crate) wave: Wave,
    /// The draft and the wave it is of, while its day is not over.
    pub(crate) draft: Option<(Uuid, Vec<u8>)>,
    /// The place's revision, and the day on which it was known to be answered: an invitation of the register, or another.
    pub(crate) place: Option<(i32, Option<Date>)>,
    /// Whether a ballot is in under the ticket's nullifier.
    pub(crate) sent: bool,
}

/// Looks; `None` where the wave is not there. Nothing of it is kept anywhere.
pub(crate) async fn glance(house: &House, ticket: &Ticket) -> Result<Option<Glance>, Refusal> {
    let row = house.db.look(&query(ticket, house.today())).await?;
    row.map(|row| read(&row)).transpose()
}

fn query(ticket: &Ticket, today: Date) -> SelectStatement {
    let (draft, invited) = (|c| (box_draft::Entity, c), |c| (invitation::Entity, c));
    let tag = (box_nullifier::Entity, box_nullifier::Column::Tag);
    let its = |column: (box_draft::Entity, box_draft::Column)| Expr::col(column);
    let there = its(draft(box_draft::Column::Id)).eq(ticket.draft);
    let current = its(draft(box_draft::Column::ExpiresOn)).gte(today);
    let of_wave = Expr::col(invited(invitation::Column::Wave)).eq(ticket.wave);
    let named = Expr::col(invited(invitation::Column::Id)).eq(ticket.invitation);
    let other = |c| (place::Entity, c);
    let others = Expr::col(other(place::Column::Id)).eq(ticket.invitation);
    let others = others.and(Expr::col(other(place::Column::Wave)).eq(ticket.wave));
    Query::select()
        .columns(waves::Column::iter().map(|c| (waves::Entity, c).into_column_ref()))
        .expr_as(its(draft(box_draft::Column::Wave)), "draft_wave")
        .expr_as(its(draft(box_draft::Column::Sealed)), "draft_sealed")
        .expr_as(Expr::col(invited(invitation::Column::Revision)), "invited_revision")
        .expr_as(Expr::col(invited(invitation::Column::DoneOn)), "invited_done")
        .expr_as(Expr::col(other(place::Column::Id)), "other_id")
        .expr_as(Expr::col(other(place::Column::DoneOn)), "other_done")
        .expr_as(Expr::col(tag), "sent_tag")
        .from(waves::Entity)
        .join(JoinType::LeftJoin, box_draft::Entity, there.and(current))
        .join(JoinType::LeftJoin, invitation::Entity, named.and(of_wave))
        .join(JoinType::LeftJoin, place::Entity, others)
        .join(JoinType::LeftJoin, box_nullifier::Entity, Expr::col(tag).eq(ticket.tag.clone()))
        .and_where(Expr::col((waves::Entity, waves::Column::Id)).eq(ticket.wave))
        .to_owned()
}

fn read(row: &QueryResult) -> Result<Glance, Refusal> {
    let (of, sealed) = (row.try_get("", "draft_wave")?, row.try_get("", "draft_sealed")?);
    let (revision, done): (Option<i32>, _) =
        (row.try_get("", "invited_revision")?, row.try_get("", "invited_done")?);
    let (other, other_done): (Option<Uuid>, _) =
        (row.try_get("", "other_id")?, row.try_get("", "other_done")?);
    let sent: Option<Vec<u8>> = row.try_get("", "sent_tag")?;
    Ok(Glance {
        wave: wave::read(waves::Model::from_query_result(row, "")?)?,
        draft: Option::zip(of, sealed),
        place: revision.map(|revision| (revision, done)).or(other.map(|_| (0, other_done))),
        sent: sent.is_some(),
    })
}
