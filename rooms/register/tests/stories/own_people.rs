//! A personal adviser's own people: they correct what they know, and see nobody else's.

use people::Role;

use crate::second_list::{corrected, page_of};
use crate::town::Town;

const LIST: &str = "\
ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation,Phone
A1,Ann,Field,b) Female,14/02/2006,Jo Bright,b) Former relevant child,a) Yes,U,07700900001
A2,Ben,Field,a) Male,14/02/2006,Al Dent,b) Former relevant child,a) Yes,U,07700900002
A3,Cat,Field,b) Female,14/02/2006,Jo Bright,b) Former relevant child,a) Yes,U,
";

struct Scene {
    town: Town,
    lead: kit::testing::Visitor,
    jo: kit::testing::Visitor,
    ann: String,
    ben: String,
    cat: String,
}

async fn scene(fresh: &kit::testing::Fresh) -> Scene {
    let town = Town::built(fresh).await;
    town.invite("Jo Bright", "jo@one.example", Role::Adviser).await;
    town.invite("Al Dent", "al@one.example", Role::Adviser).await;
    let mut lead = town.visitor("lead@one.example").await;
    let seen = lead.upload(&town.one.path("/register/import"), &[("people", "l.csv", LIST.as_bytes())]).await;
    lead.post(&format!("{}/confirm", seen.location.unwrap()), &[]).await;
    let jo = town.visitor("jo@one.example").await;
    let [ann, ben, cat] = [
        page_of(&town, &mut lead, "Ann").await,
        page_of(&town, &mut lead, "Ben").await,
        page_of(&town, &mut lead, "Cat").await,
    ];
    Scene { town, lead, jo, ann, ben, cat }
}

