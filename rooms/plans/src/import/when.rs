//! By when, as people write it: a day, a month, a quarter, a season, a year, the number that a spreadsheet keeps a day as, or
//! no day at all. Where a reading is a guess it says so.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How a remark about the day begins.
pub(super) const REMARK: &str = "By when:";

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Seasons as the weather has them, each with its last month.
const SEASONS: [(&str, u32); 5] = [("spring", 5), ("summer", 8), ("autumn", 11), ("fall", 11), ("winter", 2)];
/// What says that there is no day.
const OPEN: [&str; 12] = [
    "ongoing",
    "on going",
    "continuous",
    "continuing",
    "tbc",
    "tba",
    "asap",
    "immediate",
    "immediately",
    "completed",
    "complete",
    "done",
];

/// What a text says of by when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct When {
    /// The day, where one is named.
    pub(super) day: Option<NaiveDate>,
    /// What to look at; nothing where it is plainly a day.
    pub(super) remark: Option<String>,
}

/// Whether a text says by when, or that there is no when.
pub(super) fn says_when(text: &str) -> bool {
    let words = super::plain(text);
    OPEN.contains(&words.as_str()) || !days(text).is_empty()
}

/// Reads by when.
pub(super) fn read(text: &str) -> When {
    let text = text.trim();
    if text.is_empty() {
        return When { day: None, remark: Some("nothing stands there. Choose a day.".to_owned()) };
    }
    let found = days(text);
    let Some((day, exact)) = found.iter().max_by_key(|(day, _)| *day).copied() else {
        return When {
            day: None,
            remark: Some(format!("“{text}” is no day. Choose one on which you will look at it.")),
        };
    };
    let shown = kit::clock::written(day);
    let remark = match (found.len(), exact) {
        (1, true) => None,
        (1, false) => Some(format!("“{text}” is read as {shown}, the last day that it can mean.")),
        _ => Some(format!("of the days in “{text}” the last is taken, {shown}.")),
    };
    When { day: Some(day), remark }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Number(u32, usize),
    Sign(char),
}

/// All days that are named, each with whether it is named to the day.
fn days(text: &str) -> Vec<(NaiveDate, bool)> {
    let tokens = tokens(text);
    if let [Token::Number(number, 5)] = tokens[..] {
        return serial(number).map(|day| (day, true)).into_iter().collect();
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        match one(&tokens[at..]) {
            Some((day, exact, taken)) => {
                found.push((day, exact));
                at += taken;
            }
            // A day that there is not, like 31/02/2027, is no year either.
            None => at += if written_as_day(&tokens[at..]) { 5 } else { 1 },
        }
    }
    found
}

fn written_as_day(tokens: &[Token]) -> bool {
    use Token::{Number, Sign, Word};
    matches!(tokens, [Number(..), Sign(_), Number(..) | Word(_), Sign(_), Number(..), ..])
}

fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let (mut all, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let kind = |c: &char| {
            if c.is_ascii_digit() {
                1
            } else if c.is_alphabetic() {
                2
            } else {
                0
            }
        };
        let what = kind(&letters[at]);
        let run = letters[at..].iter().take_while(|c| what != 0 && kind(c) == what).count().max(1);
        let piece: String = letters[at..at + run].iter().collect();
        at += run;
        match (what, piece.parse()) {
            (1, Ok(number)) => all.push(Token::Number(number, run)),
            // The ends of 1st, 2nd, 3rd and 4th, and what people put between the parts of a day.
            (2, _)
                if ["st", "nd", "rd", "th"].contains(&piece.as_str())
                    && matches!(all.last(), Some(Token::Number(..))) => {}
            (2, _) if piece == "of" => {}
            (2, _) => all.push(Token::Word(piece)),
            _ => all.extend(piece.chars().filter(|c| "/-.'’".contains(*c)).map(Token::Sign)),
        }
    }
    all
}

