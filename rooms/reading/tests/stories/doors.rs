//! Who reads: reviewers who see no register, and never of an LA where they worked.

use crate::town::{ANN, TEXT, Town, next};
use people::{Details, Role};

kit::on_both! {
    /// Neither a lead, nor a manager, nor the rest of the national team; nor a reviewer who is a manager, too.
    async fn only_reviewers_read(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true)]).await;
        town.invite("Fay", "fay@national.example", Role::Facilitator).await;
        let path = next(&mut town.visitor(ANN).await, wave).await.unwrap();
        let desk = "/programme/reading".to_owned();
        let shelf = format!("{desk}/{}", kit::ids::show(wave));
        town.invite("Mo Manager", "mo@national.example", Role::Reviewer).await;
        for who in ["lead@one.example", "mo@national.example", "fay@national.example"] {
            let mut visitor = town.visitor(who).await;
            for door in [&desk, &shelf, &path] {
                let seen = visitor.get(door).await;
                assert_eq!(seen.status, 403, "{who} at {door}");
                assert!(!seen.body.contains("Canarywharf"));
            }
            assert_eq!(visitor.post(&path, &[("revision", "0")]).await.status, 403, "{who}");
        }
        let other = town.wave(40, &[(TEXT, true)]).await;
        let text = path.rsplit('/').next().unwrap();
        let elsewhere = format!("/programme/reading/{}/{text}", kit::ids::show(other));
        assert_eq!(town.visitor(ANN).await.get(&elsewhere).await.status, 404, "a text of another survey");
    }

    /// Somebody who once worked in the LA may know who writes so, and does not even see that there is something to read.
    async fn nobody_reads_what_was_written_where_they_worked(fresh) {
        let town = Town::built(&fresh).await;
        let dan = "dan@one.example";
        let tx = town.house.write().await.unwrap();
        let lead = people::members(&tx, town.one.id).await.unwrap()[0].account;
        let lead = people::actor(&tx, lead).await.unwrap().unwrap();
        let permit = people::rights::manage_team(&tx, &lead, &town.one.slug).await.unwrap();
        let details = Details { name: "Dan".to_owned(), email: dan.to_owned() };
        people::invite_to_team(&permit, &details, Role::Adviser).await.unwrap();
        let members = people::members(&tx, town.one.id).await.unwrap();
        let seat = members.iter().find(|m| m.role == Role::Adviser).unwrap().seat;
        tx.commit().await.unwrap();
        let mut lead = town.visitor("lead@one.example").await;
        let end = format!("/la/{}/team/{}/end", town.one.slug, kit::ids::show(seat));
        let seen = lead.post(&end, &[]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        town.invite("Dan", dan, Role::Reviewer).await;

        let wave = town.wave(40, &[(TEXT, true)]).await;
        let path = next(&mut town.visitor(ANN).await, wave).await.unwrap();
        let mut dan = town.visitor(dan).await;
        let desk = dan.get("/programme/reading").await;
        assert_eq!(desk.status, 200);
        assert!(desk.body.contains("Nothing waits to be read"), "{}", desk.body);
        assert_eq!(dan.get(&format!("/programme/reading/{}", kit::ids::show(wave))).await.status, 404);
        assert_eq!(dan.get(&path).await.status, 404);
        assert_eq!(dan.post(&path, &[("revision", "0")]).await.status, 404);
    }
}
