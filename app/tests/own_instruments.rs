//! The programme's own instruments: from a form of another tool to a lead's choice, and never changed once it was asked.

mod common;
#[path = "common/form.rs"]
mod form;

use common::{Town, World, expect};
use kit::ids;
use kit::testing::{Seen, Visitor};

const LIST: &str = "/programme/instruments";
const DRAFTS: &str = "/programme/drafts";
const ASKED: [&[&str]; 3] = [
    &["select_one yes_no", "settled", "Do you feel settled here?"],
    &["calculate", "sum", ""],
    &["text", "more", "What would help?"],
];
/// A number, an order, a grid, words between and a long answer.
const KINDS: [&[&str]; 8] = [
    &["note", "hello", "First some things about your week."],
    &["integer", "nights", "How many nights did you sleep well?", "", ". >= 0 and . <= 7"],
    &["rank yes_no", "best", "What matters most?"],
    &["begin group", "grid", "When I ask for help,", "table-list"],
    &["select_one yes_no", "fast", "it comes fast"],
    &["select_one yes_no", "kind", "people are kind"],
    &["end group"],
    &["text", "more", "What would help?", "multiline"],
];

async fn upload(manager: &mut Visitor, file: &[u8]) -> Seen {
    manager.upload(LIST, &[("form", "form.xlsx", file)]).await
}

/// Uploads a form and keeps what it becomes; its address.
async fn kept(manager: &mut Visitor, title: &str) -> String {
    let page = upload(manager, &form::form("settled", title, &ASKED)).await.location.expect("its page");
    expect(&manager.post(&verb(&page, "keep"), &[]).await, 303);
    page
}

/// What a form of its page is sent to, as the form of its page sends it.
fn verb(page: &str, verb: &str) -> String {
    page.replace(LIST, DRAFTS) + "/" + verb
}

async fn open(world: &World, town: &Town, lead: &mut Visitor, asked: &str) -> String {
    let tx = world.house.read().await.expect("a transaction");
    let round = ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id);
    drop(tx);
    let fields = [
        ("round", round.as_str()),
        ("instrument", asked),
        ("closes-day", "1"),
        ("closes-month", "6"),
        ("closes-year", "2027"),
    ];
    lead.post(&town.la.path("/waves"), &fields).await.location.expect("the wave's page")
}

