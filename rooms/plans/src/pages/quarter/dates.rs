//! When rounds are held, and how long each part takes: one page, with what is usual filled in.

use axum::extract::Path;
use chrono::Datelike;
use kit::clock::written;
use kit::forms::Form;
use kit::govuk::{DateParts, Input, Press, back_link, button, date_input, error_summary, input_as};
use kit::permit::Actor;
use kit::web::{Answer, Cx, go, page, refused};
use maud::{Markup, html};
use people::{Frame, Organisation};

use crate::acts;
use crate::model::{Quarter, Rules, Turn};
use crate::rights;
use crate::store::quarters;

const HEADING: &str = "When is the quarterly round?";

/// Name, label and hint of each part.
const PARTS: [(&str, &str, &str); 3] = [
    (
        "owners",
        "Owners have this long to say what happened",
        "They are asked by email, and reminded once. Two weeks is usual.",
    ),
    (
        "young",
        "Then young people have this long to read and comment",
        "They come before your leaders. Two weeks is usual.",
    ),
    (
        "leaders",
        "Then leaders have this long to answer",
        "Their answers stand beside what young people said. Two weeks is usual.",
    ),
];

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::set_quarters(&tx, cx.actor()?, &la).await?;
    let la = permit.thing();
    let now = quarters::rules(&tx, la.id).await?.unwrap_or_else(|| Rules::usual(tx.today()));
    let running = quarters::newest(&tx, la.id, 1).await?.pop().filter(|q| q.turn(tx.today()) != Turn::Past);
    page(draw(cx.actor()?, la, running, &filled(&now)))
}

fn filled(rules: &Rules) -> Form {
    let next = rules.next;
    Form::filled([
        ("next-day", next.day().to_string()),
        ("next-month", next.month().to_string()),
        ("next-year", next.year().to_string()),
        ("weeks", rules.weeks.to_string()),
        ("owners", rules.owners.to_string()),
        ("young", rules.young.to_string()),
        ("leaders", rules.leaders.to_string()),
    ])
}

pub(super) async fn post(cx: Cx, Path(la): Path<String>, mut form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::set_quarters(&tx, cx.actor()?, &la).await?;
    let today = tx.today();
    let running =
        quarters::newest(&tx, permit.thing().id, 1).await?.pop().filter(|q| q.turn(today) != Turn::Past);
    let Some(rules) = read(&mut form, today, running) else {
        return refused(draw(cx.actor()?, permit.thing(), running, &form));
    };
    acts::set_quarters(&permit, &rules).await?;
    tx.commit().await?;
    go(format!("/la/{la}/plan?done=dates"))
}

/// What was typed; `None` where the form refuses something.
fn read(form: &mut Form, today: chrono::NaiveDate, running: Option<Quarter>) -> Option<Rules> {
    let next = form.day("next", "Enter the day on which owners are asked");
    if next.is_some_and(|day| day <= today) {
        form.refuse("next", "Choose a day to come");
    }
    if let Some(running) = running.filter(|quarter| next.is_some_and(|day| day <= quarter.answer_by)) {
        form.refuse(
            "next",
            format!("Choose a day after {}: until then a round is running", written(running.answer_by)),
        );
    }
    let weeks = number(form, "weeks", "weeks", Rules::WEEKS);
    let [owners, young, leaders] = PARTS.map(|(name, ..)| number(form, name, "days", Rules::DAYS));
    let rules = Rules { next: next?, weeks: weeks?, owners: owners?, young: young?, leaders: leaders? };
    if rules.length() >= rules.weeks * 7 {
        let days = rules.length();
        form.refuse(
            "weeks",
            format!("A round of {days} days needs more weeks than that to be over before the next"),
        );
    }
    (!form.refused()).then_some(rules)
}

fn number(form: &mut Form, name: &str, what: &str, (least, most): (u16, u16)) -> Option<u16> {
    let found = form.value(name).trim().parse().ok().filter(|n| (least..=most).contains(n));
    if found.is_none() {
        form.refuse(name, format!("Enter a number of {what} from {least} to {most}"));
    }
    found
}

fn draw(actor: &Actor, la: &Organisation, running: Option<Quarter>, form: &Form) -> Markup {
    let part = |which: &str| form.value(&format!("next-{which}")).to_owned();
    let day = DateParts { day: part("day"), month: part("month"), year: part("year") };
    let of = |suffix| Input { digits: true, width: Some(4), suffix: Some(suffix), ..Input::default() };
    let content = html! {
        (error_summary(form.errors()))
        h1.govuk-heading-l { (HEADING) }
        p.govuk-body { "Once a quarter everybody who answers for an action says what happened. Young people read it first and say what they think. Then your leaders read both, and answer." }
        @if let Some(quarter) = running {
            p.govuk-body { "A round is running until " (written(quarter.answer_by)) ". It keeps its days; what you change here is for the next." }
        }
        form method="post" novalidate {
            (date_input(&form.field("next", "When are owners asked next?", Some("For example, 27 3 2027")), &day))
            (input_as(&form.field("weeks", "How long is it from one round to the next?", Some("A quarter is 13 weeks.")), &of("weeks")))
            @for (name, label, hint) in PARTS { (input_as(&form.field(name, label, Some(hint)), &of("days"))) }
            (button(Press::Primary, "Save"))
        }
    };
    let title = if form.refused() { format!("Error: {HEADING}") } else { HEADING.to_owned() };
    let before = Some(back_link("Plan", &la.path("/plan")));
    Frame { title: &title, here: "Plan", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}
