//! One sheet: its title, a table with headings, and how it prints.

use rust_xlsxwriter::{Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError};

use crate::cell::{Cell, Written};

/// A4, as the file format counts paper.
const A4: u8 = 9;
/// The row of headings: the title and what to know of the sheet stand above.
const HEAD: u32 = 2;
/// The width of a column of figures, in characters.
const FIGURE: f64 = 13.0;

/// A column's heading, its width in characters, and whether figures stand in it.
pub(super) struct Column {
    heading: &'static str,
    width: f64,
    figure: bool,
}

impl Column {
    pub(super) const fn words(heading: &'static str, width: f64) -> Self {
        Self { heading, width, figure: false }
    }

    pub(super) const fn figure(heading: &'static str) -> Self {
        Self { heading, width: FIGURE, figure: true }
    }
}

/// A sheet with one table.
pub(super) struct Sheet {
    pub(super) name: &'static str,
    pub(super) title: String,
    /// What to know before reading it.
    pub(super) about: &'static str,
    pub(super) columns: &'static [Column],
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Sheet {
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let page = book.add_worksheet();
        page.set_name(self.name)?;
        page.write_string_with_format(0, 0, &self.title, &Format::new().set_bold().set_font_size(14))?;
        page.write_string(1, 0, self.about)?;
        for (at, column) in (0..).zip(self.columns) {
            page.set_column_width(at, column.width)?;
        }
        self.table(page)?;
        for (row, cells) in (HEAD + 1..).zip(&self.rows) {
            for (at, (cell, column)) in (0..).zip(cells.iter().zip(self.columns)) {
                put(page, (row, at), cell, column)?;
            }
        }
        page.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
        page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// Marks the rows as a table, which a screen reader then reads with its headings.
    fn table(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let columns: Vec<TableColumn> = self
            .columns
            .iter()
            .map(|column| TableColumn::new().set_header(column.heading).set_header_format(&head))
            .collect();
        let table = Table::new().set_columns(&columns).set_style(TableStyle::Light1).set_autofilter(false);
        let last = HEAD + u32::try_from(self.rows.len().max(1)).unwrap_or(1);
        let across = u16::try_from(self.columns.len()).unwrap_or(1).saturating_sub(1);
        page.add_table(HEAD, 0, last, across, &table)?;
        Ok(())
    }
}

/// Text is written as a string, so a spreadsheet never takes it for a formula or a link, whatever it begins with.
fn put(page: &mut Worksheet, (row, at): (u32, u16), cell: &Cell, column: &Column) -> Result<(), XlsxError> {
    let look = Format::new().set_align(FormatAlign::Top);
    let look = if column.figure { look.set_align(FormatAlign::Right) } else { look.set_text_wrap() };
    match cell.written() {
        Written::Text(text) => page.write_string_with_format(row, at, text, &look)?,
        Written::Fraction(share) => {
            page.write_number_with_format(row, at, share, &look.set_num_format("0%"))?
        }
        Written::Number(n, format) => {
            page.write_number_with_format(row, at, n, &look.set_num_format(format))?
        }
        Written::People(n) => page.write_number_with_format(row, at, n, &look.set_num_format("#,##0"))?,
    };
    Ok(())
}
