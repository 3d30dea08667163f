//! Every figure that a document shows, for tests that hold paper against the page.

use serde_json::Value;

use crate::document::{Block, Document, Measure};

/// Every text of a document, from top to bottom, with what stands in for drawings. No picture and no word of ours.
impl Document {
    /// Every text that a reader meets.
    pub fn texts(&self) -> Vec<String> {
        let mut all = vec![self.title.clone(), self.foot.clone()];
        for block in &self.blocks {
            let value = serde_json::to_value(block).unwrap_or_default();
            said(&value, &mut all);
        }
        all
    }

    /// Every figure in its texts and in its drawings: "33%", "210", "−4".
    pub fn figures(&self) -> Vec<String> {
        let mut all: Vec<String> = self.texts().iter().flat_map(|text| figures(text)).collect();
        drawn(&self.blocks, &mut all);
        all
    }
}

/// Whether a field holds a name of ours or a picture, and not words.
pub(crate) fn is_ours(field: &str) -> bool {
    matches!(field, "is" | "tone" | "voice" | "svg" | "face")
}

fn said(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(of) => of.iter().for_each(|one| said(one, all)),
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| !is_ours(name)).for_each(|(_, field)| said(field, all));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn drawn(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Bar(bar) => {
                if let Measure::Known { percent, low, high } = bar.measure {
                    all.extend([percent, low, high].map(|n| format!("{n}%")));
                }
                all.extend(bar.beside.map(|n| format!("{n}%")));
            }
            Block::Together { blocks } => drawn(blocks, all),
            Block::Sides { of } => of.iter().for_each(|side| drawn(&side.blocks, all)),
            _ => {}
        }
    }
}

/// The figures in a text, with their sign and their per cent: "33%", "1,200", "82.9%", "−4".
pub fn figures(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let (mut all, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let signed = at > 0 && matches!(letters[at - 1], '+' | '−');
        let from = if signed { at - 1 } else { at };
        while digit(at) || (matches!(letters.get(at), Some('.' | ',')) && digit(at + 1)) {
            at += 1;
        }
        at += usize::from(letters.get(at) == Some(&'%'));
        all.push(letters[from..at].iter().collect());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_with_its_sign_and_its_per_cent() {
        let text = "About 33% (between 26% and 41%; base about 1,210), 82.9% there: −4 to +18. In 2026.";
        assert_eq!(figures(text), ["33%", "26%", "41%", "1,210", "82.9%", "−4", "+18", "2026"]);
        assert_eq!(figures("none, c"), Vec::<String>::new());
    }
}
