//! Two reviewers, one text.

use crate::town::{ANN, BEN, CAT, FIRST, SECOND, SHOWN, TEXT, Town, first, next, send};

const RELEASE: [(&str, &str); 3] = [("themes", "home"), ("words", FIRST), ("becomes", "release")];

kit::on_both! {
    /// One reviewer releases nothing; what both release is the text with passages taken out.
    async fn what_both_release_is_released(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true)]).await;
        assert_eq!(town.readable("Canarywharf").await, Vec::<String>::new(), "sealed, and out of the survey’s table");
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        let path = next(&mut ann, wave).await.unwrap();
        let page = ann.get(&path).await.body;
        assert!(page.contains(TEXT) && page.contains("What one thing would make life better"), "{page}");

        let seen = first(&mut ann, wave, &RELEASE).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        assert_eq!(town.quotes(wave).await, Vec::<String>::new(), "one is not enough");
        assert_eq!(town.readable("Karen").await, Vec::<String>::new(), "the copy is sealed, too");
        assert_eq!(next(&mut ann, wave).await, None, "nobody reads a text twice");
        let again = ann.post(&path, &[("revision", "1"), ("themes", "home"), ("words", FIRST), ("do", "agree")]).await;
        assert_eq!(again.status, 409, "{}", again.body);
        assert_eq!(town.quotes(wave).await, Vec::<String>::new());

        assert_eq!(next(&mut ben, wave).await.as_deref(), Some(path.as_str()));
        let page = ben.get(&path).await.body;
        assert!(page.contains(TEXT) && page.contains("I live at [a place] and Karen from [a job]"), "{page}");
        let seen = send(&mut ben, &path, &[("themes", "home"), ("themes", "money"), ("words", SECOND), ("do", "agree")]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        assert_eq!(town.quotes(wave).await, [SHOWN]);
        assert_eq!(town.readable("Canarywharf").await, Vec::<String>::new());
        assert_eq!(ben.get(&path).await.status, 303, "it is over");
    }

    /// Whoever types anything but removals gets the form back as it was typed.
    async fn nothing_is_reworded(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true)]).await;
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        let nicer = "I live at [place] and Karen from [job] is nice to me.";
        let seen = first(&mut ann, wave, &[("themes", "home"), ("words", nicer), ("becomes", "release")]).await;
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains(nicer) && seen.body.contains("Only take words out"), "{}", seen.body);
        let seen = first(&mut ann, wave, &[("words", FIRST)]).await;
        assert!(seen.status == 422 && seen.body.contains("Choose what it is about"), "{}", seen.body);
        assert!(seen.body.contains("Choose what becomes of it") && seen.body.contains(FIRST));

        assert_eq!(first(&mut ann, wave, &RELEASE).await.status, 303);
        let path = next(&mut ben, wave).await.unwrap();
        for back in [TEXT, "I live at Canarywharf House and Karen from [job] helps me a lot."] {
            let seen = send(&mut ben, &path, &[("themes", "home"), ("words", back), ("do", "agree")]).await;
            assert!(seen.status == 422 && seen.body.contains("Only take words out"), "{}", seen.body);
        }
        assert_eq!(town.quotes(wave).await, Vec::<String>::new());
    }

    /// Two have the same text open: the one who is later loses nothing but the turn.
    async fn a_stale_form_changes_nothing_and_keeps_what_was_typed(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true)]).await;
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        let path = next(&mut ann, wave).await.unwrap();
        ben.get(&path).await;
        assert_eq!(first(&mut ann, wave, &RELEASE).await.status, 303);
        let mine = "I live at [place] and [person] helps me a lot.";
        let seen = ben.post(&path, &[("revision", "0"), ("themes", "worker"), ("words", mine), ("becomes", "release")]).await;
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains("Another reviewer decided on this text") && seen.body.contains(mine), "{}", seen.body);
        assert!(seen.body.contains("Second reading"), "as it stands now: {}", seen.body);
        let seen = send(&mut ben, &path, &[("themes", "home"), ("words", FIRST), ("do", "agree")]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        let mut cat = town.visitor(CAT).await;
        let late = cat.post(&path, &[("revision", "1"), ("themes", "home"), ("words", FIRST), ("do", "agree")]).await;
        assert_eq!(late.status, 422, "{}", late.body);
        assert_eq!(town.quotes(wave).await.len(), 1, "released once");
    }

    /// The second sends it back with a word, and the first reads it again.
    async fn what_is_sent_back_is_read_first_again(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[(TEXT, true)]).await;
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        assert_eq!(first(&mut ann, wave, &RELEASE).await.status, 303);
        let path = next(&mut ben, wave).await.unwrap();
        let empty = send(&mut ben, &path, &[("do", "back")]).await;
        assert!(empty.status == 422 && empty.body.contains("Say what the first reviewer"), "{}", empty.body);
        let seen = send(&mut ben, &path, &[("do", "back"), ("note", "Karen is a name")]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        let page = ann.get(&path).await.body;
        assert!(page.contains("Karen is a name") && page.contains(FIRST), "{page}");
        assert_eq!(send(&mut ann, &path, &[("themes", "home"), ("words", SECOND), ("becomes", "release")]).await.status, 303);
        assert_eq!(send(&mut ben, &path, &[("themes", "home"), ("words", SECOND), ("do", "agree")]).await.status, 303);
        assert_eq!(town.quotes(wave).await, [SHOWN]);
    }

    /// A translation is typed by a reviewer; the second can only take out of it.
    async fn a_translation_is_what_is_published(fresh) {
        let town = Town::built(&fresh).await;
        let wave = town.wave(40, &[("ብዙሕ ገንዘብ የብለይን", true)]).await;
        let (mut ann, mut ben) = (town.visitor(ANN).await, town.visitor(BEN).await);
        let english = [("themes", "money"), ("words", "I do not have much money, said [name]."), ("becomes", "release")];
        let seen = first(&mut ann, wave, &english).await;
        assert_eq!(seen.status, 422, "it is not what was written: {}", seen.body);
        let mut translated = english.to_vec();
        translated.push(("translated", "yes"));
        assert_eq!(first(&mut ann, wave, &translated).await.status, 303);
        let path = next(&mut ben, wave).await.unwrap();
        assert!(ben.get(&path).await.body.contains("first reviewer’s translation"));
        let other = [("themes", "money"), ("words", "I do not have any money, said [name]."), ("do", "agree")];
        assert_eq!(send(&mut ben, &path, &other).await.status, 422);
        let less = [("themes", "money"), ("words", "I do not have much money[other]"), ("do", "agree")];
        assert_eq!(send(&mut ben, &path, &less).await.status, 303);
        assert_eq!(town.quotes(wave).await, ["I do not have much money[left out]"]);
    }
}