/// A day at the start of the tokens: the day, whether it is exact, and how many tokens it takes.
fn one(tokens: &[Token]) -> Option<(NaiveDate, bool, usize)> {
    use Token::{Number, Sign, Word};
    match tokens {
        [Number(y, 4), Sign('-'), Number(m, _), Sign('-'), Number(d, _), ..] => {
            NaiveDate::from_ymd_opt(year(*y, 4)?, *m, *d).map(|day| (day, true, 5))
        }
        [
            Number(d, 1..=2),
            Sign('/' | '.' | '-'),
            Number(m, 1..=2),
            Sign('/' | '.' | '-'),
            Number(y, long),
            ..,
        ] => NaiveDate::from_ymd_opt(year(*y, *long)?, *m, *d).map(|day| (day, true, 5)),
        [Number(d, 1..=2), Sign('-'), Word(m), Sign('-'), Number(y, long), ..] => {
            NaiveDate::from_ymd_opt(year(*y, *long)?, month(m)?, *d).map(|day| (day, true, 5))
        }
        [Number(d, 1..=2), Word(m), Number(y, 4), ..] => {
            NaiveDate::from_ymd_opt(year(*y, 4)?, month(m)?, *d).map(|day| (day, true, 3))
        }
        [Word(m), Number(d, 1..=2), Number(y, 4), ..] if month(m).is_some() => {
            NaiveDate::from_ymd_opt(year(*y, 4)?, month(m)?, *d).map(|day| (day, true, 3))
        }
        [Number(m @ 1..=12, 1..=2), Sign('/' | '.' | '-'), Number(y, 4), ..] => {
            Some((end(year(*y, 4)?, *m)?, false, 3))
        }
        [Word(q), Number(n @ 1..=4, 1), Number(y, 4), rest @ ..] if q == "q" || q == "quarter" => {
            quarter(*n, year(*y, 4)?, rest)
        }
        [Word(m), Number(y, 4), ..] if month(m).is_some() => Some((end(year(*y, 4)?, month(m)?)?, false, 2)),
        [Word(m), Sign('-' | '\'' | '’'), Number(y, 2), ..] if month(m).is_some() => {
            Some((end(year(*y, 2)?, month(m)?)?, false, 3))
        }
        [Word(s), Number(y, 4), ..] => {
            let (_, last) = SEASONS.iter().find(|(name, _)| name == s)?;
            // A winter ends in the year after the one it is called by.
            Some((end(year(*y, 4)? + i32::from(*last == 2), *last)?, false, 2))
        }
        [Number(y, 4), Sign('/' | '-'), Number(next, 2 | 4), ..] if follows(*y, *next) => {
            Some((end(year(*y, 4)? + 1, 3)?, false, 3))
        }
        [Number(y, 4), ..] => Some((end(year(*y, 4)?, 12)?, false, 1)),
        _ => None,
    }
}

/// A quarter of a calendar year; of a council's year, from April, where that is written as two.
fn quarter(n: u32, y: i32, rest: &[Token]) -> Option<(NaiveDate, bool, usize)> {
    match rest {
        [Token::Sign('/' | '-'), Token::Number(next, 2 | 4), ..]
            if follows(u32::try_from(y).ok()?, *next) =>
        {
            let (y, last) = if n == 4 { (y + 1, 3) } else { (y, 3 + n * 3) };
            Some((end(y, last)?, false, 5))
        }
        _ => Some((end(y, n * 3)?, false, 3)),
    }
}

fn follows(y: u32, next: u32) -> bool {
    next == y + 1 || next == (y + 1) % 100
}

fn month(word: &str) -> Option<u32> {
    let long = word.len() >= 3;
    let at = MONTHS
        .iter()
        .position(|name| long && word.starts_with(name) && FULL.iter().any(|full| full.starts_with(word)))?;
    u32::try_from(at + 1).ok()
}

const FULL: [&str; 13] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
];

fn year(y: u32, digits: usize) -> Option<i32> {
    let y = if digits == 2 { y + 2000 } else { y };
    (2000..2100).contains(&y).then(|| i32::try_from(y).ok()).flatten()
}

/// The last day of a month.
fn end(y: i32, m: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(y, m, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The day a spreadsheet keeps as this number: days since 30 December 1899.
fn serial(number: u32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::from(number)))?;
    (2000..2100).contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(y, m, d)
    }

    #[test]
    fn days_as_people_write_them() {
        for (text, meant, sure) in [
            ("2027-03-31", day(2027, 3, 31), true),
            ("31/03/2027", day(2027, 3, 31), true),
            ("31.3.27", day(2027, 3, 31), true),
            ("31st March 2027", day(2027, 3, 31), true),
            ("by the 1st of May, 2027", day(2027, 5, 1), true),
            ("March 31, 2027", day(2027, 3, 31), true),
            ("31-Mar-27", day(2027, 3, 31), true),
            ("45678", day(2025, 1, 21), true),
            ("By September 2021", day(2021, 9, 30), false),
            ("Sept 2027", day(2027, 9, 30), false),
            ("Mar-27", day(2027, 3, 31), false),
            ("Q3 2026", day(2026, 9, 30), false),
            ("Q3 2026/27", day(2026, 12, 31), false),
            ("Q4 2026-27", day(2027, 3, 31), false),
            ("Spring 2027", day(2027, 5, 31), false),
            ("Winter 2026", day(2027, 2, 28), false),
            ("end of 2026", day(2026, 12, 31), false),
            ("2026/27", day(2027, 3, 31), false),
            ("April 2026 – June 2027", day(2027, 6, 30), false),
            ("ongoing", None, false),
            ("within six months", None, false),
            ("March", None, false),
            ("09/2027", day(2027, 9, 30), false),
            ("31/02/2027", None, false),
            ("12345678901234567890", None, false),
            ("45", None, false),
            ("", None, false),
        ] {
            let read = read(text);
            assert_eq!(read.day, meant, "{text}");
            assert_eq!(read.remark.is_none(), sure, "{text}: {:?}", read.remark);
        }
    }
}
