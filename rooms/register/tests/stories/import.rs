//! A lead imports care leavers: the preview, the confirmation, and what a copy of the database gives away.

use kit::testing::{Fresh, Seen, Visitor};
use people::Role;
use sea_orm::{ConnectionTrait, Statement};

use crate::town::{Town, as_offered};

const MAIN: &str = "\
ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation,Shoe size
KX100,Samantha,Fieldfare,b) Female,14/02/2006,Jo Bright,b) Former relevant child,a) Yes,U1: Independent living,5
KX101,Zoë,O'Hara,b) Female,01/03/2008,jo  BRIGHT,b) Former relevant child,a) Yes,X: Custody,
KX102,Pat,Quill,a) Male,31/02/2006,Al Dent,b) Former relevant child,a) Yes,U,
KX103,<script>alert(1)</script>,Hostile,a) Male,14/02/2006,Al Dent,b) Former relevant child,a) Yes,<b>castle</b>,
KX104,=cmd|calc,Formula,a) Male,14/02/2006,Al Dent,,a) Yes,U,
KX105,Dee,Parted,a) Male,14/02/2005,Al Dent,b) Former relevant child,c) Died,U,
KX106,Kit,Marlowe,a) Male,14/02/2003,,b) Former relevant child,a) Yes,S,
";
const CONTACTS: &str = "\
ChildUniqueID,Phone,Email,Address
KX100,07700 900123,samantha.fieldfare@example.org,\"1 Larkspur Row
Ashby\"
KX101,not a phone,,
KX999,07700 900999,,
";
/// What nobody may read in a copy of the database.
const SECRETS: [&str; 12] = [
    "Samantha",
    "Fieldfare",
    "O'Hara",
    "Marlowe",
    "7700900123",
    "900123",
    "fieldfare@example",
    "Larkspur",
    "KX100",
    "2006-02-14",
    "Jo Bright",
    "Bright",
];

async fn uploaded(town: &Town, lead: &mut Visitor, main: &str, contacts: &str) -> (String, Seen) {
    let path = town.one.path("/register/import");
    let files = [("people", "list9.csv", main.as_bytes()), ("contacts", "contacts.csv", contacts.as_bytes())];
    let seen = lead.upload(&path, &files).await;
    assert_eq!(seen.status, 303, "{}", seen.body);
    let to = seen.location.unwrap();
    let preview = lead.get(&to).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    (to, preview)
}

/// Every stored byte, as far as the database lets go of it: SQLite's files, PostgreSQL's rows as text and as hex.
async fn stored(town: &Town, fresh: &Fresh) -> Vec<u8> {
    if let Some(path) = fresh.address.strip_prefix("sqlite:") {
        let read = |end: &str| std::fs::read(format!("{path}{end}")).unwrap_or_default();
        return [read(""), read("-wal")].concat();
    }
    let db = town.house.db.maintenance();
    let mut all = Vec::new();
    for table in ["care_leaver", "adviser_name", "pending_import", "audit_line", "job"] {
        let rows = format!("SELECT t::text AS row FROM {table} t");
        for row in db.query_all_raw(Statement::from_string(db.get_database_backend(), rows)).await.unwrap() {
            all.extend(row.try_get::<String>("", "row").unwrap().into_bytes());
        }
    }
    all
}

/// A list of `count` people who share `advisers` personal advisers.
fn many(count: usize, advisers: usize) -> String {
    let header = MAIN.lines().next().unwrap().to_owned() + "\n";
    (0..count).fold(header, |list, n| {
        let adviser = n.checked_rem(advisers).map(|adviser| format!("PA {adviser}")).unwrap_or_default();
        list + &format!("N{n},Sam,Field,b) Female,14/02/2006,{adviser},b) Former relevant child,a) Yes,U,\n")
    })
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    [secret, &hex].iter().any(|form| bytes.windows(form.len()).any(|window| window == form.as_bytes()))
}

