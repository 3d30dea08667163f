//! The steps of a plan, each a form on its page: send, sign, send back, publish.

use axum::extract::Path;
use kit::forms::Form;
use kit::web::{Answer, Cx, Refusal, go, refused};

use super::plan;
use crate::{acts, rights};

pub(super) async fn send(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.write().await?;
    acts::send(&rights::send(&tx, cx.actor()?, &la).await?).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=sent"))
}

pub(super) async fn sign(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::sign(&tx, cx.actor()?, &la).await?;
    let words = form.optional("words", 500);
    if form.refused() {
        return refused(plan::again(&tx, cx.actor()?, &la, &form).await?);
    }
    // The form carries the mark of what the leader read; what was changed since is not signed.
    let read = permit.thing().plan.content.mark();
    if form.value("read") != read.show() {
        return Err(Refusal::from(crate::Refused::Changed));
    }
    acts::sign(&permit, &read, words).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=signed"))
}

pub(super) async fn back(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::sign(&tx, cx.actor()?, &la).await?;
    let words = form.text("change", "Say what should change", 1000);
    if form.refused() {
        return refused(plan::again(&tx, cx.actor()?, &la, &form).await?);
    }
    acts::send_back(&permit, words).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=back"))
}

pub(super) async fn publish(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.write().await?;
    acts::publish(&rights::publish(&tx, cx.actor()?, &la).await?).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=published"))
}
