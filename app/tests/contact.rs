//! Asking to be contacted in the middle of a survey: the two know nothing of each other.

mod common;

use common::{World, expect};
use sea_orm::{ConnectionTrait, Statement};

/// The tables of survey, box, answers and register.
const SURVEY: [&str; 10] = [
    "box_draft",
    "box_nullifier",
    "box_ballot",
    "answer",
    "answer_text",
    "invitation",
    "wave",
    "care_leaver",
    "audit_line",
    "session",
];

/// Every row of these tables, as the database writes it.
async fn rows(world: &World) -> Vec<String> {
    let mut all = Vec::new();
    for table in SURVEY {
        let query = match world.house.db.backend() {
            sea_orm::DbBackend::Sqlite => {
                let columns = Statement::from_string(
                    world.house.db.backend(),
                    format!(
                        "SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM pragma_table_info('{table}')"
                    ),
                );
                let row = world
                    .house
                    .db
                    .maintenance()
                    .query_one_raw(columns)
                    .await
                    .expect("a table")
                    .expect("a row");
                format!("SELECT {} FROM {table}", row.try_get_by_index::<String>(0).expect("columns"))
            }
            _ => format!("SELECT t::text FROM {table} t"),
        };
        let query = Statement::from_string(world.house.db.backend(), query);
        let found = world.house.db.maintenance().query_all_raw(query).await.expect("rows");
        all.extend(
            found.iter().map(|r| format!("{table}: {}", r.try_get_by_index::<String>(0).expect("a text"))),
        );
    }
    all.sort();
    all
}

kit::on_both! {
    /// Somebody is in the middle of the survey, asks in the same browser to be contacted, and goes on. Not one row of
    /// the survey, the box, the register or the audit log is another, and the answer is the same as a stranger's.
    async fn asking_in_the_middle_of_a_survey_touches_nothing_of_it(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        world.wave(&town).await;
        world.jobs().await;
        let mut person = world.visitor();
        let link = world.link_to("+447700900001").await;
        person.post(&link, &[]).await;
        let question = person.open("/survey").await;
        expect(&question, 200);
        let name = question.body.split("type=\"radio\" name=\"").nth(1).expect("a question").split('"').next().expect("a name");
        expect(&person.post("/survey/q/1", &[(name, "no-say")]).await, 303);
        let (before, where_it_was) = (rows(&world).await, person.open("/survey").await.body);
        assert!(before.iter().any(|row| row.starts_with("box_draft: ")), "a draft is there to be touched");

        let path = format!("/contact-me/{}", town.la.slug);
        let form = [("name", "Sky"), ("way", "other"), ("reach", "the drop-in"), ("about", "safety")];
        let asked = person.post(&path, &form).await;
        expect(&asked, 200);
        let stranger = world.visitor().post(&path, &form).await;
        assert_eq!((asked.body, asked.headers), (stranger.body, stranger.headers));
        world.jobs().await;
        assert_eq!(rows(&world).await, before);
        assert_eq!(person.open("/survey").await.body, where_it_was, "and the survey goes on where it was");
    }

    /// The page of what waits: a duty worker's home and a lead's lead there, an adviser's and a leader's don't.
    async fn whoever_answers_is_told_on_their_home(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 0).await;
        let lead = world.actor(&town.lead).await;
        let tx = world.house.write().await.expect("a transaction");
        let permit = people::rights::manage_team(&tx, &lead, &town.la.slug).await.expect("leave");
        let duty = people::Details { name: "Dee Duty".into(), email: "duty@oakmoor.example.org".into() };
        people::invite_to_team(&permit, &duty, people::Role::Duty).await.expect("a duty worker");
        tx.commit().await.expect("done");
        let path = format!("/contact-me/{}", town.la.slug);
        let ask = |about: &'static str| [("name", "Sky"), ("way", "other"), ("reach", "the drop-in"), ("about", about)];
        let home = town.la.path("");
        expect(&world.visitor().post(&path, &ask("council")).await, 200);
        for who in [duty.email.as_str(), &town.lead] {
            let seen = world.signed_in(who).await.get(&home).await;
            assert!(seen.status == 200 && !seen.body.contains("asked to be contacted"), "{who} is not told of what is about the council");
        }
        let manager = world.signed_in("manager@example.org").await.get("/home").await;
        assert!(manager.body.contains("1 person asked to be contacted") && manager.body.contains("/programme/contact"), "{}", manager.body);
        expect(&world.visitor().post(&path, &ask("talk")).await, 200);
        for (who, told) in [(duty.email.as_str(), true), (&town.lead, true), (&town.adviser, false), (&town.leader, false)] {
            let seen = world.signed_in(who).await.get(&home).await;
            expect(&seen, 200);
            assert_eq!(seen.body.contains("1 person asked to be contacted"), told, "{who}: {}", seen.body);
        }
    }
}
