//! Forms as people publish them, written afresh: what each becomes, and what is said of it row by row.

use super::super::*;
use rust_xlsxwriter::{Workbook, XlsxError};

/// A sheet: its headings and its rows.
type Sheet<'a> = (&'a str, &'a [&'a str], &'a [&'a [&'a str]]);

/// The sheets as a workbook, with every row where it stands here.
fn workbook(sheets: &[Sheet<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for (name, heads, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name)?;
        for (at, row) in (0..).zip(std::iter::once(heads).chain(rows.iter())) {
            for (column, cell) in (0..).zip(row.iter()) {
                match cell.strip_prefix("FORMULA ") {
                    Some(formula) => sheet.write_formula(at, column, formula)?,
                    None => sheet.write_string(at, column, *cell)?,
                };
            }
        }
    }
    book.save_to_buffer()
}

fn read_all(sheets: &[Sheet<'_>]) -> Read {
    read_workbook(&workbook(sheets).expect("a workbook")).expect("a form")
}

const YES_NO: Sheet<'static> = (
    "choices",
    &["list_name", "name", "label"],
    &[&["yes_no", "yes", "Yes"], &["yes_no", "no", "No"], &["often", "1", "Often"], &["often", "2", "Never"]],
);
const SETTINGS: Sheet<'static> = ("settings", &["form_title", "form_id"], &[&["A form", "a_form"]]);
const HEADS: [&str; 4] = ["type", "name", "label", "relevant"];

/// That these rows are named with these words, in this order of the sheets, and no others.
fn named(read: &Read, expected: &[(&str, u32, &str, bool)]) {
    let said: Vec<_> =
        read.notes.iter().map(|n| (n.sheet.as_str(), n.row.unwrap_or(0), n.what.as_str(), n.stops)).collect();
    for (sheet, row, what, stops) in expected {
        let found = said.iter().any(|(s, r, w, st)| (s, r, st) == (sheet, row, stops) && w.contains(what));
        assert!(found, "{sheet} {row} {what} {stops} is not in {said:#?}");
    }
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    assert_eq!(read.instrument.is_none(), said.iter().any(|(.., stops)| *stops));
}

#[test]
fn a_household_with_members_that_repeat() {
    let read = read_all(&[
        (
            "survey",
            &["type", "name", "label", "repeat_count"],
            &[
                &["start", "start"],
                &["end", "end"],
                &["text", "village", "Name of the village"],
                &["begin repeat", "member", "Household member", "3"],
                &["text", "member_name", "Name of the member"],
                &["date", "born", "Date of birth"],
                &["end repeat"],
                &["geopoint", "where", "Location of the house"],
            ],
        ),
        SETTINGS,
    ]);
    named(
        &read,
        &[
            ("survey", 1, "The column repeat_count is not taken (row 5)", false),
            ("survey", 2, "start is not kept", false),
            ("survey", 3, "end is not kept", false),
            ("survey", 5, "repeat can’t be asked", true),
            ("survey", 7, "the type date", true),
            ("survey", 9, "the type geopoint", true),
        ],
    );
}

#[test]
fn satisfaction_on_a_scale_of_five() {
    let survey: Sheet<'_> = (
        "survey",
        &["type", "name", "label", "parameters", "appearance"],
        &[
            &["range", "stars", "How happy are you?", "start=1 end=5 step=1"],
            &["range", "ten", "And from 0 to 10?", "start=0;end=10;step=1"],
            &["select_one yes_no", "again", "Would you come again?", "", "horizontal"],
        ],
    );
    let read = read_all(&[survey, YES_NO, SETTINGS]);
    named(
        &read,
        &[("survey", 2, "from 0 to 10", true), ("survey", 4, "under appearance is not taken", false)],
    );
}

