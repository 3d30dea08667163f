use super::*;
use crate::model::{ActionText, Agreed, Because, Content, Cover, Mark, Progress, Published, Stamp, State};
use chrono::{DateTime, Utc};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Published on 1 March 2027.
fn plan(actions: &[(&str, Option<(Status, &str)>)]) -> Plan {
    let at: DateTime<Utc> = "2027-03-01T12:00:00Z".parse().unwrap();
    let stamp = || Stamp { by: None, at };
    let mark = || Mark::stored(vec![1]);
    let mut progress = HashMap::new();
    let written: Vec<Action> = (1..)
        .zip(actions)
        .map(|(n, (due, news))| {
            let id = Uuid::from_u128(n);
            if let Some((status, on)) = news {
                let news = Progress {
                    status: *status,
                    news: "the money".into(),
                    evidence: None,
                    day: day(on),
                    by_owner: false,
                };
                progress.insert(id, news);
            }
            let text = ActionText {
                because: Because::Duty("x".into()),
                you_said: String::new(),
                we_will: format!("promise {n}"),
                owner: String::new(),
                due_on: day(due),
                difference: String::new(),
                doing: String::new(),
                will_see: String::new(),
                part: None,
                partner: None,
                more: crate::model::More::default(),
            };
            Action { id, promise: id, text }
        })
        .collect();
    let agreed = Agreed {
        title: "Home".into(),
        young_title: String::new(),
        picture: String::new(),
        indicators: Vec::new(),
        reason: String::new(),
    };
    Plan {
        id: Uuid::nil(),
        organisation: Uuid::nil(),
        begun: day("2027-02-01"),
        state: State::Published(Published { published: stamp(), signed: stamp(), words: None, mark: mark() }),
        steps: 3,
        progress,
        reached: crate::model::Reached::default(),
        content: Content {
            version: 1,
            release: Uuid::nil(),
            cover: Cover { title: String::new(), lead: String::new() },
            themes: vec![Theme { id: Uuid::nil(), agreed, actions: written }],
            exception: None,
            change: None,
            left_out: Vec::new(),
        },
    }
}

fn whys(plan: &Plan, history: &History, today: &str) -> Vec<Why> {
    plan.drift(history, &Limits::default(), day(today)).into_iter().map(|drift| drift.why).collect()
}

fn of(due: &str, news: Option<(Status, &str)>, today: &str) -> Vec<Why> {
    whys(&plan(&[(due, news)]), &History::default(), today)
}

#[test]
fn silence_is_told_after_two_months_and_not_a_day_before() {
    let heard = Some((Status::OnTrack, "2027-03-10"));
    assert_eq!(of("2028-01-01", heard, "2027-05-09"), []);
    assert_eq!(of("2028-01-01", heard, "2027-05-10"), [Why::Silent(day("2027-03-10"))]);
    assert_eq!(
        of("2028-01-01", Some((Status::Done, "2027-03-10")), "2027-05-10"),
        [],
        "what is done may rest"
    );
    assert_eq!(
        of("2028-01-01", None, "2027-05-01"),
        [Why::Silent(day("2027-03-01"))],
        "counted from publishing"
    );
}

#[test]
fn what_is_due_soon_and_not_started_is_told_before_it_is_late() {
    let started = Some((Status::OnTrack, "2027-04-01"));
    assert_eq!(of("2027-05-01", None, "2027-03-31"), [], "a month and a day before");
    assert_eq!(of("2027-05-01", None, "2027-04-01"), [Why::NotStarted(day("2027-05-01"))]);
    assert_eq!(of("2027-05-01", started, "2027-04-02"), [], "started");
    assert_eq!(of("2027-04-01", None, "2027-04-02"), [], "it is late, which is said elsewhere");
}

#[test]
fn help_that_does_not_come_is_told_after_two_weeks() {
    let asked = Some((Status::NeedsHelp, "2027-03-10"));
    assert_eq!(of("2028-01-01", asked, "2027-03-24"), []);
    let told = of("2028-01-01", asked, "2027-03-25");
    assert_eq!(told, [Why::NeedsHelp(day("2027-03-10"), "the money".into())]);
    assert!(told[0].for_leader() && !Why::OwnerLeft.for_leader());
}

