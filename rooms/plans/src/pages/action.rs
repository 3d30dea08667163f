//! Writing, changing and deleting an action.

use axum::extract::{Path, Query};
use kit::Tx;
use kit::forms::Form;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use serde::Deserialize;

use super::action_form::{self, Sheet};
use super::id;
use crate::evidence::{self, Base};
use crate::model::{Action, Refused, Theme, rewritten};
use crate::rights::{Permit, WritePlan};
use crate::{acts, rights, store};

#[derive(Deserialize)]
pub(super) struct From {
    from: Option<String>,
    /// A promise of the plan before, to be carried on.
    carry: Option<String>,
}

pub(super) async fn new(
    cx: Cx,
    Path((la, theme)): Path<(String, String)>,
    Query(from): Query<From>,
) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let theme = find_theme(&permit, &theme)?;
    let base = evidence::of(&tx, permit.thing().plan.content.release).await?;
    let before = carried(&permit, from.carry.as_deref()).await?;
    let form = match &before {
        Some(before) => action_form::carrying(before),
        None => action_form::starting(from.from.as_deref().unwrap_or_default(), &base),
    };
    let kept = before.as_ref().map(|before| &before.text);
    let sheet = Sheet::new(permit.thing(), theme, &base, kept);
    page(action_form::draw(cx.actor()?, &sheet, &form))
}

pub(super) async fn add(cx: Cx, Path((la, theme)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let theme = find_theme(&permit, &theme)?;
    let base = evidence::of(&tx, permit.thing().plan.content.release).await?;
    let before = carried(&permit, Some(form.value("carry")).filter(|carry| !carry.is_empty())).await?;
    let kept = before.as_ref().map(|before| &before.text);
    let Some(text) = action_form::read(&tx, &mut form, &base, kept) else {
        let sheet = Sheet::new(permit.thing(), theme, &base, kept);
        return refused(action_form::draw(cx.actor()?, &sheet, &form));
    };
    match &before {
        Some(before) => acts::carry_on(&permit, theme.id, &text, before.promise).await?,
        None => acts::add_action(&permit, theme.id, &text).await?,
    };
    saved(tx, &la, "action").await
}

/// The action of the published plan that is carried on.
async fn carried(permit: &Permit<'_, WritePlan>, promise: Option<&str>) -> Result<Option<Action>, Refusal> {
    let Some(promise) = promise else { return Ok(None) };
    let published = store::current(permit.tx(), permit.thing().la.id).await?.published;
    let found = published.as_ref().and_then(|plan| plan.keeping(id(promise).ok()?));
    found.cloned().map(Some).ok_or(Refusal::NotFound)
}

pub(super) async fn get(cx: Cx, Path((la, action)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let (theme, action) = find_action(&permit, &action)?;
    let base = evidence::of(&tx, permit.thing().plan.content.release).await?;
    let sheet = sheet(&permit, theme, action, &base);
    page(action_form::draw(cx.actor()?, &sheet, &action_form::filled(&action.text)))
}

pub(super) async fn post(cx: Cx, Path((la, action)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let (theme, action) = find_action(&permit, &action)?;
    let base = evidence::of(&tx, permit.thing().plan.content.release).await?;
    let read = form.has("read").then(|| form.value("read").to_owned());
    let mut sheet = sheet(&permit, theme, action, &base);
    let Some(text) = action_form::read(&tx, &mut form, &base, Some(&action.text)) else {
        // What was read stays what was read, however often the form comes back.
        sheet.read = read.or(sheet.read);
        return refused(action_form::draw(cx.actor()?, &sheet, &form));
    };
    match acts::change_action(&permit, action.id, &text, read.as_deref()).await {
        Ok(()) => saved(tx, &la, "action").await,
        Err(Refusal::Conflict(why)) if why == Refused::Meanwhile.words() => {
            form.refuse("we-will", why);
            let name = |indicator: &str| base.find(indicator).map_or(indicator, |f| &*f.label).to_owned();
            sheet.meanwhile = rewritten(theme, &action.text, &text, &name);
            refused(action_form::draw(cx.actor()?, &sheet, &form))
        }
        Err(other) => Err(other),
    }
}

fn sheet<'a>(
    permit: &'a Permit<'_, WritePlan>,
    theme: &'a Theme,
    action: &'a Action,
    base: &'a Base,
) -> Sheet<'a> {
    Sheet {
        delete: Some(delete_at(permit, action)),
        read: Some(action.text.mark().show()),
        ..Sheet::new(permit.thing(), theme, base, Some(&action.text))
    }
}

pub(super) async fn delete(cx: Cx, Path((la, action)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let action = id(&action)?;
    acts::delete_action(&permit, action).await?;
    saved(tx, &la, "deleted").await
}

async fn saved(tx: Tx, la: &str, what: &str) -> Answer {
    tx.commit().await?;
    go(format!("/la/{la}/plan?done={what}"))
}

fn find_theme<'a>(permit: &'a Permit<'_, WritePlan>, theme: &str) -> Result<&'a Theme, Refusal> {
    let theme = id(theme)?;
    permit.thing().plan.content.themes.iter().find(|t| t.id == theme).ok_or(Refusal::NotFound)
}

fn find_action<'a>(
    permit: &'a Permit<'_, WritePlan>,
    action: &str,
) -> Result<(&'a Theme, &'a Action), Refusal> {
    permit.thing().plan.action(id(action)?).ok_or(Refusal::NotFound)
}

fn delete_at(permit: &Permit<'_, WritePlan>, action: &Action) -> String {
    permit.thing().la.path(&format!("/plan/actions/{}/delete", kit::ids::show(action.id)))
}
