//! Reading what young people said before others do: publish it word for word, or keep it back with one of four reasons. The lead
//! reads what is about the plan; the national team what is about its people, and again all that was kept back.

use axum::extract::Path;
use kit::Tx;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{
    Field, Item, Press, back_link, button, empty, error_summary, inset_text, radios, warning_text,
};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};
use uuid::Uuid;

use crate::acts;
use crate::model::{Comment, Fate, Plan, WhyKeptBack, look};
use crate::pages::id;
use crate::rights;
use crate::store::{self, comments};

const OUT: &str = "out";
/// With words that have to be looked at twice: somebody did.
const SEEN: &str = "seen";

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::read_comments(&tx, cx.actor()?, &la).await?;
    page(local(&tx, cx.actor()?, permit.thing(), None).await?)
}

pub(super) async fn post(cx: Cx, Path((la, comment)): Path<(String, String)>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::decide_comment(&tx, cx.actor()?, &la, id(&comment)?).await?;
    let judged = permit.thing();
    let Some(fate) = read(&mut form, &judged.comment) else {
        return refused(local(&tx, cx.actor()?, &judged.la, Some((judged.comment.id, &form))).await?);
    };
    acts::decide(&permit, fate, Some(judged.la.id)).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan/comments"))
}

pub(super) async fn get_outside(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    rights::read_outside(&tx, cx.actor()?).await?;
    page(national(&tx, cx.actor()?, None).await?)
}

pub(super) async fn post_outside(cx: Cx, Path(comment): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::decide_outside(&tx, cx.actor()?, id(&comment)?).await?;
    let judged = permit.thing();
    let Some(fate) = read(&mut form, &judged.comment) else {
        return refused(national(&tx, cx.actor()?, Some((judged.comment.id, &form))).await?);
    };
    acts::decide(&permit, fate, None).await?;
    tx.commit().await?;
    go("/programme/comments")
}

fn field(comment: Uuid) -> String {
    format!("fate-{}", ids::show(comment))
}

/// What was decided; `None` where the form refuses something. Words that could lead to somebody are published only by whoever
/// says that they looked twice.
fn read(form: &mut Form, comment: &Comment) -> Option<Fate> {
    let name = field(comment.id);
    let fate = form.choice(&name, "Choose whether others may read it", |code| match code {
        OUT => Some(Fate::Out),
        code => WhyKeptBack::of(code).map(Fate::KeptBack),
    });
    let doubtful = comment.words.as_deref().is_some_and(|words| !look(words).is_empty());
    if fate == Some(Fate::Out) && doubtful && form.value(SEEN) != "yes" {
        form.refuse(&name, "Look at it twice, then tick that nobody can be found or hurt by it");
    }
    fate.filter(|_| !form.refused())
}

/// A form that came back, and for which comment.
type Back<'a> = Option<(Uuid, &'a Form)>;

fn title<'a>(back: Back<'_>, heading: &'a str, wrong: &'a str) -> &'a str {
    if back.is_some() { wrong } else { heading }
}

async fn local(tx: &Tx, actor: &Actor, la: &Organisation, back: Back<'_>) -> Result<Markup, Refusal> {
    let all = comments::to_read(tx, comments::of_la(la.id)).await?;
    let plan = store::current(tx, la.id).await?.published;
    let content = html! {
        @if let Some((_, form)) = back { (error_summary(form.errors())) }
        h1.govuk-heading-l { "Comments to read" }
        p.govuk-body { "Young people wrote this about the plan. Nobody else sees it before you decide. You can’t change a word. Not agreeing is no reason to keep it back: the national team reads again what you keep back." }
        (warning_text("Does one tell of harm? Act on that first, as you would if somebody had told you."))
        p.govuk-body { "Tell whoever looks after safety in your council now. " a.govuk-link href=(la.path("/contact")) { "See who is on duty" } ". Then keep the comment back as telling of harm: your duty contact is told as well." }
        @if all.is_empty() { (empty(html! { p.govuk-body { "No comment waits to be read." } })) }
        @if !all.is_empty() { h2.govuk-heading-m { "Waiting for you" } }
        @for comment in &all {
            (one(comment, plan.as_ref(), None, &la.path(&format!("/plan/comments/{}", ids::show(comment.id))), back))
        }
    };
    let before = Some(back_link("This quarter", &la.path("/plan/round")));
    let title = title(back, "Comments to read", "Error: Comments to read");
    Ok(Frame { title, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor))
}

