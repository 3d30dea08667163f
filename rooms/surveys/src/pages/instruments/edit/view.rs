//! The form of one question.

use kit::forms::Form;
use kit::govuk::{
    Input, Item, Press, back_link, button, checkboxes, details, error_summary, input, input_as, radios,
    select, textarea,
};
use kit::permit::Actor;
use maud::{Markup, html};
use people::Frame;

use super::Draft;
use super::fields::KINDS;
use super::outline::mark;
use crate::instrument::{Kind, NO_SAY, Question};

/// Answers of a question that the form names; a number has too many.
const NAMED: usize = 12;

pub(super) fn draw(actor: &Actor, draft: &Draft<'_>, question: Option<&Question>, form: &Form) -> Markup {
    let heading = if question.is_some() { "Change a question" } else { "Add a question" };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (heading) }
        form method="post" novalidate {
            (mark(draft))
            (textarea(&form.field("text", "What is asked", Some("In short words: would you say it that way to a seventeen-year-old on a bad day?")), 2))
            (input(&form.field("hint", "A second line (optional)", None)))
            (input(&form.field("lead", "Lead-in (optional)", Some("Where several statements begin with the same words: “When I ask for help,”. Each statement has a page of its own under it."))))
            (how(form))
            (page_of(form))
            (condition(draft, question, form))
            (finding(form))
            (input(&form.field("name", "Name (optional for a new question)", Some("Questions with the same name are compared from one survey to the next. Change it only where the question means something else."))))
            (button(Press::Primary, "Save question"))
        }
    };
    let title = if form.refused() { format!("Error: {heading}") } else { heading.to_owned() };
    let before = Some(back_link("All parts and questions", &draft.to("edit")));
    Frame { title: &title, here: "Rounds", before, content, ..Frame::default() }.draw(actor)
}

/// The ways to answer, and what each of them needs.
fn how(form: &Form) -> Markup {
    let kinds: Vec<Item> = KINDS.into_iter().map(|(code, label)| Item::new(code, label)).collect();
    let digits = Input { digits: true, width: Some(5), ..Input::default() };
    html! {
        (radios(&form.field("kind", "How it is answered", Some("Everybody can also say “I don’t want to say”.")), &kinds))
        (textarea(&form.field("answers", "Answers, one a line", Some("For one of several, any of several, and things in order. To keep answers comparable, leave what stands before “|” as it is: “never | Never”.")), 6))
        (input(&form.field("zero", "What 0 means", Some("For a number from 0 to 10: “Not at all”."))))
        (input(&form.field("ten", "What 10 means", None)))
        (input_as(&form.field("low", "Lowest number", Some("For another whole number.")), &digits))
        (input_as(&form.field("high", "Highest number", None), &digits))
        (input(&form.field("bands", "Where bands begin (optional)", Some("Findings count a number in bands. “1 3 6” makes 0, 1 to 2, 3 to 5, and 6 and more. Left empty there are about five."))))
        (input_as(&form.field("most", "Most characters", Some("For their own words: 500 is usual, and from 501 on the field is a tall one.")), &digits))
    }
}

fn page_of(form: &Form) -> Markup {
    let tick = |name: &str, about: &str, label: &str| {
        let chosen: Vec<String> = form.values(name).into_iter().map(str::to_owned).collect();
        checkboxes(&form.field(name, about, None), &[Item::new("yes", label)], &chosen)
    };
    html! {
        (tick("sensitive", "Help", "It is sensitive: its page has help lines"))
        (tick("together", "Page", "It stands on the page of the question before it. Up to five short ones about one thing may"))
    }
}

/// "Asked only if": an earlier question and its answers.
fn condition(draft: &Draft<'_>, question: Option<&Question>, form: &Form) -> Markup {
    let others: Vec<&Question> = draft
        .instrument()
        .asked()
        .take_while(|other| question.is_none_or(|q| q.name != other.name))
        .filter(|other| !other.values().is_empty() && !matches!(other.kind, Kind::Rank { .. }))
        .collect();
    let items: Vec<Item> = others.iter().map(|q| Item::new(&q.name, q.whole())).collect();
    html! {
        h2.govuk-heading-m { "Asked only if" }
        (select(&form.field("if-question", "Earlier question (optional)", None), Some("Asked of everybody"), &items))
        (input(&form.field("if-answers", "Answers that lead here", Some("Their names, with a space between: never sometimes"))))
        (details("The names of answers", html! {
            ul.govuk-list {
                @for other in &others {
                    li { (other.whole()) ": " @for value in other.values().iter().filter(|v| *v != NO_SAY).take(NAMED) { code { (value) } " " } }
                }
            }
        }))
    }
}

/// What its answers become.
fn finding(form: &Form) -> Markup {
    html! {
        h2.govuk-heading-m { "Finding (optional)" }
        p.govuk-body { "Without one, every answer is counted by itself." }
        (input(&form.field("finding", "Its name for staff", Some("“How safe they feel at home”"))))
        (input(&form.field("good", "Answers that are good news", Some("Their names, with a space between"))))
        (input(&form.field("good-said", "Good news, as said after “of us”", Some("“always feel safe where we live”"))))
        (input(&form.field("concern", "Answers that are a worry", None)))
        (input(&form.field("concern-said", "The worry, as said after “of us”", Some("“do not always feel safe where we live”"))))
    }
}
