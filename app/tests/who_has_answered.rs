//! What a lead and a personal adviser see of who has answered, and what they do with it: the LA's own target, whom nothing
//! reaches, what was tried, and the thank-you.

mod common;
#[expect(dead_code, reason = "each test file uses some of it")]
mod walking;

use common::{Town, World, expect};
use kit::ids;
use kit::testing::Visitor;
use register::codes::Gender;
use register::import::Row;
use walking::{answer, audited_by_the_day, links, number};

/// A town of forty in the middle of its survey: the first `answered` of a random order have answered since yesterday.
async fn morning(world: &World, answered: usize) -> (Town, String) {
    world.begin().await;
    let town = world.town("Oakmoor", 40).await;
    let wave = world.wave(&town).await;
    world.jobs().await;
    for link in links(world, wave).await.iter().take(answered) {
        answer(&mut world.visitor(), link, &[]).await;
    }
    world.next_morning().await;
    let page = town.la.path(&format!("/waves/{}", ids::show(wave)));
    (town, page)
}

/// The forms by which an adviser notes that somebody got their thank-you: where to, and for which wave.
fn due(page: &str) -> Vec<(String, String)> {
    let after = |text: &str, mark: &str| text.split(mark).nth(1)?.split('"').next().map(str::to_owned);
    let forms = page.split("<form").filter(|form| form.contains("/thank\""));
    forms
        .filter_map(|form| Some((after(form, "action=\"")?, after(form, "name=\"wave\" value=\"")?)))
        .collect()
}

/// The numbers of a table's row.
fn cells<'a>(page: &'a str, label: &str) -> Vec<&'a str> {
    let row = page.split(&format!("{label}</th>")).nth(1).and_then(|r| r.split("</tr>").next()).unwrap_or("");
    row.split("<td ").skip(1).filter_map(|c| c.split(['<', '>']).nth(1)).collect()
}

async fn aim(lead: &mut Visitor, wave: &str, target: &str, thanks: &str) -> kit::testing::Seen {
    lead.post(&format!("{wave}/aim"), &[("target", target), ("thanks", thanks)]).await
}