#[test]
fn an_owner_who_left_is_told_until_somebody_takes_over() {
    let one = Uuid::from_u128(1);
    let left = History { left: HashSet::from([one]), ..History::default() };
    assert_eq!(whys(&plan(&[("2028-01-01", None)]), &left, "2027-03-02"), [Why::OwnerLeft]);
    assert_eq!(whys(&plan(&[("2028-01-01", None)]), &History::default(), "2027-03-02"), []);
    let done = plan(&[("2028-01-01", Some((Status::Done, "2027-03-02")))]);
    assert_eq!(whys(&done, &left, "2027-03-02"), []);
}

#[test]
fn a_day_that_was_put_off_twice_is_told_and_one_that_was_drawn_nearer_is_not() {
    let told = |days: &[&str]| {
        let days = days.iter().map(|text| day(text)).collect();
        let history = History { days: HashMap::from([(Uuid::from_u128(1), days)]), ..History::default() };
        whys(&plan(&[("2028-03-01", None)]), &history, "2027-03-02")
    };
    assert_eq!(told(&["2027-06-01", "2028-03-01"]), [], "once");
    assert_eq!(told(&["2027-06-01", "2027-09-01", "2027-06-15"]), [], "put off, and drawn nearer again");
    assert_eq!(told(&["2027-06-01", "2027-06-01", "2028-03-01"]), [], "a version in which it stayed");
    let twice = Why::Moved(day("2027-06-01"), 2, day("2028-03-01"));
    assert_eq!(told(&["2027-06-01", "2027-09-01", "2028-03-01"]), [twice]);
}

#[test]
fn a_theme_that_stands_still_is_told_once_and_not_action_by_action() {
    let (old, new) = (Some((Status::OnTrack, "2027-03-05")), Some((Status::OnTrack, "2027-05-20")));
    let far = "2028-06-01";
    assert_eq!(
        whys(&plan(&[(far, old), (far, old)]), &History::default(), "2027-06-05"),
        [Why::Still(day("2027-03-05"))]
    );
    let one_moves = whys(&plan(&[(far, old), (far, new)]), &History::default(), "2027-06-05");
    assert_eq!(one_moves, [Why::Silent(day("2027-03-05"))]);
    let done = Some((Status::Done, "2027-03-05"));
    assert_eq!(whys(&plan(&[(far, done), (far, done)]), &History::default(), "2027-06-05"), []);
}

#[test]
fn a_year_of_silence_is_told_of_everything_that_is_left() {
    let limits = Limits::default();
    let plan = plan(&[("2027-06-01", None), ("2029-01-01", Some((Status::NeedsHelp, "2027-04-01")))]);
    let told = plan.drift(&History::default(), &limits, day("2028-03-01"));
    assert_eq!(told.len(), 2, "the theme, and what needs help: {told:?}");
    assert!(matches!(told[0].why, Why::NeedsHelp(..)) && matches!(told[1].why, Why::Still(_)));
    let patient = Limits { still: 365, stuck: 365, silent: 365, ..limits };
    assert_eq!(plan.drift(&History::default(), &patient, day("2028-02-29")), []);
}

#[test]
fn a_plan_that_nobody_can_read_does_not_drift() {
    let mut plan = plan(&[("2027-06-01", None)]);
    plan.state = State::Draft(crate::model::Draft::default());
    assert_eq!(whys(&plan, &History::default(), "2030-01-01"), []);
}

#[test]
fn each_reason_is_a_sentence_of_its_own() {
    let d = day("2027-06-01");
    let all = [
        Why::NeedsHelp(d, "a key".into()),
        Why::NeedsHelp(d, String::new()),
        Why::OwnerLeft,
        Why::Moved(d, 2, d),
        Why::Moved(d, 3, d),
        Why::NotStarted(d),
        Why::Silent(d),
        Why::Still(d),
    ];
    let words: HashSet<String> = all.iter().map(Why::words).collect();
    assert_eq!(words.len(), all.len());
    assert!(words.iter().all(|w| w.ends_with('.') && !w.contains("..")), "{words:?}");
}
