//! The sheet of answers on offer.

use super::super::Form;
use super::Reading;
use crate::instrument::{Choice, shape};

impl Reading {
    pub(super) fn choices(&mut self, form: &Form) {
        for row in &form.choices.rows {
            let (Some(list), Some(name)) = (row.get("list_name"), row.get("name")) else {
                self.stop("choices", Some(row.number), "An answer needs a list_name and a name.");
                continue;
            };
            self.name("choices", row, name);
            let label = self.words("choices", row, "label", shape::ANSWER).unwrap_or_else(|| name.into());
            let choice = Choice { value: name.to_owned(), label };
            let offered = self.lists.entry(list.to_owned()).or_default();
            if offered.iter().any(|known| known.value == choice.value) {
                self.stop("choices", Some(row.number), format!("The list {list} has {name} twice."));
            } else {
                offered.push(choice);
            }
        }
    }
}
