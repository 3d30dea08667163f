//! Whom an LA's requests are told to, set by its lead, and who can read them.

use axum::extract::{Path, Query};
use kit::Tx;
use kit::forms::{Form, plausible_email};
use kit::govuk::{
    Input, Press, button, error_summary, input, input_as, inset_text, link_button, warning_text,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page, refused};
use maud::{Markup, html};
use people::{Details, Frame, Member, Organisation, Role};
use serde::Deserialize;

use crate::model::{Contacts, Post, Waiting, of_the_council};
use crate::store::{contacts, request};
use crate::{acts, rights};

#[derive(Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::set_contacts(&tx, actor, &la).await?;
    let view = View::load(&tx, permit.thing()).await?;
    let form = filled(&contacts::of(&tx, permit.thing().id).await?);
    let notice = match done.done.as_deref() {
        Some("saved") => Some("Saved."),
        Some("invited") => Some("Duty worker invited."),
        _ => None,
    };
    page(view.draw(actor, notice, &form))
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::set_contacts(&tx, actor, &la).await?;
    let view = View::load(&tx, permit.thing()).await?;
    let new = read(&mut form, &view.team);
    if form.refused() {
        return refused(view.draw(actor, None, &form));
    }
    acts::set_contacts(&permit, &new).await?;
    tx.commit().await?;
    go(format!("/la/{la}/contact?done=saved"))
}

/// Invites a duty worker, in the way and with the right by which anyone is invited to the team.
pub(super) async fn invite(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = people::rights::manage_team(&tx, actor, &la).await?;
    let name = form.text("worker-name", "Enter their name", 80);
    let email = form.email("worker-email");
    if !form.refused() {
        match people::invite_to_team(&permit, &Details { name, email }, Role::Duty).await {
            Err(Refusal::Conflict(why)) => form.refuse("worker-email", why),
            done => {
                done?;
                tx.commit().await?;
                return go(format!("/la/{la}/contact?done=invited"));
            }
        }
    }
    let view = View::load(&tx, permit.thing()).await?;
    let kept = both(filled(&contacts::of(&tx, permit.thing().id).await?), form);
    refused(view.draw(actor, None, &kept))
}

fn field(post: Post, part: &str) -> String {
    format!("{}-{part}", post.code())
}