kit::on_both! {
    async fn a_form_becomes_a_draft_and_then_a_leads_choice(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let (mut manager, mut lead) =
            (world.signed_in("manager@example.org").await, world.signed_in(&town.lead).await);
        let sent = upload(&mut manager, &form::form("settled", "Settling in", &ASKED)).await;
        expect(&sent, 303);
        let page = sent.location.expect("its page");
        let read = manager.get(&page).await.body;
        for told in ["Do you feel settled here?", "Not kept yet", "calculate is not kept", "Keep it as a draft"] {
            assert!(read.contains(told), "{told}: {read}");
        }
        assert!(!manager.get(LIST).await.body.contains("Settling in"), "what nobody kept is in no list");

        expect(&manager.post(&verb(&page, "keep"), &[]).await, 303);
        let list = manager.get(LIST).await.body;
        assert!(list.contains("Settling in") && list.contains("Draft"), "{list}");
        assert!(!lead.get(&town.la.path("/waves")).await.body.contains("Settling in"), "a draft is no choice");
        expect(&manager.post(&verb(&page, "offer"), &[]).await, 303);
        expect(&manager.post(&verb(&page, "offer"), &[]).await, 409);
        let offered = lead.get(&town.la.path("/waves")).await.body;
        assert!(offered.contains("Settling in") && offered.contains("What would help?"), "{offered}");

        let wave = open(&world, &town, &mut lead, "settled").await;
        expect(&lead.post(&format!("{wave}/send"), &[]).await, 303);
        world.jobs().await;
        let link = world.link_to("+447700900000").await;
        let mut phone = world.visitor();
        expect(&phone.post(&link, &[]).await, 303);
        let at = phone.get("/survey").await.location.expect("a question");
        assert!(phone.get(&at).await.body.contains("Do you feel settled here?"));
    }

    /// A form that was taken in once more becomes the next version; what was asked stays as it was.
    async fn what_was_asked_stays_and_the_next_version_follows(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let (mut manager, mut lead) =
            (world.signed_in("manager@example.org").await, world.signed_in(&town.lead).await);
        let first = kept(&mut manager, "Settling in").await;
        let again = kept(&mut manager, "Settling in here").await;
        expect(&manager.get(&first).await, 404);
        assert!(manager.get(&again).await.body.contains("Version 1"), "a draft that nobody saw is replaced");
        expect(&manager.post(&verb(&again, "offer"), &[]).await, 303);
        open(&world, &town, &mut lead, "settled").await;

        expect(&manager.post(&verb(&again, "discard"), &[]).await, 409);
        expect(&manager.post(&verb(&again, "take-back"), &[]).await, 303);
        expect(&manager.post(&verb(&again, "discard"), &[]).await, 409);
        let next = kept(&mut manager, "Settling in, once more").await;
        assert!(manager.get(&next).await.body.contains("Version 2"));
        assert!(manager.get(&again).await.body.contains("Settling in here"), "the first stays as it was asked");
        expect(&manager.post(&verb(&next, "discard"), &[]).await, 303);
        expect(&manager.get(&next).await, 404);
    }

    /// A form whose form_id names a built-in one follows that; and one can be begun from a copy.
    async fn a_built_in_one_has_a_next_version(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let taken = manager.get(&format!("{LIST}/starter/form.xlsx")).await.bytes;
        let page = upload(&mut manager, &taken).await.location.expect("its page");
        let read = manager.get(&page).await.body;
        assert!(read.contains("Version 3") && !read.contains("Put these right"), "{read}");
        let copy = manager.post(&format!("{LIST}/starter/copy"), &[]).await.location.expect("a draft");
        assert_eq!(manager.post(&format!("{LIST}/starter/copy"), &[]).await.location, Some(copy), "the same draft");
    }

    /// Nothing is stored of what can't be asked, and every row is named.
    async fn what_can_not_be_asked_is_told_by_row_and_not_stored(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let wrong: [&[&str]; 3] = [ASKED[0], &["geopoint", "where", "Where do you live?"], &["text", "bad name", "Why?"]];
        let seen = upload(&mut manager, &form::form("settled", "Settling in", &wrong)).await;
        expect(&seen, 422);
        for told in ["Put these right", "geopoint", "bad name", "nothing was kept"] {
            assert!(seen.body.contains(told), "{told}: {}", seen.body);
        }
        let seen = upload(&mut manager, b"type,name,label").await;
        expect(&seen, 422);
        assert!(seen.body.contains("not an Excel workbook"), "{}", seen.body);
        expect(&manager.upload(LIST, &[]).await, 422);
    }

    /// Every kind on a phone without scripts: what is wrong is said in its place, and what was typed is kept.
    async fn every_kind_can_be_answered_without_scripts(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let (mut manager, mut lead) =
            (world.signed_in("manager@example.org").await, world.signed_in(&town.lead).await);
        let sent = upload(&mut manager, &form::form("week", "Your week", &KINDS)).await;
        let page = sent.location.unwrap_or_else(|| panic!("it is taken: {}", sent.body));
        expect(&manager.post(&verb(&page, "keep"), &[]).await, 303);
        expect(&manager.post(&verb(&page, "offer"), &[]).await, 303);
        let wave = open(&world, &town, &mut lead, "week").await;
        expect(&lead.post(&format!("{wave}/send"), &[]).await, 303);
        world.jobs().await;
        let mut phone = world.visitor();
        let link = world.link_to("+447700900000").await;
        assert!(phone.get(&link).await.body.contains("5 short questions"), "words between are no question");
        expect(&phone.post(&link, &[]).await, 303);

        assert!(phone.open("/survey").await.body.contains("First some things"));
        expect(&phone.post("/survey/q/1", &[]).await, 303);
        let asked = phone.get("/survey/q/2").await.body;
        assert!(asked.contains("A whole number from 0 to 7"), "{asked}");
        let again = phone.post("/survey/q/2", &[("nights", "eight")]).await;
        expect(&again, 422);
        assert!(again.body.contains("value=\"eight\"") && again.body.contains("nights-error"), "{}", again.body);
        expect(&phone.post("/survey/q/2", &[("nights", "7")]).await, 303);
        assert!(phone.get("/survey/q/2").await.body.contains("value=\"7\""), "it is there again");

        let again = phone.post("/survey/q/3", &[("best~yes", "1"), ("best~no", "1")]).await;
        expect(&again, 422);
        assert!(again.body.contains("Two have place 1"), "{}", again.body);
        assert_eq!(again.body.matches("<option value=\"1\" selected").count(), 2, "{}", again.body);
        expect(&phone.post("/survey/q/3", &[("best~yes", "2"), ("best~no", "1")]).await, 303);
        for (at, statement) in [(4, "it comes fast"), (5, "people are kind")] {
            let page = phone.get(&format!("/survey/q/{at}")).await.body;
            assert!(page.contains("When I ask for help,") && page.contains(statement), "{page}");
            let name = if at == 4 { "fast" } else { "kind" };
            expect(&phone.post(&format!("/survey/q/{at}"), &[(name, "yes")]).await, 303);
        }
        let words = "w".repeat(1_999);
        expect(&phone.post("/survey/q/6", &[("more", &words)]).await, 303);
        let done = phone.post("/survey/ready", &[]).await;
        assert!(done.body.contains("We have your answers"), "{}", done.body);
    }

    /// Every page as a respondent sees it, told who comes to it; nothing is sent, and nothing of it is stored.
    async fn a_preview_shows_the_very_pages_and_keeps_nothing(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let (mut manager, mut lead) =
            (world.signed_in("manager@example.org").await, world.signed_in(&town.lead).await);
        let wave = open(&world, &town, &mut lead, "starter").await;
        expect(&lead.post(&format!("{wave}/send"), &[]).await, 303);
        world.jobs().await;
        let mut phone = world.visitor();
        let link = world.link_to("+447700900000").await;
        expect(&phone.post(&link, &[]).await, 303);
        let real = phone.get("/survey/q/1").await.body;
        let question = real.split("<fieldset").nth(1).and_then(|rest| rest.split("</fieldset>").next());
        for (who, at) in [
            (&mut manager, format!("{LIST}/starter/preview")),
            (&mut lead, town.la.path("/waves/preview/starter")),
        ] {
            let first = who.get(&format!("{at}/1")).await.body;
            assert!(first.contains(question.expect("a question")), "the very same question: {first}");
            assert!(!first.contains("<form") && first.contains("This is a preview"), "{first}");
            assert!(first.contains("Page 2 comes after “Do you feel safe where you live?”"), "{first}");
            let second = who.get(&format!("{at}/2")).await.body;
            assert!(second.contains("Only for those who answer “Do you feel safe where you live?”"), "{second}");
            expect(&who.get(&format!("{at}/9")).await, 200);
            for nowhere in ["0", "10", "x", "-1", "99999999999999999999"] {
                expect(&who.get(&format!("{at}/{nowhere}")).await, 404);
            }
        }
        expect(&lead.get(&town.la.path("/waves/preview/nothing/1")).await, 404);
    }

    /// A next version is shown beside the one before it: what can be compared over time, and what can't.
    async fn a_next_version_stands_beside_the_one_before(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let first = kept(&mut manager, "Settling in").await;
        expect(&manager.post(&verb(&first, "offer"), &[]).await, 303);
        let changed: [&[&str]; 3] = [
            &["select_one yes_no", "settled", "Are you settled here?"],
            &["integer", "more", "How many things would help?", "", ". >= 0 and . <= 9"],
            &["text", "words", "In your words?"],
        ];
        let page = upload(&mut manager, &form::form("settled", "Settling in", &changed)).await.location.expect("its page");
        let read = manager.get(&page).await.body;
        for told in [
            "Beside version 1",
            "1 of 3 questions are answered as before",
            "before “Do you feel settled here?”",
            "Answered otherwise, so not compared: 1",
            "New: 1",
        ] {
            assert!(read.contains(told), "{told}: {read}");
        }
    }

    /// From an empty page to a question that a lead can ask: what is wrong stands at its field, and nothing typed is lost.
    async fn a_manager_writes_one_from_nothing(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let empty = manager.post(DRAFTS, &[("title", " ")]).await;
        expect(&empty, 422);
        assert!(empty.body.contains("Enter a title"), "{}", empty.body);
        let edit = manager.post(DRAFTS, &[("title", "Settling in")]).await.location.expect("a draft");
        let draft = edit.trim_end_matches("/edit").to_owned();
        expect(&manager.post(&format!("{draft}/offer"), &[]).await, 409);

        let new = format!("{draft}/parts/1/questions/new");
        let typed = [("mark", "1"), ("text", "Is it warm?"), ("kind", "one"), ("answers", "Yes\nbad value | No"), ("good", "yes")];
        let again = manager.post(&new, &typed).await;
        expect(&again, 422);
        for told in ["answers-error", "finding-error", "concern-said-error", "bad value | No", "Is it warm?"] {
            assert!(again.body.contains(told), "{told}: {}", again.body);
        }
        let warm = [("mark", "1"), ("text", "Is it warm?"), ("kind", "one"), ("answers", "Yes\nno | Not at all")];
        expect(&manager.post(&new, &warm).await, 303);
        let why = [
            ("mark", "2"), ("text", "Why not?"), ("kind", "text"), ("most", "900"), ("name", "why"),
            ("if-question", "is-it-warm"), ("if-answers", "cold"),
        ];
        let again = manager.post(&new, &why).await;
        expect(&again, 422);
        assert!(again.body.contains("if-question-error") && again.body.contains("does not offer"), "{}", again.body);
        let why = [&why[..6], &[("if-answers", "no")]].concat();
        expect(&manager.post(&new, &why).await, 303);
        let nights = [
            ("mark", "3"), ("text", "How many nights?"), ("kind", "number"), ("low", "7"), ("high", "0"), ("together", "yes"),
        ];
        let again = manager.post(&new, &nights).await;
        expect(&again, 422);
        assert!(again.body.contains("low-error") && again.body.contains("together-error") || again.body.contains("above the lowest"), "{}", again.body);
        expect(&manager.post(&format!("{draft}/parts/new"), &[("mark", "3"), ("title", "Your nights"), ("picture", "home")]).await, 303);
        let nights = [("mark", "4"), ("text", "How many nights?"), ("kind", "number"), ("low", "0"), ("high", "7")];
        expect(&manager.post(&format!("{draft}/parts/2/questions/new"), &nights).await, 303);

        // What an answer leads to can't come before it; what can move, moves, over the edge of a part, too.
        let stays = manager.post(&format!("{draft}/questions/why/move"), &[("mark", "5"), ("way", "up")]).await;
        expect(&stays, 422);
        assert!(stays.body.contains("not asked on an earlier page"), "{}", stays.body);
        let stays = manager.post(&format!("{draft}/questions/is-it-warm/delete"), &[("mark", "5")]).await;
        expect(&stays, 422);
        expect(&manager.post(&format!("{draft}/questions/how-many-nights/move"), &[("mark", "5"), ("way", "up")]).await, 303);
        expect(&manager.post(&format!("{draft}/parts/2/delete"), &[("mark", "6")]).await, 303);
        let outline = manager.get(&edit).await.body;
        let order = ["Is it warm?", "Why not?", "How many nights?"].map(|text| outline.find(text).expect("it is there"));
        assert!(order.is_sorted(), "{outline}");
        let page = draft.replace(DRAFTS, LIST);
        expect(&manager.post(&format!("{draft}/offer"), &[]).await, 303);
        assert!(manager.get(&page).await.body.contains("Leads can choose it"));
        expect(&manager.get(&edit).await, 404);
        expect(&manager.post(&new, &warm).await, 404);
    }

    /// Two managers at one draft: whoever is late is told, and what they typed is still there.
    async fn nobody_writes_over_what_somebody_else_wrote(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let (mut one, mut other) =
            (world.signed_in("manager@example.org").await, world.signed_in("manager@example.org").await);
        let page = one.post(&format!("{LIST}/starter/copy"), &[]).await.location.expect("a draft");
        let (edit, question) = (verb(&page, "edit"), verb(&page, "questions/money"));
        let form = other.get(&question).await.body;
        assert!(form.contains("name=\"mark\" value=\"1\""), "{form}");
        expect(&one.post(&edit, &[("mark", "1"), ("title", "Mine"), ("minutes", "6")]).await, 303);
        let late = other.post(&question, &[("mark", "1"), ("text", "Is money all right?"), ("kind", "text"), ("most", "90")]).await;
        expect(&late, 422);
        assert!(late.body.contains("Somebody changed this draft") && late.body.contains("Is money all right?"), "{}", late.body);
        expect(&other.post(&edit, &[("mark", "1"), ("title", "Theirs"), ("minutes", "6")]).await, 409);
        expect(&other.post(&verb(&page, "questions/money/delete"), &[("mark", "1")]).await, 409);
        expect(&other.post(&verb(&page, "questions/money/delete"), &[]).await, 409);
        let kept = one.get(&edit).await.body;
        assert!(kept.contains("Mine") && !kept.contains("Is money all right?"), "{kept}");
    }

    /// Every question of the built-in ones can be opened and saved as it is, and nothing of it changes.
    async fn saving_a_question_as_it_is_changes_nothing(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let page = manager.post(&format!("{LIST}/well-being/copy"), &[]).await.location.expect("a draft");
        let before = manager.get(&format!("{page}/form.xlsx")).await.bytes;
        let mut mark = 1;
        for (_, question) in surveys::instrument::built_in()[1].questions() {
            let at = verb(&page, &format!("questions/{}", question.name));
            let form = manager.get(&at).await.body;
            let fields = fields(&form);
            let sent: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let saved = manager.post(&at, &sent).await;
            assert_eq!(saved.status, 303, "{}: {}", question.name, saved.body);
            mark += 1;
        }
        assert!(mark == 41 && manager.get(&page).await.body.contains("40 of 40 questions are answered as before"));
        let after = manager.get(&format!("{page}/form.xlsx")).await.bytes;
        let read = |bytes: &[u8]| surveys::xlsform::read_workbook(bytes).expect("a form").instrument.expect("an instrument");
        assert_eq!(read(&after), read(&before));
    }
}

