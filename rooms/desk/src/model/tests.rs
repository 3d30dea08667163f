use super::*;
use kit::govuk::Urgency;

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
        public: false,
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
