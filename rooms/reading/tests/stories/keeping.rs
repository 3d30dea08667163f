//! How long texts stay, what stays after them, and what the log says.

use crate::town::{ANN, BEN, FIRST, SECOND, SHOWN, TEXT, Town, first, next, send};

kit::on_both! {
    /// Texts go thirty days after the last was decided on, with their key; quotes and themes stay.
    async fn texts_go_and_quotes_stay(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true), ("Nothing at all.", false)]).await;
        let mut ann = town.visitor(ANN).await;
        for _ in 0..2 {
            let path = next(&mut ann, wave).await.unwrap();
            let released = ann.get(&path).await.body.contains(TEXT);
            let words = if released { FIRST } else { "" };
            let fields = [("themes", "home"), ("words", words), ("becomes", "release")];
            assert_eq!(send(&mut ann, &path, &fields).await.status, 303);
        }
        town.after(1).await;
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        assert!(!ann.get("/programme/reading").await.body.contains("All read"), "one waits for the second");
        assert_eq!(first(&mut ben, wave, &[("themes", "home"), ("words", SECOND), ("do", "agree")]).await.status, 303);
        town.after(0).await;
        assert_eq!(town.rows("text_theme").await, 9, "each theme has its cell, hidden or not");
        town.after(0).await;
        assert_eq!(town.rows("text_theme").await, 9, "once");

        town.after(29).await;
        assert_eq!(town.rows("own_text").await, 2);
        let name = format!("texts-{}", kit::ids::show(wave));
        assert!(town.house.keys.read(&name).is_ok());
        town.after(1).await;
        assert_eq!(town.rows("own_text").await, 0);
        assert!(town.house.keys.destroyed(&name), "a copy of the database from before can't be read either");
        assert_eq!(town.quotes(wave).await, [SHOWN]);
        let mut ann = town.visitor(ANN).await;
        assert_eq!(ann.get(&format!("/programme/reading/{}", kit::ids::show(wave))).await.status, 404);
        assert!(ann.get("/programme/reading").await.body.contains("Nothing waits to be read"));
    }

    /// What nobody ever reads goes after a year.
    async fn unread_texts_go_after_a_year(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true)]).await;
        town.after(364).await;
        assert_eq!(town.rows("own_text").await, 1);
        town.after(1).await;
        assert_eq!(town.rows("own_text").await, 0);
        assert!(town.house.keys.destroyed(&format!("texts-{}", kit::ids::show(wave))));
    }

    /// The log tells who read on which day: no moment, nothing in the LA's own log, and never a word.
    async fn the_log_tells_the_day_and_the_act(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true)]).await;
        let mut ann = town.visitor(ANN).await;
        let release = [("themes", "home"), ("words", FIRST), ("becomes", "release")];
        assert_eq!(first(&mut ann, wave, &release).await.status, 303);
        let tx = town.house.read().await.unwrap();
        let national = people::national_members(&tx).await.unwrap();
        assert!(national.iter().any(|m| m.details.email == ANN));
        let of_la = kit::audit::newest(&tx, Some(town.one.id), None, 100).await.unwrap();
        assert!(of_la.iter().all(|line| !line.act.contains("text")), "{of_la:?}");
        let team = people::national(
            &tx,
            &people::actor(&tx, national[0].account).await.unwrap().unwrap(),
            &people::Role::NATIONAL,
        )
        .await
        .unwrap();
        let lines = kit::audit::newest(&tx, Some(team.id), None, 100).await.unwrap();
        let read = lines.iter().find(|line| line.act == "read a text").expect("a line");
        assert_eq!(read.at, kit::clock::london_at(tx.today(), 0), "the day, not the moment");
    }
}
