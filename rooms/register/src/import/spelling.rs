//! How a code may be written in a cell.

/// How one value may be written in a cell.
pub(crate) struct Spelling<T: 'static> {
    pub(crate) value: T,
    /// Letter of the Annex A list (`b` in "b) Female"); what follows it must agree, so that shifted columns are noticed.
    pub(crate) letter: Option<char>,
    /// Codes that stand for themselves; free words may follow ("F2: Full time ...").
    pub(crate) codes: &'static [&'static str],
    /// Whole cells in words, squeezed to lower-case letters and digits; "" means that a blank cell has this value.
    pub(crate) words: &'static [&'static str],
}

impl<T> Spelling<T> {
    fn has_code(&self, squeezed: &str) -> bool {
        self.codes.iter().any(|code| code.eq_ignore_ascii_case(squeezed))
    }

    fn has_letter(&self, squeezed: &str) -> bool {
        self.letter.is_some_and(|letter| squeezed.chars().eq([letter]))
    }

    fn is_called(&self, squeezed: &str) -> bool {
        self.words.contains(&squeezed)
    }

    /// Whether the words after a list letter are about this value. Words of four letters and more may go on.
    fn agrees(&self, rest: &str) -> bool {
        let named = |name: &str| rest == name || (name.len() >= 4 && rest.starts_with(name));
        self.words.iter().any(|word| named(word)) || self.codes.iter().any(|code| named(&code.to_lowercase()))
    }
}

/// Lower-case letters and digits only: "Former-relevant child" is `formerrelevantchild`.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The part before `:`, `)`, `.`, `=` or a spaced dash, and the part after it.
pub(crate) fn head_and_rest(cell: &str) -> Option<(String, String)> {
    let marks = [":", ")", ".", "=", " -", " \u{2013}"];
    let (at, mark) = marks.iter().filter_map(|mark| cell.find(mark).map(|at| (at, mark))).min()?;
    Some((squeeze(&cell[..at]), squeeze(&cell[at + mark.len()..])))
}

/// Reads a cell against a table of spellings; `None` if it is none of them, or contradicts itself.
pub(crate) fn find<T: Copy + PartialEq>(table: &[Spelling<T>], cell: &str) -> Option<T> {
    let cell = cell.trim();
    let whole = squeeze(cell);
    if whole.is_empty() && !cell.is_empty() {
        return None;
    }
    let plain = table.iter().find(|s| s.is_called(&whole) || s.has_code(&whole) || s.has_letter(&whole));
    if let Some(spelling) = plain {
        return Some(spelling.value);
    }
    let (head, rest) = head_and_rest(cell)?;
    if let Some(spelling) = table.iter().find(|s| s.has_letter(&head)) {
        return (rest.is_empty() || spelling.agrees(&rest)).then_some(spelling.value);
    }
    let spelling = table.iter().find(|s| s.has_code(&head))?;
    let contradicted =
        table.iter().any(|other| other.value != spelling.value && other.is_called(&rest) && !rest.is_empty());
    (!contradicted).then_some(spelling.value)
}