kit::on_both! {
    /// Another adviser's people, other LAs, other roles: not there, and nothing changes.
    async fn nobody_elses_people(fresh) {
        let Scene { town, mut lead, mut jo, ann, ben, .. } = scene(&fresh).await;
        town.invite("Sid Senior", "sid@one.example", Role::SeniorLeader).await;
        assert_eq!(jo.get(&ann).await.status, 200);
        let whole = lead.get(&ann).await.body;
        let mine = jo.get(&ann).await.body;
        assert!(whole.contains("Ethnicity") && !mine.contains("Ethnicity") && !mine.contains("/left"), "{mine}");
        let others = [("jo@one.example", &ben, 404), ("sid@one.example", &ann, 403), ("lead@two.example", &ann, 404), ("mo@national.example", &ann, 404)];
        for (who, person, status) in others {
            let mut visitor = town.visitor(who).await;
            for page in [person.clone(), format!("{person}/correct")] {
                let seen = visitor.get(&page).await;
                assert_eq!(seen.status, status, "{who} {page}");
                assert!(!seen.body.contains("Field"), "{who} {page}");
            }
            let fields = [("phone", "07700900999"), ("interpreter", "no"), ("custody", "no"), ("parent", "no"), ("elsewhere", "no"), ("stop", "no"), ("seen", "0")];
            assert_eq!(visitor.post(&format!("{person}/correct"), &fields).await.status, status, "{who}");
            assert_eq!(visitor.post(&format!("{person}/check"), &[("what", "phone-wrong")]).await.status, status, "{who}");
        }
        for end in ["left", "back", "erase"] {
            assert_eq!(jo.post(&format!("{ann}/{end}"), &[]).await.status, 403, "{end} is the lead's");
        }
        assert_eq!(town.rows("leaver_change").await, 0, "nobody did anything");
        // By way of the other LA's address neither.
        let mut stranger = town.visitor("lead@two.example").await;
        let there = town.two.path(&format!("/register/{}", ann.rsplit('/').next().unwrap()));
        assert_eq!(stranger.get(&there).await.status, 404);
        // Who has left is nobody's but the lead's.
        lead.post(&format!("{ann}/left"), &[]).await;
        assert_eq!((jo.get(&ann).await.status.as_u16(), lead.get(&ann).await.status.as_u16()), (404, 200));
    }

    /// What is typed is checked as a list's cells are, kept when it is refused, and noted when it is saved.
    async fn corrections_are_checked_kept_and_noted(fresh) {
        let Scene { town, mut lead, mut jo, ann, .. } = scene(&fresh).await;
        let hostile = [
            ("phone", "=1+1", "formula"), ("phone", "07700", "too few"), ("email", "a@b", "not an e-mail address"),
            ("address", "+SUM(A1)", "formula"), ("language", "@x", "formula"), ("format", "smoke signals", "from the list"),
            ("interpreter", "perhaps", "Choose yes, no or not known"), ("stop", "", "Choose whether"),
        ];
        for (field, typed, why) in hostile {
            let seen = corrected(&mut jo, &ann, &[(field, typed)]).await;
            assert_eq!(seen.status, 422, "{field} {typed}");
            assert!(seen.body.contains(why), "{field} {typed}\n{}", seen.body);
            assert!(typed.is_empty() || field == "format" || field == "interpreter" || seen.body.contains(typed), "{field} is kept");
        }
        assert_eq!(town.rows("leaver_change").await, 0);
        let right = [
            ("phone", "07700 900 111"), ("email", "ann@example.org"), ("address", "1 Larkspur Row\nAshby"), ("channel", "email"),
            ("language", "Arabic"), ("format", "audio"), ("interpreter", "yes"), ("custody", "no"), ("case_id", "ZZ"),
            ("first_name", "Mallory"), ("adviser", "x"),
        ];
        assert_eq!(corrected(&mut jo, &ann, &right).await.status, 303);
        for page in [jo.get(&ann).await.body, lead.get(&ann).await.body] {
            for shown in ["Jo Bright", "Phone: +447700900001 → +447700900111", "Email: nothing → ann@example.org", "Language: nothing → Arabic", "Needs an interpreter: Not known → Yes"] {
                assert!(page.contains(shown), "{shown}\n{page}");
            }
            assert!(!page.contains("Mallory") && !page.contains("ZZ"));
        }
        assert_eq!(corrected(&mut jo, &ann, &[]).await.status, 303, "nothing new");
        assert_eq!(town.rows("leaver_change").await, 1, "and nothing noted");
        // Somebody was quicker.
        let late = corrected(&mut lead, &ann, &[("seen", "0"), ("phone", "07700900222")]).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("while you were writing") && late.body.contains("+447700900111"), "{}", late.body);
    }

    /// Who is not to be contacted is reached by nobody; a contact that is wrong is not used, and is somebody's task.
    async fn nobody_is_written_to_who_must_not_be(fresh) {
        let Scene { town, mut lead, mut jo, ann, cat, .. } = scene(&fresh).await;
        let check = town.one.path("/register/check");
        let tasks = jo.get(&check).await.body;
        assert!(tasks.contains("Cat Field") && !tasks.contains("Ann Field") && !tasks.contains("Ben"), "{tasks}");
        assert_eq!(jo.post(&format!("{ann}/check"), &[("what", "email-wrong")]).await.status, 422, "there is none");
        assert_eq!(jo.post(&format!("{ann}/check"), &[("what", "phone-wrong")]).await.status, 303);
        let tasks = jo.get(&check).await.body;
        assert!(tasks.contains("Ann Field") && tasks.contains("Find out the right one"), "{tasks}");
        let reach = async || {
            let tx = town.house.read().await.unwrap();
            let all = register::current(&tx, town.one.id).await.unwrap();
            let ids: Vec<_> = all.iter().map(|person| person.id).collect();
            let contacts = register::contacts(&tx, town.one.id, &ids).await.unwrap();
            let reachable = all.iter().filter(|person| person.reachable).count();
            (contacts.into_iter().map(|c| (c.first_name, c.phone)).collect::<Vec<_>>(), reachable)
        };
        let (contacts, reachable) = reach().await;
        assert_eq!(contacts[0], ("Ann".to_owned(), None), "a wrong number is not used");
        assert_eq!((contacts.len(), reachable), (3, 1));
        assert_eq!(corrected(&mut jo, &ann, &[("phone", "07700900111")]).await.status, 303);
        assert_eq!(reach().await.0[0].1.as_deref(), Some("+447700900111"), "a new number is tried");
        assert!(!jo.get(&check).await.body.contains("Ann Field"));

        assert_eq!(corrected(&mut jo, &ann, &[("stop", "yes"), ("reason", "")]).await.status, 422, "with a reason only");
        assert_eq!(corrected(&mut jo, &ann, &[("stop", "yes"), ("reason", "Asked us not to")]).await.status, 303);
        let (contacts, reachable) = reach().await;
        assert_eq!((contacts.len(), reachable), (2, 1), "out of reach of every message and letter");
        assert!(jo.get(&ann).await.body.contains("Asked us not to"));
        assert!(lead.get(&town.one.path("/register")).await.body.contains("Do not contact"));
        assert!(jo.get(&check).await.body.contains("1 person not to be contacted"));
        assert_eq!(corrected(&mut jo, &cat, &[("address", "1 Larkspur Row")]).await.status, 303);
        assert!(jo.get(&check).await.body.contains("they can get a letter"));
    }

    /// What changed is sealed under the person's own key, and goes with them.
    async fn history_is_sealed_and_goes_with_the_person(fresh) {
        let Scene { town, mut lead, mut jo, ann, .. } = scene(&fresh).await;
        corrected(&mut jo, &ann, &[("language", "Tigrinya"), ("stop", "yes"), ("reason", "Larkspur")]).await;
        assert_eq!(town.rows("leaver_change").await, 1);
        let stored = town.text_of("leaver_change").await + &town.text_of("care_leaver").await;
        assert!(stored.contains("2026-05-01"), "the day stands clear, so that finding nothing says something: {stored}");
        for secret in ["Tigrinya", "Larkspur", "Language", "language"] {
            let hex: String = secret.bytes().map(|b| format!("{b:02x}")).collect();
            assert!(!stored.contains(secret) && !stored.to_lowercase().contains(&hex), "{secret}");
        }
        assert_eq!(lead.post(&format!("{ann}/erase"), &[]).await.status, 303);
        assert_eq!(town.rows("leaver_change").await, 0);
    }

    /// Whoever runs the program tells a person all that is kept of them, and of nobody else; that it was asked is noted.
    async fn all_that_is_kept_can_be_told(fresh) {
        let Scene { town, mut lead, mut jo, ann, .. } = scene(&fresh).await;
        corrected(&mut jo, &ann, &[("language", "Tigrinya"), ("phone", "07700900111")]).await;
        let lines = town.rows("audit_line").await;
        let tx = town.house.write().await.unwrap();
        let all = register::everything(&tx, &town.one.slug, "a1").await.unwrap();
        tx.commit().await.unwrap();
        for told in ["Name: Ann Field", "Phone: +447700900111", "Language: Tigrinya", "Phone: +447700900001 -> +447700900111", "Jo Bright", "14 February 2006", "What lists said of what was corrected: Phone: +447700900001"] {
            assert!(all.text.contains(told), "{told}\n{}", all.text);
        }
        assert!(!all.text.contains("Ben") && !all.text.contains("Cat"));
        assert_eq!(town.rows("audit_line").await, lines + 1);
        let tx = town.house.write().await.unwrap();
        for (la, id) in [(&town.two.slug, "A1"), (&town.one.slug, "A9"), (&"nowhere".to_owned(), "A1")] {
            assert!(register::everything(&tx, la, id).await.is_err(), "{la} {id}");
        }
        drop(tx);
        assert!(register::retention(&town.house).await.unwrap().is_empty());
        lead.post(&format!("{ann}/left"), &[]).await;
        let due = register::retention(&town.house).await.unwrap();
        let told = |day: &str, people, previews| register::Due {
            la: town.one.slug.clone(),
            day: day.parse().unwrap(),
            people,
            previews,
        };
        assert_eq!(due, [told("2026-05-31", 1, 0)]);
        let list = [("people", "l.csv", LIST.as_bytes())];
        lead.upload(&town.one.path("/register/import"), &list).await;
        let due = register::retention(&town.house).await.unwrap();
        assert_eq!(due, [told("2026-05-04", 0, 1), told("2026-05-31", 1, 0)]);
        lead.post(&format!("{ann}/erase"), &[]).await;
        let tx = town.house.write().await.unwrap();
        assert!(register::everything(&tx, &town.one.slug, "A1").await.is_err(), "nothing is left to tell");
    }
}
