//! What the people of a round are told by e-mail: whose turn it is, and what is missed.

use kit::Tx;
use kit::clock::written;
use kit::web::Refusal;
use messages::{Channel, Draft, LINK};
use people::{Organisation, Role};

use super::{OWNER, tell_at};
use crate::model::{Action, Comment, Owner, Quarter};

/// What tells somebody that their comment was answered: it stands in no outbox, as no council sees who that is.
const ANSWERED: &str = "answered";

fn listed(actions: &[&Action]) -> String {
    let lines: Vec<String> = actions.iter().map(|a| format!("- {}", a.text.we_will)).collect();
    lines.join("\n")
}

/// An owner: how does it stand? With the link they have.
pub(crate) async fn owner(
    tx: &Tx,
    la: &Organisation,
    owner: &Owner,
    actions: &[&Action],
    quarter: &Quarter,
    again: bool,
) -> Result<(), Refusal> {
    let until = written(quarter.young);
    let opening = if again {
        format!("We have not heard yet how this stands. Young people read it from {until}:")
    } else {
        format!("It is time for the quarter’s news. Please say by {until} how this stands:")
    };
    let body = format!(
        "Hello {},\n\n{opening}\n\n{}\n\nIt takes two minutes, and you need no account:\n\n{LINK}\n\nYoung people read it first \
         and say what they think. Then the leaders of {} answer.\n",
        owner.details.name,
        listed(actions),
        la.name,
    );
    let what = if again { "A reminder: how" } else { "How" };
    let draft = Draft {
        organisation: Some(la.id),
        kind: OWNER,
        channel: Channel::Email,
        to: owner.details.email.clone(),
        subject: format!("{what} does your part in the plan of {} stand?", la.name),
        body,
        reference: Some(owner.id),
        owner: None,
    };
    messages::post(tx, &draft).await?;
    Ok(())
}

/// The leads: what nobody else is asked about.
pub(crate) async fn own(
    tx: &Tx,
    la: &Organisation,
    actions: &[&Action],
    quarter: &Quarter,
    again: bool,
) -> Result<(), Refusal> {
    let until = written(quarter.young);
    let subject = format!("{}The quarter’s news of {}", if again { "A reminder: " } else { "" }, la.name);
    let body = format!(
        "Please say by {until} how these actions stand. Nobody else is asked: their owners have no link.\n\n{}\n\nFrom \
         {until} young people read the news and comment, before your leaders do.",
        listed(actions)
    );
    tell_at(tx, la, Role::Lead, "/plan/round", &subject, &body).await
}

/// What nobody has said anything about, in a sentence; nothing where there is none.
fn missing(silent: &[&Action]) -> String {
    if silent.is_empty() {
        return String::new();
    }
    format!("\n\nNobody has said anything this quarter about:\n\n{}", listed(silent))
}

/// The leads: it is young people's turn, and what is still missing.
pub(crate) async fn young(
    tx: &Tx,
    la: &Organisation,
    silent: &[&Action],
    quarter: &Quarter,
) -> Result<(), Refusal> {
    let page = tx.house().settings.link(&format!("/plans/{}", la.slug));
    let body = format!(
        "Until {} young people can say what they think of each action, without giving a name. Please pass this address on, \
         and ask personal advisers to do the same:\n\n{page}\n\nYou read each comment before others do.{}",
        written(quarter.paper.pred_opt().unwrap_or(quarter.paper)),
        missing(silent)
    );
    tell_at(tx, la, Role::Lead, "/plan/round", &format!("Young people can comment: {}", la.name), &body).await
}

/// The leaders: the paper is there.
pub(crate) async fn paper(
    tx: &Tx,
    la: &Organisation,
    silent: &[&Action],
    quarter: &Quarter,
) -> Result<(), Refusal> {
    let body = format!(
        "The quarter’s news of the plan and what young people said about it wait for you on one page. Young people have read \
         it first. Please answer by {}: your answer stands beside what they said.{}",
        written(quarter.answer_by),
        missing(silent)
    );
    let subject = format!("What young people say about the plan of {}", la.name);
    tell_at(tx, la, Role::SeniorLeader, "/plan/round", &subject, &body).await
}

