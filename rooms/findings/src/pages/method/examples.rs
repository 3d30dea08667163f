//! The method shown on made-up answers. What is shown of them is worked out by the rules themselves, when the page is drawn.

use calc::{CalcError, Safe, Shown, Thresholds, share};
use kit::govuk::{Column, table};
use maud::{Markup, html};

use super::attack::{ATTACK, grouped};
use crate::words;

/// So many of so many, and why it is shown as it is.
const CASES: [(u32, u32, &str); 6] = [
    (
        84,
        208,
        "Both numbers are rounded to 5, and the percentage is made of the rounded ones. The range allows for what was rounded.",
    ),
    (3, 60, "So few that somebody might know who they are."),
    (57, 60, "All but three. Who knows that 60 answered would know of the three what they did not say."),
    (
        14,
        20,
        "Enough for a word, too few for a number: its range would go from about half to more than four in five.",
    ),
    (10, 20, "An even split is “half or fewer”, and so is nobody at all: which it was can’t be told."),
    (4, 9, "With so few, any figure says something about somebody."),
];

/// What each of the cases is shown as, by these settings.
fn shown(t: &Thresholds) -> Result<Vec<Vec<Markup>>, CalcError> {
    CASES.iter().map(|(some, of, why)| Ok(row(*some, *of, &share(*some, *of, t)?, why))).collect()
}

fn row(some: u32, of: u32, cell: &Safe, why: &str) -> Vec<Markup> {
    let said = match cell.view() {
        Shown::Share { percent, interval, count, base } => {
            format!(
                "{} ({}), {count} of {base}",
                words::capital(&percent.to_string()),
                words::range(interval)
            )
        }
        Shown::Hidden { base } => format!("c, of about {base}"),
        Shown::Rough(_) | Shown::FewerThanTen => words::capital(&cell.to_string()),
    };
    vec![html! { (some) " of " (of) }, html! { (said) }, html! { (why) }]
}

/// In three steps, for whoever decides with these figures.
pub(super) fn in_short() -> Markup {
    html! {
        h2.govuk-heading-m { "In short" }
        ul.govuk-list."govuk-list--bullet" {
            li { "The figures say how young people in an area like yours would answer. Read the range, not only the figure in its middle." }
            li { "Who did not answer matters more than the range. Look at who is missing before you decide." }
            li { "Small numbers are hidden and others rounded, so that nobody can be found. That is why some rows have no figure, and why figures may not add up." }
            li { "“Clearly” means that neither chance nor rounding explains a difference. Without that word, take it that there may be none." }
            li { "A finding says what, never why. Ask young people why." }
        }
    }
}

/// Made-up answers, and what would be shown of them.
///
/// # Errors
/// When the settings can't be used.
pub(super) fn worked(t: &Thresholds) -> Result<Markup, CalcError> {
    let columns =
        [Column::text("So many gave the answer"), Column::text("You would read"), Column::text("Why")];
    Ok(html! {
        h2.govuk-heading-m { "Worked examples" }
        p.govuk-body { "The answers are made up. What is shown of them is worked out with the settings of your survey." }
        (table("Answers, and what is shown of them", &columns, &shown(t)?))
        h3.govuk-heading-s { "Why hiding small numbers is not enough" }
        p.govuk-body {
            "Say 114 young people answered, and 73 of them trust their worker. By where they live, 37 of 60 do, 22 of 40, and 14 of 14. No "
            "count is small, so each could be shown. But 73 less 37 less 22 is 14: everybody in the third group said the same, and whoever "
            "knows one of them knows what they said. So the whole table by where they live is left out. We look for every such way before "
            "anything is released."
        }
    })
}

/// What our own attack found.
pub(super) fn attacked() -> Markup {
    let (all, tables, hidden) = (grouped(ATTACK.programmes), grouped(ATTACK.tables), grouped(ATTACK.hidden));
    html! {
        h2.govuk-heading-m { "How we attack our own figures" }
        p.govuk-body {
            "We publish made-up local authorities and then try to break them. A program that shares nothing with ours, in another language and with "
            "another solver, reads the pages and files that a lead can open. It is told exactly how many answered in every group, and works out "
            "by linear programming what each hidden figure can be."
        }
        p.govuk-body {
            "In " (all) " made-up local authorities, with " (tables) " tables of groups, it attacked " (hidden) " hidden figures. It worked out "
            (grouped(ATTACK.recovered)) ", and knew " (grouped(ATTACK.narrow)) " to within less than three people."
        }
        p.govuk-body {
            "The same attacker on the same answers, with only counts of 1 to 5 hidden as many reports do, worked out " (ATTACK.control) "% of what was "
            "hidden. So the attacker is no weak one. Who runs the program can repeat it: " code { (ATTACK.command) } "."
        }
        p.govuk-body {
            "It does not prove that nothing can ever be learned. Somebody who also knows what most of a group said is nearer to the others. "
            "That is why small numbers are hidden well before they would have to be."
        }
    }
}

/// The settings of the survey that is read, in numbers.
pub(super) fn settings(t: &Thresholds) -> Markup {
    html! {
        h2.govuk-heading-m { "The settings of your survey" }
        ul.govuk-list."govuk-list--bullet" {
            li { "Nothing is shown of fewer than " (t.min_base) " answers, and no percentage of fewer than " (t.min_percent_base) "." }
            li { "Counts of up to " (t.hide_up_to) " are hidden, and so is what all but so many said. Others are rounded to " (t.round_to) "." }
        }
        p.govuk-body {
            "A survey keeps the settings of the day on which it was made. The national team can make them stricter for later surveys, and says why; "
            "nobody can make them looser."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_are_what_the_rules_make_of_them() {
        let page = worked(&Thresholds::default()).expect("settings").into_string();
        for words in [
            "40% (32% to 49%), 85 of 210",
            "c, of about 60",
            "More than half",
            "Half or fewer",
            "Fewer than 10",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
        let strict = Thresholds { min_base: 25, ..Thresholds::default() };
        let page = worked(&strict).expect("settings").into_string();
        assert!(page.contains("Fewer than 25") && !page.contains("More than half<"), "{page}");
    }

    /// The example of a table that is left out: what `control/groups_tests.rs` finds of the same numbers.
    #[test]
    fn the_sum_of_the_example_is_right() {
        assert_eq!((37 + 22 + 14, 60 + 40 + 14), (73, 114));
    }

    #[test]
    fn the_page_says_what_the_attack_found() {
        let page = attacked().into_string();
        assert!(
            page.contains("929 tables") && page.contains("10,411 hidden") && page.contains("60%"),
            "{page}"
        );
    }
}
