//! The forms held against each other, against the spreadsheet and against the description.

use super::variable::{ALL, Holds};
use super::{File, Set, codebook, csv, json, openapi, sav};
use crate::pages::tests::{la, release};
use serde_json::Value;

fn set(answered: u32, invited: u32) -> Set {
    Set::of(&la(), &release(answered, invited), None)
}

/// The lines of a CSV file, read by another program.
fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let text =
        std::str::from_utf8(bytes).expect("UTF-8").strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|line| line.expect("a line").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_form_has_every_figure() {
    for (answered, invited) in [(208, 541), (64, 100), (20, 60), (9, 60)] {
        let set = set(answered, invited);
        let lines = read(&csv::write(&set));
        assert_eq!(lines.len(), set.rows.len() + 1);
        assert_eq!(set.rows.is_empty(), answered == 9, "{answered}");
        let document = json::document(&set);
        let figures = document["figures"].as_array().expect("a list");
        assert_eq!(figures.len(), set.rows.len());
        for (line, figure) in lines[1..].iter().zip(figures) {
            for ((variable, cell), name) in ALL.iter().zip(line).zip(&lines[0]) {
                let value = &figure[variable.name];
                assert_eq!(name, variable.name);
                let said = match (variable.holds, value) {
                    (Holds::Words, Value::Null) => "[z]".to_owned(),
                    (Holds::Words, text) => text.as_str().expect("words").to_owned(),
                    (Holds::Figure(_), figure) => match (&figure["number"], &figure["mark"]) {
                        (Value::Null, mark) => mark.as_str().expect("a mark").to_owned(),
                        (number, _) => number.to_string(),
                    },
                };
                assert_eq!(&said, cell, "{answered}: {name}");
            }
        }
    }
}

#[test]
fn nothing_exact_is_in_any_form() {
    let set = set(208, 541);
    for file in ["figures.csv", "figures.json", "codebook.csv"].map(|name| File::named(name).expect("a file"))
    {
        let text = String::from_utf8(file.write(&set)).expect("UTF-8");
        assert!(!text.contains("208") && !text.contains("541"), "{text}");
    }
    for row in &set.rows {
        for variable in &ALL {
            if let crate::cell::Datum::Number(number) = (variable.of)(&set, row).datum()
                && matches!(variable.name, "count" | "base")
            {
                assert_eq!(number % 5.0, 0.0, "{}", variable.name);
            }
        }
    }
}

#[test]
fn the_same_release_is_the_same_file_in_every_form() {
    for (file, name) in [
        (File::Csv, "findings-hull-2026-03-31.csv"),
        (File::Codebook, "findings-hull-2026-03-31-codebook.csv"),
        (File::Sav, "findings-hull-2026-03-31.sav"),
        (File::Json, "findings-hull-2026-03-31.json"),
    ] {
        let (one, other) = (set(208, 541), set(208, 541));
        assert!(file.write(&one) == file.write(&other), "{file:?}");
        assert_eq!(file.saved_as(&one), name);
    }
}

#[test]
fn the_area_has_its_code_in_every_row_and_nothing_computes() {
    let mut la = la();
    la.gss_code = Some("E06000010".to_owned());
    la.name = "=HYPERLINK(\"http://evil.example\")".to_owned();
    let set = Set::of(&la, &release(208, 541), None);
    let lines = read(&csv::write(&set));
    assert!(lines[1..].iter().all(|line| line[0] == "E06000010" && line[1].starts_with("'=")));
    assert!(read(&codebook::write(&set)).iter().flatten().all(|cell| !cell.starts_with('=')));
}

#[test]
fn the_codebook_has_every_variable_question_and_mark() {
    let set = set(208, 541);
    let lines = read(&codebook::write(&set));
    for variable in &ALL {
        assert!(lines.iter().any(|l| l[0] == "variable" && l[1] == variable.name), "{}", variable.name);
    }
    for row in &set.rows {
        assert!(lines.iter().any(|l| l[0] == "question" && l[1] == row.question), "{}", row.question);
    }
    assert!(lines.iter().any(|l| l[0] == "mark" && l[2] == "[c]" && l[3] == "-991"));
}

#[test]
fn a_file_of_spss_is_as_long_as_its_head_says() {
    let set = set(208, 541);
    let bytes = sav::write(&set);
    let int = |at: usize| i32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize;
    let (units, rows) = (int(68), int(80));
    assert_eq!((&bytes[..4], rows), (&b"$FL2"[..], set.rows.len()));
    let end = [999i32.to_le_bytes(), 0i32.to_le_bytes()].concat();
    let head = bytes.windows(8).position(|w| w == end).expect("the end of the head") + 8;
    assert_eq!(bytes.len() - head, units * 8 * rows);
    assert!(ALL.iter().all(|v| v.short.len() <= 8 && v.label.len() <= 255));
}

/// Whether a value is as a schema of the description says. No more of the language than the description uses.
fn fits(description: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/components/schemas/");
        return fits(description, &description["components"]["schemas"][name], value);
    }
    if let Some(several) = schema["oneOf"].as_array() {
        let fitting = several.iter().filter(|one| fits(description, one, value).is_ok()).count();
        return if fitting == 1 { Ok(()) } else { Err(format!("{value} fits {fitting} of {several:?}")) };
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.contains(&kind) {
        return Err(format!("{value} is not {kinds:?}"));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        return Err(format!("{value} is not one of {words:?}"));
    }
    for item in value.as_array().into_iter().flatten() {
        fits(description, &schema["items"], item)?;
    }
    let Some(object) = value.as_object() else { return Ok(()) };
    for needed in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(needed.as_str().unwrap_or_default()) {
            return Err(format!("{needed} is missing"));
        }
    }
    for (name, part) in object {
        let Some(schema) = schema["properties"].get(name) else {
            return Err(format!("{name} is not described"));
        };
        fits(description, schema, part).map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

#[test]
fn answers_are_as_described() {
    let description = openapi::document();
    let figures = &description["components"]["schemas"]["Figures"];
    for (answered, invited) in [(208, 541), (64, 100), (20, 60), (9, 60)] {
        let answer = json::document(&set(answered, invited));
        assert_eq!(fits(&description, figures, &answer), Ok(()), "{answered}");
    }
    let mut wrong = json::document(&set(208, 541));
    wrong["figures"][0]["share"] = serde_json::json!(12);
    assert!(fits(&description, figures, &wrong).is_err(), "a bare number is no figure");
    wrong = json::document(&set(208, 541));
    wrong["figures"][0]["exact"] = serde_json::json!({ "number": 12 });
    assert!(fits(&description, figures, &wrong).is_err(), "nothing rides along");
}