#[test]
fn a_clinic_that_works_things_out_and_takes_pictures() {
    let survey: Sheet<'_> = (
        "survey",
        &["type", "name", "label", "calculation", "media::image"],
        &[
            &["decimal", "weight", "Weight in kilograms"],
            &["calculate", "bmi", "", "${weight} div 2"],
            &["image", "photo", "Take a photo"],
            &["text", "more", "Anything ${bmi} to add?", "", "smile.png"],
            &["acknowledge", "ok", "I agree"],
        ],
    );
    named(
        &read_all(&[survey, SETTINGS]),
        &[
            ("survey", 1, "The column calculation is not taken (row 3)", false),
            ("survey", 1, "The column media::image is not taken (row 5)", false),
            ("survey", 2, "the type decimal", true),
            ("survey", 3, "calculate is not kept", false),
            ("survey", 4, "the type image", true),
            ("survey", 5, "(${…})", true),
            ("survey", 6, "the type acknowledge", true),
        ],
    );
}

#[test]
fn groups_in_groups_that_depend_on_an_answer() {
    let survey: Sheet<'_> = (
        "survey",
        &["type", "name", "label", "relevant", "appearance"],
        &[
            &["begin_group", "home", "Your home"],
            &["select_one yes_no", "has", "Have you a home?"],
            &["begin group", "more", "More about it", "${has} = 'yes'", "field-list"],
            &["select_one yes_no", "warm", "Is it warm?"],
            &["select_one yes_no", "dry", "Is it dry?"],
            &["text", "why", "Why not?", "${warm} = 'no'"],
            &["end_group"],
            &["end_group"],
        ],
    );
    named(
        &read_all(&[survey, YES_NO, SETTINGS]),
        &[
            ("survey", 4, "The title of a group in a group is not shown", false),
            ("survey", 7, "depends on answers to more than one question", true),
            ("survey", 7, "why takes own words, so it needs a page of its own", true),
            ("survey", 7, "not asked on an earlier page", true),
        ],
    );
}

#[test]
fn a_group_that_depends_on_an_answer_gives_it_to_its_questions() {
    let survey: Sheet<'_> = (
        "survey",
        &HEADS,
        &[
            &["select_one yes_no", "has", "Have you a job?"],
            &["begin group", "work", "Your work", "${has} = 'yes'"],
            &["select_one often", "tired", "Are you tired?"],
            &["end group"],
        ],
    );
    let read = read_all(&[survey, YES_NO, SETTINGS]);
    named(&read, &[]);
    let asked = read.instrument.expect("an instrument");
    let on = asked.question("tired").and_then(|q| q.ask_if.clone()).expect("a condition");
    assert_eq!((on.question.as_str(), on.any_of), ("has", vec!["yes".to_owned()]));
}

#[test]
fn answers_that_depend_on_an_answer() {
    let survey: Sheet<'_> = (
        "survey",
        &["type", "name", "label", "choice_filter"],
        &[
            &["select_one region", "region", "Which region?"],
            &["select_one town or_other", "town", "Which town?", "region=${region}"],
        ],
    );
    let choices: Sheet<'_> = (
        "choices",
        &["list name", "name", "label", "region"],
        &[&["region", "north", "North"], &["town", "leeds", "Leeds", "north"], &["town", "bad name", "Bath"]],
    );
    named(
        &read_all(&[survey, choices, SETTINGS]),
        &[
            ("choices", 1, "The column region is not taken (row 3)", false),
            ("choices", 4, "“bad name” can't be a name here", true),
            ("survey", 3, "or_other is not taken", false),
            ("survey", 3, "can’t depend on an earlier answer", true),
        ],
    );
}

#[test]
fn a_form_in_several_languages() {
    let survey: Sheet<'_> = (
        "survey",
        &[
            "type",
            "name",
            "label::English (en)",
            "label::Arabic (ar)",
            "label::Français (fr)",
            "hint:English",
        ],
        &[
            &["select_one yes_no", "warm", "Is it warm?", "هل هو دافئ؟", "Il fait chaud ?", "Today"],
            &["text", "why", "Why?"],
        ],
    );
    named(
        &read_all(&[survey, YES_NO, SETTINGS]),
        &[
            ("survey", 1, "The column label::Français (fr) is not taken (row 2)", false),
            ("survey", 1, "The column hint:english is not taken (row 2)", false),
            ("survey", 0, "Arabic lacks", false),
        ],
    );
}

