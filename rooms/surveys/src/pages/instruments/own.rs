//! What a manager does with one of the programme's own instruments. Each leads back to it, or to the list.

use axum::extract::Path;
use kit::web::{Answer, Cx, go};

use super::{ALL, Found, address};
use crate::{rights, writing};

/// What was read becomes a draft.
pub(in crate::pages) async fn keep(cx: Cx, Path(own): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::change_instrument(&tx, cx.actor()?, &own).await?;
    writing::keep(&permit).await?;
    let to = address(permit.thing().1.id);
    tx.commit().await?;
    go(to)
}

/// Leads may choose it.
pub(in crate::pages) async fn offer(cx: Cx, Path(own): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::change_instrument(&tx, cx.actor()?, &own).await?;
    writing::offer(&permit).await?;
    let to = address(permit.thing().1.id);
    tx.commit().await?;
    go(to)
}

/// No lead may choose it any more.
pub(in crate::pages) async fn withdraw(cx: Cx, Path(own): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::change_instrument(&tx, cx.actor()?, &own).await?;
    writing::withdraw(&permit).await?;
    let to = address(permit.thing().1.id);
    tx.commit().await?;
    go(to)
}

/// It goes.
pub(in crate::pages) async fn discard(cx: Cx, Path(own): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::change_instrument(&tx, cx.actor()?, &own).await?;
    writing::discard(&permit).await?;
    tx.commit().await?;
    go(ALL)
}

/// Begins the next version of an instrument with its words, or goes on with the draft that is there.
pub(in crate::pages) async fn copy(cx: Cx, Path(place): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write_instruments(&tx, cx.actor()?).await?;
    let instrument = Found::at(&tx, &place).await?.instrument;
    let draft = writing::draft(&permit, instrument).await?;
    tx.commit().await?;
    go(address(draft))
}
