//! Languages from the register to the thank-you, and who has checked them.

mod common;

use common::{Town, World, expect, path};
use kit::testing::Visitor;
use kit::words::Language;
use sea_orm::ConnectionTrait;
use surveys::instrument::built_in;

/// A personal adviser notes the language of the first of their own people.
async fn reads(world: &World, town: &Town, language: &str) -> (Visitor, String) {
    let mut adviser = world.signed_in(&town.adviser).await;
    let mine = adviser.get(&town.la.path("/my-people")).await.body;
    let person = mine.split(&format!("href=\"{}", town.la.path("/register/"))).nth(1).expect("somebody");
    let person = person.split('"').next().expect("an id").to_owned();
    let at = town.la.path(&format!("/register/{person}/correct"));
    let seen = adviser.get(&at).await.body.contains("name=\"seen\" value=\"1\"");
    let fields = [
        ("phone", "+447700900111"),
        ("language", language),
        ("interpreter", "unknown"),
        ("custody", "unknown"),
        ("parent", "unknown"),
        ("elsewhere", "unknown"),
        ("stop", "no"),
        ("seen", if seen { "1" } else { "0" }),
    ];
    expect(&adviser.post(&at, &fields).await, 303);
    (adviser, person)
}

fn says(page: &str, words: &str) {
    assert!(page.contains(words), "{words}: {page}");
}

