use super::*;
use kit::govuk::Urgency;
use uuid::Uuid;

/// An LA that has just joined, with its team.
pub(crate) fn empty() -> Place {
    Place {
        people: 0,
        adviser: true,
        leader: true,
        round: true,
        wave: None,
        findings: false,
        plan: Standing::None,
        drift: Vec::new(),
        rounds: None,
        next: None,
        fresh: false,
        waiting: Waiting::default(),
        since: NaiveDate::default(),
    }
}

fn wave(state: State, asked: u64, answered: u64) -> Option<Running> {
    Some(Running { id: "x".into(), state, asked, answered, last: NaiveDate::default() })
}

fn first(place: &Place) -> String {
    place.for_lead().first().map(|t| t.what.clone()).unwrap_or_default()
}

#[test]
fn the_next_step_leads_from_an_empty_list_to_a_published_plan() {
    let mut place = empty();
    assert_eq!(first(&place), "Import your list of care leavers");
    place.people = 294;
    assert_eq!(first(&place), "Open a survey");
    place.wave = wave(State::Ready, 0, 0);
    assert_eq!(first(&place), "Send the invitations");
    place.wave = wave(State::Open, 294, 40);
    assert_eq!(first(&place), "See who has answered");
    place.wave = wave(State::Opened, 294, 40);
    place.findings = true;
    assert_eq!(first(&place), "Read the findings, then start the plan");
    place.plan = Standing::Draft { themes: 0, actions: 0, bare: 0 };
    assert_eq!(first(&place), "Agree what matters most");
    place.plan = Standing::Draft { themes: 2, actions: 1, bare: 1 };
    assert_eq!(first(&place), "Write the plan’s actions");
    place.plan = Standing::Draft { themes: 2, actions: 2, bare: 0 };
    assert_eq!(first(&place), "Send the plan to your senior leader");
    place.plan = Standing::Signed;
    assert_eq!(first(&place), "Publish the plan");
}

#[test]
fn somebody_who_waits_comes_before_everything_else() {
    let mut place = empty();
    place.waiting = Waiting { unread: 1, opened: 2 };
    let lead = place.for_lead();
    assert_eq!(lead[0].what, "1 person asked to be contacted");
    assert_eq!((lead[0].urgency(), lead[1].urgency()), (Urgency::Late, Urgency::Due));
    assert_eq!(place.for_duty(), lead[..2].to_vec());
    assert!(place.for_adviser().is_empty() && place.for_leader().is_empty());
}

#[test]
fn every_path_stays_inside_the_authority() {
    let mut place = empty();
    place.adviser = false;
    place.wave = wave(State::Open, 1, 1);
    for task in place.for_lead().into_iter().chain(place.for_adviser()).chain(place.for_leader()) {
        assert!(task.path.starts_with('/'), "{}", task.path);
    }
}

#[test]
fn the_cycle_goes_on_beside_a_published_plan() {
    let mut place = empty();
    (place.people, place.findings, place.round) = (294, true, false);
    place.wave = wave(State::Opened, 294, 40);
    place.plan = Standing::Published { on: NaiveDate::default() };
    let tasks = |place: &Place| place.for_lead().iter().map(|t| t.what.clone()).collect::<Vec<_>>();
    let leader = |place: &Place| place.for_leader().iter().map(|t| t.what.clone()).collect::<Vec<_>>();
    let news = "Say how the actions are going";
    assert_eq!(tasks(&place), [news]);
    place.round = true;
    assert_eq!(tasks(&place), ["Open the next survey", news]);
    place.wave = wave(State::Open, 294, 40);
    assert_eq!(tasks(&place), ["See who has answered", news]);
    (place.wave, place.round, place.fresh) = (wave(State::Opened, 294, 40), false, true);
    assert_eq!(tasks(&place), ["Read the new findings, then start the next plan", news]);
    assert_eq!(place.steps(), 6, "people read the plan meanwhile");
    place.next = Some(Next { plan: Standing::WithLeader, since: NaiveDate::default() });
    assert_eq!(tasks(&place), ["The plan is with your senior leader", news]);
    assert_eq!(leader(&place), ["Sign off the plan", "See how the plan is going"]);
}

#[test]
fn what_drifts_is_asked_of_who_can_act_before_it_is_late() {
    use plans::Why;
    let day = NaiveDate::default();
    let silent = Drift { about: About::Promise(Uuid::nil(), "Fit locks".into()), why: Why::Silent(day) };
    let still = Drift { about: About::Theme("Home".into()), why: Why::Still(day) };
    let mut place = empty();
    place.people = 294;
    place.findings = true;
    place.plan = Standing::Published { on: day };
    let what = |tasks: Vec<Task>| tasks.into_iter().map(|task| task.what).collect::<Vec<_>>();
    assert!(what(place.for_lead()).contains(&"Say how the actions are going".to_owned()), "nothing drifts");
    place.drift = vec![silent.clone()];
    assert!(what(place.for_lead()).contains(&"One promise drifts".to_owned()));
    assert!(!what(place.for_leader()).iter().any(|w| w.contains("drift")), "that is the lead's");
    place.drift = vec![still, silent];
    assert!(what(place.for_lead()).contains(&"2 things in the plan drift".to_owned()));
    assert_eq!(what(place.for_leader())[0], "One theme of the plan stands still");
}
