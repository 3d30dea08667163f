//! Drafting together: two at once, who changed what, and young people's part in view.

use crate::plan::{ACTION, THEMES, begun, link, published, with};

kit::on_both! {
    async fn two_who_change_an_action_at_once_see_both_texts_and_lose_nothing(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        lead.post(&plan, &[("why", "The money came later")]).await;
        let mut other = town.visitor("lead@one.example").await;
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        let read = |page: &str| page.split("name=\"read\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (mine, theirs) = (read(&lead.get(&edit).await.body), read(&other.get(&edit).await.body));
        assert_eq!(mine, theirs);
        let send = |we_will: &'static str, read: &str| {
            let mut fields: Vec<(&str, String)> =
                with(ACTION, &[("we-will", we_will)]).iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
            fields.push(("read", read.to_owned()));
            fields
        };
        let post = |fields: &[(&'static str, String)]| fields.to_vec();
        let first = post(&send("Fit video locks", &theirs));
        let first: Vec<(&str, &str)> = first.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(other.post(&edit, &first).await.status, 303);
        let bad = send(" ", &mine);
        let bad: Vec<(&str, &str)> = bad.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let refused = lead.post(&edit, &bad).await;
        assert_eq!(read(&refused.body), mine, "a form that comes back for another reason was still read before");
        let second = send("Fit video doorbells and lights", &mine);
        let second: Vec<(&str, &str)> = second.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let refused = lead.post(&edit, &second).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Somebody changed this action while you wrote"), "{}", refused.body);
        assert!(refused.body.contains("Fit video <del>locks</del><ins>doorbells and lights</ins>"), "{}", refused.body);
        assert!(refused.body.contains("Fit video doorbells and lights</textarea>"), "what was typed stays");
        assert!(lead.get(&plan).await.body.contains("Fit video locks</h3>"), "nothing changed");
        let again = read(&refused.body);
        assert_ne!(again, mine, "now both were read");
        let third = send("Fit video locks and lights", &again);
        let third: Vec<(&str, &str)> = third.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(lead.post(&edit, &third).await.status, 303);
    }

    async fn every_change_is_in_the_history_with_who_and_when(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        let history = format!("{plan}/history");
        let page = lead.get(&history).await.body;
        for words in ["Published it", "Signed it off", "Sent it to the senior leader", "Wrote an action: Pay for travel", "Changed the themes"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains("Sam Senior, 1 May 2026"), "{page}");
        lead.post(&plan, &[("why", "The money came later")]).await;
        assert!(lead.get(&history).await.body.contains("Nothing has been written yet"), "a version has its own");
        let edit = link(&lead.get(&plan).await.body, &format!("{plan}/actions/"), "");
        lead.post(&edit, &with(ACTION, &[("we-will", "Fit video locks")])).await;
        lead.post(&edit, &with(ACTION, &[("we-will", "Fit video locks")])).await;
        lead.post(&format!("{plan}/themes"), &with(THEMES, &[("title", "Our better plan")])).await;
        lead.post(&format!("{edit}/delete"), &[]).await;
        let page = leader.get(&history).await.body;
        assert_eq!(page.matches("Changed an action: Fit video doorbells").count(), 1, "saved twice, changed once: {page}");
        assert!(page.contains("Fit video <del>doorbells</del><ins>locks</ins>"), "{page}");
        assert!(page.contains("Our<ins> better</ins> plan") || page.contains("Our <ins>better </ins>plan"), "{page}");
        assert!(page.contains("Deleted an action: Fit video locks"), "{page}");
        let mut other = town.visitor("lead@two.example").await;
        assert_eq!(other.get(&history).await.status, 404);
    }

    async fn the_share_of_young_people_is_in_view_and_where_they_have_no_part_the_next_chance_is_named(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let plan = town.one.path("/plan");
        lead.post(&plan, &[]).await;
        lead.post(&format!("{plan}/themes"), &THEMES).await;
        let new = link(&lead.get(&plan).await.body, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        let new = new.split('?').next().unwrap();
        lead.post(new, &ACTION).await;
        let alone: Vec<(&str, &str)> = ACTION.into_iter().filter(|(name, _)| *name != "part").chain([("why-none", "resources")]).collect();
        assert_eq!(lead.post(new, &alone).await.status, 303);
        let share = "Young people take part in 1 of 2 actions.";
        let page = lead.get(&plan).await.body;
        assert!(page.contains(share) && page.contains("when it is there, by 31 March 2027"), "{page}");
        assert_eq!(page.matches("Next chance:").count(), 1, "only where they have none: {page}");
        assert!(lead.get(new).await.body.contains(share), "also where an action is written");
        let stepped: Vec<(&str, &str)> = alone.iter().copied().chain([("step-1", "Choose the bells"), ("step-1-by-day", "1"), ("step-1-by-month", "9"), ("step-1-by-year", "2026")]).collect();
        lead.post(new, &stepped).await;
        assert!(lead.get(&plan).await.body.contains("before “Choose the bells” on 1 September 2026"));
    }
}