kit::on_both! {
    /// What is sent, shared and printed for somebody is in their language, and leads to it.
    async fn somebody_is_written_to_in_their_language(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let (mut adviser, person) = reads(&world, &town, " dari ").await;
        let wave = world.wave(&town).await;
        world.jobs().await;

        let link = world.link_to("+447700900111").await;
        assert!(link.ends_with("?l=fa"), "{link}");
        let others = world.link_to("+447700900001").await;
        assert!(!others.contains('?'), "nobody else's changes: {others}");
        let mut lead = world.signed_in(&town.lead).await;
        let outbox = lead.get(&town.la.path("/outbox")).await.body;
        says(&outbox, "سلام");
        let share = adviser.get(&town.la.path(&format!("/my-people/{person}/share"))).await.body;
        for words in ["?l=fa", "lang=\"fa\" dir=\"rtl\"", "What it says in English", "Farsi and Dari"] {
            says(&share, words);
        }
        let letters = town.la.path(&format!("/waves/{}/letters", kit::ids::show(wave)));
        let sheets = lead.post(&letters, &[("who", "waiting")]).await.body;
        says(&sheets, "<div lang=\"fa\" dir=\"rtl\">");
        assert_eq!(sheets.matches("nb-letter__english").count(), 1, "English below is for who reads another language");

        let mut phone = world.visitor();
        let welcome = phone.get(&path(&link)).await;
        says(&welcome.body, "<html lang=\"fa\" dir=\"rtl\">");
        assert_eq!(phone.cookie("nb-language"), Some("fa"));
        expect(&phone.post(&path(&link), &[]).await, 303);
        let first = phone.get("/survey/q/1").await.body;
        let asked = built_in()[0].questions().next().expect("a question").1.text.clone();
        says(&first, asked.spoken(Language::Farsi).expect("it is translated"));
        assert!(!first.contains(&*asked), "{first}");
        // Somebody else helps, in English: the place is kept, and what was given.
        expect(&phone.post("/survey/q/1", &[("home-safe", "always")]).await, 303);
        let there = phone.get("/survey").await.location.expect("the next page");
        says(&phone.get(&format!("{there}?l=en")).await.body, "<html lang=\"en\"");
        says(&phone.get("/survey/q/1").await.body, "value=\"always\" id=\"home-safe\" checked");
        let gone = phone.get("/exit").await;
        assert!(gone.headers.contains("nb-language=;"), "leaving leaves no language behind: {}", gone.headers);
    }

    /// The box is the same whatever language somebody answers in: as many bytes, and what is stored has no word of it.
    async fn what_is_stored_has_no_language(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        world.wave(&town).await;
        world.jobs().await;
        for (number, language) in [("+447700900001", "en"), ("+447700900002", "ti")] {
            let mut phone = world.visitor();
            let link = path(&world.link_to(number).await);
            phone.get(&format!("{link}?l={language}")).await;
            expect(&phone.post(&link, &[]).await, 303);
            expect(&phone.post("/survey/q/1", &[("home-safe", "never")]).await, 303);
        }
        let db = world.house.db.maintenance();
        let sql = "SELECT DISTINCT length(sealed) AS size FROM box_draft";
        let backend = db.get_database_backend();
        let sizes = db.query_all_raw(sea_orm::Statement::from_string(backend, sql)).await.expect("drafts");
        assert_eq!(sizes.len(), 1, "drafts of two languages are of one size");
    }

    /// A browser says what it is set to; where a page comes in no such language it is English.
    async fn a_browser_is_answered_in_its_language(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 2).await;
        let contact = format!("/contact-me/{}", town.la.slug);
        for at in ["/s", "/contact-me", "/survey", "/survey/help", "/s/bcdfghjkmnpq", contact.as_str()] {
            let mut phone = world.visitor().wearing(&[("accept-language", "fr, ckb;q=0.8, en;q=0.7")]);
            says(&phone.get(at).await.body, "<html lang=\"ckb\" dir=\"rtl\">");
            let mut french = world.visitor().wearing(&[("accept-language", "fr")]);
            says(&french.get(at).await.body, "<html lang=\"en\" dir=\"ltr\">");
        }
        let mut phone = world.visitor().wearing(&[("accept-language", "am")]);
        let refused = phone.post(&contact, &[("name", "")]).await;
        expect(&refused, 422);
        says(&refused.body, "<html lang=\"am\"");
        says(&phone.get("/survey/q/x?l=vi").await.body, "<html lang=\"vi\"");
    }

    /// While the database is in trouble nothing of a page is lost: it is offered again, in their language, and goes on.
    async fn what_could_not_be_kept_is_offered_again(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        world.wave(&town).await;
        world.jobs().await;
        let mut phone = world.visitor();
        let link = path(&world.link_to("+447700900001").await);
        phone.get(&format!("{link}?l=vi")).await;
        expect(&phone.post(&link, &[]).await, 303);
        let db = world.house.db.maintenance();
        db.execute_unprepared("ALTER TABLE box_draft RENAME TO box_draft_away").await.expect("it is away");
        let given = [("home-safe", "never"), ("words", "a \"door\" & <more>")];
        let refused = phone.post("/survey/q/1", &given).await;
        let sent = phone.post("/survey/ready", &[]).await;
        db.execute_unprepared("ALTER TABLE invitation RENAME TO invitation_away").await.expect("it is away");
        let known = phone.post("/s", &[("code", link.trim_start_matches("/s/"))]).await;
        let begun = phone.post(&link, &[]).await;
        db.execute_unprepared("ALTER TABLE invitation_away RENAME TO invitation").await.expect("it is back");
        db.execute_unprepared("ALTER TABLE box_draft_away RENAME TO box_draft").await.expect("it is back");
        for page in [&refused, &sent, &known, &begun] {
            expect(page, 503);
            says(&page.body, "<form method=\"post\">");
            says(&page.headers, "cache-control: no-store");
        }
        says(&known.body, &format!("type=\"hidden\" name=\"code\" value=\"{}\"", link.trim_start_matches("/s/")));
        says(&refused.body, "<html lang=\"vi\" dir=\"ltr\">");
        says(&refused.body, "type=\"hidden\" name=\"home-safe\" value=\"never\"");
        says(&refused.body, "value=\"a &quot;door&quot; &amp; &lt;more&gt;\"");
        expect(&phone.post("/survey/q/1", &given).await, 303);
    }

    /// Respondents are told that nobody has checked, until somebody has; and again when a word is another one.
    async fn a_check_is_recorded_and_taken_back(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let one = "/programme/languages/sq";
        let told = "class=\"y-unchecked\"";
        let mut phone = world.visitor();
        says(&phone.get("/s?l=sq").await.body, told);
        says(&manager.get("/programme/languages").await.body, "Needs a speaker’s check");
        let page = manager.get(one).await.body;
        for words in ["Do you feel safe where you live?", "Exit this page", "Ask them to contact me", "lang=\"sq\""] {
            says(&page, words);
        }
        let words = page.split("name=\"words\" value=\"").nth(1).and_then(|p| p.split('"').next()).expect("a digest").to_owned();
        let read = |read: &'static str| vec![("name", "Ana Checker"), ("capacity", "interpreter"), ("words", words.as_str()), ("read", read)];
        let refused = manager.post(one, &read("")).await;
        expect(&refused, 422);
        says(&refused.body, "value=\"Ana Checker\"");
        says(&phone.get("/s").await.body, told);
        let other = [("name", "Ana Checker"), ("capacity", "interpreter"), ("words", "00"), ("read", "yes")];
        expect(&manager.post(one, &other).await, 409);
        expect(&manager.post(one, &read("yes")).await, 303);
        let list = manager.get("/programme/languages").await.body;
        says(&list, "Checked");
        says(&list, "Ana Checker, interpreter, on ");
        assert!(!phone.get("/s").await.body.contains(told), "it was checked");
        says(&phone.get("/contact-me?l=vi").await.body, told);

        let db = world.house.db.maintenance();
        db.execute_unprepared("UPDATE language_check SET digest = sealed").await.expect("another word");
        says(&manager.get("/programme/languages").await.body, "Changed since");
        says(&phone.get("/s?l=sq").await.body, told);
        expect(&manager.post(one, &read("yes")).await, 303);
        expect(&manager.post(&format!("{one}/undo"), &[]).await, 303);
        says(&phone.get("/s").await.body, told);
        expect(&manager.post(&format!("{one}/undo"), &[]).await, 409);
        expect(&manager.get("/programme/languages/en").await, 404);
        let log = manager.get("/programme/log").await.body;
        assert_eq!(log.matches("check a language").count() + log.matches("Check a language").count(), 3, "{log}");
    }
}
