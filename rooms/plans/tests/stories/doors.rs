//! Whose doors open, and what stands behind them when there is nothing yet.

use kit::testing::Visitor;
use people::Role;

use crate::plan::{ACTION, THEMES, begun, link};
use crate::town::Town;

kit::on_both! {
    async fn nobody_else_writes_or_signs(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        town.invite("Ada Adviser", "ada@one.example", Role::Adviser).await;
        let mut adviser = town.visitor("ada@one.example").await;
        let mut stranger = town.visitor("lead@two.example").await;
        let plan = town.one.path("/plan");
        lead.post(&plan, &[]).await;
        lead.post(&format!("{plan}/themes"), &THEMES).await;
        let new = link(&lead.get(&plan).await.body, &format!("{plan}/themes/"), "/actions/new?from=home-safe");
        let new = new.split('?').next().unwrap().to_owned();
        for path in [plan.clone(), format!("{plan}/themes"), new.clone(), format!("{plan}/preview")] {
            assert_eq!(stranger.get(&path).await.status, 404, "{path}");
            assert_eq!(adviser.get(&path).await.status, 403, "{path}");
        }
        assert_eq!(leader.post(&new, &ACTION).await.status, 403);
        assert_eq!(leader.post(&format!("{plan}/send"), &[]).await.status, 403);
        assert_eq!(lead.post(&format!("{plan}/sign"), &[]).await.status, 403);
        assert_eq!(leader.post(&format!("{plan}/publish"), &[]).await.status, 403);
        let own = new.replace(&town.one.slug, &town.two.slug);
        assert_eq!(stranger.get(&own).await.status, 404, "another LA's theme under one's own address");
    }

    async fn before_there_are_findings_the_page_says_when_they_come(fresh) {
        let town = Town::built(&fresh).await;
        let mut lead = town.visitor("lead@one.example").await;
        let seen = lead.get(&town.one.path("/plan")).await;
        assert!(seen.status == 200 && seen.body.contains("when a survey has closed"), "{}", seen.body);
        assert_eq!(lead.post(&town.one.path("/plan"), &[]).await.status, 409);
        assert_eq!(lead.get(&town.one.path("/plan/themes")).await.status, 404);
    }

    async fn anyone_may_ask_and_is_told_kindly(fresh) {
        let town = Town::built(&fresh).await;
        let mut anyone = Visitor::new(town.router.clone());
        let soon = anyone.get(&format!("/plans/{}", town.one.slug)).await;
        assert!(soon.status == 200 && soon.body.contains("on its way"));
        let lost = anyone.get("/plans/atlantis").await;
        assert!(lost.status == 404 && lost.body.contains("can not find that place"));
        assert!(anyone.get("/plans").await.body.contains("no plan here yet"));
    }
}
