//! The thread: from what was said to what changed and who was told, and back.

use people::Role;

use crate::plan::{begun, link, published};

/// What the page counts: asks for an answer, answered, something happens, told.
fn counts(page: &str) -> Vec<usize> {
    let numbers = page.split("<div class=\"nb-figure\">").skip(1);
    numbers.filter_map(|rest| rest.split("<dd>").nth(1)?.split('<').next()?.parse().ok()).collect()
}

/// The part of the page that is about this finding or quote.
fn part<'a>(page: &'a str, key: &str) -> &'a str {
    let from = page.find(&format!("id=\"{key}\"")).unwrap_or_else(|| panic!("no {key} in {page}"));
    let rest = &page[from..];
    let end = ["</section>", "</tr>"].iter().filter_map(|end| rest.find(end)).min().unwrap();
    &rest[..end]
}

kit::on_both! {
    async fn what_was_said_is_followed_to_what_changed_and_back(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let thread = town.one.path("/thread");
        let before = lead.get(&thread).await.body;
        let said = counts(&before)[0];
        assert!(said >= 2, "{before}");
        assert_eq!(counts(&before), [said, 0, 0, 0]);
        assert!(part(&before, "home-safe").contains("Not answered") && !before.contains("From each promise back"));

        published(&town, &mut lead, &mut leader).await;
        let page = leader.get(&thread).await.body;
        assert_eq!(counts(&page), [said, 1, 0, 1], "{page}");
        let home = part(&page, "home-safe");
        assert!(home.contains("Promised") && home.contains("Fit video doorbells") && home.contains("Your home"), "{home}");
        assert!(home.contains("Young people told on 1 May 2026") && home.contains("was published"), "{home}");
        let money = part(&page, "money");
        assert!(money.contains("No action yet") && money.contains("not told"), "a duty is no answer: {money}");
        assert!(page.find("id=\"money\"") < page.find("id=\"home-safe\""), "what is not answered comes first");
        assert!(page.contains("2 of 2 actions"), "{page}");
        assert!(page.contains("href=\"#home-safe\"") && page.contains("Children Act 1989, section 24B"));

        let findings = lead.get(&town.one.path("/findings")).await.body;
        assert!(findings.contains(&format!("{thread}#home-safe")), "{findings}");
        assert!(lead.get(&town.one.path("/plan")).await.body.contains(&format!("href=\"{thread}\"")));
    }

    async fn news_moves_it_on_and_tells(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        let thread = town.one.path("/thread");
        let progress = link(&lead.get(&plan).await.body, &plan, "/progress");
        town.clock.advance(chrono::Duration::days(3));
        let mut lead = town.visitor("lead@one.example").await;
        lead.post(&progress, &[("status", "needs-help"), ("news", "No fitter yet")]).await;
        let page = lead.get(&thread).await.body;
        assert!(part(&page, "home-safe").contains("Promised") && counts(&page)[2] == 0, "what waits does not move");
        assert!(part(&page, "home-safe").contains("Young people told on 4 May 2026"), "news tells");
        lead.post(&progress, &[("status", "on-track"), ("news", "41 fitted")]).await;
        let page = lead.get(&thread).await.body;
        assert!(part(&page, "home-safe").contains("Something happens") && counts(&page)[1..] == [1, 1, 1], "{page}");
        lead.post(&progress, &[("status", "done"), ("news", "60 fitted")]).await;
        assert!(part(&lead.get(&thread).await.body, "home-safe").contains("class=\"govuk-tag govuk-tag--green\">Done"));
        // The next version, in the making, holds the same promise: it counts once, as what people read.
        lead.post(&plan, &[("why", "More to do")]).await;
        let page = lead.get(&thread).await.body;
        assert_eq!(part(&page, "home-safe").matches("Fit video doorbells").count(), 1);
        assert!(part(&page, "money").contains("Write an action"), "{page}");
    }

    async fn a_draft_is_no_answer_and_the_way_to_one_stands_beside_it(fresh) {
        let (town, mut lead, _) = begun(&fresh).await;
        let (plan, thread) = (town.one.path("/plan"), town.one.path("/thread"));
        lead.post(&plan, &[]).await;
        assert!(part(&lead.get(&thread).await.body, "money").contains("Choose it for a theme"));
        lead.post(&format!("{plan}/themes"), &crate::plan::THEMES).await;
        let page = lead.get(&thread).await.body;
        let write = link(part(&page, "home-safe"), &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        assert_eq!(lead.post(write.split('?').next().unwrap(), &crate::plan::ACTION).await.status, 303);
        let page = lead.get(&thread).await.body;
        assert!(part(&page, "home-safe").contains("Only drafted"), "{page}");
        assert_eq!(counts(&page)[1], 0);
    }

    async fn only_the_lead_and_the_leader_follow_it(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        town.invite("Ada Adviser", "ada@one.example", Role::Adviser).await;
        let thread = town.one.path("/thread");
        assert_eq!(lead.get(&thread).await.status, 200);
        assert_eq!(leader.get(&thread).await.status, 200);
        assert_eq!(town.visitor("ada@one.example").await.get(&thread).await.status, 403);
        assert_eq!(town.visitor("lead@two.example").await.get(&thread).await.status, 404);
        let own = town.two.path("/thread");
        let seen = town.visitor("lead@two.example").await.get(&own).await;
        assert!(seen.status == 200 && seen.body.contains("begins with your first findings"), "{}", seen.body);
    }
}
