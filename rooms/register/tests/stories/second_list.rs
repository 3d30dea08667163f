//! A second list: what it says otherwise is seen first, and only what was seen and chosen is written.

use kit::testing::Visitor;
use people::Role;
use uuid::Uuid;

use crate::town::{Town, as_offered, boxes, written};

const HEAD: &str = "ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation,Phone\n";

/// A row: id, first name, adviser, home, phone.
fn row([id, name, adviser, home, phone]: [&str; 5]) -> String {
    format!(
        "{id},{name},Field,b) Female,14/02/2006,{adviser},b) Former relevant child,a) Yes,{home},{phone}\n"
    )
}

/// The first list: eight people of Jo's and Al's.
fn first() -> String {
    let rows = [
        ["A1", "Ann", "Jo Bright", "U", "07700900001"],
        ["A2", "Ben", "Jo Bright", "U", "07700900002"],
        ["A3", "Cat", "Jo Bright", "U", "07700900003"],
        ["A4", "Dan", "Al Dent", "U", "07700900004"],
        ["A5", "Eve", "Al Dent", "U", "07700900005"],
        ["A6", "Fay", "Al Dent", "U", "07700900006"],
        ["A7", "Gus", "Al Dent", "U", "07700900007"],
        ["A8", "Hal", "Al Dent", "U", "07700900008"],
    ];
    HEAD.to_owned() + &rows.map(row).concat()
}

/// Everything but phones as it was, unless it is said here; A3, A4 and A6 are not in it.
fn second() -> String {
    let rows = [
        ["A1", "Ann", "Jo Bright", "U", "07700900001"],
        ["A2", "Ben", "JO  bright", "X", ""],
        ["A5", "Eve", "Jo Bright", "U", "07700900055"],
        ["A7", "Gus", "Al Dent", "U", "07700900007"],
        ["A8", "Hal", "Al Dent", "U", "07700900008"],
        ["A9", "Ivy", "Al Dent", "U", "07700900009"],
    ];
    HEAD.to_owned() + &rows.map(row).concat()
}

async fn upload(town: &Town, lead: &mut Visitor, list: &str) -> (String, String) {
    let seen =
        lead.upload(&town.one.path("/register/import"), &[("people", "list9.csv", list.as_bytes())]).await;
    let path = seen.location.unwrap_or_else(|| panic!("{}", seen.body));
    let page = lead.get(&path).await.body;
    (path, page)
}

async fn import(town: &Town, lead: &mut Visitor, list: &str) {
    let (path, page) = upload(town, lead, list).await;
    let done = confirm(lead, &path, &as_offered(&page)).await;
    assert!(done.contains("added="), "{done}");
}

async fn confirm(lead: &mut Visitor, path: &str, fields: &[(String, String)]) -> String {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    lead.post(&format!("{path}/confirm"), &fields).await.location.unwrap()
}

/// Name, phone and personal adviser's name of everybody who is served.
async fn served(town: &Town) -> Vec<(String, Option<String>)> {
    let tx = town.house.read().await.unwrap();
    let ids: Vec<Uuid> = register::current(&tx, town.one.id).await.unwrap().iter().map(|p| p.id).collect();
    let contacts = register::contacts(&tx, town.one.id, &ids).await.unwrap();
    contacts.into_iter().map(|contact| (contact.first_name, contact.phone)).collect()
}

async fn names(town: &Town) -> Vec<String> {
    served(town).await.into_iter().map(|(name, _)| name).collect()
}

async fn phone(town: &Town, name: &str) -> Option<String> {
    served(town).await.into_iter().find(|(other, _)| other == name).and_then(|(_, phone)| phone)
}

