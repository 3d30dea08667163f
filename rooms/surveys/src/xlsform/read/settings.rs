//! The one row about the whole.

use super::super::Form;
use super::{Reading, minutes};
use crate::instrument::{Audience, Instrument, Section, shape};

impl Reading {
    pub(super) fn settings(&mut self, form: &Form, sections: Vec<Section>) -> Instrument {
        let row = form.settings.rows.first();
        let of = |head: &str| row.and_then(|row| row.get(head));
        let at = row.map(|row| row.number);
        if let Some(more) = form.settings.rows.get(1) {
            self.tell("settings", Some(more.number), "Only the first row of settings is taken.");
        }
        let title = of("form_title").or(of("form_id")).unwrap_or_default();
        let name = of("form_id").map_or_else(|| shape::slug(title), str::to_owned);
        if name.is_empty() {
            self.stop(
                "settings",
                at,
                "A form needs a form_title and, best, a form_id: by it the next version is known.",
            );
        } else if let Err(why) = shape::name(&name).and_then(|()| shape::text(title, shape::TITLE)) {
            self.stop("settings", at, why);
        }
        let version = of("version").map(str::parse);
        if matches!(version, Some(Err(_))) {
            self.tell("settings", at, "Versions are counted here, 1, 2, 3, so the form’s own is not taken.");
        }
        let said = of("nb_minutes").map(str::parse);
        if matches!(said, Some(Err(_) | Ok(0))) {
            self.tell("settings", at, "nb_minutes is not a number of minutes, so they are worked out.");
        }
        let audience = of("nb_for").map(|words| Audience::of(&words.to_lowercase()));
        if audience == Some(None) {
            let who = [Audience::CareLeavers, Audience::Advisers, Audience::Session].map(Audience::words);
            self.stop("settings", at, format!("nb_for is one of: {}.", who.join(", ")));
        }
        Instrument {
            audience: audience.flatten().unwrap_or_default(),
            name,
            version: version.and_then(Result::ok).unwrap_or(1),
            title: title.to_owned(),
            minutes: said.and_then(Result::ok).filter(|m| *m > 0).unwrap_or_else(|| minutes(&sections)),
            groupings: of("nb_groups").map(names).unwrap_or_default(),
            sections,
        }
    }
}

/// Names with spaces between them, as such forms write lists.
fn names(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}