fn filled(contacts: &Contacts) -> Form {
    let names: Vec<(String, String)> = Post::ALL
        .into_iter()
        .filter_map(|post| contacts.get(post).map(|who| (post, who)))
        .flat_map(|(post, who)| {
            [(field(post, "name"), who.name.clone()), (field(post, "email"), who.email.clone())]
        })
        .collect();
    Form::filled(names.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

/// What is saved, beside what was just typed into the other form of the page.
fn both(saved: Form, typed: Form) -> Form {
    let names = Post::ALL.map(|p| [field(p, "name"), field(p, "email")]).concat();
    let mut values: Vec<(String, String)> =
        names.into_iter().map(|name| (name.clone(), saved.value(&name).to_owned())).collect();
    for name in ["worker-name", "worker-email"] {
        values.push((name.to_owned(), typed.value(name).to_owned()));
    }
    let mut form = Form::filled(values.iter().map(|(name, value)| (name.as_str(), value.clone())));
    typed.errors().iter().for_each(|(name, words)| form.refuse(name, words));
    form
}

fn read(form: &mut Form, team: &[Member]) -> Contacts {
    let mut contacts = Contacts::default();
    for post in Post::ALL {
        contacts.put(post, one(form, post));
    }
    let same = |a: &Option<Details>, b: &Option<Details>| {
        a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.email == b.email)
    };
    if same(&contacts.duty, &contacts.escalation) {
        form.refuse(
            "escalation-email",
            "Choose somebody else: they are told when the duty contact does not answer",
        );
    }
    let (guests, own): (Vec<&Member>, Vec<&Member>) = team.iter().partition(|m| {
        matches!(m.role, Role::Partner | Role::ElectedMember | Role::CareLeaver | Role::Champion)
    });
    let addresses = |all: &[&Member]| all.iter().map(|m| m.details.email.clone()).collect::<Vec<_>>();
    let mut own = addresses(&own);
    own.extend([&contacts.duty, &contacts.escalation].into_iter().flatten().map(|d| d.email.clone()));
    if let Some(advocate) = &contacts.advocate
        && of_the_council(&advocate.email, &own, &addresses(&guests))
    {
        form.refuse(
            "advocate-email",
            "Choose somebody outside the council: what they read may be about your team",
        );
    }
    contacts
}

/// A name and an address, or neither.
fn one(form: &mut Form, post: Post) -> Option<Details> {
    let (name_field, email_field) = (field(post, "name"), field(post, "email"));
    let name = form.optional(&name_field, 80);
    let email = form.optional(&email_field, 254).map(|e| e.to_lowercase());
    match (&name, &email) {
        (None, Some(_)) => form.refuse(&name_field, "Enter their name"),
        (Some(_), None) => form.refuse(&email_field, "Enter their email address"),
        (Some(_), Some(address)) if !plausible_email(address) => {
            form.refuse(&email_field, "Enter an email address in the correct format, like name@example.org");
        }
        _ => {}
    }
    Some(Details { name: name?, email: email? })
}

struct View {
    la: Organisation,
    team: Vec<Member>,
    waiting: Waiting,
}

impl View {
    async fn load(tx: &Tx, la: &Organisation) -> Result<Self, Refusal> {
        Ok(Self {
            la: la.clone(),
            team: people::members(tx, la.id).await?,
            waiting: Waiting::of(&request::of_council(tx, la.id).await?),
        })
    }

    fn draw(&self, actor: &Actor, notice: Option<&str>, form: &Form) -> Markup {
        let title = "Who answers requests";
        let content = html! {
            (error_summary(form.errors()))
            h1.govuk-heading-l { (title) }
            p.govuk-body { "Care leavers can ask to be contacted on a page of their own, apart from the survey. What they write is read here, behind sign-in; emails say only that somebody asked." }
            (self.open())
            (self.readers(form))
            form method="post" action=(self.la.path("/contact")) novalidate {
                (pair(form, Post::Duty, "Duty contact", "Told within a minute. A shared mailbox is fine. Until there is one, all leads are told."))
                (pair(form, Post::Escalation, "If nobody opens it", "Told, with all leads, after one working hour and each hour after that, up to eight times. Once it is opened, each working day until it is done."))
                (pair(form, Post::Advocate, "Outside advocate", "Told when it is about a worker or the council, with the national team. Nobody at the council is told, or can read it. The national team hears when you change this."))
                (button(Press::Primary, "Save"))
            }
            h2.govuk-heading-m { "Invite a duty worker" }
            p.govuk-body { "They can read and answer requests, and nothing else." }
            form method="post" action=(self.la.path("/contact/workers")) novalidate {
                (input(&form.field("worker-name", "Name", None)))
                (input_as(&form.field("worker-email", "Email address", None), &EMAIL))
                (button(Press::Secondary, "Invite"))
            }
        };
        let tab = if form.refused() { format!("Error: {title}") } else { title.to_owned() };
        Frame { title: &tab, here: "Requests", la: Some(&self.la), notice, content, ..Frame::default() }
            .draw(actor)
    }

    fn open(&self) -> Markup {
        let words = match self.waiting.open() {
            0 => "No request is open.".to_owned(),
            1 => "1 request is open.".to_owned(),
            n => format!("{n} requests are open."),
        };
        html! {
            p.govuk-body { strong { (words) } }
            (link_button(Press::Secondary, "See requests", &self.la.path("/contact/requests")))
        }
    }

    /// Who can sign in and read; and whether the duty contact is among them.
    fn readers(&self, form: &Form) -> Markup {
        let reads = |m: &&Member| matches!(m.role, Role::Duty | Role::Lead);
        let names: Vec<&str> = self.team.iter().filter(reads).map(|m| m.details.name.as_str()).collect();
        let duty = self.team.iter().any(|m| m.role == Role::Duty);
        let told = !form.value("duty-email").is_empty();
        html! {
            @if told && !duty { (warning_text("No duty worker can sign in yet: only leads can read what the duty contact is told of. Invite one below.")) }
            (inset_text(html! { "Can read requests: " (names.join(", ")) "." }))
        }
    }
}

const EMAIL: Input<'_> =
    Input { kind: "email", digits: false, width: None, autocomplete: None, prefix: None, suffix: None };

fn pair(form: &Form, post: Post, heading: &str, about: &str) -> Markup {
    html! {
        fieldset.govuk-fieldset {
            legend."govuk-fieldset__legend"."govuk-fieldset__legend--m" { h2."govuk-fieldset__heading" { (heading) } }
            p.govuk-hint { (about) }
            (input(&form.field(&field(post, "name"), "Name", None)))
            (input_as(&form.field(&field(post, "email"), "Email address", None), &EMAIL))
        }
    }
}