kit::on_both! {
    /// The whole way: nothing is stored before the yes, everything after it, and nothing of it can be read.
    async fn a_list_comes_in_when_the_lead_says_so(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let empty = lead.get(&town.one.path("/register")).await;
        assert!(empty.body.contains("Import care leavers"), "{}", empty.body);

        let (path, preview) = uploaded(&town, &mut lead, MAIN, CONTACTS).await;
        for shown in [
            "3 people to add.", "3 rows can’t be added", "KX102", "31/02/2006", "DateOfBirth", "EligibilityCategory",
            "1 row left out", "Shoe size", "not a phone", "KX999", "Add 3 people", "&lt;b&gt;castle&lt;/b&gt;",
        ] {
            assert!(preview.body.contains(shown), "{shown}\n{}", preview.body);
        }
        assert!(!preview.body.contains("<script>") && !preview.body.contains("<b>castle"), "hostile cells are text");
        assert_eq!((town.rows("care_leaver").await, town.rows("adviser_name").await), (0, 0));
        assert_eq!(town.rows("pending_import").await, 1);
        let bytes = stored(&town, &fresh).await;
        assert!(holds(&bytes, "prepare an import"), "what is not secret is found, so that finding nothing says something");
        for secret in SECRETS {
            assert!(!holds(&bytes, secret), "{secret} can be read while the import waits");
        }

        let done = lead.post(&format!("{path}/confirm"), &[]).await;
        let register = lead.get(done.location.as_deref().unwrap()).await;
        for shown in ["3 people added.", "Samantha Fieldfare", "Zoë O'Hara", "No way to reach", "1 person without a personal adviser"] {
            assert!(register.body.contains(shown), "{shown}\n{}", register.body);
        }
        assert_eq!((town.rows("care_leaver").await, town.rows("pending_import").await), (3, 0));
        assert_eq!(town.rows("adviser_name").await, 1, "one name, whatever its case and spaces");
        let bytes = stored(&town, &fresh).await;
        for secret in SECRETS {
            assert!(!holds(&bytes, secret), "{secret} can be read in the register");
        }

        let tx = town.house.read().await.unwrap();
        let people = register::current(&tx, town.one.id).await.unwrap();
        assert_eq!((people.len() as u64, register::count(&tx, town.one.id).await.unwrap()), (3, 3));
        let ids: Vec<_> = people.iter().map(|person| person.id).collect();
        let contacts = register::contacts(&tx, town.one.id, &ids).await.unwrap();
        let sam = contacts.iter().find(|contact| contact.first_name == "Samantha").unwrap();
        assert_eq!(sam.phone.as_deref(), Some("+447700900123"));
        assert_eq!(sam.email.as_deref(), Some("samantha.fieldfare@example.org"));
        assert_eq!(sam.address.as_deref(), Some("1 Larkspur Row\nAshby"));
        let counted = people.iter().find(|person| person.id == sam.id).unwrap();
        assert_eq!(counted.age_band, register::codes::AgeBand::To20);
        assert_eq!(counted.home, register::codes::Home::OwnPlace);
        assert!(counted.reachable && counted.adviser.is_none() && counted.adviser_name.is_some());
        assert!(register::contacts(&tx, town.two.id, &ids).await.unwrap().is_empty(), "another LA reaches nobody");
    }

    /// Pressing twice, importing again, discarding, and waiting too long.
    async fn nothing_is_added_twice_or_late(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let (path, _) = uploaded(&town, &mut lead, MAIN, CONTACTS).await;
        lead.post(&format!("{path}/confirm"), &[]).await;
        let again = lead.post(&format!("{path}/confirm"), &[]).await;
        let told = lead.get(again.location.as_deref().unwrap()).await;
        assert!(told.body.contains("Nothing was added twice"), "{}", told.body);
        assert_eq!(town.rows("care_leaver").await, 3);

        let (path, preview) = uploaded(&town, &mut lead, MAIN, CONTACTS).await;
        assert!(preview.body.contains("nobody to add") && preview.body.contains("stay exactly as they are"));
        assert!(!preview.body.contains("/confirm"), "there is nothing to confirm");
        lead.post(&format!("{path}/discard"), &[]).await;
        assert_eq!((town.rows("pending_import").await, lead.get(&path).await.status.as_u16()), (0, 404));

        let more = format!("{MAIN}KX107,New,Comer,a) Male,14/02/2006,,b) Former relevant child,a) Yes,U,\n");
        let (old, _) = uploaded(&town, &mut lead, &more, CONTACTS).await;
        town.clock.advance(chrono::Duration::days(3));
        let mut lead = town.visitor("lead@one.example").await;
        assert_eq!(lead.get(&old).await.status, 404);
        lead.post(&format!("{old}/confirm"), &[]).await;
        assert_eq!(town.rows("care_leaver").await, 3, "two days are over");
        kit::jobs::plan_daily(&town.house).await.unwrap();
        town.clock.advance(chrono::Duration::days(1));
        kit::jobs::run_due(&town.house).await.unwrap();
        assert_eq!(town.rows("pending_import").await, 0, "what nobody confirmed goes");
    }

    /// Whoever became known between the preview and the yes is skipped and counted.
    async fn somebody_known_meanwhile_is_skipped(fresh) {
        let town = Town::built(&fresh).await;
        town.invite("Lou Lead", "second@one.example", Role::Lead).await;
        let mut lead = town.visitor("lead@one.example").await;
        let mut second = town.visitor("second@one.example").await;
        let (one, _) = uploaded(&town, &mut lead, MAIN, CONTACTS).await;
        let (two, _) = uploaded(&town, &mut second, MAIN, CONTACTS).await;
        assert_eq!(town.rows("pending_import").await, 2);
        lead.post(&format!("{one}/confirm"), &[]).await;
        let late = second.post(&format!("{two}/confirm"), &[]).await;
        let told = second.get(late.location.as_deref().unwrap()).await;
        assert!(told.body.contains("0 people added. 3 people were in the register by then"), "{}", told.body);
        assert_eq!(town.rows("care_leaver").await, 3);
    }

    /// Two leads at once, and one lead twice at once: everyone is in once, and nobody is told of a fault of ours.
    async fn confirming_at_the_same_moment_adds_once(fresh) {
        let town = Town::built(&fresh).await;
        town.invite("Lou Lead", "second@one.example", Role::Lead).await;
        let mut lead = town.visitor("lead@one.example").await;
        let mut second = town.visitor("second@one.example").await;
        // Without advisers first: their names would keep the second from the people until the first is done.
        for (people, advisers) in [(400, 0), (800, 40)] {
            let main = many(people, advisers);
            let (header, lines) = main.split_once('\n').unwrap();
            let upside_down = format!("{header}\n{}", lines.lines().rev().collect::<Vec<_>>().join("\n"));
            let (one, page) = uploaded(&town, &mut lead, &main, CONTACTS).await;
            let (two, _) = uploaded(&town, &mut second, &upside_down, CONTACTS).await;
            let offered = as_offered(&page.body);
            let fields: Vec<(&str, &str)> = offered.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let (one, two) = (format!("{one}/confirm"), format!("{two}/confirm"));
            let mut twice = lead.clone();
            let (a, b, c) = tokio::join!(lead.post(&one, &fields), twice.post(&one, &fields), second.post(&two, &fields));
            assert_eq!([a.status, b.status, c.status].map(|status| status.as_u16()), [303; 3]);
            assert_eq!(town.rows("care_leaver").await, people as i64);
            assert_eq!(town.rows("adviser_name").await, advisers as i64);
        }
    }

    /// Nobody writes to somebody of whom a later list says that they died.
    async fn somebody_who_died_is_not_written_to(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let (path, _) = uploaded(&town, &mut lead, MAIN, CONTACTS).await;
        lead.post(&format!("{path}/confirm"), &[]).await;
        let later = MAIN.replace("Former relevant child,a) Yes,S", "Former relevant child,c) Died,S");
        let (path, preview) = uploaded(&town, &mut lead, &later, CONTACTS).await;
        assert!(preview.body.contains("Update the register"), "{}", preview.body);
        lead.post(&format!("{path}/confirm"), &[]).await;
        let tx = town.house.read().await.unwrap();
        assert_eq!(register::count(&tx, town.one.id).await.unwrap(), 2);
        assert_eq!(register::current(&tx, town.one.id).await.unwrap().len(), 2);
    }

    /// A whole large authority in one go.
    async fn fifteen_hundred_people_come_in_at_once(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let main = many(1500, 60);
        let (path, preview) = uploaded(&town, &mut lead, &main, "ChildUniqueID,Phone\nN1,07700900123\n").await;
        assert!(preview.body.contains("Add 1500 people"));
        let done = lead.post(&format!("{path}/confirm"), &[]).await;
        let register = lead.get(done.location.as_deref().unwrap()).await;
        assert!(register.body.contains("1500 people added.") && register.body.contains("The first 500 of 1500"));
        assert_eq!((town.rows("care_leaver").await, town.rows("adviser_name").await), (1500, 60));
    }
}
