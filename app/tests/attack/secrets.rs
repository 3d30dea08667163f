//! The log tells nothing that lets somebody in, and of nobody who they are, at any level of detail.

use crate::dump;
use crate::stage::{ADVISER, LEAD, LEADER, MANAGER, Stage};
use kit::testing::Fresh;
use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// A log in memory, of the threads that tell this story.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // The database's own threads serve every test, and so does this log.
        let ours = std::thread::current()
            .name()
            .is_some_and(|name| name.starts_with("secrets") || name.starts_with("sqlx"));
        if ours {
            self.0.lock().expect("a log").extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("a log")).into_owned()
    }
}

/// In every name, address, free answer and word of the story.
const NAME: &str = "Canaryname";

/// The whole story at the most detailed level, on one thread, so that all of it is caught.
async fn story(fresh: Fresh, log: &Log) {
    let mut stage = Stage::set(fresh, NAME).await;
    stage.send_back().await;
    stage.publish().await;
    let link = stage.survey_link(3).await;
    let mut phone = stage.visitor();
    phone.post(&link, &[]).await;
    phone.post("/survey/q/1", &[("home-safe", "never")]).await;
    phone.get("/s/0123abcd4567").await;
    phone.post("/sign-in", &[("email", "canarynobody@example.org")]).await;
    let sign_in = people::fresh_link(&stage.world.house, LEAD, false).await.expect("a look").expect("a link");
    let mut lead = stage.visitor();
    lead.post(&crate::common::path(&sign_in), &[]).await;
    lead.get(&format!("{}/register?name={NAME}", stage.la)).await;
    lead.get(&format!("/la/{NAME}/register")).await;
    let team = format!("{}/team", stage.la);
    assert_eq!(stage.act("adviser").get(&team).await.status, 403);
    phone.post(&format!("/sign-in/{NAME}"), &[]).await;
    let elsewhere = [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")];
    assert_eq!(stage.visitor().ask("POST", "/sign-in", &elsewhere, Vec::new()).await.status, 403);
    stage.world.next_morning().await;
    let mut secrets: Vec<String> =
        vec![NAME.to_owned(), "canarynobody".to_owned(), "0123abcd4567".to_owned()];
    secrets.extend([MANAGER, LEAD, ADVISER, LEADER].map(str::to_owned));
    secrets.extend((0..40).flat_map(|n| [format!("7700900{n:03}"), format!("leaver{n}@one")]));
    secrets.extend([&link, &sign_in].map(|l| l.rsplit('/').next().expect("a secret").to_owned()));
    for (_, visitor) in stage.everyone().iter().chain([&("lead", lead), &("phone", phone)]) {
        secrets.extend(visitor.cookies().values().cloned());
    }
    for n in 0..crate::stage::PEOPLE {
        secrets.push(stage.survey_link(n).await.trim_start_matches("/s/").to_owned());
    }
    let text = log.text();
    let lower = text.to_lowercase();
    for secret in secrets.iter().filter(|s| !s.is_empty()) {
        if let Some(at) = lower.find(&secret.to_lowercase()) {
            let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
            panic!("{secret} is in the log: {}", text[line..].lines().next().unwrap_or_default());
        }
    }
    for refused in
        ["refused=\"forbidden\" account=", "sign-in refused=\"link\"", "request refused=\"forged\""]
    {
        assert!(text.contains(refused), "nobody can see that somebody tries: {refused}");
    }
    assert!(!text.contains("/survey") && !text.contains("/s/{code}"), "no line tells that somebody answered");
    assert!(
        text.contains("request") && text.lines().count() > 40,
        "a log was kept: {} lines",
        text.lines().count()
    );
    let lines = dump::dump(&stage.world).await;
    for (table, rows) in
        lines.iter().filter(|(t, _)| ["audit_line", "job", "session", "pass"].contains(&t.as_str()))
    {
        let all = format!("{rows:?}").to_lowercase();
        assert!(
            !secrets.iter().any(|s| !s.is_empty() && all.contains(&s.to_lowercase())),
            "{table} holds a secret"
        );
    }
    tracing::info!(code = link, "on purpose");
    assert!(log.text().contains(link.as_str()), "a code in a log line would be seen");
}

/// Installed once for all tests: where some threads have a log and others none, lines go missing.
static LOG: LazyLock<Log> = LazyLock::new(|| {
    let log = Log::default();
    let all = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(log.clone());
    tracing::subscriber::set_global_default(all.finish()).expect("the only log");
    log
});

mod the_log_holds_no_secret {
    use super::*;

    #[tokio::test]
    async fn sqlite() {
        story(Fresh::sqlite(), &LOG).await;
    }

    #[tokio::test]
    async fn postgres() {
        story(Fresh::postgres().await, &LOG).await;
    }
}
