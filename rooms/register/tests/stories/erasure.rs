//! People leave, come back, and are erased: from the database, from old copies of it, and for good.

use chrono::{DateTime, Utc};
use kit::testing::{Fresh, Visitor};
use messages::{Channel, Draft, State};
use people::Role;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use uuid::Uuid;

use crate::town::Town;

const MAIN: &str = "\
ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation
CANX1,Canaryne,Quillfeather,b) Female,14/02/2006,Jo Bright,b) Former relevant child,a) Yes,S
CANX2,Stayon,Mossgather,a) Male,14/02/2006,Jo Bright,b) Former relevant child,a) Yes,U
";
const CONTACTS: &str = "\
ChildUniqueID,Phone,Email,Address
CANX1,07700 900777,canaryne.q@example.org,7 Canary Wynd
CANX2,07700 900778,stayon@example.org,8 Mossy Wynd
";
/// What points at the one who goes.
const CANARIES: [&str; 8] =
    ["Canaryne", "Quillfeather", "7700900777", "900777", "canaryne.q@", "Canary Wynd", "CANX1", "canx1"];

async fn import(town: &Town, lead: &mut Visitor, main: &str) -> String {
    let files = [("people", "list9.csv", main.as_bytes()), ("contacts", "c.csv", CONTACTS.as_bytes())];
    let seen = lead.upload(&town.one.path("/register/import"), &files).await;
    seen.location.unwrap_or_else(|| panic!("{}", seen.body))
}

/// A town with both in its register, and its lead at the door.
async fn peopled(fresh: &Fresh) -> (Town, Visitor) {
    let town = Town::built(fresh).await;
    let mut lead = town.visitor("lead@one.example").await;
    let waiting = import(&town, &mut lead, MAIN).await;
    lead.post(&format!("{waiting}/confirm"), &[]).await;
    (town, lead)
}

async fn id_of(town: &Town, first_name: &str) -> Option<Uuid> {
    let tx = town.house.read().await.unwrap();
    let ids: Vec<Uuid> =
        register::current(&tx, town.one.id).await.unwrap().into_iter().map(|p| p.id).collect();
    let all = register::contacts(&tx, town.one.id, &ids).await.unwrap();
    all.into_iter().find(|contact| contact.first_name == first_name).map(|contact| contact.id)
}

fn page_of(town: &Town, id: Uuid) -> String {
    town.one.path(&format!("/register/{}", kit::ids::show(id)))
}

async fn write_to(town: &Town, id: Uuid, name: &str, to: &str) {
    let tx = town.house.write().await.unwrap();
    let draft = Draft {
        organisation: Some(town.one.id),
        kind: "survey",
        channel: Channel::Text,
        to: to.to_owned(),
        subject: String::new(),
        body: format!("Hi {name}"),
        reference: None,
        owner: Some(register::owner(town.one.id, id)),
    };
    messages::post(&tx, &draft).await.unwrap();
    tx.commit().await.unwrap();
}

async fn rows(town: &Town, query: &str) -> Vec<QueryResult> {
    let db = town.house.db.maintenance();
    db.query_all_raw(Statement::from_string(town.house.db.backend(), query)).await.unwrap()
}

/// How many messages to care leavers there are, and how many wait to be sent to anybody.
async fn to_people(town: &Town) -> usize {
    rows(town, "SELECT id FROM message WHERE person IS NOT NULL").await.len()
}

async fn waiting(town: &Town) -> usize {
    rows(town, "SELECT id FROM job WHERE kind = 'messages.deliver'").await.len()
}

async fn bytes(town: &Town, column: &str, table: &str, id: Uuid) -> Vec<u8> {
    let query = format!("SELECT {column} FROM {table} WHERE {} = {}", owner_column(table), literal(town, id));
    rows(town, &query).await[0].try_get("", column).unwrap()
}

fn owner_column(table: &str) -> &'static str {
    if table == "message" { "person" } else { "id" }
}

/// An id or bytes, as this database writes them in a statement.
fn literal(town: &Town, id: Uuid) -> String {
    match town.house.db.backend() {
        DbBackend::Sqlite => format!("x'{}'", id.simple()),
        _ => format!("'{id}'"),
    }
}

fn blob(town: &Town, bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    match town.house.db.backend() {
        DbBackend::Sqlite => format!("x'{hex}'"),
        _ => format!("'\\x{hex}'::bytea"),
    }
}

