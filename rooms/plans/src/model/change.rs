//! A change of a draft: what was done, to what, and how it read before and after.

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Themes,
    Added,
    Changed,
    Deleted,
    Carried,
    LeftOut,
}

impl What {
    const ALL: [Self; 6] =
        [Self::Themes, Self::Added, Self::Changed, Self::Deleted, Self::Carried, Self::LeftOut];

    /// As stored.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Themes => "themes",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Deleted => "deleted",
            Self::Carried => "carried",
            Self::LeftOut => "left-out",
        }
    }

    /// The change of a code.
    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }

    /// As staff say it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Themes => "Changed the themes and the cover",
            Self::Added => "Wrote an action",
            Self::Changed => "Changed an action",
            Self::Deleted => "Deleted an action",
            Self::Carried => "Carried an action on",
            Self::LeftOut => "Said what is left out",
        }
    }
}

/// One thing that was said, under its name, as it is kept.
pub(crate) type Kept = (String, String);

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) what: What,
    /// What the action promised then; empty where it is about the whole plan.
    pub(crate) about: String,
    /// How it read before; empty for what is new.
    pub(crate) before: Vec<Kept>,
    /// How it read after; empty for what is gone.
    pub(crate) after: Vec<Kept>,
}

impl Change {
    /// What reads otherwise, name by name, in order.
    pub(crate) fn differs(&self) -> Vec<(&str, &str, &str)> {
        let at = |all: &[Kept], name: &str| all.iter().position(|(known, _)| known == name);
        let new = self.after.iter().filter(|(name, _)| at(&self.before, name).is_none());
        let names = self.before.iter().chain(new);
        names
            .map(|(name, _)| {
                let before = at(&self.before, name).map_or("", |found| self.before[found].1.as_str());
                let after = at(&self.after, name).map_or("", |found| self.after[found].1.as_str());
                (name.as_str(), before, after)
            })
            .filter(|(_, before, after)| before != after)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_reads_otherwise_is_told() {
        let said = |all: &[(&str, &str)]| all.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
        let change = Change {
            what: What::Changed,
            about: String::new(),
            before: said(&[("We will", "Fit locks"), ("Who", "Housing"), ("Cost", "£1")]),
            after: said(&[("We will", "Fit doorbells"), ("Who", "Housing"), ("Pilot", "Ten")]),
        };
        let told = [("We will", "Fit locks", "Fit doorbells"), ("Cost", "£1", ""), ("Pilot", "", "Ten")];
        assert_eq!(change.differs(), told);
    }

    #[test]
    fn every_change_has_a_code_of_its_own() {
        for what in What::ALL {
            assert_eq!(What::of(what.code()), Some(what));
        }
    }
}
