//! What colleagues say of an action, among themselves: while it is drafted, and after. Next: the same page, with what was said.

use axum::extract::Path;
use kit::clock::{written, written_at};
use kit::forms::Form;
use kit::govuk::{Item, Press, back_link, button, checkboxes, error_summary, textarea};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Member};
use uuid::Uuid;

use super::id;
use crate::acts;
use crate::rights::Permit;
use crate::rights::remarks::{self as rights, RemarkOnPlan, Remarked};
use crate::store::remarks::{self, Remark};

/// All that the page shows.
struct View<'a> {
    about: &'a Remarked,
    said: Vec<(Remark, String, Vec<String>)>,
    colleagues: Vec<Member>,
}

pub(super) async fn get(cx: Cx, Path((la, promise)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::remark(&tx, cx.actor()?, &la, id(&promise)?).await?;
    page(draw(cx.actor()?, &load(&permit).await?, &Form::default()))
}

pub(super) async fn post(cx: Cx, Path((la, promise)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::remark(&tx, cx.actor()?, &la, id(&promise)?).await?;
    let view = load(&permit).await?;
    let words = form.text("words", "Write your remark", 1_000);
    let ticked = form.values("tell");
    let named: Vec<Uuid> = view
        .colleagues
        .iter()
        .map(|member| member.account)
        .filter(|account| ticked.contains(&kit::ids::show(*account).as_str()))
        .collect();
    if form.refused() {
        return refused(draw(cx.actor()?, &view, &form));
    }
    acts::remarks::remark(&permit, &words, &named).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan/promises/{promise}/remarks"))
}

async fn load<'a>(permit: &'a Permit<'_, RemarkOnPlan>) -> Result<View<'a>, Refusal> {
    let tx = permit.tx();
    let name = async |account: Uuid| -> Result<String, Refusal> {
        Ok(people::person(tx, account).await?.map(|person| person.name).unwrap_or_default())
    };
    let mut said = Vec::new();
    for remark in remarks::of(tx, permit.thing().action.promise).await? {
        let by = match remark.by {
            Some(account) => name(account).await?,
            None => "New Belongings".to_owned(),
        };
        let mut named = Vec::new();
        for account in &remark.named {
            named.push(name(*account).await?);
        }
        said.push((remark, by, named));
    }
    Ok(View { about: permit.thing(), said, colleagues: acts::remarks::colleagues(permit).await? })
}

fn draw(actor: &Actor, view: &View<'_>, form: &Form) -> Markup {
    let (la, text) = (&view.about.la, &view.about.action.text);
    let items: Vec<Item> = view
        .colleagues
        .iter()
        .map(|member| {
            Item::new(kit::ids::show(member.account), &member.details.name).hint(member.role.words())
        })
        .collect();
    let ticked: Vec<String> = form.values("tell").into_iter().map(str::to_owned).collect();
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { "Remarks" }
        p.govuk-body { "We will: " b { (text.we_will) } }
        p.govuk-body { (text.who()) ", by " (written(text.due_on)) ". You said: " span data-said { (text.you_said) } }
        p.govuk-body { "Leads and senior leaders read this. Once people can read the action, facilitators of the national team can, too. It is never on the public plan. Leave names of young people out." }
        @for (remark, by, named) in &view.said { (one(remark, by, named)) }
        form method="post" novalidate {
            (textarea(&form.field("words", "Your remark", None), 3))
            @if !items.is_empty() { (checkboxes(&form.field("tell", "Who should see it? (optional)", Some("They get an e-mail.")), &items, &ticked)) }
            (button(Press::Primary, "Remark"))
        }
    };
    let friends = format!("/programme/plans/{}", la.slug);
    let before = Some(if view.about.friend {
        back_link("The plan", &friends)
    } else {
        back_link("Plan", &la.path("/plan"))
    });
    let title = if form.refused() { "Error: Remarks" } else { "Remarks" };
    let here = if view.about.friend { "Plans" } else { "Plan" };
    let la = Some(la).filter(|_| !view.about.friend);
    Frame { title, here, la, before, content, ..Frame::default() }.draw(actor)
}

fn one(remark: &Remark, by: &str, named: &[String]) -> Markup {
    html! {
        section {
            h2.govuk-heading-s { (by) ", " (written_at(remark.at)) }
            @for line in remark.words.lines().filter(|line| !line.trim().is_empty()) { p.govuk-body { (line) } }
            @if !named.is_empty() { p.govuk-hint { "For " (named.join(", ")) } }
        }
    }
}
