//! The built-in instruments from the lead's choice to the findings.

mod common;

use common::{World, expect};
use kit::ids;
use kit::testing::Visitor;
use surveys::instrument::{Answers, Given, Instrument, Kind, Question, built_in};

/// Opens and sends a survey as a lead does: by the form.
async fn opened(world: &World, lead: &mut Visitor, slug: &str, asked: &str) -> uuid::Uuid {
    let tx = world.house.read().await.expect("a transaction");
    let round = ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id);
    drop(tx);
    let waves = format!("/la/{slug}/waves");
    let day = [("closes-day", "1"), ("closes-month", "6"), ("closes-year", "2027")];
    let without = lead.post(&waves, &[&[("round", round.as_str())][..], &day].concat()).await;
    expect(&without, 422);
    assert!(without.body.contains("Choose what to ask"), "{}", without.body);
    let form = [&[("round", round.as_str()), ("instrument", asked)][..], &day].concat();
    let wave = lead.post(&waves, &form).await.location.expect("the wave's page");
    expect(&lead.post(&format!("{wave}/send"), &[]).await, 303);
    world.jobs().await;
    ids::read(wave.rsplit('/').next().expect("an id")).expect("an id")
}

/// The `n`th person's answer to a question: everybody answers, and not all alike.
fn given(question: &Question, n: usize) -> Option<Given> {
    let offered = question.values();
    match question.kind {
        Kind::Text { .. } | Kind::Note => None,
        Kind::Several { .. } | Kind::Rank { .. } => {
            Some(Given::Several(vec![offered[n % offered.len()].clone()]))
        }
        Kind::One { .. } | Kind::Scale { .. } | Kind::Number { .. } => {
            Some(Given::One(offered[(n * 7 + n / 3) % offered.len()].clone()))
        }
    }
}

fn all_given(instrument: &Instrument, n: usize) -> Answers {
    let mut answers = Answers::default();
    for (_, question) in instrument.questions() {
        answers.closed.extend(given(question, n).map(|given| (question.name.clone(), given)));
    }
    answers
}

/// Walks through the survey by its pages, always the first answer on offer but for `told`; the names it was asked.
async fn walked(phone: &mut Visitor, link: &str, instrument: &Instrument, told: (&str, &str)) -> Vec<String> {
    expect(&phone.post(link, &[]).await, 303);
    let mut asked = Vec::new();
    loop {
        let at = phone.get("/survey").await.location.expect("the survey goes on");
        if at == "/survey/ready" {
            let thanks = phone.post(&at, &[]).await;
            assert!(thanks.body.contains("We have your answers"), "{}", thanks.body);
            return asked;
        }
        let page = phone.get(&at).await.body;
        let here: Vec<&Question> = instrument
            .questions()
            .map(|(_, q)| q)
            .filter(|q| page.contains(&format!("name=\"{}\"", q.name)))
            .collect();
        assert!(here.iter().all(|q| page.contains(&*q.text)), "{at}: {page}");
        let value = |q: &Question| match q.values().first() {
            _ if q.name == told.0 => told.1.to_owned(),
            Some(first) => first.clone(),
            None => "A quiet home.".to_owned(),
        };
        let fields: Vec<(String, String)> = here.iter().map(|q| (q.name.clone(), value(q))).collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        expect(&phone.post(&at, &fields).await, 303);
        asked.extend(here.iter().map(|q| q.name.clone()));
    }
}

kit::on_both! {
    async fn a_lead_chooses_what_to_ask_and_every_indicator_becomes_a_finding(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 90).await;
        let survey = &built_in()[1];
        let mut lead = world.signed_in(&town.lead).await;
        let wave = opened(&world, &mut lead, &town.la.slug, &survey.name).await;
        let outbox = lead.get(&town.la.path("/outbox")).await.body;
        assert!(outbox.contains("about 12 minutes"), "the invitation says how long it takes: {outbox}");

        let link = world.link_to("+447700900000").await;
        let mut phone = world.visitor();
        assert!(phone.get(&link).await.body.contains("40 short questions"));
        let asked = walked(&mut phone, &link, survey, ("worker-known", "no")).await;
        let missing: Vec<&str> =
            survey.questions().map(|(_, q)| q.name.as_str()).filter(|n| !asked.iter().any(|a| a == n)).collect();
        assert_eq!(missing, ["home-unsafe-why", "worker-trust", "worker-reach"], "what their answers do not lead to");

        let tx = world.house.read().await.expect("a transaction");
        let invited = surveys::invitations(&tx, wave).await.expect("a list");
        drop(tx);
        for (n, invitation) in invited.iter().enumerate() {
            surveys::cast(&world.house, *invitation, all_given(survey, n)).await.expect("a ballot, or one before");
        }
        world.close(&town, wave).await;
        let page = lead.get(&town.la.path("/findings")).await.body;
        for (_, question) in survey.questions() {
            if let Some(indicator) = &question.indicator {
                assert!(page.contains(&indicator.label), "{}: {page}", indicator.label);
            }
        }
        expect(&lead.get(&town.la.path("/findings.xlsx")).await, 200);
    }

    /// Nobody is asked for what nobody reads: own words alone are a choice while two reviewers read them; what is for others
    /// than care leavers is no choice yet.
    async fn a_lead_chooses_among_what_somebody_reads(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let mut lead = world.signed_in(&town.lead).await;
        let mut manager = world.signed_in("manager@example.org").await;
        let mut choices = vec!["starter", "well-being", "entitlements"];
        for reviewers in 0..3 {
            if reviewers == 2 {
                choices.push("snapshot");
            }
            let offered = lead.get(&town.la.path("/waves")).await.body;
            for instrument in built_in() {
                let chosen = offered.contains(&format!("value=\"{}\"", instrument.name));
                assert_eq!(chosen, choices.contains(&&*instrument.name), "{} with {reviewers}", instrument.name);
            }
            let email = format!("reviewer{reviewers}@example.org");
            let form = [("name", "Ray Reader"), ("email", &email), ("role", "reviewer")];
            expect(&manager.post("/programme/team", &form).await, 303);
        }
        let list = manager.get("/programme/instruments").await.body;
        for instrument in built_in() {
            assert!(list.contains(&instrument.title), "{}", instrument.title);
        }
    }
}
