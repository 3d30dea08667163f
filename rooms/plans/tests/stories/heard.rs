//! Conversations and rankings that a lead writes down, and what rests on them.

use crate::plan::{ACTION, THEMES, begun, link, sign, with};

const TALK: [(&str, &str); 9] = [
    ("kind", "conversation"),
    ("title", "Moving house"),
    ("day-day", "28"),
    ("day-month", "4"),
    ("day-year", "2026"),
    ("people", "6"),
    ("section", "Your home"),
    ("said", "We hear of a move two days before."),
    ("no-names", ""),
];

kit::on_both! {
    async fn an_action_can_go_back_to_what_was_heard(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let (plan, thread) = (town.one.path("/plan"), town.one.path("/thread"));
        let new = format!("{plan}/conversations/new");
        assert_eq!(lead.post(&new, &TALK).await.location, Some(format!("{plan}/conversations")));
        assert!(leader.get(&format!("{plan}/conversations")).await.body.contains("28 April 2026 with 6 young people"));
        assert!(lead.get(&thread).await.body.contains("Moving house"), "it asks for an answer");

        lead.post(&plan, &[]).await;
        let form = lead.get(&format!("{plan}/themes")).await.body;
        let key = form.split("value=\"heard-").nth(1).unwrap().split('"').next().unwrap();
        let key = format!("heard-{key}");
        let themes = with(THEMES, &[("said-your-home", &key)]);
        assert_eq!(lead.post(&format!("{plan}/themes"), &themes).await.status, 303);
        let page = lead.get(&plan).await.body;
        let home = link(&page, &format!("{plan}/themes/"), &format!("?from={key}"));
        assert!(lead.get(&home).await.body.contains("We hear of a move two days before."));
        let because = [("because", key.as_str()), ("you-said", "We hear of a move too late")];
        assert_eq!(lead.post(home.split('?').next().unwrap(), &with(ACTION, &because)).await.status, 303);
        let money = link(&page, &format!("{plan}/themes/"), "/actions/new?from=money");
        let money = money.split('?').next().unwrap().to_owned();
        lead.post(&money, &with(ACTION, &[("because", "money"), ("you-said", "It is hard")])).await;
        lead.post(&format!("{plan}/send"), &[]).await;
        sign(&mut leader, &plan).await;
        assert_eq!(lead.post(&format!("{plan}/publish"), &[]).await.status, 303);
        let page = lead.get(&thread).await.body;
        assert!(page.contains("2 of 2 actions") && page.contains(&format!("href=\"#{key}\"")), "{page}");

        let remove = format!("{plan}/conversations/{}/remove", key.trim_start_matches("heard-"));
        let kept = lead.post(&remove, &[]).await;
        assert!(kept.status == 409 && kept.body.contains("The plan rests on this"), "{}", kept.body);
    }

    async fn names_and_too_few_people_stop_it_and_nothing_typed_is_lost(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let new = town.one.path("/plan/conversations/new");
        let wrong: [(&[(&str, &str)], &str); 6] = [
            (&[("said", "We like the worker of Samira.")], "“Samira”"),
            (&[("title", "A talk with Samira")], "“Samira”"),
            (&[("people", "2")], "at least 3 young people"),
            (&[("people", "many")], "a number from 3 to 2000"),
            (&[("day-year", "2027")], "a day that has been"),
            (&[("section", "Nothing of ours")], "Choose what it was about"),
        ];
        for (changes, told) in wrong {
            let seen = lead.post(&new, &with(TALK, changes)).await;
            assert!(seen.status == 422 && seen.body.contains(told), "{told}: {}", seen.body);
            assert!(seen.body.contains("Moving house") || changes[0].0 == "title", "what was typed is kept");
        }
        let list = town.one.path("/plan/conversations");
        assert!(lead.get(&list).await.body.contains("Nothing is written down yet"));
        let looked = with(TALK, &[("said", "We like the food at Greggs."), ("no-names", "yes")]);
        assert_eq!(lead.post(&new, &looked).await.status, 303);
        let page = lead.get(&list).await.body;
        let remove = page.split("action=\"").find(|a| a.contains("/remove\"")).unwrap().split('"').next().unwrap().to_owned();
        let mut stranger = town.visitor("lead@two.example").await;
        assert_eq!(stranger.post(&remove, &[]).await.status, 404);
        let own = remove.replace(&town.one.slug, &town.two.slug);
        assert_eq!(stranger.post(&own, &[]).await.status, 404, "another's under one's own address");
        assert_eq!(lead.post(&remove, &[]).await.status, 303);
        assert!(lead.get(&list).await.body.contains("Nothing is written down yet"));
    }

    async fn the_leader_reads_it_and_only_the_lead_writes(fresh) {
        let (town, _, mut leader) = begun(&fresh).await;
        let list = town.one.path("/plan/conversations");
        assert_eq!(leader.get(&list).await.status, 200);
        assert_eq!(leader.post(&format!("{list}/new"), &TALK).await.status, 403);
        let mut stranger = town.visitor("lead@two.example").await;
        assert_eq!(stranger.get(&list).await.status, 404);
        let own = town.two.path("/plan/conversations/new");
        assert_eq!(stranger.post(&own, &TALK).await.status, 409, "there are no findings that it could stand beside");
    }
}