kit::on_both! {
    async fn a_lead_sees_how_far_it_is_to_the_floor_and_to_their_own_target(fresh) {
        let world = World::new(fresh).await;
        let (town, wave) = morning(&world, 10).await;
        let mut lead = world.signed_in(&town.lead).await;
        let before = lead.get(&wave).await.body;
        // Twelve of forty are three in ten.
        assert!(before.contains("2 more answers</strong> make three in ten"), "{before}");
        assert!(before.contains("41 days are left."), "{before}");
        let asked = |adviser| cells(&before, adviser).first().map(|n| (*n).to_owned());
        assert_eq!([asked("Ada Adviser"), asked("Bo Other")], ["20", "20"].map(|n| Some(n.to_owned())), "{before}");
        let wrong = aim(&mut lead, &wave, "12", "A voucher").await;
        expect(&wrong, 422);
        assert!(wrong.body.contains("from 30 to 100") && wrong.body.contains("value=\"A voucher\""), "{}", wrong.body);
        expect(&aim(&mut lead, &wave, "50%", "a £10 voucher").await, 303);
        let after = lead.get(&wave).await.body;
        assert!(after.contains("10 more</strong> reach your own target of 50%"), "{after}");
        assert!(after.contains("<strong>10</strong> are still to be given, 0 were"), "{after}");
        // Said again it is another.
        expect(&aim(&mut lead, &wave, "", "").await, 303);
        let none = lead.get(&wave).await.body;
        assert!(!none.contains("Thank-yous") && !none.contains("your own target of"), "{none}");
    }

    /// A thank-you is due to everyone who has answered as of this morning, once, from their own adviser.
    async fn everyone_who_answers_is_thanked_once_by_their_own_adviser(fresh) {
        let world = World::new(fresh).await;
        let (town, wave) = morning(&world, 30).await;
        let mut lead = world.signed_in(&town.lead).await;
        let mut adviser = world.signed_in(&town.adviser).await;
        let mine = format!("/la/{}/my-people", town.la.slug);
        assert_eq!(due(&adviser.get(&mine).await.body), [], "nothing is promised yet");
        expect(&aim(&mut lead, &wave, "", "a £10 voucher").await, 303);
        let page = adviser.get(&mine).await.body;
        let owed = due(&page);
        let answered = page.matches(">Answered<").count();
        assert!(owed.len() == answered && (10..=20).contains(&answered), "{answered}: {page}");
        let (first, of) = owed[0].clone();
        for _ in 0..2 {
            expect(&adviser.post(&first, &[("wave", &of)]).await, 303);
        }
        assert_eq!(due(&adviser.get(&mine).await.body).len(), answered - 1);
        assert_eq!(number(&world, "SELECT count(*) FROM thanked").await, 1);
        audited_by_the_day(&world, town.la.id, "thank a person", 1).await;
        assert!(lead.get(&wave).await.body.contains(", 1 were"));
        // Not of who has not answered, not of another's people, not for a survey that is not there, and not by a lead.
        let waiting = page.split("href=\"").filter_map(|h| h.split('"').next()).find(|h| h.ends_with("/share"));
        let waiting = waiting.expect("somebody has not answered").replace("/share", "/thank");
        expect(&adviser.post(&waiting, &[("wave", &of)]).await, 404);
        expect(&adviser.post(&owed[1].0, &[("wave", "nonsense")]).await, 404);
        expect(&lead.post(&owed[1].0, &[("wave", &of)]).await, 403);
        assert_eq!(number(&world, "SELECT count(*) FROM thanked").await, 1);
        // It stays due when the survey is over.
        world.close(&town, ids::read(wave.rsplit('/').next().expect("an id")).expect("an id")).await;
        assert_eq!(due(&adviser.get(&mine).await.body).len(), answered - 1);
    }

    async fn an_adviser_sees_what_was_tried_and_what_helps(fresh) {
        let world = World::new(fresh).await;
        let (town, _) = morning(&world, 0).await;
        let page = world.signed_in(&town.adviser).await.get(&format!("/la/{}/my-people", town.la.slug)).await.body;
        let tried = "has not left: nothing here can send it.<br><strong>Share the link.</strong>";
        assert_eq!(page.matches(tried).count(), 20, "{page}");
    }

    /// Rates by group move once a day, and say nothing of a handful.
    async fn a_lead_sees_who_is_behind_as_of_this_morning(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 20).await;
        let mut rows: Vec<Row> = (20..22).map(|n| common::row("Oakmoor", n)).collect();
        rows.iter_mut().for_each(|row| row.gender = Gender::Neither);
        world.import(&town, &rows).await;
        let wave = world.wave(&town).await;
        let here = format!("/la/{}/waves/{}", town.la.slug, ids::show(wave));
        let mut lead = world.signed_in(&town.lead).await;
        let before = lead.get(&here).await.body;
        assert!(before.contains("By age") && before.contains("By sex") && before.contains("By home"), "{before}");
        assert!(before.contains("Nobody has answered yet"), "{before}");
        let neither = before.split("Neither</th>").nth(1).expect("a line");
        let told = neither.split_once('>').map_or(neither, |(_, after)| after);
        assert!(told.starts_with("fewer than 5 people</td>"), "{neither}");
        for n in [0, 2, 4, 6, 8, 10, 12] {
            let link = world.link_to(&format!("+447700900{n:03}")).await;
            answer(&mut world.visitor(), &link, &[]).await;
        }
        assert_eq!(lead.get(&here).await.body, before, "nothing moves on the day itself");
        world.next_morning().await;
        let mut lead = world.signed_in(&town.lead).await;
        let after = lead.get(&here).await.body;
        assert_eq!(cells(&after, "Male"), ["10", "7", "70%"], "{after}");
        assert_eq!(cells(&after, "Female"), ["10", "0", "0%"], "{after}");
        assert!(after.contains("<strong>Female</strong> (sex): 0%."), "the group that is behind is named: {after}");
    }

    /// The national team sees every LA of a round, and of a handful of people nothing.
    async fn the_national_team_sees_all_of_a_round(fresh) {
        let world = World::new(fresh).await;
        let (town, _) = morning(&world, 10).await;
        for (name, people) in [("Tinyford", 4), ("Waitham", 12)] {
            let other = world.town(name, people).await;
            if people == 4 {
                world.wave(&other).await;
                world.jobs().await;
            }
        }
        let mut manager = world.signed_in("manager@example.org").await;
        let rounds = manager.get("/programme/rounds").await.body;
        let round = rounds.split("href=\"").filter_map(|h| h.split('"').next()).find(|h| h.starts_with("/programme/rounds/"));
        let round = round.expect("a link to the round").to_owned();
        let page = manager.get(&round).await.body;
        assert_eq!(cells(&page, "Oakmoor")[2..], ["40", "10", "25%", "2 more in 41 days"], "{page}");
        assert_eq!(cells(&page, "Tinyford")[2..], ["fewer than 5", "not shown", "", ""], "{page}");
        assert!(page.contains(">40<"), "the whole is of what is shown: {page}");
        assert!(!page.contains(">44<"), "{page}");
        assert!(page.contains("No survey in this round yet: Waitham."), "{page}");
        expect(&world.signed_in(&town.lead).await.get(&round).await, 403);
    }
}
