//! A comparison as one plain sentence: what is claimed, of whom, and both figures. It claims no more than the verdict does.

use calc::{Compared, Meaning, Safe, Verdict};

use crate::beside::{Beside, Source};
use crate::model::Finding;

/// The sentence; `None` where the share that was compared isn't shown.
pub(crate) fn compared(finding: &Finding, beside: &Beside) -> Option<String> {
    let compared = beside.compared();
    let (own, means) = match compared.meaning() {
        Meaning::Favourable => (finding.favourable.as_ref()?, &finding.favourable_means),
        Meaning::Concern => (&finding.concern, &finding.concern_means),
    };
    Some(match compared.verdict() {
        None => context(own, means, &compared, &beside.source),
        Some(Verdict::NoClearDifference) => no_difference(own, means, &compared, &beside.source),
        Some(verdict) => {
            let more = (verdict == Verdict::Better) == (compared.meaning() == Meaning::Favourable);
            let more = if more { "more" } else { "fewer" };
            let than = than(&compared, &beside.source);
            let figures = format!("{own} and {}", compared.percent());
            let next = if beside.is_to_work_on() { " This may be something to work on." } else { "" };
            format!("Clearly {more} of your young people {means} than {than}: {figures}.{next}")
        }
    })
}

/// The verdict in a word or two, for tables.
pub(crate) fn verdict(beside: &Beside) -> &'static str {
    match (beside.compared().verdict(), &beside.source) {
        (Some(Verdict::Better), _) => "Clearly better",
        (Some(Verdict::Worse), _) => "Clearly worse",
        (Some(Verdict::NoClearDifference), Source::Earlier { .. }) => "No clear change",
        (Some(Verdict::NoClearDifference), _) => "No clear difference",
        (None, _) => "For context only",
    }
}

fn no_difference(own: &Safe, means: &str, compared: &Compared, source: &Source) -> String {
    let other = compared.percent();
    match source {
        Source::Others => {
            let others = others(compared);
            format!(
                "No clear difference from {others}: {own} of your young people {means}, and {other} there."
            )
        }
        Source::Earlier { .. } => {
            format!(
                "No clear change since last time: {own} of your young people {means} now, and {other} then."
            )
        }
        Source::Elsewhere { population, period, .. } => format!(
            "No clear difference from {population} ({period}): {own} of your young people {means}, and {other} of them."
        ),
    }
}

fn than(compared: &Compared, source: &Source) -> String {
    match source {
        Source::Others => format!("in {}", others(compared)),
        Source::Earlier { .. } => "last time".to_owned(),
        Source::Elsewhere { population, period, .. } => format!("of {population} ({period})"),
    }
}

/// "the 5 other local authorities", or of how many of them the figure is.
fn others(compared: &Compared) -> String {
    match compared.places() {
        Some((shown, 0)) => format!("the {shown} other local authorities"),
        Some((shown, _)) => format!("the {shown} other local authorities whose figure can be shown"),
        None => "the other local authorities".to_owned(),
    }
}

