//! More than anybody needs: large bodies, many fields, long addresses. Refused in words, and nothing is written.

use crate::common::expect;
use crate::dump;
use crate::stage::{Stage, WORDS};

/// A form's largest body.
const FORM: usize = 256 * 1024;
/// An import's, with what a browser puts around the files.
const UPLOAD: usize = 10 * 1024 * 1024 + 64 * 1024;

const HEADERS: [(&str, &str); 2] =
    [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];

kit::on_both! {
    async fn large_forms_are_refused_everywhere(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let before = dump::dump(&stage.world).await;
        let routes = stage.world.declared.clone();
        let large = format!("a={}", "x".repeat(FORM)).into_bytes();
        let mut refused = 0;
        for role in ["manager", "lead", "leader"] {
            // Routes without fields never read the body, so nothing of it is kept; they are not tried: they would act.
            for route in routes.iter().filter(|r| r.method == "POST") {
                let at = stage.fill(route.path);
                let form = ["/team", "/lead", "/rounds", "/authorities", "/waves", "/themes", "/new", "/progress", "/back", "/sign-in"];
                if !form.iter().any(|end| at.ends_with(end)) {
                    continue;
                }
                let seen = stage.act(role).ask("POST", &at, &HEADERS, large.clone()).await;
                expect(&seen, 413);
                assert!(seen.body.contains("That is too large"), "{}", seen.body);
                refused += 1;
            }
        }
        assert!(refused >= 24, "{refused} forms were tried");
        assert!(dump::acts(dump::changes(&before, &dump::dump(&stage.world).await)).is_empty());
        let mut phone = stage.visitor();
        phone.post(&stage.survey_link(2).await, &[]).await;
        let seen = phone.ask("POST", "/survey/q/1", &HEADERS, large).await;
        expect(&seen, 413);
    }

    async fn large_uploads_are_refused(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let to = format!("{}/register/import", stage.la);
        for (size, status) in [(UPLOAD + 1, 422), (10 * 1024 * 1024 + 1, 422), (3 * UPLOAD, 422)] {
            let seen = stage.act("lead").upload(&to, &[("people", "list.csv", &vec![b'x'; size])]).await;
            expect(&seen, status);
            assert!(seen.body.contains("larger than 10 MB"), "{}", seen.body);
        }
        let many: Vec<(&str, &str, &[u8])> = (0..20_000).map(|_| ("people", "a.csv", &b"x"[..])).collect();
        let seen = stage.act("lead").upload(&to, &many).await;
        expect(&seen, 422);
        let now = dump::dump(&stage.world).await;
        assert_eq!(dump::count(&now, "pending_import"), 0);
    }

    /// More fields than a form has, of names that are known and that are not.
    async fn many_fields_are_refused(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let before = dump::dump(&stage.world).await;
        let routes = stage.world.declared.clone();
        let forms = ["/team", "/rounds", "/authorities", "/waves", "/themes", "/new", "/sign-in"];
        for (name, times) in [("x", 2_001), ("said-your-home", 10_000), ("role", 10_000), ("name", 10_000), ("a", 60_000)] {
            let body = vec![format!("{name}=1"); times].join("&").into_bytes();
            let body = body[..body.len().min(FORM)].to_vec();
            for route in routes.iter().filter(|r| r.method == "POST" && forms.iter().any(|end| r.path.ends_with(end))) {
                let at = stage.fill(route.path);
                let role = if at.starts_with("/programme") { "manager" } else { "lead" };
                let seen = stage.act(role).ask("POST", &at, &HEADERS, body.clone()).await;
                assert_eq!(seen.status, 413, "{at} {name}");
            }
        }
        assert!(dump::acts(dump::changes(&before, &dump::dump(&stage.world).await)).is_empty());
        let mut phone = stage.visitor();
        phone.post(&stage.survey_link(2).await, &[]).await;
        let answered = |times: usize| vec!["home-safe=always"; times].join("&").into_bytes();
        expect(&phone.ask("POST", "/survey/q/1", &HEADERS, answered(2_001)).await, 413);
        expect(&phone.ask("POST", "/survey/q/1", &HEADERS, answered(2_000)).await, 303);
    }

    async fn long_addresses_and_cookies_are_answered(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        // As long as three places of one address can be: more than 65,534 bytes are no address to a client.
        let long = "a".repeat(20_000);
        for route in stage.world.declared.iter().filter(|r| r.method == "GET") {
            let bent = route.path.split('/').map(|p| if p.starts_with('{') { long.as_str() } else { p }).collect::<Vec<_>>().join("/");
            for at in [bent, format!("{}?x={long}", stage.fill(route.path))] {
                let cookies = format!("nb-session={long}; nb-survey={long}; nb-survey=%00; {long}");
                let seen = stage.visitor().wearing(&[("cookie", cookies.as_str())]).get(&at).await;
                assert!(!seen.status.is_server_error(), "{}: {}", route.path, seen.status);
            }
        }
    }
}
