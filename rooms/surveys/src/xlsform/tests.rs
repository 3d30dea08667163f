//! Out and in again, and what is not taken.

mod forms;

use super::*;
use crate::instrument::{Instrument, Kind, Question, built_in, starter};
use kit::words::Language;

fn row(number: u32, cells: &[(&str, &str)]) -> Row {
    Row { number, cells: cells.iter().map(|(h, t)| ((*h).to_owned(), (*t).to_owned())).collect() }
}

fn table(rows: &[&[(&str, &str)]]) -> Table {
    let mut heads: Vec<String> = Vec::new();
    for (head, _) in rows.iter().copied().flatten() {
        if !heads.iter().any(|known| known == head) {
            heads.push((*head).to_owned());
        }
    }
    Table { heads, rows: (2..).zip(rows).map(|(number, cells)| row(number, cells)).collect() }
}

fn asking(survey: &[&[(&str, &str)]]) -> Form {
    let choices = table(&[
        &[("list_name", "yes-no"), ("name", "yes"), ("label", "Yes")],
        &[("list_name", "yes-no"), ("name", "no"), ("label", "No")],
    ]);
    let settings = table(&[&[("form_title", "Small"), ("form_id", "small")]]);
    Form { survey: table(survey), choices, settings }
}

fn told(form: &Form) -> Vec<(Option<u32>, String, bool)> {
    read(form).notes.into_iter().map(|note| (note.row, note.what, note.stops)).collect()
}

#[test]
fn what_goes_out_comes_in_again_the_same() {
    for instrument in built_in() {
        let back = read(&write::form(instrument));
        assert_eq!(back.notes, vec![], "{}", instrument.name);
        assert_eq!(back.instrument.as_ref(), Some(instrument));
    }
}

#[test]
fn a_workbook_has_the_three_sheets_other_tools_look_for() {
    use calamine::{Reader, Xlsx};
    let bytes = workbook(&built_in()[1]).expect("a workbook");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("it opens");
    assert_eq!(book.sheet_names(), ["survey", "choices", "settings"]);
    let survey = book.worksheet_range("survey").expect("a sheet");
    let types: Vec<String> = survey.rows().skip(1).map(|row| row[0].to_string()).collect();
    assert_eq!(types.iter().filter(|t| t.starts_with("select_")).count(), 30);
    assert_eq!(
        (types.iter().filter(|t| *t == "range").count(), types.iter().filter(|t| *t == "text").count()),
        (6, 4)
    );
}

#[test]
fn a_plain_form_of_another_tool_is_taken() {
    let form = asking(&[
        &[("type", "start"), ("name", "start")],
        &[("type", "select_one yes-no"), ("name", "warm"), ("label", "Is it warm?"), ("required", "yes")],
        &[("type", "text"), ("name", "why"), ("label", "Why not?"), ("relevant", "${warm} = 'no'")],
    ]);
    let read = read(&form);
    let instrument = read.instrument.expect("an instrument");
    assert_eq!(instrument.questions().count(), 2);
    assert!(matches!(instrument.question("why").map(|q| &q.kind), Some(Kind::Text { most: 500 })));
    let notes: Vec<_> = read.notes.iter().map(|note| (note.row, note.stops)).collect();
    assert_eq!(
        notes,
        [(Some(2), false), (Some(3), false)],
        "what is different here is told: {:?}",
        read.notes
    );
}

#[test]
fn what_can_not_be_asked_is_told_by_row_and_nothing_is_taken() {
    let ask: &[(&str, &str)] = &[("type", "select_one yes-no"), ("name", "warm"), ("label", "Is it warm?")];
    for (wrong, what) in [
        (&[("type", "geopoint"), ("name", "where")][..], "the type geopoint"),
        (&[("type", "decimal"), ("name", "rooms")], "the type decimal"),
        (&[("type", "integer"), ("name", "n"), ("constraint", ". >= 9 and . <= 3")], "above the lowest"),
        (&[("type", "integer"), ("name", "n"), ("nb_bands", "few many")], "nb_bands are the numbers"),
        (&[("type", "integer"), ("name", "n"), ("nb_bands", "3 1")], "have to rise"),
        (&[("type", "rank colours"), ("name", "best")], "no list colours"),
        (&[("type", "note"), ("name", "hello"), ("nb_sensitive", "yes")], "no help lines"),
        (&[("type", "select_one colours"), ("name", "door")], "no list colours"),
        (&[("type", "range"), ("name", "mood"), ("parameters", "start=1 end=5 step=1")], "from 0 to 10"),
        (&[("type", "text"), ("name", "why"), ("relevant", "${warm} != 'yes'")], "is not understood"),
        (&[("type", "text")], "needs a name"),
        (&[("name", "why")], "has no type"),
        (&[("type", "begin group"), ("name", "more")], "Nothing ends"),
        (&[("type", "end group")], "nothing begins"),
        (&[("type", "text"), ("name", "x"), ("nb_indicator", "Warm")], "A finding needs"),
    ] {
        let form = asking(&[ask, wrong]);
        assert_eq!(read(&form).instrument, None, "{what}");
        let told = told(&form);
        assert!(
            told.iter().any(|(row, said, stops)| *row == Some(3) && said.contains(what) && *stops),
            "{what}: {told:?}"
        );
    }
}