/// Every byte that is stored: SQLite's files after its log is emptied into them, PostgreSQL's tables as text.
async fn everything(town: &Town, fresh: &Fresh) -> Vec<u8> {
    if let Some(path) = fresh.address.strip_prefix("sqlite:") {
        rows(town, "PRAGMA wal_checkpoint(TRUNCATE)").await;
        let read = |end: &str| std::fs::read(format!("{path}{end}")).unwrap_or_default();
        return [read(""), read("-wal")].concat();
    }
    let mut all = Vec::new();
    for table in rows(town, "SELECT tablename::text AS t FROM pg_tables WHERE schemaname = 'public'").await {
        let table: String = table.try_get("", "t").unwrap();
        for row in rows(town, &format!("SELECT t::text AS row FROM \"{table}\" t")).await {
            all.extend(row.try_get::<String>("", "row").unwrap().into_bytes());
        }
    }
    all
}

fn holds(bytes: &[u8], what: &str) -> bool {
    let hex: String = what.bytes().map(|byte| format!("{byte:02x}")).collect();
    [what, &hex].iter().any(|form| bytes.windows(form.len()).any(|window| window == form.as_bytes()))
}

/// Whether any key in the folder, or made of one as the program makes them, opens these bytes of this person.
fn any_key_opens(town: &Town, fresh: &Fresh, sealed: &[u8], id: Uuid) -> bool {
    let keys = &town.house.keys;
    let files = std::fs::read_dir(fresh.folder.join("keys")).unwrap().map(|file| file.unwrap().path());
    let names = files.filter(|path| path.extension().is_some_and(|end| end == "key"));
    let names = names.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let mut all: Vec<kit::keys::Key> = Vec::new();
    for name in names {
        all.extend(keys.read(&name));
        all.extend(
            keys.ring(&name).and_then(|ring| ring.open()).into_iter().flat_map(|ring| ring.into_values()),
        );
    }
    assert!(all.len() >= 4, "there were keys to try");
    let place = [b"care_leaver:".as_slice(), id.as_bytes()].concat();
    let opens = |key: &kit::keys::Key| {
        let made = ["register", "messages", "ring"].map(|purpose| key.derive(purpose));
        made.iter()
            .chain([key])
            .any(|key| [&place[..], id.as_bytes()].iter().any(|at| key.open(at, sealed).is_ok()))
    };
    all.iter().any(opens)
}

async fn night(town: &Town, moment: &str) {
    town.clock.set(moment.parse::<DateTime<Utc>>().unwrap());
    kit::jobs::run_due(&town.house).await.unwrap();
}

