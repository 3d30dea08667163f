//! What every answer carries, whoever asks and whatever for.

use crate::common::{World, path};
use crate::stage::{Stage, WORDS};
use kit::testing::Seen;
use kit::web::Door;

/// The headers of every answer, letter by letter.
const ALWAYS: [&str; 6] = [
    "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'",
    "x-content-type-options: nosniff",
    "referrer-policy: same-origin",
    "cross-origin-opener-policy: same-origin",
    "cross-origin-resource-policy: same-origin",
    "permissions-policy: camera=(), microphone=(), geolocation=()",
];
/// What would tell of the machinery, or open the site to others.
const NEVER: [&str; 5] =
    ["server:", "x-powered-by:", "access-control-allow-origin:", "unsafe-inline", "unsafe-eval"];

fn carries(seen: &Seen, what: &str) {
    for header in ALWAYS {
        let times = seen.headers.lines().filter(|line| *line == header).count();
        assert_eq!(times, 1, "{what}: {header}\n{}", seen.headers);
    }
    let lower = seen.headers.to_lowercase();
    assert!(!NEVER.iter().any(|never| lower.contains(never)), "{what}\n{}", seen.headers);
    let typed = seen.headers.lines().any(|line| {
        line.starts_with("content-type: ") && (line.contains("charset=utf-8") || !line.contains("text/"))
    });
    assert!(seen.body.is_empty() || typed, "{what} says in which letters it is written\n{}", seen.headers);
}

kit::on_both! {
    async fn every_route_carries_them(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        for (who, mut visitor) in stage.everyone() {
            for route in stage.world.declared.iter().filter(|r| r.path != "/sign-out") {
                let at = stage.fill(route.path);
                let seen = if route.method == "GET" { visitor.get(&at).await } else { visitor.post(&at, &[]).await };
                let what = format!("{who} {} {at} {}", route.method, seen.status);
                carries(&seen, &what);
                let kept = seen.headers.lines().find(|line| line.starts_with("cache-control: ")).unwrap_or("none");
                assert!(route.door == Door::Public || kept == "cache-control: no-store", "{what}: {kept}");
            }
        }
        let same = [("sec-fetch-site", "same-origin")];
        let mut visitor = stage.visitor();
        for (method, at, headers) in [
            ("GET", "/nowhere", &same[..]), ("GET", "/assets/nothing.js", &[]), ("PUT", "/sign-in", &same),
            ("POST", "/sign-in", &[]), ("GET", "/la/..%2f..%2fetc", &[]), ("GET", "/%00", &[]), ("TRACE", "/", &same),
        ] {
            carries(&visitor.ask(method, at, headers, Vec::new()).await, at);
        }
        let home = visitor.get("/").await.body;
        let asset = home.split("\"/assets/").nth(1).and_then(|rest| rest.split('"').next()).expect("a style sheet");
        carries(&visitor.get(&format!("/assets/{asset}")).await, asset);
    }

    /// Behind https cookies insist on it, no script reads them, no other site's request carries them, and browsers stay on it.
    async fn behind_https_everything_insists_on_it(fresh) {
        let mut settings = fresh.settings();
        settings.base = "https://survey.example.org".to_owned();
        let world = World::on(settings).await;
        let link = people::set_up_link(&world.house).await.expect("a look").expect("a link");
        assert!(link.starts_with("https://survey.example.org/set-up/"), "{link}");
        let at = path(&link).replace("https://survey.example.org", "");
        let mut first = world.visitor().wearing(&[("host", "survey.example.org")]);
        let seen = first.post(&at, &[("programme", "NB"), ("name", "Mo"), ("email", "mo@example.org")]).await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        let set: Vec<&str> = seen.headers.lines().filter(|line| line.starts_with("set-cookie: ")).collect();
        assert_eq!(set.len(), 1);
        assert!(set[0].starts_with("set-cookie: __Host-nb-session="), "{set:?}");
        for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
            assert!(set[0].contains(part), "{part}: {set:?}");
        }
        assert!(!set[0].contains("Domain") && !set[0].contains("Max-Age"), "{set:?}");
        for at in ["/", "/home", "/programme/authorities", "/nowhere", "/health/live"] {
            let seen = first.get(at).await;
            assert!(seen.headers.contains("strict-transport-security: max-age=31536000; includeSubDomains"), "{at}");
        }
        let out = first.get("/exit").await;
        assert!(out.headers.contains("set-cookie: __Host-nb-survey=") && out.headers.contains("; Secure"), "{}", out.headers);
        let plain = ("origin", "http://survey.example.org");
        let seen = first.ask("POST", "/sign-out", &[plain], Vec::new()).await;
        assert_eq!(seen.status, 403, "a page that was not sent over https is not ours");
        drop(fresh);
    }
}
