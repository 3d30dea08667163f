//! An action that goes back to what somebody wrote.

use kit::testing::Visitor;
use uuid::Uuid;

use crate::plan::{ACTION, THEMES, begun, link, sign, with};
use crate::town::{Town, put};

const WORDS: &str = "The lift at [a place] has been broken for weeks.";

/// A released quote about homes, of this wave. Returns what it is called.
async fn released(town: &Town, wave: Uuid, words: &str) -> String {
    let tx = town.house.write().await.unwrap();
    let id = tx.new_id();
    let columns = ["id", "wave", "organisation", "asked", "themes", "words", "translated", "released_on"];
    let row = [
        id.into(),
        wave.into(),
        town.one.id.into(),
        "What would you change?".into(),
        "home".into(),
        words.into(),
        false.into(),
        tx.today().into(),
    ];
    put(&tx, "quote", &columns, row).await;
    tx.commit().await.unwrap();
    format!("quote-{}", kit::ids::show(id))
}

async fn themes(town: &Town, lead: &mut Visitor) -> (String, String) {
    let plan = town.one.path("/plan");
    assert_eq!(lead.post(&plan, &[]).await.status, 303);
    assert_eq!(lead.post(&format!("{plan}/themes"), &THEMES).await.status, 303);
    let page = lead.get(&plan).await.body;
    let home = link(&page, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
    (plan, home.split('?').next().unwrap().to_owned())
}

kit::on_both! {
    /// It stands in the plan word for word, for the leader and for anyone; and its action leads back to it.
    async fn a_quote_can_be_what_young_people_said(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let tx = town.house.read().await.unwrap();
        let wave = findings::latest(&tx, town.one.id).await.unwrap().unwrap().wave;
        drop(tx);
        let (plan, new) = themes(&town, &mut lead).await;
        assert!(!lead.get(&new).await.body.contains("The lift"));
        let quote = released(&town, wave, WORDS).await;
        assert!(lead.get(&new).await.body.contains(WORDS), "released after the themes were agreed");
        let other = [("because", quote.as_str()), ("you-said", "The lift is broken.")];
        let seen = lead.post(&new, &with(ACTION, &other)).await;
        assert!(seen.status == 422 && seen.body.contains("somebody’s own words"), "{}", seen.body);
        assert!(seen.body.contains("The lift is broken."), "what was typed is kept");
        let own = [("because", quote.as_str()), ("you-said", "")];
        assert_eq!(lead.post(&new, &with(ACTION, &own)).await.status, 303);
        let page = lead.get(&plan).await.body;
        assert!(page.contains(WORDS) && page.contains(&format!("/findings#{quote}")), "{page}");
        let money = link(&page, &format!("{plan}/themes/"), "/actions/new?from=money");
        let money = money.split('?').next().unwrap();
        assert_eq!(lead.post(money, &with(ACTION, &[("because", "money"), ("you-said", "It is hard")])).await.status, 303);
        lead.post(&format!("{plan}/send"), &[]).await;
        sign(&mut leader, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
        let public = lead.get(&format!("/plans/{}", town.one.slug)).await.body;
        assert!(public.contains(WORDS), "{public}");
    }

    /// What was not released, or was written in another survey, is nothing that an action can go back to.
    async fn nothing_but_a_released_quote_of_the_same_survey_will_do(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let elsewhere = released(&town, Uuid::max(), WORDS).await;
        let (_, new) = themes(&town, &mut lead).await;
        for made_up in [elsewhere.as_str(), "quote-0123456789abcdefghjkmnpqrs", "quote-"] {
            let fields = with(ACTION, &[("because", made_up), ("you-said", WORDS)]);
            let seen = lead.post(&new, &fields).await;
            assert!(seen.status == 422 && seen.body.contains("Choose what this goes back to"), "{}", seen.body);
        }
    }
}