async fn national(tx: &Tx, actor: &Actor, back: Back<'_>) -> Result<Markup, Refusal> {
    let waiting = comments::to_read(tx, comments::outside()).await?;
    let kept = comments::kept_back(tx).await?;
    let mut sections = Vec::new();
    for (heading, all, nothing) in [
        ("About the people who run a plan", waiting, "No comment waits to be read."),
        ("Kept back", kept, "Nothing is kept back now."),
    ] {
        let mut drawn = Vec::new();
        for comment in &all {
            let la = people::organisation(tx, comment.la).await?;
            let plan = store::current(tx, comment.la).await?.published;
            let at = format!("/programme/comments/{}", ids::show(comment.id));
            drawn.push(one(comment, plan.as_ref(), la.as_ref(), &at, back));
        }
        sections.push((heading, drawn, nothing));
    }
    let content = html! {
        @if let Some((_, form)) = back { (error_summary(form.errors())) }
        h1.govuk-heading-l { "Comments about councils" }
        p.govuk-body { "Here is what young people say about those who run a plan, which these don’t read first; and what was kept back by a lead, so that nothing is kept back for being uncomfortable. What you publish stands on the public plan, word for word." }
        @for (heading, drawn, nothing) in &sections {
            h2.govuk-heading-m { (heading) }
            @if drawn.is_empty() { (empty(html! { p.govuk-body { (nothing) } })) }
            @for one in drawn { (one) }
        }
    };
    let title = title(back, "Comments about councils", "Error: Comments about councils");
    Ok(Frame { title, here: "Home", content, ..Frame::default() }.draw(actor))
}

fn one(
    comment: &Comment,
    plan: Option<&Plan>,
    la: Option<&Organisation>,
    at: &str,
    back: Back<'_>,
) -> Markup {
    let about = comment.promise.and_then(|promise| plan?.keeping(promise));
    let words = comment.words.as_deref();
    let found = words.map(look).unwrap_or_default();
    let name = field(comment.id);
    let form = back.filter(|(id, _)| *id == comment.id).map(|(_, form)| form);
    let value = form.map(|form| form.value(&name).to_owned()).unwrap_or_default();
    let field =
        Field::new(&*name, "May others read it?").value(value).error(form.and_then(|form| form.error(&name)));
    let mut items = vec![Item::new(OUT, "Yes, word for word as it stands")];
    items.extend(WhyKeptBack::ALL.iter().map(|why| Item::new(why.code(), format!("No. {}", why.words()))));
    html! {
        section.nb-comment {
            h3.govuk-heading-s {
                @if let Some(la) = la { (la.name) ", " }
                "on " (written(comment.day)) ", about "
                @match about { Some(action) => { "“" (action.text.we_will) "”" } None => "the whole plan" }
            }
            @if let Fate::KeptBack(why) = comment.fate { p.govuk-body { "Kept back: " (why.words()) "." } }
            @match words {
                Some(words) => (inset_text(html! { p.govuk-body data-said { (words) } })),
                None => p.govuk-body { "Its words can’t be read any more: the council’s key is gone." },
            }
            @for look in &found { p.govuk-body { b { "Look twice. " } (look.words()) } }
            form method="post" action=(at) novalidate {
                (radios(&field, &items))
                @if !found.is_empty() { (twice(comment.id)) }
                (button(Press::Primary, "Decide"))
            }
        }
    }
}

/// One box, beside the choice and not of it.
fn twice(comment: Uuid) -> Markup {
    let id = format!("seen-{}", ids::show(comment));
    html! {
        div.govuk-form-group {
            div.govuk-checkboxes data-module="govuk-checkboxes" {
                div."govuk-checkboxes__item" {
                    input."govuk-checkboxes__input" id=(id) name=(SEEN) type="checkbox" value="yes";
                    label.govuk-label."govuk-checkboxes__label" for=(id) { "I looked twice: nobody can be found or hurt by it" }
                }
            }
        }
    }
}
