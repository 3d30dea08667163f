//! A sheet with its joined cells: what stands once on paper and counts for several rows.

use super::sheet::{Book, MOST_TEXT, broken};
use super::{COMPUTED, Fault};

/// Cells that are filled because they are joined to the one above; a file can join a million with a few letters.
const MOST_JOINED: usize = 100_000;

/// A cell of a table, in a file of either kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says; where it is joined to the one above, what that says.
    pub text: String,
    /// Over how many columns it reaches; 0 where another reaches over it.
    pub across: usize,
    /// Whether it is joined to the one above.
    pub continues: bool,
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as the file's program shows it, counted from 1.
    pub number: u64,
    /// Its cells, one for each column up to the last that holds something.
    pub cells: Vec<Cell>,
}

impl Book<'_> {
    /// The rows of a sheet that are not blank, joined cells told apart.
    ///
    /// # Errors
    /// As [`Book::lines`], and where more cells are joined than are taken.
    pub fn rows(&mut self, sheet: &str) -> Result<Vec<Row>, Fault> {
        let lines = self.lines(sheet, None)?;
        let plain = |text: String| Cell {
            text: text.strip_prefix(COMPUTED).map_or(text.clone(), str::to_owned),
            across: 1,
            continues: false,
        };
        let mut rows: Vec<Row> = lines
            .into_iter()
            .map(|line| Row { number: line.number, cells: line.cells.into_iter().map(plain).collect() })
            .collect();
        let (mut joined, mut letters) = (0, 0);
        for area in self.book.merge_cells_by_sheet_name(sheet).map_err(broken)? {
            let (top, left) = (u64::from(area.start.0) + 1, area.start.1 as usize);
            let (bottom, right) = (u64::from(area.end.0) + 1, area.end.1 as usize);
            let from = rows.partition_point(|row| row.number < top);
            let Some(first) = rows.get_mut(from).filter(|row| row.number == top) else { continue };
            let Some(cell) = first.cells.get_mut(left) else { continue };
            cell.across = right.saturating_sub(left) + 1;
            let text = cell.text.clone();
            for row in rows[from + 1..].iter_mut().take_while(|row| row.number <= bottom) {
                (joined, letters) = (joined + 1, letters + text.len());
                if joined > MOST_JOINED || letters > MOST_TEXT {
                    return Err(Fault::TooMuch);
                }
                if row.cells.len() <= left {
                    row.cells.resize(left + 1, Cell { across: 1, ..Cell::default() });
                }
                row.cells[left] = Cell { text: text.clone(), across: 1, continues: true };
            }
        }
        Ok(rows)
    }
}
