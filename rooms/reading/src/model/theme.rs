//! What texts are about: the parts of life that the surveys ask about and plans are made of, so that words stand beside
//! figures. A theme is joined to a part of a survey by its picture.

use kit::young::Picture;
use serde::{Deserialize, Serialize};

/// What a text is about. A text may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Theme {
    /// Where they live.
    Home,
    /// Their leaving care worker and the team.
    Worker,
    /// Friends, family, a partner, being alone.
    People,
    /// Money and what things cost.
    Money,
    /// Education, training and work.
    Days,
    /// Health, and how they feel.
    Feelings,
    /// What they can have, and finding out about it.
    Rights,
    /// Being in care and leaving it, and having a say.
    Say,
    /// Anything else.
    Other,
}

const THEMES: [(Theme, &str, &str, Picture); 9] = [
    (Theme::Home, "home", "Home and feeling safe", Picture::Home),
    (Theme::Worker, "worker", "Workers and support", Picture::Worker),
    (Theme::People, "people", "Friends, family and being lonely", Picture::Friends),
    (Theme::Money, "money", "Money", Picture::Money),
    (Theme::Days, "days", "Education, training and work", Picture::Learning),
    (Theme::Feelings, "feelings", "Health and feelings", Picture::Feelings),
    (Theme::Rights, "rights", "What care leavers can have, and finding out", Picture::Door),
    (Theme::Say, "say", "Care, and having a say", Picture::Shield),
    (Theme::Other, "other", "Something else", Picture::Talk),
];

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Home,
        Self::Worker,
        Self::People,
        Self::Money,
        Self::Days,
        Self::Feelings,
        Self::Rights,
        Self::Say,
        Self::Other,
    ];

    fn row(self) -> (&'static str, &'static str, Picture) {
        let row = THEMES.iter().find(|(theme, ..)| *theme == self);
        row.map_or(("other", "Something else", Picture::Talk), |(_, code, words, picture)| {
            (code, words, *picture)
        })
    }

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// As people say it.
    pub fn words(self) -> &'static str {
        self.row().1
    }

    /// The picture of the part of a survey that asks about it.
    pub fn picture(self) -> &'static str {
        self.row().2.name()
    }

    /// The theme of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_theme_has_a_code_and_a_picture_of_its_own() {
        for theme in Theme::ALL {
            assert_eq!(Theme::of(theme.code()), Some(theme));
            let others = Theme::ALL.into_iter().filter(|other| *other != theme);
            assert!(others.into_iter().all(|other| other.picture() != theme.picture()), "{theme:?}");
        }
    }

    /// A part of a survey whose picture no theme has would never get words beside its figures.
    #[test]
    fn the_parts_of_the_well_being_survey_have_themes() {
        let survey = &surveys::instrument::built_in()[1];
        for section in survey.sections.iter().filter(|s| s.picture != "bell") {
            assert!(Theme::ALL.iter().any(|theme| theme.picture() == section.picture), "{}", section.picture);
        }
    }
}
