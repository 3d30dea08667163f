//! Words are used only where their writer said so, and enough answered.

use crate::town::{ANN, BEN, FIRST, TEXT, Town, first, next};

const FORGED: [(&str, &str); 4] =
    [("themes", "home"), ("words", FIRST), ("becomes", "release"), ("do", "agree")];

kit::on_both! {
    /// Without the writer's leave there are themes and no words, whatever a form says.
    async fn without_leave_there_is_no_quote(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, false)]).await;
        never_quoted(&town, wave, "did not tick that these words may be used").await;
    }

    /// A base of 29 has no quotes; of 30, it has.
    async fn under_a_base_of_thirty_there_is_no_quote(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(29, &[(TEXT, true)]).await;
        never_quoted(&town, wave, "Too few answered this survey").await;
        let wave = town.wave(30, &[(TEXT, true)]).await;
        let mut ann = town.visitor(ANN).await;
        let path = next(&mut ann, wave).await.unwrap();
        assert!(ann.get(&path).await.body.contains("Release the words in the box"));
    }
}

async fn never_quoted(town: &Town, wave: uuid::Uuid, why: &str) {
    let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
    let path = next(&mut ann, wave).await.unwrap();
    let page = ann.get(&path).await.body;
    assert!(page.contains(why) && !page.contains("Release the words in the box"), "{page}");
    let seen = first(&mut ann, wave, &FORGED).await;
    assert_eq!(seen.status, 303, "its themes are taken: {}", seen.body);
    assert_eq!(next(&mut ben, wave).await, None, "nobody has to agree to what is not released");
    let forged = ben.post(&path, &[("revision", "1"), FORGED[0], FORGED[1], FORGED[3]]).await;
    assert_eq!(forged.status, 409, "{}", forged.body);
    assert_eq!(town.quotes(wave).await, Vec::<String>::new());
}