/// A figure from which nothing is claimed.
fn context(own: &Safe, means: &str, compared: &Compared, source: &Source) -> String {
    let (other, of) = match source {
        Source::Elsewhere { population, period, .. } => {
            (compared.percent(), format!("{population} ({period})"))
        }
        Source::Others | Source::Earlier { .. } => (compared.percent(), than(compared, source)),
    };
    format!(
        "For context: {own} of your young people {means}; of {of} it was {other}. How sure that figure is was not \
         published, so we don’t say whether yours differs."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use calc::{Certainty, Comparator, Contrast, Elsewhere, Member, Thresholds, base, judge, share};

    fn cell(count: u32, base: u32) -> Safe {
        share(count, base, &Thresholds::default()).expect("a share")
    }

    fn finding(good: Safe, bad: Safe) -> Finding {
        Finding {
            indicator: "home-safe".into(),
            picture: "home".into(),
            theme: "Your home".into(),
            label: "How safe they feel at home".into(),
            sentence: String::new(),
            said: None,
            worry: false,
            favourable: Some(good),
            concern: bad,
            favourable_means: "always feel safe where they live".into(),
            concern_means: "do not always feel safe where they live".into(),
            favourable_said: "always feel safe where we live".into(),
            concern_said: "do not always feel safe where we live".into(),
        }
    }

    fn said(own: (u32, u32), other: &Comparator, meaning: Meaning, source: Source) -> String {
        let (own, rest) = (cell(own.0, own.1), cell(own.1 - own.0, own.1));
        let finding = if meaning == Meaning::Favourable { finding(own, rest) } else { finding(rest, own) };
        let contrast = Contrast::of(&own, &Thresholds::default(), other, meaning).expect("settings");
        let made = judge(&[contrast.expect("a percentage")]).expect("a report")[0];
        compared(&finding, &Beside { source, compared: made.into() }).expect("a sentence")
    }

    fn pool(counts: &[(u32, u32)]) -> Comparator {
        let t = Thresholds::default();
        let member =
            |c: &(u32, u32)| Member { cell: Some(cell(c.0, c.1)), answered: base(c.1, &t), thresholds: t };
        let members: Vec<Member> = counts.iter().map(member).collect();
        Comparator::pool(&members).expect("settings").expect("a pool")
    }

    #[test]
    fn a_difference_is_said_with_both_figures_and_in_its_direction() {
        let others = pool(&[(100, 200), (100, 200), (100, 200)]);
        assert_eq!(
            said((160, 200), &others, Meaning::Favourable, Source::Others),
            "Clearly more of your young people always feel safe where they live than in the 3 other local authorities: 80% and 50%."
        );
        assert_eq!(
            said((160, 200), &others, Meaning::Concern, Source::Others),
            "Clearly more of your young people do not always feel safe where they live than in the 3 other local authorities: 80% and 50%. This may be something to work on."
        );
        assert_eq!(
            said((100, 200), &others, Meaning::Favourable, Source::Others),
            "No clear difference from the 3 other local authorities: 50% of your young people always feel safe where they live, and 50% there."
        );
        let hidden = pool(&[(100, 200), (100, 200), (100, 200), (3, 40)]);
        assert!(
            said((100, 200), &hidden, Meaning::Favourable, Source::Others)
                .contains("3 other local authorities whose figure can be shown")
        );
    }

    #[test]
    fn last_time_and_other_people_are_said_as_such() {
        let closed_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day");
        let then = Comparator::earlier(&cell(100, 200), &Thresholds::default()).expect("a percentage");
        let earlier = || Source::Earlier { closed_on };
        assert_eq!(
            said((104, 200), &then, Meaning::Concern, earlier()),
            "No clear change since last time: 53% of your young people do not always feel safe where they live now, and 50% then."
        );
        let worse = said((160, 200), &then, Meaning::Concern, earlier());
        assert!(worse.ends_with("than last time: 80% and 50%."), "{worse}");
        let elsewhere = || Source::Elsewhere {
            population: "people aged 16 to 24 in the UK".into(),
            period: "2014 to 2015".into(),
            source: "An office".into(),
            year: 2015,
        };
        let figure = |certainty| {
            Comparator::elsewhere(&Elsewhere { tenths: 829, to_tenth: true, certainty }).expect("a figure")
        };
        let fewer = said((100, 200), &figure(Certainty::Base(4000)), Meaning::Favourable, elsewhere());
        assert!(
            fewer.contains("Clearly fewer") && fewer.contains("(2014 to 2015): 50% and 82.9%"),
            "{fewer}"
        );
        let context = said((100, 200), &figure(Certainty::Unknown), Meaning::Favourable, elsewhere());
        assert!(context.starts_with("For context") && !context.contains("learly"), "{context}");
    }
}
