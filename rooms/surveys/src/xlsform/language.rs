//! Columns that stand once for every language, as XLSForm calls them: `label::Albanian (sq)`.

use kit::words::Language;

use super::Row;
use crate::instrument::Text;

/// The columns that respondents read.
pub(super) const COLUMNS: [&str; 4] = ["label", "hint", "nb_low", "nb_high"];

/// The heading of such a column in a language.
pub(super) fn head(column: &str, language: Language) -> String {
    format!("{column}::{} ({})", language.name(), language.code())
}

/// The column and the language that a heading names: by the code behind it or, without one, by the language's name.
pub(super) fn of(head: &str) -> Option<(&str, Language)> {
    let (column, spoken) = head.split_once("::")?;
    let spoken = spoken.trim();
    let code = spoken.strip_suffix(')').and_then(|s| s.rsplit_once('(')).map(|(_, code)| code.trim());
    let by_name = || Language::ALL.into_iter().find(|l| l.name().eq_ignore_ascii_case(spoken));
    let language = code.map_or_else(by_name, Language::of)?;
    COLUMNS.contains(&column.trim()).then_some((column.trim(), language))
}

impl Row {
    /// What respondents read of a column, in every language of the row. A form in several languages may have its English
    /// beside the others instead of alone.
    pub(super) fn text(&self, column: &str) -> Option<Text> {
        let said: Vec<(Language, &String)> = self
            .cells
            .iter()
            .filter_map(|(head, text)| of(head).filter(|(of, _)| *of == column).map(|(_, l)| (l, text)))
            .collect();
        let english = said.iter().find(|(language, _)| *language == Language::English);
        let mut text: Text = self.get(column).or(english.map(|(_, text)| text.as_str()))?.into();
        for (language, translation) in said.into_iter().filter(|(l, _)| *l != Language::English) {
            text.translate(language, translation.as_str());
        }
        Some(text)
    }
}