kit::on_both! {
    /// Nothing about somebody can be read before they are erased, nothing is left after, and no key opens an old copy.
    async fn erasing_takes_old_copies_along(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        let (goes, stays) = (id_of(&town, "Canaryne").await.unwrap(), id_of(&town, "Stayon").await.unwrap());
        write_to(&town, goes, "Canaryne", "+447700900777").await;
        write_to(&town, stays, "Stayon", "+447700900778").await;
        let sent = waiting(&town).await;
        let path = page_of(&town, goes);
        let shown = lead.get(&path).await;
        for known in ["Canaryne Quillfeather", "CANX1", "+447700900777", "7 Canary Wynd", "Jo Bright", "1 May 2026", "No fixed address"] {
            assert!(shown.body.contains(known), "{known}\n{}", shown.body);
        }
        let before = everything(&town, &fresh).await;
        assert!(holds(&before, "import care leavers"), "what is not secret is found");
        for canary in CANARIES {
            assert!(!holds(&before, canary), "{canary} can be read while they are in the register");
        }
        let old = bytes(&town, "details", "care_leaver", goes).await;
        assert!(any_key_opens(&town, &fresh, &old, goes), "with its key the copy opens");

        let asked = lead.get(&format!("{path}/erase")).await;
        assert!(asked.body.contains("Erase Canaryne Quillfeather?") && asked.body.contains("can’t be found"), "{}", asked.body);
        assert_eq!(id_of(&town, "Canaryne").await, Some(goes), "asking erases nobody");
        let done = lead.post(&format!("{path}/erase"), &[]).await;
        let register = lead.get(done.location.as_deref().unwrap()).await;
        assert!(register.body.contains("The person was erased") && !register.body.contains("Canaryne"), "{}", register.body);
        assert!(register.body.contains("Stayon Mossgather"));
        assert_eq!(lead.post(&format!("{path}/erase"), &[]).await.status, 303, "pressed twice");
        for gone in [path.clone(), format!("{path}/erase")] {
            assert_eq!(lead.get(&gone).await.status, 404);
        }
        for gone in ["left", "back"] {
            assert_eq!(lead.post(&format!("{path}/{gone}"), &[]).await.status, 404);
        }

        assert!(!any_key_opens(&town, &fresh, &old, goes), "a key is left that opens the old copy");
        let kept = bytes(&town, "details", "care_leaver", stays).await;
        assert!(any_key_opens(&town, &fresh, &kept, stays), "the other's key is there");
        let after = everything(&town, &fresh).await;
        for canary in CANARIES {
            assert!(!holds(&after, canary), "{canary} can be read after erasing");
        }
        assert!(!holds(&after, &blob(&town, &old)[2..60]) && !after.windows(40).any(|w| w == &old[..40]), "the sealed copy went, too");
        let left = format!("SELECT gender, ethnicity, eligibility, in_touch, accommodation, uasc FROM care_leaver WHERE id = {}", literal(&town, goes));
        let left = &rows(&town, &left).await[0];
        let left = ["gender", "ethnicity", "eligibility", "in_touch", "accommodation", "uasc"].map(|c| left.try_get::<String>("", c).unwrap());
        assert_eq!(left, ["not_stated", "NOBT", "not_known", "NONE", "R", "unknown"]);
        assert_eq!((town.rows("care_leaver").await, to_people(&town).await), (2, 1), "an empty row stays");
        assert_eq!(waiting(&town).await, sent - 1, "nothing waits to be sent to them");
        let lines = rows(&town, "SELECT id FROM audit_line WHERE act = 'erase a care leaver'").await;
        assert_eq!(lines.len(), 1);
        assert_eq!(town.house.keys.lines("erased").unwrap().len(), 1);
    }

    /// An old copy of the database that is put back shows nobody who was erased, and replaying empties it again.
    async fn erased_stays_erased_after_an_old_copy_comes_back(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        let goes = id_of(&town, "Canaryne").await.unwrap();
        write_to(&town, goes, "Canaryne", "+447700900777").await;
        let (details, mark) = (bytes(&town, "details", "care_leaver", goes).await, bytes(&town, "case_mark", "care_leaver", goes).await);
        let (message, address) = (bytes(&town, "sealed", "message", goes).await, bytes(&town, "address_mark", "message", goes).await);
        let message_id: Uuid = rows(&town, "SELECT id FROM message WHERE person IS NOT NULL").await[0].try_get("", "id").unwrap();
        lead.post(&format!("{}/erase", page_of(&town, goes)), &[]).await;
        assert_eq!(register::replay_erasures(&town.house).await.unwrap(), 0, "there is nothing to do again");

        let back = format!(
            "UPDATE care_leaver SET details = {}, case_mark = {}, archived_at = NULL, erased_on = NULL WHERE id = {}",
            blob(&town, &details), blob(&town, &mark), literal(&town, goes),
        );
        rows(&town, &back).await;
        let back = format!(
            "INSERT INTO message SELECT {}, organisation, 'survey', 'text', {}, {}, 'la-{}', {}, NULL, 'waiting', since FROM care_leaver WHERE id = {}",
            literal(&town, message_id), blob(&town, &address), blob(&town, &message), kit::ids::show(town.one.id), literal(&town, goes), literal(&town, goes),
        );
        rows(&town, &back).await;
        let page = lead.get(&town.one.path("/register")).await;
        assert!(page.status == 200 && page.body.contains("Stayon") && !page.body.contains("Canaryne"), "{}", page.body);
        assert_eq!(lead.get(&page_of(&town, goes)).await.status, 404);
        assert_eq!(id_of(&town, "Canaryne").await, None);
        let tx = town.house.read().await.unwrap();
        let outbox = messages::outbox(&tx, Some(town.one.id), 10).await.unwrap();
        drop(tx);
        assert!(outbox.len() == 1 && outbox[0].to.contains("erased") && outbox[0].state == State::Waiting, "{outbox:?}");

        assert_eq!(register::replay_erasures(&town.house).await.unwrap(), 1);
        assert_eq!(register::replay_erasures(&town.house).await.unwrap(), 0);
        assert!(bytes(&town, "details", "care_leaver", goes).await.is_empty());
        assert_eq!(to_people(&town).await, 0);
        assert_eq!(town.house.keys.lines("erased").unwrap().len(), 1, "it is on the list once");
    }

    /// An old copy of the key folder beside a newer list: replaying destroys the key again.
    async fn replaying_destroys_a_key_that_came_back(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        let goes = id_of(&town, "Canaryne").await.unwrap();
        let ring = fresh.folder.join(format!("keys/la-{}.ring", kit::ids::show(town.one.id)));
        let (old, details) = (std::fs::read(&ring).unwrap(), bytes(&town, "details", "care_leaver", goes).await);
        lead.post(&format!("{}/erase", page_of(&town, goes)), &[]).await;
        std::fs::write(&ring, old).unwrap();
        assert!(any_key_opens(&town, &fresh, &details, goes));
        register::replay_erasures(&town.house).await.unwrap();
        assert!(!any_key_opens(&town, &fresh, &details, goes));
    }

    /// A machine that stopped after the first step, or after the second: the night finishes it, and no page breaks.
    async fn an_erasure_that_was_cut_off_is_finished_by_night(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        let (goes, stays) = (id_of(&town, "Canaryne").await.unwrap(), id_of(&town, "Stayon").await.unwrap());
        let ring = format!("la-{}", kit::ids::show(town.one.id));
        town.house.keys.ring(&ring).unwrap().erase(&[goes]).unwrap();
        for person in [goes, stays] {
            let line = format!("{ring} {} 2026-05-01", kit::ids::show(person));
            town.house.keys.add_lines("erased", &["nothing of ours".to_owned(), line]).unwrap();
        }
        let page = lead.get(&town.one.path("/register")).await;
        assert!(page.status == 200 && page.body.contains("Stayon") && !page.body.contains("Canaryne"));
        kit::jobs::plan_daily(&town.house).await.unwrap();
        night(&town, "2026-05-02T04:00:00Z").await;
        assert_eq!(rows(&town, "SELECT id FROM care_leaver WHERE erased_on IS NOT NULL").await.len(), 2);
        let tx = town.house.read().await.unwrap();
        assert_eq!(register::count(&tx, town.one.id).await.unwrap(), 0);
    }

    /// Leaving is no more than a day on a page until that day has come.
    async fn who_left_can_be_brought_back_until_the_day(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        kit::jobs::plan_daily(&town.house).await.unwrap();
        let goes = id_of(&town, "Canaryne").await.unwrap();
        let (path, retention) = (page_of(&town, goes), town.one.path("/register/retention"));
        assert!(lead.get(&retention).await.body.contains("Nobody is to be erased"));
        for _ in 0..2 {
            let left = lead.post(&format!("{path}/left"), &[]).await;
            assert!(lead.get(left.location.as_deref().unwrap()).await.body.contains("31 May 2026"));
        }
        let shown = lead.get(&retention).await.body;
        assert!(shown.contains("Canaryne Quillfeather") && shown.contains("31 May 2026") && shown.contains("1 May 2026"), "{shown}");
        let register = lead.get(&town.one.path("/register")).await.body;
        assert!(!register.contains("Canaryne") && register.contains("1 person who left"), "{register}");
        assert_eq!(id_of(&town, "Canaryne").await, None, "neither counted nor invited");
        for _ in 0..2 {
            let back = lead.post(&format!("{path}/back"), &[]).await;
            assert!(lead.get(back.location.as_deref().unwrap()).await.body.contains("in the register again"));
        }
        assert_eq!(id_of(&town, "Canaryne").await, Some(goes));
        for act in ["archive a care leaver", "bring back a care leaver"] {
            assert_eq!(rows(&town, &format!("SELECT id FROM audit_line WHERE act = '{act}'")).await.len(), 1);
        }

        lead.post(&format!("{path}/left"), &[]).await;
        let gone = async || rows(&town, "SELECT id FROM care_leaver WHERE erased_on IS NOT NULL").await.len();
        night(&town, "2026-05-30T04:00:00Z").await;
        assert_eq!(gone().await, 0, "the day before");
        night(&town, "2026-05-31T01:30:00Z").await;
        assert_eq!(gone().await, 0, "before three in the morning, London");
        night(&town, "2026-05-31T02:30:00Z").await;
        assert_eq!(gone().await, 1, "the day has come");
        let mut lead = town.visitor("lead@one.example").await;
        assert_eq!(lead.get(&path).await.status, 404);
        assert_eq!(lead.post(&format!("{path}/back"), &[]).await.status, 404);
        assert!(lead.get(&retention).await.body.contains("Nobody is to be erased"));
        assert!(bytes(&town, "details", "care_leaver", goes).await.is_empty());
    }

    /// The same list again makes somebody new; a list that waits and names them is thrown away, another one is not.
    async fn a_list_does_not_bring_anybody_back(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        town.invite("Lou Lead", "second@one.example", Role::Lead).await;
        let mut second = town.visitor("second@one.example").await;
        let goes = id_of(&town, "Canaryne").await.unwrap();
        let naming = import(&town, &mut lead, MAIN).await;
        let other = MAIN.replace("CANX1", "NEWX1").replace("CANX2", "NEWX2").replace("Canaryne", "Newbody").replace("Quillfeather", "Newname");
        let files = [("people", "list9.csv", other.as_bytes())];
        let other = second.upload(&town.one.path("/register/import"), &files).await.location.unwrap();
        lead.post(&format!("{}/erase", page_of(&town, goes)), &[]).await;
        assert_eq!(lead.get(&naming).await.status, 404, "it had their details");
        assert_eq!(second.get(&other).await.status, 200);

        let again = import(&town, &mut lead, MAIN).await;
        assert!(lead.get(&again).await.body.contains("Add 1 person"));
        lead.post(&format!("{again}/confirm"), &[]).await;
        let new = id_of(&town, "Canaryne").await.unwrap();
        assert_ne!(new, goes);
        assert!(bytes(&town, "details", "care_leaver", goes).await.is_empty());
        assert_eq!(register::replay_erasures(&town.house).await.unwrap(), 0, "whoever is new stays");
        assert_eq!(id_of(&town, "Canaryne").await, Some(new));
    }

    /// An old copy of a list that waited tells nothing once the list was confirmed, or thrown away.
    async fn a_list_that_came_in_leaves_no_key(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let ring = format!("la-{}", kit::ids::show(town.one.id));
        for end in ["confirm", "discard"] {
            let waiting = import(&town, &mut lead, MAIN).await;
            let id = kit::ids::read(waiting.rsplit('/').next().unwrap()).unwrap();
            assert!(town.house.keys.ring(&ring).unwrap().find(id).unwrap().is_some());
            lead.post(&format!("{waiting}/{end}"), &[]).await;
            assert!(town.house.keys.ring(&ring).unwrap().find(id).unwrap().is_none(), "after {end}");
        }
        let left = import(&town, &mut lead, MAIN).await;
        let id = kit::ids::read(left.rsplit('/').next().unwrap()).unwrap();
        kit::jobs::plan_daily(&town.house).await.unwrap();
        night(&town, "2026-05-05T04:00:00Z").await;
        assert!(town.house.keys.ring(&ring).unwrap().find(id).unwrap().is_none(), "after waiting too long");
    }

    /// Who a list says has died is erased like who has left, unless a lead knows better.
    async fn who_died_is_erased_in_time(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        let goes = id_of(&town, "Canaryne").await.unwrap();
        let died = import(&town, &mut lead, &MAIN.replace("a) Yes,S", "c) Died,S")).await;
        lead.post(&format!("{died}/confirm"), &[]).await;
        let retention = lead.get(&town.one.path("/register/retention")).await.body;
        assert!(retention.contains("Canaryne Quillfeather") && retention.contains("Died, according to a list"), "{retention}");
        lead.post(&format!("{}/back", page_of(&town, goes)), &[]).await;
        assert_eq!(id_of(&town, "Canaryne").await, Some(goes), "the list was wrong");
    }

    /// The lead of this LA, and nobody else; not by way of another LA's address either.
    async fn only_the_own_lead_reaches_a_person(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        town.invite("Jo Bright", "pa@one.example", Role::Adviser).await;
        town.invite("Sid Senior", "sl@one.example", Role::SeniorLeader).await;
        let id = id_of(&town, "Canaryne").await.unwrap();
        let path = page_of(&town, id);
        let elsewhere = town.two.path(&format!("/register/{}", kit::ids::show(id)));
        let others = [
            ("pa@one.example", &path, 403), ("sl@one.example", &path, 403), ("mo@national.example", &path, 404),
            ("lead@two.example", &path, 404), ("lead@two.example", &elsewhere, 404),
        ];
        for (who, path, status) in others {
            let mut visitor = town.visitor(who).await;
            for page in [path.clone(), format!("{path}/erase")] {
                let seen = visitor.get(&page).await;
                // A personal adviser has pages of their own people, and this is not one of them.
                let status = if who.starts_with("pa@") && page == *path { 404 } else { status };
                assert!(seen.status == status && !seen.body.contains("Canaryne"), "{who} {page} {}", seen.status);
            }
            for act in ["left", "back", "erase"] {
                assert_eq!(visitor.post(&format!("{path}/{act}"), &[]).await.status, status, "{who} {act}");
            }
        }
        assert_eq!(id_of(&town, "Canaryne").await, Some(id), "nobody did anything");
        assert_eq!(lead.get(&town.one.path("/register/0123456789abcdefghjkmnpqrs")).await.status, 404);
        assert_eq!(lead.get(&town.one.path("/register/nonsense")).await.status, 404);
    }

    /// The whole register of an LA goes with its key; the other LA's stays, and an old copy does not bring it back.
    async fn a_whole_register_goes_with_its_key(fresh) {
        let (town, mut lead) = peopled(&fresh).await;
        let goes = id_of(&town, "Canaryne").await.unwrap();
        write_to(&town, goes, "Canaryne", "+447700900777").await;
        let (details, mark) = (bytes(&town, "details", "care_leaver", goes).await, bytes(&town, "case_mark", "care_leaver", goes).await);
        let waiting = import(&town, &mut lead, MAIN).await;
        assert!(register::erase_authority(&town.house, "nowhere").await.is_err());
        assert_eq!(register::erase_authority(&town.house, &town.one.slug).await.unwrap(), 2);
        assert_eq!((to_people(&town).await, town.rows("adviser_name").await, town.rows("pending_import").await), (0, 0, 0));
        assert!(town.house.keys.destroyed(&people::la_key(town.one.id)) && !town.house.keys.destroyed(&people::la_key(town.two.id)));
        assert!(!any_key_opens_of_the_rest(&town, &fresh, &details, goes));
        assert_eq!(lead.get(&town.one.path("/register")).await.status, 200);
        assert_eq!(lead.get(&waiting).await.status, 404);
        let files = [("people", "list9.csv", MAIN.as_bytes())];
        let refused = lead.upload(&town.one.path("/register/import"), &files).await;
        assert!(refused.status == 409 && refused.body.contains("was erased, for good"), "{}", refused.body);

        let back = format!(
            "UPDATE care_leaver SET details = {}, case_mark = {}, archived_at = NULL, erased_on = NULL WHERE id = {}",
            blob(&town, &details), blob(&town, &mark), literal(&town, goes),
        );
        rows(&town, &back).await;
        assert_eq!(register::replay_erasures(&town.house).await.unwrap(), 1);
        assert_eq!(register::replay_erasures(&town.house).await.unwrap(), 0);
        kit::jobs::plan_daily(&town.house).await.unwrap();
        night(&town, "2026-05-02T04:00:00Z").await;
        let trouble = rows(&town, "SELECT kind FROM job WHERE kind = 'register.tidy' AND trouble IS NOT NULL").await;
        assert!(trouble.is_empty(), "the night goes on");
    }
}

/// As [`any_key_opens`], where the LA's own ring is gone and fewer keys are left.
fn any_key_opens_of_the_rest(town: &Town, fresh: &Fresh, sealed: &[u8], id: Uuid) -> bool {
    let keys = &town.house.keys;
    let ring = keys.ring(&people::la_key(town.one.id));
    let file =
        std::fs::read(fresh.folder.join(format!("keys/la-{}.ring", kit::ids::show(town.one.id)))).unwrap();
    let other = keys.read(&people::la_key(town.two.id)).unwrap().derive("register");
    let place = [b"care_leaver:".as_slice(), id.as_bytes()].concat();
    ring.is_ok() || file != b"destroyed\n" || other.open(&place, sealed).is_ok()
}
