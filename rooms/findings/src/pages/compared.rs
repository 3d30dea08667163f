//! What stands beside a finding: a sentence for each comparison, a table of its figures, and where it goes better.

use calc::Compared;
use kit::clock;
use kit::govuk::{Column, table};
use maud::{Markup, html};

use super::findings::View;
use crate::beside::{Beside, Source};
use crate::model::Finding;
use crate::words;

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
    let columns = [
        Column::text("Compared with"),
        Column::number("Their share"),
        Column::number("Range"),
        Column::number("Base"),
        Column::number("Difference in points"),
        Column::text("What we say"),
    ];
    let row = |one: &Beside| {
        let compared = one.compared();
        let cells = [
            with_whom(one),
            words::capital(&compared.percent().to_string()),
            range(&compared),
            compared.base().map_or("not published".to_owned(), |base| format!("about {base}")),
            points(&compared),
            words::verdict(one).to_owned(),
        ];
        cells.into_iter().map(|text| html! { (text) }).collect()
    };
    let rows: Vec<Vec<Markup>> = beside.iter().map(row).collect();
    html! {
        @if !rows.is_empty() {
            (table("Beside others", &columns, &rows))
            p.govuk-body-s { "The difference is yours less theirs, in percentage points: between these two figures, 19 times out of 20." }
        }
    }
}

/// Who the other side is, with its source.
pub(crate) fn with_whom(beside: &Beside) -> String {
    match &beside.source {
        Source::Others => match beside.compared().places() {
            Some((shown, 0)) => format!("{shown} other local authorities together"),
            Some((shown, unseen)) => {
                format!("{shown} other local authorities together; the figure of {unseen} more is not shown")
            }
            None => "Other local authorities".to_owned(),
        },
        Source::Earlier { closed_on } => format!("Your survey that closed on {}", clock::written(*closed_on)),
        Source::Elsewhere { population, period, source, year } => {
            format!("{}, {period} ({source}, {year})", words::capital(population))
        }
    }
}

fn range(compared: &Compared) -> String {
    match compared.interval() {
        Some((low, high)) => format!("{} to {}", low, high),
        None => "not published".to_owned(),
    }
}

/// "+4 to +18"; a minus sign that a screen reader says.
fn points(compared: &Compared) -> String {
    let signed = |n: i16| match n {
        0 => "0".to_owned(),
        n if n > 0 => format!("+{n}"),
        n => format!("−{}", n.abs()),
    };
    match compared.points() {
        Some((low, high)) => format!("{} to {}", signed(low), signed(high)),
        None => "not worked out".to_owned(),
    }
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
