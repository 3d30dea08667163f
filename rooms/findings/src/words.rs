//! Figures as sentences: for staff about young people, and for young people about themselves.

mod compared;
pub(crate) mod leaflet;

pub(crate) use compared::{compared, verdict};

use calc::{Majority, PercentInterval, Safe, Shown, Words};
use surveys::Missing;

/// "always feel safe where we live" as staff say it: "always feel safe where they live".
pub(crate) fn about_them(said: &str) -> String {
    said.split(' ').map(their_word).collect::<Vec<_>>().join(" ")
}

fn their_word(word: &str) -> String {
    let end = word.find(|c: char| !c.is_alphabetic() && !matches!(c, '’' | '\'')).unwrap_or(word.len());
    let (word, rest) = word.split_at(end);
    let theirs = match word {
        "we" => "they",
        "us" => "them",
        "our" => "their",
        "ours" => "theirs",
        "ourselves" => "themselves",
        "we’re" | "we're" => "they are",
        "we’ve" | "we've" => "they have",
        other => other,
    };
    format!("{theirs}{rest}")
}

/// One plain sentence for staff. `said` follows "of us".
pub(crate) fn sentence(share: &Safe, said: &str) -> String {
    let they = about_them(said);
    match share.view() {
        Shown::Share { percent, interval, base, .. } => {
            let who = match percent.value() {
                0 => "Hardly any young people who answered".to_owned(),
                100 => "Nearly all young people who answered".to_owned(),
                _ => format!("About {percent} of young people who answered"),
            };
            format!("{who} {they} ({}; base about {base}).", between(interval))
        }
        Shown::Rough(Majority::MoreThanHalf) => {
            format!("More than half of the young people who answered {they}.")
        }
        Shown::Rough(Majority::HalfOrFewer) => {
            format!("Half or fewer of the young people who answered {they}.")
        }
        Shown::Hidden { base } => {
            format!("How many {they} is not shown, so that nobody can be recognised (base about {base}).")
        }
        Shown::FewerThanTen => {
            format!("{share} young people answered this, so nothing more is shown.").replacen('f', "F", 1)
        }
    }
}

/// "between 28% and 39%", and without a claim of none or all at the ends.
pub(crate) fn between(interval: PercentInterval) -> String {
    match (interval.low().value(), interval.high().value()) {
        (0, _) => format!("{} or fewer", interval.high()),
        (_, 100) => format!("{} or more", interval.low()),
        _ => format!("between {} and {}", interval.low(), interval.high()),
    }
}

/// The same in a table: "28% to 39%".
pub(crate) fn range(interval: PercentInterval) -> String {
    match (interval.low().value(), interval.high().value()) {
        (0, _) | (_, 100) => between(interval),
        _ => interval.to_string(),
    }
}

/// "1 in 3 of us do not always feel safe where we live"; `None` where nothing is shown.
pub(crate) fn said(share: &Safe, said: &str) -> Option<String> {
    who(share).map(|who| format!("{who} {said}"))
}

/// How many of us: "1 in 3 of us".
pub(crate) fn who(share: &Safe) -> Option<String> {
    Some(match share.view() {
        Shown::Share { percent, .. } => match percent.in_words() {
            Words::Half => "Half of us".to_owned(),
            words => format!("{} of us", capital(&words.to_string())),
        },
        Shown::Rough(Majority::MoreThanHalf) => "More than half of us".to_owned(),
        Shown::Rough(Majority::HalfOrFewer) => "Half of us or fewer".to_owned(),
        Shown::Hidden { .. } | Shown::FewerThanTen => return None,
    })
}

/// How many did not answer, from the share that did.
pub(crate) fn missing(response: &Safe) -> Option<String> {
    let Shown::Share { percent, .. } = response.view() else { return None };
    Some(match (105 - percent.value().min(100)) / 10 {
        0 => "Fewer than 1 in 10 young people did not answer.".to_owned(),
        10 => "More than 9 in 10 young people did not answer.".to_owned(),
        5 => "About half of the young people did not answer.".to_owned(),
        tenths => format!("About {tenths} in 10 young people did not answer."),
    })
}

/// Which groups of the register answered less than the others, without a figure.
pub(crate) fn groups(missing: &Missing) -> String {
    match missing {
        Missing::Groups(named) => {
            let named = named.join("; ");
            format!("On the last morning of the survey, clearly fewer of these groups had answered than of all who were asked: {named}.")
        }
        Missing::Nobody => {
            "On the last morning of the survey, no group of ten or more was clearly behind all who were asked.".to_owned()
        }
        Missing::Unknown => "Whether some groups answered less often than others can’t be told.".to_owned(),
    }
}

/// With a capital letter in front.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calc::{Thresholds, share};

    const UNSAFE: &str = "do not always feel safe where we live";

    fn cell(count: u32, base: u32) -> Safe {
        share(count, base, &Thresholds::default()).expect("a share")
    }

    #[test]
    fn staff_speak_of_them_and_young_people_of_us() {
        assert_eq!(about_them("say our home is right for us"), "say their home is right for them");
        assert_eq!(
            about_them("feel that what we do is worthwhile, we’re sure"),
            "feel that what they do is worthwhile, they are sure"
        );
        assert_eq!(about_them("use the bus"), "use the bus");
    }

    #[test]
    fn a_share_is_one_sentence_with_how_sure_we_are() {
        assert_eq!(
            sentence(&cell(70, 211), UNSAFE),
            "About 33% of young people who answered do not always feel safe where they live (between 26% and 42%; base about 210)."
        );
        assert_eq!(
            said(&cell(70, 211), UNSAFE).as_deref(),
            Some("1 in 3 of us do not always feel safe where we live")
        );
        assert_eq!(
            sentence(&cell(9, 3000), UNSAFE).split(" (").next(),
            Some("Hardly any young people who answered do not always feel safe where they live")
        );
    }

    #[test]
    fn small_groups_get_a_word_hidden_ones_a_reason() {
        assert_eq!(
            sentence(&cell(11, 20), UNSAFE),
            "More than half of the young people who answered do not always feel safe where they live."
        );
        assert_eq!(
            said(&cell(10, 20), UNSAFE).as_deref(),
            Some("Half of us or fewer do not always feel safe where we live")
        );
        assert!(sentence(&cell(3, 60), UNSAFE).contains("is not shown"));
        assert_eq!(said(&cell(3, 60), UNSAFE), None);
        assert!(sentence(&cell(3, 6), UNSAFE).starts_with("Fewer than 10 young people"));
    }

    #[test]
    fn who_is_missing_is_said_in_tenths() {
        assert_eq!(missing(&cell(210, 350)).as_deref(), Some("About 4 in 10 young people did not answer."));
        assert_eq!(
            missing(&cell(50, 100)).as_deref(),
            Some("About half of the young people did not answer.")
        );
        assert_eq!(missing(&cell(15, 20)), None);
    }
}