/// The page of somebody, found by name in the register.
pub(crate) async fn page_of(town: &Town, lead: &mut Visitor, name: &str) -> String {
    let body = lead.get(&town.one.path("/register")).await.body;
    let before = body.split(&format!(">{name} Field</a>")).next().unwrap();
    before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

/// What the form for corrections sends as it is offered, with these in place of its own.
pub(crate) async fn corrected(
    visitor: &mut Visitor,
    person: &str,
    with: &[(&str, &str)],
) -> kit::testing::Seen {
    let page = visitor.get(&format!("{person}/correct")).await.body;
    let mut fields: Vec<(String, String)> =
        with.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let offered = as_offered(&page).into_iter().chain(values(&page));
    let more: Vec<(String, String)> =
        offered.filter(|(name, _)| with.iter().all(|(other, _)| other != name)).collect();
    fields.extend(more);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    visitor.post(&format!("{person}/correct"), &fields).await
}

/// Lines of text, long texts and lists as they are offered.
fn values(page: &str) -> Vec<(String, String)> {
    let typed = ["phone", "email", "language", "reason"];
    let lines =
        boxes(page).into_iter().filter(|(name, ..)| typed.contains(&name.as_str())).map(|(n, v, _)| (n, v));
    lines.chain(written(page)).collect()
}

kit::on_both! {
    /// The whole of it: new, changed, gone, staying, corrected, back; nothing before the yes, everything after it.
    async fn only_what_was_seen_and_chosen_is_written(fresh) {
        let town = Town::built(&fresh).await;
        town.invite("Jo Bright", "jo@one.example", Role::Adviser).await;
        let mut lead = town.visitor("lead@one.example").await;
        import(&town, &mut lead, &first()).await;
        let mut jo = town.visitor("jo@one.example").await;
        let ann = page_of(&town, &mut lead, "Ann").await;
        assert_eq!(corrected(&mut jo, &ann, &[("phone", "07700 900999")]).await.status, 303);
        let dan = page_of(&town, &mut lead, "Dan").await;
        assert_eq!(corrected(&mut lead, &dan, &[("stays", "yes")]).await.status, 303);
        let hal = page_of(&town, &mut lead, "Hal").await;
        lead.post(&format!("{hal}/left"), &[]).await;

        let before = served(&town).await;
        let (path, page) = upload(&town, &mut lead, &second()).await;
        for shown in [
            "1 person to add", "Home: Independent living → In custody", "Personal adviser: Al Dent → Jo Bright",
            "Phone: +447700900005 → +447700900055", "Corrected: +447700900999. The list says +447700900001, as before the correction.",
            "2 people not in the list", "1 person not in the list asked to stay", "A lead said that they have left",
        ] {
            assert!(page.contains(shown), "{shown}\n{page}");
        }
        assert!(!page.contains("JO  bright"), "another case is no change");
        assert_eq!(served(&town).await, before, "nothing is written before the yes");
        assert!(confirm(&mut lead, &path, &[]).await.ends_with("?again=1"), "who has not seen it changes nothing");
        assert_eq!(served(&town).await, before);

        // Fay has not left after all; the rest as it is offered.
        let fay = boxes(&page).into_iter().filter(|(name, ..)| name == "left").map(|(_, id, _)| id).nth(1).unwrap();
        let mut fields = as_offered(&page);
        fields.retain(|(name, value)| !(name == "left" && *value == fay));
        let done = confirm(&mut lead, &path, &fields).await;
        assert!(done.contains("added=1&known=0&died=0&changed=2&gone=1&back=0"), "{done}");
        assert_eq!(names(&town).await, ["Ann", "Ben", "Dan", "Eve", "Fay", "Gus", "Ivy"]);
        assert_eq!(phone(&town, "Ann").await.as_deref(), Some("+447700900999"), "the correction stays");
        assert_eq!(phone(&town, "Ben").await.as_deref(), Some("+447700900002"), "a blank says nothing");
        assert_eq!(phone(&town, "Eve").await.as_deref(), Some("+447700900055"));
        let eve = page_of(&town, &mut lead, "Eve").await;
        let mine = jo.get(&eve).await;
        assert_eq!(mine.status, 200, "she is Jo's now");
        assert!(mine.body.contains("a list that Lea Lead imported") && mine.body.contains("+447700900005 → +447700900055"), "{}", mine.body);
        assert_eq!(town.rows("pending_import").await, 0);
    }

    /// Who left by a list comes back by one; who is not there for the second time is in nobody's way.
    async fn who_left_by_a_list_comes_back_by_one(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        import(&town, &mut lead, &first()).await;
        import(&town, &mut lead, &second()).await;
        assert_eq!(names(&town).await, ["Ann", "Ben", "Eve", "Gus", "Hal", "Ivy"]);
        let (_, page) = upload(&town, &mut lead, &second()).await;
        assert!(page.contains("nothing to change") && !page.contains("not in the list<"), "{page}");
        let all = first() + &row(["A9", "Ivy", "Al Dent", "U", "07700900009"]);
        let (path, page) = upload(&town, &mut lead, &all).await;
        assert!(page.contains("3 people who had left, back in the list"), "{page}");
        let done = confirm(&mut lead, &path, &as_offered(&page)).await;
        assert!(done.contains("gone=0&back=3"), "{done}");
        assert_eq!(names(&town).await.len(), 9);
        let dan = page_of(&town, &mut lead, "Dan").await;
        let page = lead.get(&dan).await.body;
        assert!(page.contains("Yes → They have left") && page.contains("They had left → Yes"), "{page}");
    }

    /// The lead takes what the list says in place of a correction; when the list says as was corrected, nobody is asked.
    async fn a_correction_gives_way_when_the_lead_says_so(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        import(&town, &mut lead, &first()).await;
        for (name, to) in [("Ann", "07700900111"), ("Gus", "07700900777")] {
            let person = page_of(&town, &mut lead, name).await;
            assert_eq!(corrected(&mut lead, &person, &[("phone", to)]).await.status, 303);
        }
        let list = first().replace("07700900007", "07700900777").replace("07700900001", "07700900100");
        let (path, page) = upload(&town, &mut lead, &list).await;
        assert!(page.contains("which is new") && !page.contains("+447700900777"), "{page}");
        let mut fields = as_offered(&page);
        let offered = boxes(&page).into_iter().find(|(name, ..)| name == "listed").unwrap();
        assert!(!offered.2, "the correction is kept unless somebody says otherwise");
        fields.push((offered.0, offered.1));
        confirm(&mut lead, &path, &fields).await;
        assert_eq!(phone(&town, "Ann").await.as_deref(), Some("+447700900100"));
        // Gus's correction is the list's own word now: the next list simply changes it.
        import(&town, &mut lead, &list).await;
        let (_, page) = upload(&town, &mut lead, &list.replace("07700900777", "07700900700")).await;
        assert!(page.contains("Phone: +447700900777 → +447700900700"), "{page}");
    }

    /// A part of the list archives nobody by itself; and what changed between looking and confirming is looked at again.
    async fn a_part_of_a_list_and_a_register_that_moves(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        import(&town, &mut lead, &first()).await;
        let part = HEAD.to_owned() + &row(["A1", "Ann", "Jo Bright", "U", "07700900001"]);
        let (path, page) = upload(&town, &mut lead, &part).await;
        assert!(page.contains("Is this your whole list?"), "{page}");
        assert!(boxes(&page).iter().filter(|(name, ..)| name == "left").all(|(.., on)| !on), "nobody is ticked");
        let ben = page_of(&town, &mut lead, "Ben").await;
        lead.post(&format!("{ben}/left"), &[]).await;
        assert!(confirm(&mut lead, &path, &as_offered(&page)).await.ends_with("?again=1"));
        let page = lead.get(&path).await.body;
        confirm(&mut lead, &path, &as_offered(&page)).await;
        assert_eq!(names(&town).await.len(), 7);
        // Somebody else's id, and one of nobody, are ticked for nothing.
        let (path, page) = upload(&town, &mut lead, &second()).await;
        let mut fields = as_offered(&page);
        fields.retain(|(name, _)| name == "seen");
        let ann = page_of(&town, &mut lead, "Ann").await.rsplit('/').next().unwrap().to_owned();
        for field in [("left", ann.clone()), ("back", ann.clone()), ("left", kit::ids::show(Uuid::nil())), ("listed", format!("{ann}.phone"))] {
            fields.push((field.0.to_owned(), field.1));
        }
        let done = confirm(&mut lead, &path, &fields).await;
        assert!(done.contains("gone=0&back=0"), "{done}");
        assert!(names(&town).await.contains(&"Ann".to_owned()), "she is in the list: a tick does not archive her");
    }
}
