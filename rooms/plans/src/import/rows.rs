//! From the rows of a table to rows that can become actions. Whatever can't is told, with the reason.

use kit::workbook::{Cell, Row as Line};

use super::columns::{About, Columns};
use super::grid::Grid;
use super::{Found, Left, Row, plain, start, when};
use crate::model::MOST_MILESTONES;

/// As the reader of workbooks cuts them: from here on something may be missing.
const LONGEST_CELL: usize = 2_000;

const NO_HEADINGS: &str = "Above these rows stand no headings such as “You said”, “We will”, “Who” and “By when”. Put a row of headings above them.";
const NOTHING_PROMISED: &str = "Nothing stands under “We will”, so there is no action in this row.";
const TOO_LONG: &str = "A cell of this row has 2,000 characters or more. Shorten it, or write the action on the page of its theme.";

/// Reads a table into what was found before.
pub(super) fn read(grid: &Grid, found: &mut Found) {
    let mut reading = Reading { grid, columns: None, theme: grid.heading.clone(), column_theme: None, found };
    if let Some(heading) = &grid.heading {
        reading.found.headings.push((grid.name.clone(), heading.clone()));
    }
    let begins = grid.rows.iter().position(|line| Columns::of(line).is_some());
    let Some(begins) = begins else { return reading.without_headings() };
    for line in &grid.rows[..begins] {
        reading.above(line);
    }
    for line in &grid.rows[begins..] {
        reading.line(line);
    }
}

struct Reading<'a> {
    grid: &'a Grid,
    columns: Option<Columns>,
    /// The theme of the last heading.
    theme: Option<String>,
    /// The theme in the column of themes, which is often written once for several rows.
    column_theme: Option<String>,
    found: &'a mut Found,
}

impl Reading<'_> {
    fn place(&self, line: &Line) -> String {
        format!("{}, row {}", self.grid.name, line.number)
    }

    fn leave(&mut self, line: &Line, why: &str) {
        let words: Vec<&str> = line.cells.iter().map(|c| c.text.trim()).filter(|t| !t.is_empty()).collect();
        self.found.left.push(Left {
            place: self.place(line),
            words: start(&words.join(" · ")),
            why: why.to_owned(),
        });
    }

    /// A table of something else, or one whose headings nobody knows: told once, with all its rows.
    fn without_headings(&mut self) {
        let rows = &self.grid.rows;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
        let words: Vec<&str> = first.cells.iter().map(|c| c.text.trim()).filter(|t| !t.is_empty()).collect();
        let place = match rows.len() {
            1 => self.place(first),
            _ => format!("{}, rows {} to {}", self.grid.name, first.number, last.number),
        };
        self.found.left.push(Left { place, words: start(&words.join(" · ")), why: NO_HEADINGS.to_owned() });
    }

    /// What stands above the first row of headings: a title, the name of a theme, or a table of something else.
    fn above(&mut self, line: &Line) {
        match only(line) {
            Some((_, cell)) => self.heading(line, &cell.text),
            None => self.leave(line, NO_HEADINGS),
        }
    }

    fn heading(&mut self, line: &Line, text: &str) {
        let text = start(text);
        self.found.headings.push((self.place(line), text.clone()));
        (self.theme, self.column_theme) = (Some(text), None);
    }

    fn line(&mut self, line: &Line) {
        if let Some(columns) = Columns::of(line) {
            let named: Vec<&str> =
                columns.about.iter().map(|(_, name)| name.as_str()).filter(|n| !n.is_empty()).collect();
            self.found.headings.push((self.place(line), start(&named.join(" · "))));
            self.columns = Some(columns);
            return;
        }
        let Some(columns) = self.columns.clone() else { return self.leave(line, NO_HEADINGS) };
        if line.cells.iter().any(|cell| cell.text.chars().count() >= LONGEST_CELL) {
            return self.leave(line, TOO_LONG);
        }
        if let Some((at, cell)) = only(line)
            && titles(&columns, at, cell)
        {
            return self.heading(line, &cell.text);
        }
        if self.belongs_above(&columns, line) {
            return;
        }
        self.row(&columns, line);
    }

    /// One action over several rows: what is joined is said once, and the other cells belong to the row above.
    fn belongs_above(&mut self, columns: &Columns, line: &Line) -> bool {
        let promise = |(at, cell): (usize, &Cell)| {
            cell.continues && matches!(columns.at(at).0, About::WeWill) && !cell.text.is_empty()
        };
        let prefix = format!("{}, row ", self.grid.name);
        if !line.cells.iter().enumerate().any(promise) {
            return false;
        }
        let Some(above) = self.found.rows.last_mut().filter(|row| row.place.starts_with(&prefix)) else {
            return false;
        };
        above
            .remarks
            .push(format!("Row {} of the file belongs to the same action: it is in here, too.", line.number));
        for (at, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.continues) {
            put(above, columns.at(at), &cell.text);
        }
        settle(above);
        true
    }

    fn row(&mut self, columns: &Columns, line: &Line) {
        let mut row = Row { place: self.place(line), ..Row::default() };
        for (at, cell) in line.cells.iter().enumerate() {
            put(&mut row, columns.at(at), &cell.text);
        }
        if row.we_will.is_empty() && !columns.has(About::WeWill) && !row.doing.is_empty() {
            row.we_will.clone_from(&row.doing);
            row.remarks.push("“We will” is what the file says under “We are doing”.".to_owned());
        }
        if row.we_will.is_empty() {
            return self.leave(line, NOTHING_PROMISED);
        }
        if row.theme.is_some() {
            self.column_theme.clone_from(&row.theme);
        } else {
            row.theme = self.column_theme.clone().or_else(|| self.theme.clone());
        }
        settle(&mut row);
        match self.found.rows.iter().find(|known| known.same(&row)) {
            Some(known) => {
                let why = format!("It says the same as {}.", known.place);
                self.leave(line, &why);
            }
            None => self.found.rows.push(row),
        }
    }
}

