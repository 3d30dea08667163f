//! Somebody wrote of not being safe, and nobody knows who.

use crate::town::{ANN, BEN, Town, first, next, send};

const WORRY: &str = "My mum’s friend Canary hits me.";
const SAID: [(&str, &str); 3] = [("themes", "home"), ("becomes", "points"), ("worry", "yes")];

kit::on_both! {
    /// The LA is told that somebody wrote so when two agree: not what, not how many, and once a day.
    async fn the_council_is_told_when_two_agree(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(WORRY, true), (WORRY, false)]).await;
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        for _ in 0..2 {
            let seen = first(&mut ann, wave, &SAID).await;
            assert_eq!(seen.status, 303, "{}", seen.body);
        }
        assert_eq!(town.told().await.len(), 0, "one is not enough");
        let path = next(&mut ben, wave).await.unwrap();
        let silent = send(&mut ben, &path, &[("themes", "home"), ("do", "agree")]).await;
        assert!(silent.status == 422 && silent.body.contains("Choose whether the council"), "{}", silent.body);
        for _ in 0..2 {
            let seen = first(&mut ben, wave, &[("themes", "home"), ("worry", "yes"), ("do", "agree")]).await;
            assert_eq!(seen.status, 303, "{}", seen.body);
        }
        let told = town.told().await;
        assert_eq!(told.len(), 1, "two who wrote are one message");
        assert!(!told[0].contains("Canary") && !told[0].contains("mum") && !told[0].contains("home"), "{}", told[0]);
        assert_eq!(town.quotes(wave).await, Vec::<String>::new(), "a worry is not a quote");
    }

    /// The second does not agree: nobody is told.
    async fn nobody_is_told_where_the_second_does_not_agree(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(12, &[(WORRY, true)]).await;
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        assert_eq!(first(&mut ann, wave, &[("themes", "home"), ("worry", "yes")]).await.status, 303);
        let seen = first(&mut ben, wave, &[("themes", "home"), ("worry", "no"), ("do", "agree")]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        assert_eq!(town.told().await.len(), 0);
    }
}
