//! Who gets in, what a file that can't be read is told, and how names find their accounts.

use kit::testing::Visitor;
use people::Role;

use crate::town::Town;

const MAIN: &str = "\
ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,AllocatedPersonalAdvisor,EligibilityCategory,LAInTouch,TypeOfAccommodation
A1,Ann,One,b) Female,14/02/2006,Jo Bright,b) Former relevant child,a) Yes,U
A2,Ben,Two,a) Male,14/02/2006,Al Dent,b) Former relevant child,a) Yes,U
";

/// Files as a browser sends them: field, name, content.
type Files<'a> = &'a [(&'a str, &'a str, &'a [u8])];

async fn import(town: &Town, lead: &mut Visitor) {
    let files = [("people", "list9.csv", MAIN.as_bytes())];
    let seen = lead.upload(&town.one.path("/register/import"), &files).await;
    let done = lead.post(&format!("{}/confirm", seen.location.unwrap()), &[]).await;
    assert!(done.location.unwrap().contains("added=2"));
}

kit::on_both! {
    /// The lead, and nobody else; who has no seat in the LA learns nothing of it.
    async fn only_the_lead_comes_in(fresh) {
        let town = Town::built(&fresh).await;
        town.invite("Jo Bright", "pa@one.example", Role::Adviser).await;
        town.invite("Sir Vey", "ad@one.example", Role::SeniorLeader).await;
        let mut lead = town.visitor("lead@one.example").await;
        import(&town, &mut lead).await;
        let body = lead.get(&town.one.path("/register")).await.body;
        let name = body.split("/register/advisers/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let files = [("people", "list9.csv", MAIN.replace("A1", "A3"))];
        let files = [(files[0].0, files[0].1, files[0].2.as_bytes())];
        let waiting = lead.upload(&town.one.path("/register/import"), &files).await.location.unwrap();

        let pages = ["/register", "/register/import", "/register/template.csv", "/register/contacts-template.csv"];
        let pages: Vec<String> = pages.map(|page| town.one.path(page)).into_iter().chain([waiting.clone()]).collect();
        let posts = [
            format!("{waiting}/confirm"),
            format!("{waiting}/discard"),
            town.one.path(&format!("/register/advisers/{name}")),
        ];
        let others = [
            ("pa@one.example", 403), ("ad@one.example", 403), ("lead@two.example", 404), ("mo@national.example", 404),
        ];
        for (who, status) in others {
            let mut visitor = town.visitor(who).await;
            for page in &pages {
                let seen = visitor.get(page).await;
                assert_eq!(seen.status, status, "{who} {page}");
                assert!(!seen.body.contains("Ann"), "{who} {page}");
            }
            for post in &posts {
                assert_eq!(visitor.post(post, &[("account", "nobody")]).await.status, status, "{who} {post}");
            }
            assert_eq!(visitor.upload(&town.one.path("/register/import"), &files).await.status, status, "{who}");
        }
        let mut stranger = Visitor::new(town.router.clone());
        for page in &pages {
            assert_eq!(stranger.get(page).await.location.as_deref(), Some("/sign-in"), "{page}");
        }
        for post in &posts {
            assert_eq!(stranger.post(post, &[]).await.status, 401, "{post}");
        }
        assert_eq!(town.rows("care_leaver").await, 2, "nobody did anything");
        assert_eq!(town.rows("pending_import").await, 1);
        // The other LA's lead does not reach it by way of their own LA either.
        let mut other = town.visitor("lead@two.example").await;
        let id = waiting.rsplit('/').next().unwrap();
        assert_eq!(other.get(&town.two.path(&format!("/register/import/{id}"))).await.status, 404);
        other.post(&town.two.path(&format!("/register/import/{id}/confirm")), &[]).await;
        other.post(&town.two.path(&format!("/register/import/{id}/discard")), &[]).await;
        let link = town.two.path(&format!("/register/advisers/{name}"));
        assert_eq!(other.post(&link, &[("account", "nobody")]).await.status, 404);
        assert_eq!((town.rows("care_leaver").await, town.rows("pending_import").await), (2, 1));
        for page in &pages {
            assert_eq!(lead.get(page).await.status, 200, "{page}");
        }
    }

    /// A file that can't be read is told at its field; nothing is kept of it.
    async fn a_file_that_cannot_be_read_says_why(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let path = town.one.path("/register/import");
        let huge = vec![b'a'; 11 * 1024 * 1024];
        let open_quote = MAIN.replace("Ann", "\"Ann");
        let cases: [(Files<'_>, &str, &str); 6] = [
            (&[("people", "", b""), ("contacts", "", b"")], "Choose the care leavers file", "#people"),
            (&[("people", "a.xlsx", b"PK\x03\x04")], "can't be opened", "#people"),
            (&[("people", "a.csv", b"Name,Age\nAnn,3\n")], "lacks columns", "#people"),
            (&[("people", "a.csv", open_quote.as_bytes())], "never closed", "#people"),
            (&[("people", "a.csv", MAIN.as_bytes()), ("contacts", "c.csv", b"")], "contacts file", "#contacts"),
            (&[("people", "a.csv", &huge)], "larger than 10 MB", "#people"),
        ];
        for (files, why, field) in cases {
            let seen = lead.upload(&path, files).await;
            assert_eq!(seen.status, 422, "{why}");
            assert!(seen.body.contains(why) && seen.body.contains(field), "{why}\n{}", seen.body);
        }
        assert_eq!(lead.post(&path, &[("people", "x")]).await.status, 400);
        assert_eq!(town.rows("pending_import").await, 0);
        let template = lead.get(&town.one.path("/register/template.csv")).await;
        assert!(template.body.starts_with("ChildUniqueID,FirstName,LastName,Gender"));
        assert!(template.headers.contains("text/csv") && template.headers.contains("attachment"));
    }

    /// Names are matched when somebody joins and when a list comes in; a lead's word stands.
    async fn names_find_their_accounts(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let al = town.invite("al dent", "al@one.example", Role::Adviser).await;
        import(&town, &mut lead).await;
        let jo = town.invite("Jo  BRIGHT", "jo@one.example", Role::Adviser).await;
        let own = async |account| {
            let tx = town.house.read().await.unwrap();
            let people = register::of_adviser(&tx, town.one.id, account).await.unwrap();
            people.into_iter().map(|person| person.name).collect::<Vec<_>>()
        };
        assert_eq!(own(al).await, ["Ben Two"], "matched at import");
        assert!(own(jo).await.is_empty());
        kit::jobs::run_due(&town.house).await.unwrap();
        assert_eq!(own(jo).await, ["Ann One"], "matched when she joined");

        let body = lead.get(&town.one.path("/register")).await.body;
        let form = body.split("/register/advisers/").find(|part| part.contains("Account of Jo Bright")).unwrap();
        let path = town.one.path(&format!("/register/advisers/{}", form.split('"').next().unwrap()));
        let wrong = lead.post(&path, &[("account", "somebody else")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("Choose somebody from the list"));
        let lead_account = {
            let tx = town.house.read().await.unwrap();
            town.actor(&tx, &town.one, Role::Lead).await.account.unwrap()
        };
        let not_adviser = lead.post(&path, &[("account", &kit::ids::show(lead_account))]).await;
        assert_eq!(not_adviser.status, 422, "a lead is not a personal adviser");
        let done = lead.post(&path, &[("account", &kit::ids::show(al))]).await;
        let told = lead.get(done.location.as_deref().unwrap()).await;
        assert!(told.body.contains("Jo Bright in the list is al dent."), "{}", told.body);
        assert_eq!(own(al).await, ["Ann One", "Ben Two"]);
        lead.post(&path, &[("account", "nobody")]).await;
        town.invite("Cy Third", "cy@one.example", Role::Adviser).await;
        kit::jobs::run_due(&town.house).await.unwrap();
        assert!(own(jo).await.is_empty(), "what the lead said is not overruled by a matching name");
    }
}
