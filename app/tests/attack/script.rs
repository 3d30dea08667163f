//! Script in everything people write: no page runs it, whoever looks.

use crate::bot;
use crate::common::expect;
use crate::html::{self, dangers};
use crate::stage::{Stage, list};
use kit::testing::{Fresh, Seen};
use maud::{PreEscaped, html};
use std::collections::BTreeMap;

/// What a browser would run if any of it stood in a page as it is. Each fits into the shortest field.
const PAYLOADS: [&str; 4] = [
    "'\"><img src=x onerror=x7()><script>x7()</script>",
    "</textarea></title><svg/onload=x7()>",
    "javascript:x7()//\" onmouseover=\"x7()\" x7=\"",
    "{{x7}}${x7}<x7 autofocus onfocus=x7()>&lt;script&gt;",
];
/// In what was written, and in no word of ours.
const MARK: &str = "x7";

#[test]
fn a_page_that_forgot_to_escape_would_be_seen() {
    for payload in PAYLOADS {
        let text = html! { html { body { p { (PreEscaped(payload)) } } } }.into_string();
        let field = format!("<input name=\"a\" value=\"{payload}\">");
        let link = format!("<a href=\"{payload}\">a</a>");
        let area = format!("<textarea>{payload}</textarea>");
        assert!([text, field, link, area].iter().any(|page| !dangers(page, MARK).is_empty()), "{payload}");
        let escaped = html! { p title=(payload) { (payload) } textarea { (payload) } input value=(payload); }
            .into_string();
        assert!(dangers(&escaped, MARK).is_empty(), "{escaped}");
    }
}

/// Whether a browser may make a page of it. Of what names another kind it doesn't, so long as it may not guess.
fn drawn(seen: &Seen) -> bool {
    let kind = seen.headers.lines().find_map(|line| line.strip_prefix("content-type: "));
    kind.is_none_or(|kind| ["html", "xml", "svg"].iter().any(|drawn| kind.contains(drawn)))
        || !seen.headers.contains("x-content-type-options: nosniff")
}

fn unharmed(at: &str, who: &str, seen: &Seen) {
    assert!(!seen.status.is_server_error(), "{who} {at}: {}", seen.body);
    // A file that is saved, or of a kind that no browser draws as a page: what it may hold is looked at elsewhere.
    if seen.headers.contains("content-disposition: attachment") || !drawn(seen) {
        return;
    }
    let found = dangers(&seen.body, MARK);
    assert!(found.is_empty(), "{who} {at}: {found:#?}\n{}", seen.body);
}

/// Opens everything as everyone; the pages that show the words, by path.
async fn look(stage: &Stage) -> BTreeMap<String, usize> {
    let mut shown = BTreeMap::new();
    for (who, mut visitor) in stage.everyone() {
        for (at, seen) in bot::crawl(&mut visitor, &stage.all("GET")).await {
            unharmed(&at, who, &seen);
            *shown.entry(at).or_insert(0) += usize::from(seen.body.contains(MARK));
        }
    }
    shown
}

/// Every field that takes words takes these, in a draft, on the way to the leader, in public; everyone looks each time.
async fn written_everywhere(fresh: Fresh, payload: &str) {
    let mut stage = Stage::set(fresh, payload).await;
    let waiting = stage.waiting_import(list(payload, 90, 2).replace("a) Yes", payload).as_bytes()).await;
    expect(&waiting, 303);
    let waiting = waiting.location.expect("a preview");
    let page = stage.act("lead").get(&waiting).await;
    unharmed(&waiting, "lead", &page);
    assert!(page.body.contains(MARK), "the refused cells are shown: {}", page.body);
    let mut shown = look(&stage).await;
    stage.send_back().await;
    shown.extend(look(&stage).await);
    stage.publish().await;
    shown.extend(look(&stage).await);
    answer(&stage, payload).await;
    let la = &stage.la;
    for page in ["/team", "/register", "/my-people", "/plan", "/outbox", "/waves"] {
        let at = format!("{la}{page}");
        assert!(shown.get(&at).is_some_and(|n| *n > 0), "{at} shows what was written: the attack got there");
    }
    let owner = stage.fill("/owner/{link}");
    assert!(
        shown.get(&owner).is_some_and(|n| *n > 0),
        "{owner} shows what was written: the attack got there"
    );
    for at in ["/programme/authorities", "/programme/rounds", "/plans", &la.replace("/la/", "/plans/")] {
        assert!(shown.get(at).is_some_and(|n| *n > 0), "{at} shows what was written: the attack got there");
    }
}

