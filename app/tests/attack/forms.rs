//! Hostile forms of survey tools: refused in words, or harmless; and nothing is stored of what is refused.

use crate::common::World;
use crate::dump;
use crate::form::{form, workbook};
use crate::html::dangers;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const LIST: &str = "/programme/instruments";

/// The workbook with this part in the place of its own, or beside them.
fn with(sound: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(sound)).expect("a package");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut one = from.by_index(at).expect("a part");
        let name = String::from_utf8_lossy(one.name_raw()).into_owned();
        if name != part {
            let mut kept = Vec::new();
            one.read_to_end(&mut kept).expect("its content");
            to.start_file(name, SimpleFileOptions::default()).expect("a part");
            to.write_all(&kept).expect("its content");
        }
    }
    to.start_file(part, SimpleFileOptions::default()).expect("a part");
    to.write_all(content).expect("its content");
    to.finish().expect("a package").into_inner()
}

/// Files that nobody means well with, and what is said of each.
fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let sound = form("small", "Small", &[&["select_one yes_no", "warm", "Is it warm?"]]);
    let why: &[&str] = &["text", "why", "Why?"];
    let rows = vec![why; 2_100];
    let formula = form("small", "Small", &[&["text", "why", "=HYPERLINK(\"http://x7.example\")"]]);
    vec![
        ("nothing", vec![], "not an Excel workbook"),
        ("text", b"type,name,label\ntext,why,Why?".to_vec(), "not an Excel workbook"),
        ("a page", b"<html><script>x7()</script></html>".to_vec(), "not an Excel workbook"),
        ("half a workbook", sound[..900].to_vec(), "opened"),
        ("an old one", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1junk".to_vec(), "old Excel file"),
        ("macros", with(&sound, "xl/vbaProject.bin", b"x"), "macros"),
        ("a bomb", with(&sound, "xl/worksheets/sheet1.xml", &vec![b' '; 60 << 20]), "far more than a form"),
        (
            "a bomb beside it",
            with(&sound, "docProps/more.bin", &vec![b' '; 60 << 20]),
            "far more than a form",
        ),
        ("too many rows", form("small", "Small", &rows), "more than 2000 rows"),
        ("a large one", vec![b'P'; (2 << 20) + 10], "larger than 2 MB"),
        ("larger than the door", vec![b'P'; 5 << 20], "larger than 2 MB"),
        ("a formula", formula, "is a formula"),
        ("other sheets", workbook(&[("people", &[&["a", "b", "c"]])]), "no sheet called"),
    ]
}

kit::on_both! {
    async fn they_are_refused_in_words_and_leave_nothing(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        for (what, file, said) in files() {
            let before = dump::dump(&world).await;
            let seen = manager.upload(LIST, &[("form", "../../<script>x7()</script>.xlsx", &file)]).await;
            assert_eq!(seen.status, 422, "{what}: {}", seen.body);
            assert!(seen.body.contains(said), "{what}: {}", seen.body);
            assert!(dangers(&seen.body, "x7").is_empty(), "{what}");
            let changed = dump::acts(dump::changes(&before, &dump::dump(&world).await));
            assert!(changed.is_empty(), "{what} leaves something: {changed:?}");
        }
    }

    /// Script in whatever a form may say is words, on every page that shows them.
    async fn script_in_labels_is_only_words(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let script = "<script>x7()</script><img src=x onerror=x7()>";
        let file = form("small", script, &[&["select_one yes_no", "warm", script], &["text", "why", "\"onfocus=\"x7()"]]);
        let sent = manager.upload(LIST, &[("form", "form.xlsx", &file)]).await;
        let page = sent.location.expect("it is taken, as words");
        let own = page.replace(LIST, "/programme/drafts");
        for path in [page.clone(), LIST.to_owned()] {
            let seen = manager.get(&path).await;
            assert!(dangers(&seen.body, "x7").is_empty(), "{path}: {}", seen.body);
        }
        assert_eq!(manager.post(&format!("{own}/keep"), &[]).await.status, 303);
        assert_eq!(manager.post(&format!("{own}/offer"), &[]).await.status, 303);
        let list = manager.get(LIST).await.body;
        assert!(list.contains("&lt;script&gt;x7()") && dangers(&list, "x7").is_empty(), "{list}");
    }
}
