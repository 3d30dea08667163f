//! Forms sent from elsewhere (cross-site request forgery): every POST route against every way in which browsers name
//! where a form comes from.

use crate::dump;
use crate::stage::{MANAGER, Stage, WORDS};

/// What a browser says in `Sec-Fetch-Site`; none says it before Chrome 76, Firefox 90, Safari 16.4.
const SITES: [Option<&str>; 6] =
    [None, Some("same-origin"), Some("none"), Some("same-site"), Some("cross-site"), Some("Same-Origin")];
/// What it says in `Origin`.
const ORIGINS: [Option<&str>; 8] = [
    None,
    Some("http://localhost"),
    Some("https://localhost"),
    Some("http://localhost:81"),
    Some("http://localhost.evil.example"),
    Some("https://evil.example"),
    Some("null"),
    Some(""),
];

/// The table: the browser vouches for the form, or it is too old to and names exactly our origin.
fn passes(site: Option<&str>, origin: Option<&str>) -> bool {
    match site {
        Some(site) => site == "same-origin" || site == "none",
        None => origin == Some("http://localhost"),
    }
}

kit::on_both! {
    /// Somebody who isn't signed in is never refused by role (403), so that 403 tells of the check alone.
    async fn only_what_this_site_sent_gets_through(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        let mut tried = 0;
        for path in stage.all("POST") {
            for site in SITES {
                for origin in ORIGINS {
                    let mut headers = vec![("content-type", "application/x-www-form-urlencoded")];
                    headers.extend(site.map(|s| ("sec-fetch-site", s)));
                    headers.extend(origin.map(|o| ("origin", o)));
                    let seen = stage.visitor().ask("POST", &path, &headers, Vec::new()).await;
                    assert_eq!(seen.status != 403, passes(site, origin), "{path} {site:?} {origin:?}: {}", seen.status);
                    assert!(passes(site, origin) || seen.body.contains("did not come from this site"), "{}", seen.body);
                    tried += 1;
                }
            }
        }
        assert!(tried >= 48 * 25, "{tried} requests");
    }

    /// With a session, too; a refused form changes nothing, whatever it would have done.
    async fn what_is_refused_changes_nothing(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let before = dump::dump(&stage.world).await;
        let paths = stage.all("POST");
        for role in ["manager", "lead", "leader"] {
            for path in &paths {
                let body = kit::testing::urlencoded(&[("email", MANAGER), ("name", "Eve"), ("role", "lead"), ("because", "duty")]);
                for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
                    let headers = [("content-type", "application/x-www-form-urlencoded"), (name, value)];
                    let seen = stage.act(role).ask("POST", path, &headers, body.clone().into_bytes()).await;
                    assert_eq!(seen.status, 403, "{path}");
                }
            }
        }
        assert!(dump::acts(dump::changes(&before, &dump::dump(&stage.world).await)).is_empty());
    }

    /// Nothing that reads can change anything, by whatever method but POST.
    async fn other_methods_do_nothing(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let before = dump::dump(&stage.world).await;
        let same = [("sec-fetch-site", "same-origin")];
        for path in stage.all("POST").iter().chain(&stage.all("GET")) {
            for method in ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"] {
                let seen = stage.act("lead").ask(method, path, &same, Vec::new()).await;
                let read = method == "HEAD" && seen.status.is_success() || seen.status.is_redirection();
                assert!(read || [401, 403, 404, 405, 409].contains(&seen.status.as_u16()), "{method} {path}: {}", seen.status);
            }
        }
        assert!(dump::acts(dump::changes(&before, &dump::dump(&stage.world).await)).is_empty());
    }
}
