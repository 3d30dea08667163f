//! A visitor who opens every page, follows every link, and fills in every form.

use crate::html::{self, Field, Form};
use kit::testing::{Seen, Visitor};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// More pages than a role has in a test.
const MOST: usize = 250;

/// Opens `seeds` and everything they lead to, once each.
pub(crate) async fn crawl(visitor: &mut Visitor, seeds: &[String]) -> BTreeMap<String, Seen> {
    let mut waiting: VecDeque<String> = seeds.iter().cloned().collect();
    let mut seen = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        // The way out is tried elsewhere: it drops what the visitor needs here.
        if seen.contains_key(&path) || path == "/exit" || seen.len() >= MOST {
            continue;
        }
        let page = visitor.get(&path).await;
        waiting.extend(html::links(&page.body));
        waiting.extend(page.location.clone().filter(|to| to.starts_with('/')));
        seen.insert(path, page);
    }
    seen
}

/// The forms of these pages, each once.
pub(crate) fn forms(pages: &BTreeMap<String, Seen>) -> Vec<Form> {
    let mut known = BTreeSet::new();
    let all = pages
        .iter()
        .filter(|(_, page)| page.status == 200)
        .flat_map(|(at, page)| html::forms(&page.body, at));
    let mut forms: Vec<Form> = all
        .filter(|f| {
            known.insert((f.action.clone(), f.fields.iter().map(|f| f.name.clone()).collect::<Vec<_>>()))
        })
        .collect();
    forms.sort_by_key(|form| (last(&form.action), form.action.clone()));
    forms
}

/// Forms that end something come last, and leaving comes after all of them.
fn last(action: &str) -> usize {
    let order =
        ["/discard", "/delete", "/send", "/sign", "/publish", "/close", "/end", "/remove", "/sign-out"];
    order.iter().position(|end| action.ends_with(end)).map_or(0, |at| at + 1)
}

/// What the bot writes into a form: `words` wherever words may stand, otherwise what is on offer.
pub(crate) fn filled(form: &Form, words: &str, email: &str) -> Vec<(String, String)> {
    form.fields.iter().map(|field| (field.name.clone(), value(field, words, email))).collect()
}

fn value(field: &Field, words: &str, email: &str) -> String {
    let day = [("-day", "2"), ("-month", "12"), ("-year", "2027")];
    if let Some((_, value)) = day.iter().find(|(end, _)| field.name.ends_with(end)) {
        return (*value).to_owned();
    }
    match field.kind.as_str() {
        "email" => email.to_owned(),
        "text" | "search" | "tel" | "number" | "password" | "url" => words.to_owned(),
        _ => field.offers.first().cloned().unwrap_or_default(),
    }
}

/// Sends a form; a file carries `list` whatever it is asked for.
pub(crate) async fn send(
    visitor: &mut Visitor,
    form: &Form,
    fields: &[(String, String)],
    list: &[u8],
) -> Seen {
    if form.files {
        let files: Vec<(&str, &str, &[u8])> = form
            .fields
            .iter()
            .filter(|f| f.kind == "file")
            .map(|f| (f.name.as_str(), "list.csv", list))
            .collect();
        return visitor.upload(&form.action, &files).await;
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    visitor.post(&form.action, &fields).await
}
