//! What stands beside a finding: a sentence for each comparison, a table of its figures, and where it goes better.

use maud::{Markup, html};

use super::findings::View;
use super::tables;
use crate::beside::Beside;
use crate::model::Finding;
use crate::{shown, words};

pub(super) fn sentences(view: &View<'_>, finding: &Finding) -> Markup {
    let beside = view.beside(&finding.indicator);
    html! {
        @for sentence in beside.iter().filter_map(|one| words::compared(finding, one)) {
            p.govuk-body { (sentence) }
        }
        @if let Some(named) = view.better.get(&finding.indicator) {
            p.govuk-body {
                b { "Where did this go better?" } " In " (list(named)) " young people say clearly better things about this than elsewhere, "
                "and the council is happy to be asked how."
            }
        }
    }
}

/// "Larkhaven, Duskmarsh and Quillmouth".
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The figures behind the sentences.
pub(super) fn table_of(beside: &[Beside]) -> Markup {
    html! { @if let Some(grid) = shown::beside::grid(beside) { (tables::drawn(&grid)) } }
}

#[cfg(test)]
mod tests {
    use calc::{Comparator, Contrast, Meaning, Member, Thresholds, Verdict, base, judge, mid_p, share};

    /// The method page tells it to people who make decisions: it must be so.
    #[test]
    fn the_worked_example_is_true() {
        let t = Thresholds::default();
        let cell = |(count, of): (u32, u32)| share(count, of, &t).expect("a share");
        let exact = mid_p((80, 200), (250, 500)).expect("two shares");
        assert!((0.015..0.02).contains(&exact), "about twice in 100: {exact}");
        let three = [(85, 170), (80, 165), (85, 165)];
        let members =
            three.map(|(c, n)| Member { cell: Some(cell((c, n))), answered: base(n, &t), thresholds: t });
        let others = Comparator::pool(&members).expect("settings").expect("a pool");
        let says = |own| {
            let made = Contrast::of(&cell(own), &t, &others, Meaning::Favourable).expect("settings");
            let found = judge(&[made.expect("a percentage")]).expect("a report")[0];
            (found.verdict(), found.p().unwrap_or_default())
        };
        let (verdict, p) = says((80, 200));
        assert_eq!(verdict, Some(Verdict::NoClearDifference));
        assert!((0.1..0.12).contains(&p), "about eleven times in 100: {p}");
        assert_eq!(says((70, 200)).0, Some(Verdict::Worse));
    }
}
