//! Reading pages as a browser does: tags, forms, and what would run.

/// A tag that opens.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    /// Its name.
    pub(crate) name: String,
    /// Its attributes, their values as the browser understands them.
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// Every tag that opens or (`/name`) closes, in order. What stands inside a script, style, textarea or title is no tag.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let (mut found, mut rest) = (Vec::new(), page);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            continue;
        }
        let (tag, after) = read_tag(rest);
        rest = after;
        if matches!(tag.name.as_str(), "script" | "style" | "textarea" | "title") {
            let end = format!("</{}", tag.name);
            rest = rest.to_ascii_lowercase().find(&end).map_or("", |at| &rest[at..]);
        }
        found.push(tag);
    }
    found
}

fn read_tag(text: &str) -> (Tag, &str) {
    let space = |c: char| c.is_ascii_whitespace();
    let end = text[1..].find(|c: char| space(c) || c == '>' || c == '/').map_or(text.len(), |at| at + 1);
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| space(c) || c == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let end = rest.find(|c: char| space(c) || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        // A stray `=` begins a name, as in browsers.
        let end = if end == 0 { 1 } else { end };
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let value = match rest.strip_prefix('=').map(str::trim_start) {
            Some(after) => {
                let (value, after) = read_value(after);
                rest = after;
                plain(value)
            }
            None => String::new(),
        };
        tag.attributes.push((name, value));
    }
}

fn read_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()))
}

fn plain(value: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(value.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What on this page could run, or was not written by us. Our own pages have scripts of our own and nothing else.
pub(crate) fn dangers(page: &str, mark: &str) -> Vec<String> {
    let tags = tags(page);
    let wrong = |tag: &&Tag| {
        let ours = tag.name != "script" || tag.get("src").is_some_and(|src| src.starts_with("/assets/"));
        let foreign =
            ["style", "iframe", "object", "embed", "base", "math", "template"].contains(&tag.name.as_str());
        let named = tag.name.contains(mark) || tag.attributes.iter().any(|(name, _)| name.contains(mark));
        !ours || foreign || named || tag.attributes.iter().any(|(name, value)| runs(name, value))
    };
    tags.iter().filter(wrong).map(|tag| format!("{tag:?}")).collect()
}

fn runs(name: &str, value: &str) -> bool {
    let address =
        ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc", "content"];
    let value: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let scheme = value.to_ascii_lowercase();
    let runs = ["javascript:", "data:", "vbscript:"].iter().any(|s| scheme.starts_with(s));
    name.starts_with("on") || name == "style" || (address.contains(&name) && runs)
}

/// A form of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Form {
    /// Where it goes.
    pub(crate) action: String,
    /// Whether it carries files.
    pub(crate) files: bool,
    /// Its fields.
    pub(crate) fields: Vec<Field>,
}

/// A field: what kind it is, and what it offers.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: String,
    /// `text`, `email`, `hidden`, `radio`, `checkbox`, `select`, `file`.
    pub(crate) kind: String,
    /// The values on offer.
    pub(crate) offers: Vec<String>,
}

/// The forms that are posted, of the page at `here`.
pub(crate) fn forms(page: &str, here: &str) -> Vec<Form> {
    let (mut forms, mut open): (Vec<Form>, Option<Form>) = (Vec::new(), None);
    let mut select: Option<String> = None;
    for tag in tags(page) {
        match (tag.name.as_str(), &mut open) {
            ("form", _) if tag.get("method") == Some("post") => {
                let action = tag.get("action").unwrap_or(here).to_owned();
                let files = tag.get("enctype") == Some("multipart/form-data");
                open = Some(Form { action, files, fields: Vec::new() });
            }
            ("/form", _) => forms.extend(open.take()),
            ("input", Some(form)) => {
                form.add(tag.get("name"), tag.get("type").unwrap_or("text"), tag.get("value"))
            }
            ("textarea", Some(form)) => form.add(tag.get("name"), "text", None),
            ("select", Some(form)) => {
                select = tag.get("name").map(str::to_owned);
                form.add(select.as_deref(), "select", None);
            }
            ("option", Some(form)) => form.add(select.as_deref(), "select", tag.get("value")),
            _ => {}
        }
    }
    forms
}

impl Form {
    fn add(&mut self, name: Option<&str>, kind: &str, value: Option<&str>) {
        let Some(name) = name else { return };
        let offer = value.filter(|v| !v.is_empty()).map(str::to_owned);
        match self.fields.iter_mut().find(|f| f.name == name) {
            Some(field) => field.offers.extend(offer),
            None => {
                let offers = offer.into_iter().collect();
                self.fields.push(Field { name: name.to_owned(), kind: kind.to_owned(), offers });
            }
        }
    }
}

/// The addresses that a page leads to on this site.
pub(crate) fn links(page: &str) -> Vec<String> {
    let of = |tag: Tag| (tag.name == "a").then(|| tag.get("href").map(str::to_owned)).flatten();
    tags(page)
        .into_iter()
        .filter_map(of)
        .filter(|to| to.starts_with('/') && !to.starts_with("/assets/"))
        .collect()
}

#[test]
fn what_a_browser_would_run_is_seen() {
    let bad = |html: &str| !dangers(html, "x7").is_empty();
    for html in [
        "<script>x7()</script>",
        "<ScRiPt src=//evil.example>",
        "<img src=x onerror=x7()>",
        "<svg/onload=x7()>",
        "<a href=\" java\nscript:x7()\">",
        "<p style=\"x\">",
        "<a title=\"\"onclick=\"x7()\">",
        "<iframe src=/>",
        "<input value=\"\"><b x7=1>",
        "<textarea></textarea><script>x7()</script>",
        "<form action='javascript:x7()'>",
    ] {
        assert!(bad(html), "{html}");
    }
    for html in [
        "<p>&lt;script&gt;x7()&lt;/script&gt;</p>",
        "<input value=\"&quot; onclick=x7()\">",
        "<p>javascript:x7()</p>",
        "<textarea><script>x7()</script></textarea>",
        "<script src=\"/assets/app.js\"></script>",
        "1 < x7",
    ] {
        assert!(!bad(html), "{html}");
    }
}
