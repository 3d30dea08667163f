//! One cell: free text, dates, and what must never get in.

use chrono::NaiveDate;
use kit::workbook::COMPUTED;

use super::preview::Problem;
use super::text::{is_invisible, shorten};
use crate::codes::age_on;

/// What a spreadsheet shows where a formula fails.
const FAILED: [&str; 8] =
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"];
/// Characters of a cell that a problem shows.
const FOUND: usize = 60;
/// Youngest and oldest age of an imported person, in whole years on the day. Duties run from 16 to 25; a little room
/// for people about to come in and for those who stay on.
const AGES: std::ops::RangeInclusive<u32> = 15..=30;

/// A problem with a cell.
pub(super) fn problem(column: &str, cell: &str, why: impl Into<String>) -> Problem {
    let cell = cell.trim_start_matches(COMPUTED);
    Problem { column: column.to_owned(), found: shorten(cell, FOUND), why: why.into() }
}

/// Why a cell can't be taken whatever stands in its column, or `None` if it can: a formula works it out, or it could be
/// run as one when the register is opened in a spreadsheet again (OWASP, "CSV injection").
pub(super) fn formula(cell: &str) -> Option<String> {
    if FAILED.contains(&cell.trim_start_matches(COMPUTED).trim()) {
        return Some(
            "The spreadsheet shows this where it could not work something out. Write what belongs here."
                .to_owned(),
        );
    }
    if cell.starts_with(COMPUTED) {
        let why = "A formula works this out. In your spreadsheet, copy the column and paste it as values, then save the file again.";
        return Some(why.to_owned());
    }
    let named = match cell.chars().next()? {
        '\t' => "a tab",
        _ => match cell.trim_start().chars().next()? {
            '=' | '＝' => "=",
            '+' | '＋' => "+",
            '-' | '－' => "-",
            '@' | '＠' => "@",
            _ => return None,
        },
    };
    Some(format!(
        "This begins with {named}, so a spreadsheet could run it as a formula. Write it without that, or leave the cell empty."
    ))
}

/// Words on one line: spaces tidied, `None` if blank. At most `most` characters.
pub(crate) fn words(cell: &str, most: usize) -> Result<Option<String>, String> {
    if let Some(why) = formula(cell) {
        return Err(why);
    }
    let tidy = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if tidy.chars().any(is_invisible) {
        return Err("This holds a character that can't be seen. Type it in again.".to_owned());
    }
    if tidy.chars().count() > most {
        return Err(format!("This is longer than {most} characters. Shorten it."));
    }
    Ok(Some(tidy).filter(|tidy| !tidy.is_empty()))
}

/// A case id of 1 to 60 characters.
pub(super) fn case_id(cell: &str) -> Result<String, String> {
    let id = words(cell, 60)?
        .ok_or("This is empty. Every row needs the id that your case management uses for the person.")?;
    let shortened = id.split_once(['E', 'e']).is_some_and(|(number, power)| {
        number.contains('.')
            && power.starts_with('+')
            && number.parse::<f64>().is_ok()
            && power.parse::<i32>().is_ok()
    });
    if shortened {
        return Err("The spreadsheet has shortened a long number, and its digits are lost. Export the file again and format this column as text.".to_owned());
    }
    Ok(id)
}

/// A date of birth: `dd/MM/yyyy` (Annex A) or `yyyy-MM-dd`, a time of midnight may follow. The age on `today` must be
/// 15 to 30.
pub(super) fn date_of_birth(cell: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    if let Some(why) = formula(cell) {
        return Err(why);
    }
    if cell.trim().is_empty() {
        return Err(
            "This is empty. Write the date of birth as day/month/year, such as 31/01/2006.".to_owned()
        );
    }
    if cell.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("This is a number where a date should be. In your spreadsheet, format the column as a date: day/month/year, such as 31/01/2006.".to_owned());
    }
    let date = date(cell.trim())?;
    match age_on(date, today) {
        None => Err("This date is in the future. Check the date of birth.".to_owned()),
        Some(age) if !AGES.contains(&age) => Err(format!(
            "This gives an age of {age}. People are imported from {} to {} years old: check the year.",
            AGES.start(),
            AGES.end()
        )),
        Some(_) => Ok(date),
    }
}

fn date(text: &str) -> Result<NaiveDate, String> {
    let unreadable =
        || "This is not a date that can be read. Write it as day/month/year, such as 31/01/2006.".to_owned();
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    if !time.chars().all(|c| matches!(c, '0' | ':' | '.')) {
        return Err(unreadable());
    }
    let (parts, turned) = if day.contains('/') { (day.split('/'), false) } else { (day.split('-'), true) };
    let mut parts: Vec<&str> = parts.collect();
    if turned {
        parts.reverse();
    }
    let [day, month, year] = parts[..] else {
        return Err(unreadable());
    };
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let plain = digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(day), Some(month), Some(year)) =
        (number(day, 1..=2), number(month, 1..=2), number(year, 4..=4))
    else {
        return Err(unreadable());
    };
    let year = i32::try_from(year).map_err(|_| unreadable())?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| {
        if (13..=31).contains(&month) && (1..=12).contains(&day) {
            "There is no such month. The day comes first, then the month: 31/01/2006.".to_owned()
        } else {
            "There is no such day. Check the day and the month: day/month/year, such as 31/01/2006."
                .to_owned()
        }
    })
}
