//! The walls around accounts, on the whole site: half a sign-in reaches nothing, every role has a home, and an office behind
//! one address is never refused.

mod common;

use common::{Town, World, expect, path};
use kit::web::Door;
use people::{Details, Role};
use sea_orm::{ConnectionTrait, Statement};

async fn rows(world: &World, table: &str) -> i64 {
    let db = world.house.db.maintenance();
    let count =
        Statement::from_string(world.house.db.backend(), format!("SELECT COUNT(*) AS n FROM {table}"));
    db.query_one_raw(count).await.expect("a query").expect("a row").try_get("", "n").expect("a number")
}

async fn invite(world: &World, town: &Town, email: &str, role: Role) {
    let lead = world.actor(&town.lead).await;
    let tx = world.house.write().await.expect("a transaction");
    let permit = people::rights::manage_team(&tx, &lead, &town.la.slug).await.expect("leave");
    let details = Details { name: "Una New".into(), email: email.into() };
    people::invite_to_team(&permit, &details, role).await.expect("an invitation");
    tx.commit().await.expect("done");
}

kit::on_both! {
    /// Every page and form that is behind a right sends half a sign-in to the second factor, and does nothing.
    async fn half_a_sign_in_reaches_nothing(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let mut halves = vec![];
        for email in ["manager@example.org", &town.lead, &town.adviser] {
            halves.push((email, world.linked(email).await));
        }
        let lines = rows(&world, "audit_line").await;
        let mut tried = 0;
        for route in world.declared.iter().filter(|r| matches!(r.door, Door::Act(_))) {
            tried += 1;
            let at = route.path.replace("{la}", &town.la.slug).replace(['{', '}'], "");
            for (email, half) in &mut halves {
                let seen = match route.method {
                    "GET" => half.get(&at).await,
                    _ => half.post(&at, &[("name", "x"), ("email", "x@example.org")]).await,
                };
                assert_eq!(seen.status, 303, "{email} {} {at}", route.method);
                assert_eq!(seen.location.as_deref(), Some("/second-factor"), "{email} {} {at}", route.method);
                assert!(seen.body.is_empty(), "{email} {} {at}: {}", route.method, seen.body);
            }
        }
        assert!(tried > 50, "{tried} routes were tried");
        assert_eq!(rows(&world, "audit_line").await, lines, "nothing was done");
        let open: Vec<_> = world.declared.iter().filter(|r| matches!(r.door, Door::Half(_))).collect();
        let open: Vec<_> = open.iter().map(|r| (r.method, r.path)).collect();
        assert_eq!(open, [("GET", "/second-factor"), ("POST", "/second-factor"), ("POST", "/sign-out")]);
        let (_, lead) = &mut halves[1];
        assert_eq!(lead.post("/sign-out", &[]).await.location.as_deref(), Some("/sign-in"), "the way out is open");
        assert_eq!(lead.get("/second-factor").await.location.as_deref(), Some("/sign-in"));
    }

    /// A role that reaches people, given to somebody who is signed in, asks for the second factor with the next page.
    async fn a_new_role_asks_at_once(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 0).await;
        let mut leader = world.linked(&town.leader).await;
        expect(&leader.open("/home").await, 200);
        invite(&world, &town, &town.leader, Role::Lead).await;
        let home = format!("/la/{}", town.la.slug);
        assert_eq!(leader.get(&home).await.location.as_deref(), Some("/second-factor"));
        world.set_up_factor(&mut leader).await;
        let team = leader.get(&format!("{home}/team")).await;
        expect(&team, 200);
        assert!(team.body.contains("href=\"/account\""), "the name leads to one's account");
    }

    /// Whatever somebody does in an LA or in the national team, they come in to a page that is theirs.
    async fn every_role_has_a_home(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 0).await;
        for role in Role::LOCAL {
            let email = format!("{}@oakmoor.example.org", role.code());
            invite(&world, &town, &email, role).await;
            let mut visitor = world.signed_in(&email).await;
            let home = visitor.open("/home").await;
            expect(&home, 200);
            assert!(home.body.contains("Where Oakmoor stands"), "{role:?} {}", home.body);
            assert!(!home.body.contains("/plans/"), "{role:?}: there is no plan to read yet");
            expect(&visitor.get("/account").await, 200);
        }
        let mut manager = world.signed_in("manager@example.org").await;
        for role in Role::NATIONAL {
            let email = format!("{}@example.org", role.code());
            let typed = [("name", "Una New"), ("email", email.as_str()), ("role", role.code())];
            expect(&manager.post("/programme/team", &typed).await, 303);
            let home = world.signed_in(&email).await.open("/home").await;
            expect(&home, 200);
            assert!(home.body.contains("Oakmoor"), "{role:?} {}", home.body);
            let may = home.body.contains("/programme/authorities");
            assert_eq!(may, role == Role::Manager, "{role:?}");
        }
    }

    /// Two hundred care leavers in one building open their links and start, within a moment: nobody is refused. Wrong codes
    /// from there are, after ten; right ones never.
    async fn an_office_behind_one_address_is_never_refused(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 200).await;
        let wave = world.wave(&town).await;
        let tx = world.house.read().await.expect("a transaction");
        let asked = surveys::invitations(&tx, wave).await.expect("a list");
        drop(tx);
        assert_eq!(asked.len(), 200);
        for (n, invitation) in asked.iter().enumerate() {
            let link = surveys::survey_link(&world.house, *invitation).await.expect("a look").expect("a link");
            let mut phone = world.visitor().calling_from("192.0.2.1");
            assert_eq!(phone.get(&path(&link)).await.status, 200, "{n}");
            assert_eq!(phone.post(&path(&link), &[]).await.location.as_deref(), Some("/survey/q/1"), "{n}");
        }
        let link = surveys::survey_link(&world.house, asked[0]).await.expect("a look").expect("a link");
        let mut stray = world.visitor().calling_from("192.0.2.1");
        for _ in 0..10 {
            assert_ne!(stray.get("/s/0000-0000-0000").await.status, 429);
        }
        let closed = stray.get("/s/0000-0000-0000").await;
        expect(&closed, 429);
        assert!(closed.headers.contains("retry-after: 60"), "{}", closed.headers);
        assert_ne!(world.visitor().calling_from("192.0.2.2").get("/s/0000-0000-0000").await.status, 429);
        expect(&stray.get(&path(&link)).await, 200);
        expect(&stray.post("/s", &[("code", path(&link).trim_start_matches("/s/"))]).await, 303);
        world.clock.advance(chrono::Duration::minutes(1));
        assert_ne!(stray.get("/s/0000-0000-0000").await.status, 429);
    }
}