/// The one cell of a row that says something.
fn only(line: &Line) -> Option<(usize, &Cell)> {
    let mut said = line.cells.iter().enumerate().filter(|(_, cell)| !cell.text.trim().is_empty());
    let first = said.next()?;
    said.next().is_none().then_some(first)
}

/// Whether the one cell of a row is the title of what follows: it reaches over columns, it stands where no action stands, or
/// it says so.
fn titles(columns: &Columns, at: usize, cell: &Cell) -> bool {
    let says_so = ["theme", "priority", "aim", "pledge", "commitment", "section"];
    let words = plain(&cell.text);
    if cell.continues {
        return false;
    }
    match columns.at(at).0 {
        _ if cell.across > 1 => true,
        About::Theme => true,
        // Numbers of rows stand in the first column, and between them the names of sections.
        About::Else => columns.at(at).1.is_empty() || columns.first() == Some(at),
        About::YouSaid | About::WeWill => {
            says_so.iter().any(|word| words.starts_with(word)) && words.chars().any(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// Puts a cell where its column says; what is there already is kept.
fn put(row: &mut Row, (about, heading): (About, &str), text: &str) {
    let text = kit::forms::clean(text);
    if text.is_empty() {
        return;
    }
    let field = match about {
        About::Theme => {
            row.theme.get_or_insert(text);
            return;
        }
        About::Else => {
            let name = if heading.is_empty() { "In a column without a heading" } else { heading };
            row.note.push((name.to_owned(), text));
            return;
        }
        About::WhoWhen => return who_and_when(row, &text),
        About::YouSaid => &mut row.you_said,
        About::WeWill => &mut row.we_will,
        About::Doing => &mut row.doing,
        About::WillSee => &mut row.will_see,
        About::Who => &mut row.who,
        About::When => &mut row.when,
        About::Difference => &mut row.difference,
        About::Steps => &mut row.steps,
        About::Cost => &mut row.cost,
        About::Money => &mut row.money_from,
    };
    add(field, &text);
}

fn add(field: &mut String, text: &str) {
    if !field.is_empty() {
        field.push('\n');
    }
    field.push_str(text);
}

/// One cell that says who and by when: the parts that name a day, or that there is none, are the second.
fn who_and_when(row: &mut Row, text: &str) {
    let lower = text.to_lowercase();
    let cut = lower.rfind(" by ").filter(|at| text.is_char_boundary(*at) && when::says_when(&text[*at..]));
    let (text, rest) = cut.map_or((text, ""), |at| text.split_at(at));
    let parts = text
        .split(['\n', ';', ','])
        .chain([rest])
        .flat_map(|part| part.split(" / "))
        .flat_map(|part| part.split(" – "));
    let signs = |c: char| c.is_whitespace() || "/–-,;:".contains(c);
    for part in parts.map(|part| part.trim_matches(signs)).filter(|part| !part.is_empty()) {
        add(if when::says_when(part) { &mut row.when } else { &mut row.who }, part);
    }
}

/// What the words mean: the day, and what a lead should look at.
fn settle(row: &mut Row) {
    let names: Vec<&str> =
        row.who.split(['\n', ';']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let several = names.len() > 1 || [" and ", " & ", "/"].iter().any(|sign| row.who.contains(sign));
    row.who = names.join("; ");
    let read = when::read(&row.when);
    row.due_on = read.day;
    row.remarks.retain(|remark| !remark.starts_with(MORE_THAN_ONE) && !remark.starts_with(when::REMARK));
    if several {
        row.remarks.push(format!("{MORE_THAN_ONE}: say who makes sure that it happens."));
    }
    if row.who.is_empty() {
        row.remarks.retain(|remark| remark != NOBODY);
        row.remarks.push(NOBODY.to_owned());
    }
    row.remarks.extend(read.remark.map(|words| format!("{} {words}", when::REMARK)));
    row.remarks.retain(|remark| !remark.starts_with(MORE_STEPS));
    if steps(&row.steps).count() > MOST_MILESTONES {
        let rest: Vec<&str> = steps(&row.steps).skip(MOST_MILESTONES).collect();
        row.remarks
            .push(format!("{MORE_STEPS} {MOST_MILESTONES}. These are not in the form: {}.", rest.join("; ")));
    }
}

/// The steps in a cell: lines, or parts between semicolons, without the signs of a list.
pub(super) fn steps(text: &str) -> impl Iterator<Item = &str> {
    let signs = |c: char| c.is_whitespace() || "•·–-*".contains(c);
    text.split(['\n', ';']).map(move |part| part.trim_matches(signs)).filter(|part| !part.is_empty())
}

const MORE_STEPS: &str = "There are more steps than";

const MORE_THAN_ONE: &str = "More than one is named";
const NOBODY: &str = "Nobody is named: say who makes sure that it happens.";
