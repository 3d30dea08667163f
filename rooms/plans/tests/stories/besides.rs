//! What an action says besides: its steps, its cost, how we will know, and whether it is tried out first.

use calamine::{Data, Reader, Xlsx};
use kit::testing::{Fresh, Visitor};
use std::io::Cursor;

use crate::plan::{ACTION, THEMES, begun, link, sign, with};
use crate::town::Town;

const MORE: [(&str, &str); 15] = [
    ("step-1", "All doorbells fitted"),
    ("step-1-by-day", "1"),
    ("step-1-by-month", "2"),
    ("step-1-by-year", "2027"),
    ("step-3", "Doorbells bought"),
    ("step-3-by-day", "1"),
    ("step-3-by-month", "12"),
    ("step-3-by-year", "2026"),
    ("cost", "£4,000 once"),
    ("money-from", "Housing budget"),
    ("watch", "home-safe"),
    ("pilot-who", "Ten young people in one town"),
    ("pilot-cost", "£85"),
    ("pilot-survey", "How safe do you feel?"),
    ("other", ""),
];

/// The address of the form of a new action about safety at home, in a draft with themes.
async fn drafted(town: &Town, lead: &mut Visitor) -> (String, String) {
    let plan = town.one.path("/plan");
    lead.post(&plan, &[]).await;
    lead.post(&format!("{plan}/themes"), &THEMES).await;
    let page = lead.get(&plan).await.body;
    let new = link(&page, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
    let money = link(&page, &format!("{plan}/themes/"), "/actions/new?from=money");
    lead.post(money.split('?').next().unwrap(), &with(ACTION, &[("because", "money")])).await;
    (plan, new.split('?').next().unwrap().to_owned())
}

fn all(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    ACTION.into_iter().chain(with(MORE, changes)).collect()
}

async fn published(fresh: &Fresh) -> (Town, Visitor, Visitor, String) {
    let (town, mut lead, mut leader) = begun(fresh).await;
    let (plan, new) = drafted(&town, &mut lead).await;
    let saved = lead.post(&new, &all(&[])).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    out(&mut lead, &mut leader, &plan).await;
    (town, lead, leader, plan)
}

async fn out(lead: &mut Visitor, leader: &mut Visitor, plan: &str) {
    lead.post(&format!("{plan}/send"), &[]).await;
    sign(leader, plan).await;
    assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
}

/// The value of the box beside these words.
fn box_of(page: &str, words: &str) -> String {
    let before = page.split(words).next().unwrap();
    before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

kit::on_both! {
    async fn steps_are_ticked_off_and_stay_so_in_the_next_version(fresh) {
        let (town, mut lead, mut leader, plan) = published(&fresh).await;
        let public = format!("/plans/{}", town.one.slug);
        let mut anyone = Visitor::new(town.router.clone());
        let page = anyone.get(&public).await.body;
        assert!(page.contains("Steps done: 0 of 2.") && page.contains("The next step is by 1 December 2026"), "{page}");
        for hidden in ["Doorbells bought", "£4,000", "Housing budget", "Ten young people"] {
            assert!(!page.contains(hidden), "{hidden} is for staff");
        }
        let days = anyone.get(&format!("{public}/dates.ics")).await.body;
        assert_eq!(days.matches("BEGIN:VEVENT").count(), 4, "two actions, two steps: {days}");
        assert!(days.contains("20261201") && days.contains("20270201") && !days.contains("Doorbells bought"), "{days}");

        let steps = link(&lead.get(&plan).await.body, &plan, "/steps");
        let form = lead.get(&steps).await.body;
        assert_eq!(lead.post(&steps, &[]).await.status, 422, "nothing ticked");
        let bought = box_of(&form, "Doorbells bought");
        assert_eq!(lead.post(&steps, &[("done", &bought)]).await.status, 303);
        assert!(anyone.get(&public).await.body.contains("Steps done: 1 of 2."));
        let days = anyone.get(&format!("{public}/dates.ics")).await.body;
        assert!(!days.contains("20261201"), "what is done is no date any more: {days}");

        assert_eq!(lead.post(&plan, &[("why", "The cost changed")]).await.status, 303);
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        let form = lead.get(&edit).await.body;
        let known = |at: u8| form.split(&format!("name=\"step-{at}-id\" value=\"")).nth(1).unwrap().split('"').next().unwrap();
        let mut changed = all(&[("cost", "£5,000 once")]);
        // By day: the form comes back with the earlier step first.
        let (first, second) = (known(1), known(2));
        changed.extend([("step-3-id", first), ("step-1-id", second)]);
        assert_eq!(lead.post(&edit, &changed).await.status, 303);
        out(&mut lead, &mut leader, &plan).await;
        let page = lead.get(&plan).await.body;
        assert!(page.contains("£5,000 once") && page.contains("Doorbells bought, on 1 May 2026"), "{page}");
        let undo = lead.post(&steps, &[("undo", &bought)]).await;
        assert_eq!(undo.status, 303, "{}", undo.body);
        assert!(anyone.get(&public).await.body.contains("Steps done: 0 of 2."));
    }

    async fn the_baseline_stands_beside_the_newest_published_figure(fresh) {
        let (town, mut lead, _, plan) = published(&fresh).await;
        let page = lead.get(&plan).await.body;
        assert!(page.contains("Baseline") && page.contains("50% do not always feel safe where they live"), "{page}");
        assert!(page.contains("The next findings will stand here"), "{page}");
        town.clock.advance(chrono::Duration::days(200));
        town.findings().await;
        let mut lead = town.visitor("lead@one.example").await;
        let page = lead.get(&plan).await.body;
        assert_eq!(page.matches("50% do not always feel safe where they live").count(), 2, "then and now: {page}");
        assert!(page.contains("Newest") && page.contains("17 November 2026"), "{page}");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(lead.get(&format!("{plan}.xlsx")).await.bytes)).unwrap();
        let sheet = book.worksheet_range("Plan").unwrap();
        let rows: Vec<&[Data]> = sheet.rows().collect();
        let cell = |row: usize, name: &str| {
            let at = rows[2].iter().position(|cell| *cell == name).unwrap();
            rows[row][at].to_string()
        };
        assert!(cell(3, "How we will know").contains("Newest (17 November 2026): 50%"), "{}", cell(3, "How we will know"));
        assert!(cell(3, "Steps on the way").contains("Doorbells bought: by 1 December 2026"));
        assert_eq!((cell(3, "Cost"), cell(4, "Cost")), ("£4,000 once".to_owned(), String::new()));
    }

    async fn a_pilot_is_decided_on_with_a_reason(fresh) {
        let (_, mut lead, mut leader, plan) = published(&fresh).await;
        let pilot = link(&lead.get(&plan).await.body, &plan, "/pilot");
        let bare = lead.post(&pilot, &[("decision", "roll-out"), ("reason", " ")]).await;
        assert_eq!(bare.status, 422);
        assert!(bare.body.contains("Say why"), "{}", bare.body);
        assert_eq!(lead.post(&pilot, &[("decision", "go-on"), ("reason", "Too early to tell")]).await.status, 303);
        assert_eq!(lead.post(&pilot, &[("decision", "roll-out"), ("reason", "Nine of ten feel safer")]).await.status, 303);
        let page = leader.get(&plan).await.body;
        assert!(page.contains("Roll it out to everybody") && page.contains("Nine of ten feel safer"), "{page}");
        assert!(!page.contains("Too early to tell"), "the latest counts");
        assert_eq!(leader.get(&pilot).await.status, 403, "the lead reports");
    }

    async fn what_is_refused_is_said_at_its_field_and_nothing_typed_is_lost(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let (plan, new) = drafted(&town, &mut lead).await;
        for (change, told) in [
            (("step-1-by-month", "13"), "Enter a real date"),
            (("step-1-by-year", "2028"), "up to the day the whole action is done"),
            (("step-3", " "), "Say what this step is"),
            (("watch", "worker-trust"), "Choose one of the published figures"),
            (("pilot-who", ""), "Say who takes part in the pilot"),
        ] {
            let seen = lead.post(&new, &all(&[change])).await;
            assert_eq!(seen.status, 422, "{change:?}: {}", seen.body);
            for kept in [told, "All doorbells fitted", "£4,000 once", "How safe do you feel?"] {
                assert!(seen.body.contains(kept), "{change:?}: {kept}: {}", seen.body);
            }
        }
        let form = lead.get(&new).await.body;
        assert!(form.contains("too few people stand behind a figure"), "what is hidden offers nothing and says so: {form}");
        assert!(!form.contains("value=\"worker-trust\""), "{form}");
        assert_eq!(lead.get(&plan).await.body.matches("Fit video doorbells</h3>").count(), 1, "the one about money only");
    }
}
