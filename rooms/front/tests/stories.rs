//! The public site over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

use kit::clock::SetClock;
use kit::testing::{Fresh, Visitor};
use std::sync::Arc;

async fn visitor(fresh: &Fresh) -> Visitor {
    let clock = Arc::new(SetClock::at("2026-05-01T09:00:00Z".parse().unwrap()));
    let (_, router) = kit::testing::house(fresh.parts(&clock).await, vec![front::room()], |_| ());
    Visitor::new(router)
}

kit::on_both! {
    /// Whoever leaves in a hurry leaves nothing here, and nothing that another page could come back to.
    async fn the_quick_way_out_forgets_the_survey(fresh) {
        let seen = visitor(&fresh).await.get("/exit").await;
        assert_eq!(seen.status, 303);
        assert_eq!(seen.location.as_deref(), Some("https://www.bbc.co.uk/weather"));
        assert!(seen.headers.contains("cache-control: no-store"), "{}", seen.headers);
        let cookie = seen.headers.lines().find(|l| l.starts_with("set-cookie: nb-survey=;")).unwrap_or_default();
        assert!(cookie.contains("Max-Age=0") && cookie.contains("Path=/"), "{cookie}");
    }

    async fn anyone_can_read_what_this_is(fresh) {
        let mut visitor = visitor(&fresh).await;
        for page in ["/", "/councils", "/privacy", "/accessibility"] {
            let seen = visitor.get(page).await;
            assert_eq!(seen.status, 200, "{page}");
            assert_eq!(seen.body.matches("<h1").count(), 1, "{page}");
        }
    }

    async fn whoever_runs_it_can_ask_how_it_is(fresh) {
        let mut visitor = visitor(&fresh).await;
        assert_eq!(visitor.get("/health/live").await.body, "alive\n");
        assert_eq!(visitor.get("/health/ready").await.body, "ready\n");
        assert!(visitor.get("/robots.txt").await.body.contains("Disallow: /s/"));
    }
}
