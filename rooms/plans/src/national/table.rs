//! The same sums as tables, which pages, spreadsheets and CSV files all draw, so that none says anything else.

use kit::clock::written;

use super::National;
use crate::threads::{Kind, Reached};

/// One table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name in files.
    pub(crate) name: &'static str,
    /// What it shows.
    pub(crate) caption: &'static str,
    /// Headings, and whether numbers stand below.
    pub(crate) columns: Vec<(&'static str, bool)>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug)]
pub(crate) enum Cell {
    Words(String),
    Number(usize),
}

impl Cell {
    /// As people read it.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// What to know before reading any of it; the notes sheet of the spreadsheet.
pub(crate) fn notes(national: &National) -> Vec<String> {
    let (las, without) = (national.places.len(), national.without.len());
    let (traced, actions) = national.traced();
    let lines = [
        format!("As it stood on {}. Local authorities with a plan that anyone can read: {las}; without one: {without}.", written(national.today)),
        format!("Actions that go back to what was said or to a duty with a name: {traced} of {actions}."),
        "Only published plans count, in their newest published version. Drafts are not in it.".to_owned(),
        "A theme is named after the part of the survey that it comes from, so that the same theme of two authorities is the same.".to_owned(),
        "Young people take part in an action where its authority says so: designing, deciding, delivering or reviewing.".to_owned(),
        "Late: the day has passed and the action is not done, whatever was said of it. It is counted here only.".to_owned(),
        "What drifts is counted by each authority’s own limits of days, and each action once, with its gravest reason.".to_owned(),
        "What was said: findings that are marked as something to work on or tell of another worry, quotes that were released, and conversations that were written down; what goes well is owed no answer. Answered: an action of the published plan goes back to it. Something happens: one of those is on track or done. Told: it was on young people’s own page of findings, or an action for it was published, or there was news of one.".to_owned(),
        "Authorities stand by name, not by how well they do: a plan with many actions is not a better plan.".to_owned(),
        "Nothing here comes from anybody’s answers: actions, findings and quotes are counted, and no people.".to_owned(),
    ];
    lines.to_vec()
}

/// All tables, in the page's order.
pub(crate) fn all(national: &National) -> Vec<Table> {
    vec![
        themes(national),
        thread(national),
        progress(national),
        part(national),
        drift(national),
        places(national),
    ]
}

fn themes(national: &National) -> Table {
    let row = |theme: super::Theme<'_>| {
        let counts = [theme.authorities, theme.actions, theme.part, theme.done];
        [Cell::Words(theme.title.to_owned())].into_iter().chain(counts.map(Cell::Number)).collect()
    };
    Table {
        name: "themes",
        caption: "Themes, those that most authorities chose first",
        columns: vec![
            ("Theme", false),
            ("Authorities", true),
            ("Actions", true),
            ("With young people", true),
            ("Done", true),
        ],
        rows: national.themes().into_iter().map(row).collect(),
    }
}

fn thread(national: &National) -> Table {
    let row = |(kind, reached): (Kind, Reached)| {
        let counts = [reached.said, reached.answered, reached.moved, reached.told];
        [Cell::Words(kind.words().to_owned())].into_iter().chain(counts.map(Cell::Number)).collect()
    };
    Table {
        name: "thread",
        caption: "From what was said to what changed",
        columns: vec![
            ("What was said", false),
            ("Number", true),
            ("Answered", true),
            ("Something happens", true),
            ("Told", true),
        ],
        rows: national.reached().into_iter().map(row).collect(),
    }
}

fn progress(national: &National) -> Table {
    counted("progress", "How the actions stand", "How it stands", national.progress())
}

fn part(national: &National) -> Table {
    let (takes, all) = national.part();
    let head = [("Young people take part", takes), ("Actions", all)];
    counted(
        "taking-part",
        "How young people take part, and where not, why",
        "Taking part",
        head.into_iter().chain(national.why_none()),
    )
}

fn counted<'a>(
    name: &'static str,
    caption: &'static str,
    head: &'static str,
    rows: impl IntoIterator<Item = (&'a str, usize)>,
) -> Table {
    let row = |(words, count): (&str, usize)| vec![Cell::Words(words.to_owned()), Cell::Number(count)];
    Table {
        name,
        caption,
        columns: vec![(head, false), ("Number", true)],
        rows: rows.into_iter().map(row).collect(),
    }
}

fn drift(national: &National) -> Table {
    let row = |(rule, times, places): (&str, usize, usize)| {
        vec![Cell::Words(rule.to_owned()), Cell::Number(times), Cell::Number(places)]
    };
    Table {
        name: "drift",
        caption: "What drifts, by rule",
        columns: vec![("Rule", false), ("Times", true), ("Authorities", true)],
        rows: national.drift().into_iter().map(row).collect(),
    }
}

fn places(national: &National) -> Table {
    let row = |place: &super::Place| {
        let content = &place.plan.content;
        let (takes, actions) = content.taking_part();
        let [reached, ..] = place.reached;
        let words = [
            place.la.name.clone(),
            place.la.gss_code.clone().unwrap_or_default(),
            place.plan.published_on().map(written).unwrap_or_default(),
        ];
        let counts = [content.themes.len(), actions, takes, reached.said, reached.answered, reached.told];
        words.map(Cell::Words).into_iter().chain(counts.map(Cell::Number)).collect()
    };
    Table {
        name: "authorities",
        caption: "Local authorities with a published plan, by name",
        columns: vec![
            ("Local authority", false),
            ("GSS code", false),
            ("Published", false),
            ("Themes", true),
            ("Actions", true),
            ("With young people", true),
            ("To work on", true),
            ("Answered", true),
            ("Told", true),
        ],
        rows: national.places.iter().map(row).collect(),
    }
}