#[test]
fn what_a_question_can_not_keep_to_is_told() {
    for cells in [
        &[("type", "select_one yes-no"), ("constraint", ". = 'yes'")][..],
        &[("type", "text"), ("parameters", "randomize=true")],
        &[("type", "text"), ("appearance", "numbers")],
        &[("type", "text"), ("constraint_message", "Too long")],
        &[("type", "text"), ("nb_good", "yes")],
    ] {
        let form = asking(&[&[cells, &[("name", "why")]].concat()]);
        let (head, told) = (cells[1].0, told(&form));
        assert!(told.len() == 1 && told[0].1.contains(head) && !told[0].2, "{head}: {told:?}");
    }
    let settings = table(&[&[("form_title", "Small"), ("style", "pages")]]);
    let form = Form { settings, ..asking(&[&[("type", "text"), ("name", "why")]]) };
    assert_eq!(told(&form), [(Some(1), "The column style is not taken (row 2).".to_owned(), false)]);
}

/// The starter with every kind of question there is, in places where they stand together and alone.
fn of_every_kind() -> Instrument {
    let mut instrument = starter();
    let money = instrument.sections[2].questions[0].clone();
    let plain = |name: &str, kind: Kind| Question {
        name: name.to_owned(),
        kind,
        indicator: None,
        ask_if: None,
        sensitive: false,
        hint: None,
        ..money.clone()
    };
    let Kind::One { options } = money.kind.clone() else { panic!("one of several") };
    let under = |name: &str| Question {
        lead: Some("When I need help,".into()),
        ..plain(name, Kind::One { options: options.clone() })
    };
    instrument.sections[2].questions.extend([
        plain("rooms", Kind::Number { low: -3, high: 20, bands: vec![0, 1, 5] }),
        plain("visits", Kind::Number { low: 0, high: 9, bands: vec![] }),
        plain("words", Kind::Note),
        under("fast"),
        under("kind"),
        Question { lead: Some("And then,".into()), ..under("again") },
        plain("best", Kind::Rank { options: options.clone() }),
        plain("long", Kind::Text { most: 1_500 }),
    ]);
    assert_eq!(instrument.askable(), Ok(()));
    instrument
}

#[test]
fn every_kind_comes_back_as_it_was() {
    let instrument = of_every_kind();
    let form = write::form(&instrument);
    let types: Vec<&str> = form.survey.rows.iter().filter_map(|row| row.get("type")).collect();
    for written in ["integer", "note", "rank money"] {
        assert!(types.contains(&written), "{written}: {types:?}");
    }
    let grids = form.survey.rows.iter().filter(|row| row.get("appearance") == Some("table-list")).count();
    assert_eq!(grids, 2, "statements under one lead-in stand in one grid");
    let read = read(&form);
    assert_eq!((read.instrument, read.notes), (Some(instrument), Vec::new()));
}

#[test]
fn a_number_without_ends_has_some_and_says_so() {
    for (constraint, ends, what) in [
        (&[][..], (0, 100), "from 0 to 100"),
        (&[("constraint", ". > 0")], (1, 100), "one end only"),
        (&[("constraint", "${x} > 0")], (0, 100), "is not understood"),
    ] {
        let form = asking(&[&[&[("type", "int"), ("name", "n")], constraint].concat()]);
        let read = read(&form);
        let kind = read.instrument.and_then(|i| i.question("n").map(|q| q.kind.clone()));
        assert_eq!(kind, Some(Kind::Number { low: ends.0, high: ends.1, bands: vec![] }));
        assert!(read.notes.len() == 1 && read.notes[0].what.contains(what), "{:?}", read.notes);
    }
}

#[test]
fn an_instrument_in_several_languages_comes_back_in_all_of_them() {
    let mut instrument = starter();
    let words = instrument.texts().map(|text| (text.to_string(), format!("«{}»", &**text))).collect();
    instrument.translate(Language::Arabic, &words);
    let form = write::form(&instrument);
    assert!(form.choices.heads.iter().any(|head| head == "label::Arabic (ar)"), "{:?}", form.choices.heads);
    let read = read(&form);
    assert_eq!((read.instrument, read.notes), (Some(instrument), Vec::new()));
}

#[test]
fn a_form_may_have_its_english_beside_other_languages() {
    for head in ["label::English (en)", "label::English"] {
        let form =
            asking(&[&[("type", "text"), ("name", "why"), (head, "Why?"), ("label::Shqip (sq)", "Pse?")]]);
        let read = read(&form);
        assert_eq!(read.notes, [], "{head}");
        let text =
            read.instrument.and_then(|i| i.question("why").map(|q| q.text.clone())).expect("a question");
        assert_eq!((&*text, text.spoken(Language::Albanian)), ("Why?", Some("Pse?")));
    }
}

#[test]
fn a_language_that_is_not_whole_is_told() {
    let why = [("type", "text"), ("name", "why"), ("label", "Why?"), ("label::Shqip (sq)", "Pse?")];
    let form = asking(&[&why, &[("type", "text"), ("name", "how"), ("label", "How?")]]);
    let what = "Albanian lacks 1 of 3 texts, so nobody can answer in it: “How?”.";
    assert_eq!(told(&form), [(None, what.to_owned(), false)]);
}

#[test]
fn other_languages_and_columns_are_named() {
    let form = asking(&[&[
        ("type", "text"),
        ("name", "why"),
        ("label", "Why?"),
        ("label::Français (fr)", "Pourquoi ?"),
    ]]);
    assert_eq!(
        told(&form),
        [(Some(1), "The column label::Français (fr) is not taken (row 2).".to_owned(), false)]
    );
    let empty = Form::default();
    assert_eq!(read(&empty).instrument, None);
}