/// What a browser sends of the form of a question that nobody touched.
fn fields(page: &str) -> Vec<(String, String)> {
    let plain = |text: &str| {
        let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
        named.iter().fold(text.to_owned(), |text, (named, plain)| text.replace(named, plain))
    };
    let attribute = |tag: &str, name: &str| {
        let after = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(plain(after.split('"').next()?))
    };
    let form = page.split("<form").find(|form| form.contains("name=\"kind\"")).expect("the form");
    let mut fields = Vec::new();
    for tag in form.split('<').skip(1) {
        let whole = tag.split('>').next().unwrap_or_default();
        let Some(name) = attribute(whole, "name") else { continue };
        let kind = attribute(whole, "type").unwrap_or_default();
        if tag.starts_with("textarea") {
            fields.push((name, plain(tag.split_once('>').map_or("", |(_, text)| text))));
        } else if tag.starts_with("select") {
            let rest = form.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_default();
            let chosen = rest.split("</select>").next().unwrap_or_default();
            let option = chosen
                .split("<option")
                .find(|option| option.split('>').next().is_some_and(|o| o.contains(" selected")));
            fields.push((name, option.and_then(|o| attribute(o, "value")).unwrap_or_default()));
        } else if !["radio", "checkbox"].contains(&kind.as_str()) || whole.contains(" checked") {
            fields.push((name, attribute(whole, "value").unwrap_or_default()));
        }
    }
    fields
}