#[test]
fn conditions_that_say_more_than_can_be_kept_to() {
    let survey: Sheet<'_> = (
        "survey",
        &["type", "name", "label", "relevant", "required", "constraint"],
        &[
            &["select_one yes_no", "a", "A?", "", "yes"],
            &["select_multiple often", "b", "B?", "", "true()", ". = '1'"],
            &["text", "c", "C?", "${a} = 'yes' and selected(${b}, '1')"],
            &["text", "d", "D?", "not(selected(${b}, '1'))"],
            &["text", "e", "E?", "selected(${b}, '1') or selected(${b}, '2')"],
            &["text", "f", "F?", "${later} = 'yes'", "no", "regex(., '[a-z]')"],
            &["select_one yes_no", "later", "Later?", "${a} = 'maybe'"],
        ],
    );
    named(
        &read_all(&[survey, YES_NO, SETTINGS]),
        &[
            ("survey", 2, "Nobody has to answer", false),
            ("survey", 3, "under constraint is not taken", false),
            ("survey", 3, "Nobody has to answer", false),
            ("survey", 4, "is not understood", true),
            ("survey", 5, "is not understood", true),
            ("survey", 7, "is not kept to", false),
            ("survey", 7, "not asked on an earlier page", true),
            ("survey", 8, "the answer maybe, which a does not offer", true),
        ],
    );
}

#[test]
fn a_form_of_a_spreadsheet_person() {
    let survey: Sheet<'_> = (
        "Survey",
        &["Type", "Name", "Label", "", "Label"],
        &[
            &["select one from yes_no", "warm", "FORMULA =\"Is it\"&\" warm?\"", "a note", "again"],
            &["text", "warm", "<script>alert(1)</script>"],
            &["string", "may-quote", "Quote?"],
        ],
    );
    let read = read_all(&[survey, YES_NO, ("my notes", &["to do"], &[&["translate"]])]);
    named(
        &read,
        &[
            ("survey", 1, "The column label is there twice", true),
            ("survey", 2, "under label is a formula", true),
            ("survey", 2, "under no heading", false),
            ("workbook", 0, "The sheet “my notes” is not read", false),
            ("survey", 3, "Two questions are called warm", true),
            ("survey", 3, "shown as it is typed", false),
            ("survey", 4, "has a meaning of its own here", true),
            ("settings", 0, "needs a form_title", true),
        ],
    );
}

#[test]
fn a_plain_questionnaire_is_taken_whole() {
    let survey: Sheet<'_> = (
        "survey",
        &["type", "name", "label", "hint", "relevant"],
        &[
            &["begin group", "a", "About you"],
            &["select_one yes_no", "settled", "Do you feel settled?", "Think of this week."],
            &["select_multiple often", "what", "What is it like?", "", "${settled} = 'no'"],
            &["text", "words", "In your words?"],
            &["end group"],
        ],
    );
    let settings: Sheet<'_> = ("settings", &["form_title"], &[&["Settled in: 2027"]]);
    let read = read_all(&[survey, YES_NO, settings]);
    named(&read, &[]);
    let instrument = read.instrument.expect("an instrument");
    assert_eq!((instrument.name.as_str(), instrument.questions().count()), ("settled-in-2027", 3));
    let again = read_workbook(&super::super::workbook(&instrument).expect("a workbook")).expect("a form");
    assert_eq!((again.instrument, again.notes), (Some(instrument), Vec::new()), "out and in again");
}

#[test]
fn the_built_in_ones_come_back_through_a_real_workbook() {
    for instrument in crate::instrument::built_in() {
        let bytes = super::super::workbook(instrument).expect("a workbook");
        let read = read_workbook(&bytes).expect("a form");
        assert_eq!((read.instrument.as_ref(), read.notes), (Some(instrument), Vec::new()));
    }
}
