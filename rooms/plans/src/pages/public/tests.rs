use super::*;
use crate::model::{
    Action, ActionText, Agreed, Because, Content, Cover, Part, Plan, Progress, Published, Stamp, State,
    Status, Theme,
};
use chrono::{DateTime, NaiveDate};
use std::collections::HashMap;
use uuid::Uuid;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn action(id: u128, because: Because, said: &str, doing: &str, see: &str) -> Action {
    let text = ActionText {
        because,
        you_said: said.into(),
        we_will: "For staff only".into(),
        owner: "Housing team".into(),
        due_on: day(2027, 3, 31),
        difference: "For staff only".into(),
        doing: doing.into(),
        will_see: see.into(),
        part: Part::read("designing", None),
        partner: None,
        more: crate::model::More::default(),
    };
    Action { id: Uuid::from_u128(id), promise: Uuid::from_u128(id), text }
}

fn theme(title: &str, picture: &str, actions: Vec<Action>) -> Theme {
    let agreed = Agreed {
        title: "For staff only".into(),
        young_title: title.into(),
        picture: picture.into(),
        indicators: vec![],
        reason: "For staff only".into(),
    };
    Theme { id: Uuid::nil(), agreed, actions }
}

fn plan() -> Plan {
    let said = |name: &str| Because::Said(name.into());
    let themes = vec![
        theme(
            "A home that feels safe",
            "home",
            vec![
                action(
                    1,
                    said("home-safe"),
                    "1 in 3 of us do not always feel safe where we live",
                    "We are giving a video doorbell to anyone with their own front door. We ask how safe you feel every time we meet.",
                    "You can see who is at the door on your phone. If you tell us you feel unsafe, a manager rings you in two days.",
                ),
                action(
                    2,
                    said("home-right"),
                    "1 in 4 of us say our home is not quite right for us",
                    "We are writing a home guide with six of you. It says what homes there are and who decides.",
                    "The guide, on your phone and on paper, before you are 17.",
                ),
            ],
        ),
        theme(
            "A worker you can trust",
            "worker",
            vec![action(
                3,
                Because::Duty("Children Act 1989, section 23CZB".into()),
                "You can have a worker until you are 25",
                "We ring you twice a year to ask if you want your worker back.",
                "A call or a text from us, twice a year.",
            )],
        ),
        theme(
            "Money that lasts",
            "money",
            vec![action(
                4,
                said("money"),
                "1 in 5 of us find it hard to get by on our money",
                "We pay the first month of your water bill.",
                "One bill less when you move in.",
            )],
        ),
    ];
    let stamp = || Stamp { by: None, at: DateTime::UNIX_EPOCH };
    let cover = Cover {
        title: "Our plan to make life after care better".into(),
        lead: "You told us what matters. This is what we are doing, and what you will see.".into(),
    };
    let content = Content {
        version: 1,
        release: Uuid::nil(),
        cover,
        themes,
        exception: None,
        change: None,
        left_out: Vec::new(),
    };
    let told = |status, news: &str| Progress {
        status,
        news: news.into(),
        evidence: None,
        day: day(2026, 11, 3),
        by_owner: false,
    };
    let progress = HashMap::from([
        (Uuid::from_u128(1), told(Status::OnTrack, "41 doorbells fitted")),
        (Uuid::from_u128(2), told(Status::NeedsHelp, "waiting for the housing team")),
        (Uuid::from_u128(4), told(Status::Done, "36 bills paid")),
    ]);
    let published = Published { published: stamp(), signed: stamp(), words: None, mark: content.mark() };
    Plan {
        id: Uuid::nil(),
        organisation: Uuid::nil(),
        begun: day(2026, 9, 1),
        content,
        state: State::Published(published),
        steps: 3,
        progress,
        reached: crate::model::Reached::default(),
    }
}

fn drawn(plan: &Plan, today: NaiveDate) -> String {
    draw(&Told {
        council: "Larkhaven",
        la: "larkhaven",
        answered: "About 210",
        plan,
        today,
        preview_of: None,
        findings: None,
        voices: Voices::default(),
    })
    .into_string()
}

#[test]
fn the_public_plan_keeps_what_is_for_staff_to_itself() {
    let page = drawn(&plan(), day(2026, 11, 22));
    assert!(!page.contains("For staff only"));
    assert!(!page.contains("Housing team"));
    for words in [
        "About 210 of you answered",
        "3 big things",
        "Last news: 3 November 2026",
        "On track · 41 doorbells fitted",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn only_what_was_said_is_shown_as_said() {
    let page = drawn(&plan(), day(2026, 11, 22));
    assert_eq!(page.matches("data-said").count(), 3, "three findings; the duty was not said by anyone");
    assert_eq!(page.matches("You have a right to this").count(), 1);
}

#[test]
fn a_promise_that_is_late_says_so() {
    let page = drawn(&plan(), day(2027, 4, 1));
    assert!(page.contains("Late: it was due by 31 March 2027 · 41 doorbells fitted"));
    assert!(page.contains("Done · 36 bills paid"), "what is done is not late");
}

#[test]
fn what_an_la_writes_is_escaped() {
    let mut plan = plan();
    plan.content.themes[0].actions[0].text.doing = "<script>alert(1)</script>".into();
    assert!(!drawn(&plan, day(2026, 11, 22)).contains("<script>"));
}
