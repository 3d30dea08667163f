//! How young people take part in an action.

use serde::Serialize;

/// A way in which young people take part (after the ladder of the programme: from being asked to deciding).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Way {
    /// They help to design it.
    Designing,
    /// They help to decide.
    Deciding,
    /// They help to do it.
    Delivering,
    /// They say whether it works.
    Reviewing,
}

impl Way {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Designing, Self::Deciding, Self::Delivering, Self::Reviewing];

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Designing => "designing",
            Self::Deciding => "deciding",
            Self::Delivering => "delivering",
            Self::Reviewing => "reviewing",
        }
    }

    /// The way of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// As staff say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Designing => "Designing: they help to work out what it should be",
            Self::Deciding => "Deciding: they have a say in what is chosen",
            Self::Delivering => "Delivering: they help to do it",
            Self::Reviewing => "Reviewing: they say whether it works",
        }
    }
}

/// Why young people take no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum WhyNone {
    /// The change itself leaves no room for it.
    Nature,
    /// There is no money or time for it.
    Resources,
    /// Young people were asked, and did not want to or could not.
    Interest,
    /// The partner who does it is not able to.
    Partners,
}

impl WhyNone {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Nature, Self::Resources, Self::Interest, Self::Partners];

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nature => "nature",
            Self::Resources => "resources",
            Self::Interest => "interest",
            Self::Partners => "partners",
        }
    }

    /// The reason of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }

    /// As staff say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nature => "The nature of the change leaves no room for it",
            Self::Resources => "There are no resources for it",
            Self::Interest => "Young people were not interested or not available",
            Self::Partners => "The partner who does it does not have the capacity",
        }
    }
}

/// How young people take part in an action, or why they don't: one of the two, always.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Part {
    /// In these ways, in their order; at least one.
    Takes(Vec<Way>),
    /// Not at all, for this reason.
    None(WhyNone),
}

impl Part {
    /// The ways, none where they take no part.
    pub fn ways(&self) -> &[Way] {
        match self {
            Self::Takes(ways) => ways,
            Self::None(_) => &[],
        }
    }

    /// From its codes: ways apart by spaces, or a reason; `None` where they say neither or both.
    pub fn read(ways: &str, why: Option<&str>) -> Option<Self> {
        let mut known: Vec<Way> = ways.split_whitespace().filter_map(Way::of).collect();
        known.sort();
        known.dedup();
        match (known.is_empty(), why) {
            (false, None) => Some(Self::Takes(known)),
            (true, Some(why)) => WhyNone::of(why).map(Self::None),
            _ => None,
        }
    }

    /// Its codes, as [`Part::read`] takes them.
    pub fn codes(&self) -> (String, Option<&'static str>) {
        let ways: Vec<&str> = self.ways().iter().map(|way| way.code()).collect();
        let why = if let Self::None(why) = self { Some(why.code()) } else { None };
        (ways.join(" "), why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written() {
        let mut all = vec![Part::Takes(vec![Way::Designing, Way::Reviewing]), Part::Takes(Way::ALL.to_vec())];
        all.extend(WhyNone::ALL.map(Part::None));
        for part in all {
            let (ways, why) = part.codes();
            assert_eq!(Part::read(&ways, why), Some(part));
        }
    }

    #[test]
    fn both_and_neither_are_nothing() {
        assert_eq!(Part::read("", None), None);
        assert_eq!(Part::read("designing", Some("nature")), None);
        assert_eq!(Part::read("dancing", None), None);
        assert_eq!(Part::read("", Some("weather")), None);
    }
}
