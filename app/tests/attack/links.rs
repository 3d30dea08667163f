//! What a request says of where it goes never gets into a message, a page or a redirect (LimeSurvey, CVE-2026-50635).

use crate::bot;
use crate::common::expect;
use crate::dump;
use crate::stage::{ADVISER, LEAD, LEADER, MANAGER, STRANGER, Stage, WORDS};

/// Headers from which other products have built links.
const FORGED: [(&str, &str); 9] = [
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-server", "evil.example"),
    ("x-forwarded-proto", "gopher"),
    ("x-forwarded-port", "port-6666"),
    ("x-host", "evil.example"),
    ("x-original-url", "//evil.example/"),
    ("x-rewrite-url", "//evil.example/"),
    ("forwarded", "for=1.2.3.4;host=evil.example;proto=gopher"),
    ("referer", "https://evil.example/"),
];
/// What would be seen where one of them was believed.
const SEEN: [&str; 3] = ["evil.example", "gopher", "port-6666"];

kit::on_both! {
    /// A whole programme is made by people whose every request carries them; no message, page or redirect shows any.
    async fn messages_link_to_the_configured_address_only(fresh) {
        let mut stage = Stage::set_with(fresh, WORDS, &FORGED).await;
        stage.send_back().await;
        stage.publish().await;
        for email in [MANAGER, LEAD, ADVISER, LEADER, STRANGER] {
            expect(&stage.visitor().post("/sign-in", &[("email", email)]).await, 200);
        }
        stage.world.jobs().await;
        let (world, mut links, mut messages) = (&stage.world, 0, 0);
        let tx = world.house.read().await.expect("a transaction");
        let mut chains = vec![None];
        chains.extend(people::all_authorities(&tx).await.expect("a list").iter().map(|la| Some(la.id)));
        let mut addresses = vec![];
        for chain in chains {
            for message in messages::outbox(&tx, chain, 1000).await.expect("an outbox") {
                messages += 1;
                let said = format!("{} {}", message.subject, message.body);
                assert!(!SEEN.iter().any(|evil| said.contains(evil)), "{said}");
                let other = said.split("://").skip(1).find(|rest| !rest.starts_with("localhost/"));
                assert!(other.is_none(), "an address that is not ours: {said}");
                addresses.push(message.to);
            }
        }
        drop(tx);
        for address in addresses {
            if let Some(link) = messages::newest_link(&world.house, &address).await.expect("a look") {
                let ours = ["http://localhost/s", "http://localhost/owner/"];
                assert!(ours.iter().any(|start| link.starts_with(start)), "{link}");
                links += 1;
            }
        }
        assert!(messages >= 125 && links >= 125, "{messages} messages, {links} live links");
        for (who, mut visitor) in stage.everyone() {
            for (at, seen) in bot::crawl(&mut visitor, &stage.all("GET")).await {
                let told = format!("{}\n{}", seen.headers, seen.body);
                assert!(!SEEN.iter().any(|evil| told.contains(evil)), "{who} {at}: {told}");
            }
        }
    }

    /// A request that means another site gets no answer of ours, and changes nothing.
    async fn a_request_for_another_site_is_misdirected(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let before = dump::dump(&stage.world).await;
        let routes = stage.world.declared.clone();
        for host in ["evil.example", "localhost.evil.example", "evil.example:80", "localhost, evil.example", "[::2]", ""] {
            for route in &routes {
                let path = stage.fill(route.path);
                let headers = [("host", host), ("sec-fetch-site", "same-origin")];
                let seen = stage.act("lead").ask(route.method, &path, &headers, Vec::new()).await;
                let watched = path.starts_with("/health/");
                assert_eq!(seen.status == 421, !watched, "{host} {} {path}: {}", route.method, seen.status);
                assert!(!seen.headers.contains("evil") && !seen.body.contains("evil"), "{}", seen.body);
            }
        }
        let lead = stage.act("lead").ask("GET", "http://evil.example/home", &[], Vec::new()).await;
        expect(&lead, 421);
        for host in ["localhost:8080", "127.0.0.1", "[::1]:99", "LOCALHOST"] {
            expect(&stage.visitor().ask("GET", "/", &[("host", host)], Vec::new()).await, 200);
        }
        assert!(dump::acts(dump::changes(&before, &dump::dump(&stage.world).await)).is_empty());
    }
}
