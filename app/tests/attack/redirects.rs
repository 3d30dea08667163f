//! Open redirects: whatever an address or a form says, every way on stays on this site, but for the one way out.

use crate::stage::{Stage, WORDS};
use kit::testing::Seen;

/// Where the quick way out leads.
const OUT: &str = "https://www.bbc.co.uk/weather";
/// What browsers, or careless checks, have taken for an address elsewhere.
const ELSEWHERE: [&str; 40] = [
    "https://evil.example",
    "http://evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "http:\\\\evil.example",
    "//evil.example/%2e%2e",
    "/%2f/evil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "%5c%5cevil.example",
    "//localhost@evil.example",
    "https://localhost@evil.example",
    "https://localhost:80@evil.example",
    "//evil.example\\@localhost",
    "//evil.example#@localhost",
    "//evil.example?@localhost",
    "http://localhost.evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "\thttps://evil.example",
    "\nhttps://evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example\r\nSet-Cookie: a=b",
    "//evil%E3%80%82example",
    "//[::ffff:6.6.6.6]",
    "//0x06060606",
    "//evil.example/..;/home",
    ".evil.example",
    "@evil.example",
    "?next=//evil.example",
];
/// What such a parameter has been called.
const NAMES: [&str; 14] = [
    "next",
    "return",
    "return_to",
    "returnUrl",
    "redirect",
    "redirect_uri",
    "url",
    "to",
    "back",
    "continue",
    "dest",
    "from",
    "done",
    "linked",
];

fn escaped(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

/// Whether a path is one that was declared, and nothing but a path.
fn stays(stage: &Stage, to: &str) -> bool {
    if to == OUT {
        return true;
    }
    let path = to.split(['?', '#']).next().unwrap_or_default();
    let plain =
        path.starts_with('/') && path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.".contains(c));
    let fits = |declared: &str| {
        let (a, b): (Vec<&str>, Vec<&str>) = (declared.split('/').collect(), path.split('/').collect());
        a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || (a.starts_with('{') && !b.is_empty()))
    };
    plain && stage.world.declared.iter().any(|r| fits(r.path))
}

fn check(stage: &Stage, what: &str, seen: &Seen) -> usize {
    for header in ["refresh:", "content-location:", "link:"] {
        assert!(!seen.headers.to_lowercase().contains(header), "{what}: {}", seen.headers);
    }
    assert!(!seen.status.is_server_error(), "{what}: {}", seen.status);
    assert!(!seen.headers.contains("a=b"), "{what}: {}", seen.headers);
    let Some(to) = &seen.location else { return 0 };
    assert!(stays(stage, to), "{what} sends to {to}");
    assert!(!to.contains("evil"), "{what} sends to {to}");
    1
}

kit::on_both! {
    async fn every_way_on_is_ours(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        for wrong in ["//evil.example", "/nowhere", "https://localhost/home", "/home\\", "home"] {
            assert!(!stays(&stage, wrong), "the check would not see {wrong}");
        }
        let routes = stage.world.declared.clone();
        let mut followed = 0;
        for elsewhere in ELSEWHERE {
            let (word, fields) = (escaped(elsewhere), NAMES.map(|name| (name, elsewhere)));
            let query = NAMES.map(|name| format!("{name}={word}")).join("&");
            for route in routes.iter().filter(|r| r.path != "/sign-out") {
                let bent = route.path.split('/').map(|p| if p.starts_with('{') { word.as_str() } else { p });
                let bent = bent.collect::<Vec<_>>().join("/");
                for at in [format!("{}?{query}", stage.fill(route.path)), bent] {
                    for role in ["nobody", "lead"] {
                        let mut visitor = if role == "nobody" { stage.visitor() } else { stage.act(role).clone() };
                        let seen = if route.method == "GET" { visitor.get(&at).await } else { visitor.post(&at, &fields).await };
                        followed += check(&stage, &format!("{role} {} {at}", route.method), &seen);
                    }
                }
            }
        }
        assert!(followed > 1000, "{followed} ways on were looked at");
        let link = people::fresh_link(&stage.world.house, crate::stage::LEAD, false).await.expect("a look").expect("a link");
        let link = format!("{}?next={}", crate::common::path(&link), escaped("//evil.example"));
        let seen = stage.visitor().post(&link, &[("next", "//evil.example")]).await;
        assert_eq!(seen.location.as_deref(), Some("/home"));
    }
}