/// A care leaver writes it as an answer to every question, and where the code stands.
async fn answer(stage: &Stage, payload: &str) {
    let mut phone = stage.visitor();
    let link = stage.survey_link(3).await;
    expect(&phone.post(&link, &[]).await, 303);
    for _ in 0..20 {
        let Some(at) = phone.get("/survey").await.location else { break };
        let page = phone.get(&at).await;
        unharmed(&at, "a care leaver", &page);
        let Some(form) = html::forms(&page.body, &at).into_iter().next() else { break };
        for field in &form.fields {
            unharmed(&at, "a care leaver", &phone.post(&at, &[(&field.name, payload)]).await);
        }
        let fields = bot::filled(&form, payload, "a@example.org");
        unharmed(&at, "a care leaver", &bot::send(&mut phone, &form, &fields, b"").await);
        if at == "/survey/ready" {
            break;
        }
    }
    let escaped: String = payload.bytes().map(|b| format!("%{b:02X}")).collect();
    for path in stage.world.declared.iter().map(|r| r.path).filter(|p| p.contains('{')) {
        let at = path
            .split('/')
            .map(|p| if p.starts_with('{') { escaped.as_str() } else { p })
            .collect::<Vec<_>>()
            .join("/");
        unharmed(&at, "a care leaver", &phone.get(&at).await);
    }
}

/// The bot fills in every form it finds as every role; what comes back, and every page after it, runs nothing.
async fn every_form_there_is(fresh: Fresh, payload: &str) {
    let mut stage = Stage::set(fresh, "Plain words").await;
    let email = "o'x7+a&b@example.org";
    let bad = list(payload, 90, 2).replace("14/02/2006", payload);
    let (mut sent, mut named) = (0, 0);
    for role in ["manager", "leader", "adviser", "lead"] {
        let seeds = stage.all("GET");
        let pages = bot::crawl(stage.act(role), &seeds).await;
        for form in bot::forms(&pages).iter().filter(|f| f.action != "/sign-out") {
            let fields = bot::filled(form, payload, email);
            let seen = bot::send(stage.act(role), form, &fields, bad.as_bytes()).await;
            unharmed(&form.action, role, &seen);
            sent += 1;
            named += usize::from(seen.body.contains(MARK));
            let all: Vec<_> = fields.iter().map(|(name, _)| (name.clone(), payload.to_owned())).collect();
            unharmed(&form.action, role, &bot::send(stage.act(role), form, &all, payload.as_bytes()).await);
        }
    }
    assert!(sent >= 15 && named >= 1, "{sent} forms were sent, {named} came back with the words");
    stage.world.jobs().await;
    look(&stage).await;
}

kit::on_both! {
    async fn an_image_and_a_script(fresh) { written_everywhere(fresh, PAYLOADS[0]).await; }
    async fn a_way_out_of_a_text_box(fresh) { written_everywhere(fresh, PAYLOADS[1]).await; }
    async fn a_way_out_of_an_attribute(fresh) { written_everywhere(fresh, PAYLOADS[2]).await; }
    async fn every_form_with_an_image(fresh) { every_form_there_is(fresh, PAYLOADS[0]).await; }
    async fn every_form_with_a_template(fresh) { every_form_there_is(fresh, PAYLOADS[3]).await; }
}