/// The leads or, a week later, the leaders: something young people said was not answered.
pub(crate) async fn unanswered(
    tx: &Tx,
    la: &Organisation,
    open: usize,
    quarter: &Quarter,
    leaders: bool,
) -> Result<(), Refusal> {
    let comments = if open == 1 { "1 comment has".to_owned() } else { format!("{open} comments have") };
    let (role, ask) = if leaders {
        (Role::SeniorLeader, "Young people see which. Please answer now.")
    } else {
        (Role::Lead, "Please remind your leaders.")
    };
    let body =
        format!("The last day to answer was {}. {comments} no answer. {ask}", written(quarter.answer_by));
    let subject = format!("Young people of {} wait for an answer", la.name);
    tell_at(tx, la, role, "/plan/round", &subject, &body).await
}

fn waits(many: usize) -> String {
    if many == 1 { "1 comment waits".to_owned() } else { format!("{many} comments wait") }
}

/// The leads: comments wait to be read. Never which.
pub(crate) async fn to_read(tx: &Tx, la: &Organisation, many: usize) -> Result<(), Refusal> {
    let body = format!(
        "{} for you to read. Young people see a comment only after you have. If one tells of harm, act on that first.",
        waits(many)
    );
    tell_at(tx, la, Role::Lead, "/plan/comments", &format!("Comments on the plan of {}", la.name), &body)
        .await
}

/// The managers: the same of what is about councils.
pub(crate) async fn to_read_outside(tx: &Tx, many: usize) -> Result<(), Refusal> {
    let address = tx.house().settings.link("/programme/comments");
    for member in people::national_members(tx).await?.into_iter().filter(|m| m.role == Role::Manager) {
        let body = format!(
            "Hello {},\n\n{} for you to read. They are about the people who run a plan, so their council does not read them \
             first.\n\n{address}\n",
            member.details.name,
            waits(many)
        );
        let draft = Draft {
            organisation: None,
            kind: "plan",
            channel: Channel::Email,
            to: member.details.email,
            subject: "Comments about councils".to_owned(),
            body,
            reference: None,
            owner: None,
        };
        messages::post(tx, &draft).await?;
    }
    Ok(())
}

/// The LA's duty contact: a comment told of harm. Never what, never who: nobody knows who.
pub(crate) async fn harm(tx: &Tx, la: &Organisation) -> Result<(), Refusal> {
    let body = "Somebody told of harm in a comment on the plan. The comment is kept back. A lead has read it and can tell you what \
                it says. We do not know who wrote it.";
    contact::tell_duty(tx, la, "A comment on the plan tells of harm", body).await
}

/// Whoever left an address with a comment: it was answered. The message is sealed under their own key, and goes with it.
pub(crate) async fn answered(
    tx: &Tx,
    la: &Organisation,
    comment: &Comment,
    address: String,
    words: &str,
) -> Result<(), Refusal> {
    let page = tx.house().settings.link(&format!("/plans/{}", la.slug));
    let said = comment.words.as_deref().unwrap_or_default();
    let body = format!(
        "Hello,\n\nyou told {} what you think of its plan. You said:\n\n{said}\n\nThis is the answer:\n\n{words}\n\nIt is here \
         for all to read:\n\n{page}\n\nThank you for speaking up. In a month we delete your email address.\n",
        la.name
    );
    let draft = Draft {
        organisation: None,
        kind: ANSWERED,
        channel: Channel::Email,
        to: address,
        subject: format!("{} answered you", la.name),
        body,
        reference: None,
        owner: Some(messages::Owner { ring: people::la_key(la.id), person: comment.id }),
    };
    messages::post(tx, &draft).await?;
    Ok(())
}
