//! Filters as oracles (Decidim, CVE-2023-34090): nothing in an address searches, sorts or selects, so nothing can be
//! worked out by asking often.

use kit::testing::Seen;

use crate::dump;
use crate::stage::{Stage, WORDS};

/// What searching and sorting has been called, and how columns have been reached.
const NAMES: [&str; 16] = [
    "q",
    "search",
    "filter",
    "sort",
    "order",
    "order_by",
    "where",
    "select",
    "fields",
    "include",
    "limit",
    "offset",
    "group",
    "q[name_cont]",
    "filter[gender]",
    "$where",
];
/// What would come out differently if any of it reached a query.
const VALUES: [&str; 8] = [
    "1",
    "female",
    "' OR '1'='1",
    "name;DROP TABLE account",
    "gender desc",
    "%",
    "../../etc/passwd",
    "{\"$gt\":\"\"}",
];

fn escaped(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

/// Forms that act as soon as they are sent.
const AT_ONCE: [&str; 18] = [
    "/aim",
    "/forget",
    "/sign-out",
    "/delete",
    "/close",
    "/send",
    "/publish",
    "/discard",
    "/confirm",
    "/end",
    "/erase",
    "/left",
    "/back",
    "/contact",
    "/replace",
    "/take",
    "/done",
    "/remove",
];

/// A page without what is drawn anew each time: the mark by which a form that is sent twice is known.
fn settled(mut seen: Seen) -> Seen {
    let mark = "name=\"once\" value=\"";
    if let Some(at) = seen.body.find(mark).map(|at| at + mark.len()) {
        let end = seen.body[at..].find('"').map_or(at, |end| at + end);
        seen.body.replace_range(at..end, "");
    }
    seen
}

kit::on_both! {
    /// Every page is the same letter by letter with them and without.
    async fn what_is_unknown_in_an_address_changes_nothing(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let columns: Vec<String> = dump::columns(&stage.world).await.into_values().flatten().collect();
        let before = dump::dump(&stage.world).await;
        let (pages, mut compared) = (stage.all("GET"), 0);
        for role in ["lead", "leader", "adviser", "manager"] {
            for at in pages.iter().filter(|at| *at != "/exit") {
                let plain = settled(stage.act(role).get(at).await);
                for value in VALUES {
                    let names = NAMES.iter().copied().chain(columns.iter().map(String::as_str));
                    // What was just done is said on the page it leads to, by words of its own; and the log is read on from a line.
                    let names = names.filter(|n| !["known", "from", "role", "about", "before"].contains(n));
                    let query: Vec<String> = names.map(|n| format!("{}={}", escaped(n), escaped(value))).collect();
                    let asked = settled(stage.act(role).get(&format!("{at}?{}", query.join("&"))).await);
                    assert_eq!((plain.status, &plain.body), (asked.status, &asked.body), "{role} {at} {value}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 1000, "{compared} pages were held against each other");
        assert!(dump::acts(dump::changes(&before, &dump::dump(&stage.world).await)).is_empty());
    }

    /// What pages do know in an address is a word of a short list, a number, or an identifier they look up themselves.
    async fn what_is_known_in_an_address_is_never_said_back(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let pages = stage.all("GET");
        for at in pages.iter().filter(|at| *at != "/exit") {
            for name in ["done", "invited", "added", "known", "died", "gone", "discarded", "linked", "from", "about", "before", "saved", "ended"] {
                for value in ["x7canary", "-1", "99999999999999999999", "%3Cx7canary%3E", "%00", "%FF", "' OR 1=1"] {
                    let seen = stage.act("lead").get(&format!("{at}?{name}={}", value.replace(' ', "%20"))).await;
                    assert!(!seen.status.is_server_error(), "{at}?{name}={value}");
                    assert!(!seen.body.contains("x7canary"), "{at}?{name}={value}: {}", seen.body);
                }
            }
        }
    }

    /// What databases understand, in every place of every address and every field: no error of ours, nothing written.
    async fn no_place_reaches_the_database_as_a_command(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let before = dump::dump(&stage.world).await;
        let routes = stage.world.declared.clone();
        for attack in [
            "'", "''", "\"", "`", "' OR '1'='1' --", "1; DROP TABLE account; --", "') UNION SELECT details FROM account --", "\\",
            "$1", "?", ":1", "%", "_", "\0", "1e999", "-9223372036854775809", "NULL", "{{7*7}}", "${7*7}", "🦀", "\u{202E}",
        ] {
            for route in &routes {
                let bent = route.path.split('/').map(|p| if p.starts_with('{') { escaped(attack) } else { p.to_owned() });
                let bent = bent.collect::<Vec<_>>().join("/");
                let fields = ["email", "authority", "round", "account", "because", "status", "code", "read"].map(|n| (n, attack));
                for at in [bent, stage.fill(route.path)] {
                    // What acts without a field, or by one that may be empty, does what it is for.
                    if AT_ONCE.iter().any(|end| at.ends_with(end)) {
                        continue;
                    }
                    let seen = match route.method {
                        "GET" => stage.act("lead").get(&at).await,
                        _ => stage.act("lead").post(&at, &fields).await,
                    };
                    assert!(!seen.status.is_server_error(), "{} {at} {attack:?}: {}", route.method, seen.status);
                }
            }
        }
        let changed = dump::acts(dump::changes(&before, &dump::dump(&stage.world).await));
        let beyond: Vec<_> = changed.iter().filter(|c| c.table != "box_draft").collect();
        assert!(beyond.is_empty(), "{beyond:#?}");
    }
}
