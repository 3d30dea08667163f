//! Teams: every role can be invited, seats end at once and open again, and nobody locks an LA out.

use crate::town::{ADVISER, LEAD, LEADER, MANAGER, Town};
use people::Role;

async fn invite(town: &Town, page: &str, by: &str, who: (&str, &str), role: Role) {
    let link = people::fresh_link(&town.house, by, true).await.unwrap().unwrap();
    let mut visitor = town.visitor();
    visitor.post(crate::town::path(&link), &[]).await;
    let seen = visitor.post(page, &[("name", who.0), ("email", who.1), ("role", role.code())]).await;
    assert_eq!(seen.status, 303, "{}", seen.body);
    let told = visitor.get(seen.location.as_deref().unwrap()).await;
    assert!(
        told.body.contains(&format!("{} invited", role.words())) && told.body.contains(who.1),
        "{}",
        told.body
    );
}

kit::on_both! {
    /// A lead invites to all local roles and to no national one; a manager the other way round.
    async fn every_role_is_invited_where_it_belongs(fresh) {
        let town = Town::built(&fresh).await;
        let team = town.la.path("/team");
        for role in Role::LOCAL {
            invite(&town, &team, LEAD, ("Una New", &format!("{}@one.example", role.code())), role).await;
        }
        for role in Role::NATIONAL {
            invite(&town, "/programme/team", MANAGER, ("Una New", &format!("{}@nat.example", role.code())), role).await;
        }
        let (mut lead, ..) = town.set_up(LEAD).await;
        for role in Role::NATIONAL {
            let typed = [("name", "X"), ("email", "x@one.example"), ("role", role.code())];
            assert_eq!(lead.post(&team, &typed).await.status, 422, "{role:?}");
        }
        assert_eq!(lead.get("/programme/team").await.status, 403);
        let (mut manager, ..) = town.set_up(MANAGER).await;
        let typed = [("name", "X"), ("email", "x@one.example"), ("role", "lead")];
        assert_eq!(manager.post("/programme/team", &typed).await.status, 422);
        assert_eq!(manager.get(&team).await.status, 404);
        assert!(town.link_to("facilitator@nat.example").await.is_some(), "the invitation is on its way");
    }

    /// A seat that ends is closed with the next page; invited again, it is open again.
    async fn a_seat_ends_at_once_and_opens_again(fresh) {
        let town = Town::built(&fresh).await;
        let team = town.la.path("/team");
        invite(&town, &team, LEAD, ("Bo Lead", "bo@one.example"), Role::Lead).await;
        let (mut bo, ..) = town.set_up("bo@one.example").await;
        let (mut lead, ..) = town.set_up(LEAD).await;
        assert_eq!(bo.get(&team).await.status, 200);
        let end = format!("{team}/{}/end", town.seat("bo@one.example", Role::Lead).await);
        assert!(lead.get(&end).await.body.contains("End the access of Bo Lead?"));
        assert_eq!(bo.get(&team).await.status, 200, "asking is not doing");
        let done = lead.post(&end, &[]).await;
        assert_eq!(done.location.as_deref(), Some(format!("{team}?ended=lead").as_str()), "{}", done.body);
        assert_eq!(bo.get(&team).await.status, 404, "the LA is out of sight with the next page");
        assert!(bo.get("/account").await.body.contains("Nowhere at present"));
        assert_eq!(lead.post(&end, &[]).await.status, 404, "there is nothing left to end");
        assert!(!lead.get(&team).await.body.contains("bo@one.example"));

        let rows = town.rows("membership").await;
        invite(&town, &team, LEAD, ("Bo Lead", "bo@one.example"), Role::Lead).await;
        assert_eq!(bo.get(&team).await.status, 200, "the same person, the same seat");
        assert_eq!(town.rows("membership").await, rows);
    }

    /// The last lead stays until a manager lets them go; the last manager stays.
    async fn nobody_locks_everybody_out(fresh) {
        let town = Town::built(&fresh).await;
        let team = town.la.path("/team");
        let (mut lead, ..) = town.set_up(LEAD).await;
        let (mut manager, ..) = town.set_up(MANAGER).await;
        let seat = town.seat(LEAD, Role::Lead).await;
        let last = lead.post(&format!("{team}/{seat}/end"), &[]).await;
        assert_eq!(last.status, 409);
        assert!(last.body.contains("Invite another first"), "{}", last.body);
        assert_eq!(lead.get(&team).await.status, 200);

        let page = manager.get("/programme/team").await.body;
        let own = page.split("href=\"").find(|part| part.starts_with("/programme/team/")).unwrap();
        let own = own.split('"').next().unwrap();
        assert!(manager.get(own).await.body.contains("You end your own access"));
        assert_eq!(manager.post(own, &[]).await.status, 409);

        let of_lead = format!("/programme/authorities/{}/lead/{seat}/end", town.la.slug);
        assert_eq!(lead.post(&of_lead, &[]).await.status, 403);
        let adviser = town.seat(ADVISER, Role::Adviser).await;
        let of_adviser = format!("/programme/authorities/{}/lead/{adviser}/end", town.la.slug);
        assert_eq!(manager.post(&of_adviser, &[]).await.status, 404, "only leads are the programme's to let go");
        assert_eq!(manager.post(&format!("/programme/team/{seat}/end"), &[]).await.status, 404, "nor by another address");
        assert_eq!(manager.post(&of_lead, &[]).await.status, 303);
        assert_eq!(lead.get(&team).await.status, 404);
    }

    /// Who lets themselves go ends up somewhere that is still theirs.
    async fn a_lead_hands_over_and_leaves(fresh) {
        let town = Town::built(&fresh).await;
        let team = town.la.path("/team");
        let (mut lead, ..) = town.set_up(LEAD).await;
        invite(&town, &team, LEAD, ("Bo Lead", "bo@one.example"), Role::Lead).await;
        let end = format!("{team}/{}/end", town.seat(LEAD, Role::Lead).await);
        assert!(lead.get(&end).await.body.contains("You end your own access"));
        assert_eq!(lead.post(&end, &[]).await.location.as_deref(), Some("/home"));
        let mut leader = town.linked(LEADER).await;
        assert_eq!(leader.post(&end, &[]).await.status, 403, "another role of the same LA");
    }

    /// Whoever brings in leads can't become one, nor the other way round: the form says so and nobody has a seat more.
    async fn nobody_sits_on_both_sides(fresh) {
        let town = Town::built(&fresh).await;
        let team = town.la.path("/team");
        let lead_page = format!("/programme/authorities/{}/lead", town.la.slug);
        let (mut manager, ..) = town.set_up(MANAGER).await;
        let (mut lead, ..) = town.set_up(LEAD).await;
        invite(&town, "/programme/team", MANAGER, ("Fay National", "fay@nat.example"), Role::Facilitator).await;
        let rows = [town.rows("membership").await, town.rows("message").await];
        let refused = manager.post(&lead_page, &[("name", "Mo"), ("email", MANAGER)]).await;
        assert_eq!(refused.status, 422, "oneself");
        let says = "This person works in the national team";
        assert!(refused.body.contains(says) && refused.body.contains(&format!("value=\"{MANAGER}\"")), "{}", refused.body);
        assert_eq!(manager.get(&team).await.status, 404);
        for email in ["Mo@national.example", "fay@nat.example"] {
            let refused = manager.post(&lead_page, &[("name", "X"), ("email", email)]).await;
            assert!(refused.status == 422 && refused.body.contains(says), "{email}: {}", refused.body);
            let refused = lead.post(&team, &[("name", "X"), ("email", email), ("role", "partner")]).await;
            assert!(refused.status == 422 && refused.body.contains(says), "{email}: {}", refused.body);
        }
        for email in [LEAD, ADVISER] {
            let typed = [("name", "X"), ("email", email), ("role", "facilitator")];
            let refused = manager.post("/programme/team", &typed).await;
            assert!(refused.status == 422 && refused.body.contains("works in a local authority"), "{}", refused.body);
        }
        assert_eq!([town.rows("membership").await, town.rows("message").await], rows, "nothing was written");

        let page = manager.get("/programme/team").await.body;
        let end = page.split("href=\"").filter(|part| part.starts_with("/programme/team/"));
        for end in end.map(|part| part.split('"').next().unwrap()) {
            if manager.get(end).await.body.contains("Fay National") {
                assert_eq!(manager.post(end, &[]).await.status, 303);
            }
        }
        invite(&town, &team, LEAD, ("Fay National", "fay@nat.example"), Role::Partner).await;
    }

    /// A lead who comes in is told to those who lead already, whoever invites; one who leads already is no news.
    async fn leads_hear_of_a_new_lead(fresh) {
        let town = Town::built(&fresh).await;
        let (team, lead_page) = (town.la.path("/team"), format!("/programme/authorities/{}/lead", town.la.slug));
        let heard = async |email| town.mails(email).await.into_iter().filter(|m| m.contains("was added as a lead")).collect::<Vec<_>>();
        assert_eq!(heard(LEAD).await.len(), 0, "the first had nobody to tell");
        let (mut manager, ..) = town.set_up(MANAGER).await;
        let bo = [("name", "Bo Lead"), ("email", "bo@one.example")];
        assert_eq!(manager.post(&lead_page, &bo).await.status, 303);
        let told = heard(LEAD).await;
        assert_eq!(told.len(), 1);
        let words = format!("Bo Lead (bo@one.example) was added as a lead of {} by Mo Manager. ", town.la.name);
        assert!(told[0].contains(&words) && told[0].contains("If that is wrong"), "{told:?}");
        assert_eq!(heard("bo@one.example").await.len(), 0);
        assert_eq!(manager.post(&lead_page, &bo).await.status, 303);
        assert_eq!(heard(LEAD).await.len(), 1, "invited again: no news");

        invite(&town, &team, LEAD, ("Cy Lead", "cy@one.example"), Role::Lead).await;
        invite(&town, &team, LEAD, ("Di Partner", "di@one.example"), Role::Partner).await;
        let counts = [heard(LEAD).await.len(), heard("bo@one.example").await.len(), heard(ADVISER).await.len()];
        assert_eq!(counts, [2, 1, 0], "whoever did it, too: it may have been somebody else at their screen");
        assert!(heard(LEAD).await.iter().any(|mail| mail.contains("by Lea Lead")));
    }

    /// Invited again, by whomever, the earlier invitation is worth nothing.
    async fn the_newest_invitation_counts(fresh) {
        let town = Town::built(&fresh).await;
        let team = town.la.path("/team");
        invite(&town, &team, LEAD, ("Di Partner", "di@one.example"), Role::Partner).await;
        let first = town.link_to("di@one.example").await.unwrap();
        let other = town.link_to(ADVISER).await.unwrap();
        invite(&town, &team, LEAD, ("Di Partner", "di@one.example"), Role::Champion).await;
        let second = town.link_to("di@one.example").await.unwrap();
        assert_ne!(first, second);
        assert!(town.visitor().post(&first, &[]).await.body.contains("no longer works"));
        for link in [second, other] {
            assert_eq!(town.visitor().post(&link, &[]).await.location.as_deref(), Some("/home"));
        }
    }

    /// Sixty invitations an hour by one account.
    async fn invitations_are_counted(fresh) {
        let town = Town::built(&fresh).await;
        let team = town.la.path("/team");
        let (mut lead, ..) = town.set_up(LEAD).await;
        // Two were sent when the town was built.
        for n in 0..58 {
            let email = format!("p{n}@one.example");
            let typed = [("name", "Pat"), ("email", email.as_str()), ("role", "partner")];
            assert_eq!(lead.post(&team, &typed).await.status, 303, "{n}");
            town.clock.advance(chrono::Duration::seconds(20));
        }
        let typed = [("name", "Pat"), ("email", "more@one.example"), ("role", "partner")];
        let closed = lead.post(&team, &typed).await;
        assert_eq!(closed.status, 429);
        assert!(closed.headers.contains("retry-after: "), "{}", closed.headers);
        assert!(town.link_to("more@one.example").await.is_none(), "and nothing was sent");
        for _ in 0..3 {
            town.clock.advance(chrono::Duration::minutes(20));
            lead.get(&team).await;
        }
        assert_eq!(lead.post(&team, &typed).await.status, 303);
    }
}
