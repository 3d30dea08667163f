//! A share as a bar with its interval. The same drawing serves the page and paper, so its shapes are
//! attributes; colours come from the style sheet, with the attributes to fall back on.

use maud::{Markup, html};

/// What a bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A share in per cent and the interval around it; anything above 100 is drawn as 100.
    Known {
        /// The share.
        percent: u8,
        /// Lower end of the interval.
        low: u8,
        /// Upper end of the interval.
        high: u8,
    },
    /// Too few people to show: hatched, so that it can't be taken for nought.
    Hidden,
}

const WIDTH: u16 = 200;
const EDGE: u16 = 4;

/// A bar of 0 to 100 per cent. `title` says in words all that the drawing shows.
pub fn bar(title: &str, measure: Measure) -> Markup {
    bar_beside(title, measure, None)
}

/// The same with a mark at the share that it is held against, in per cent.
pub fn bar_beside(title: &str, measure: Measure, beside: Option<u8>) -> Markup {
    html! {
        svg.nb-bar role="img" aria-label=(title) width="208" height="22" viewBox="0 0 208 22" {
            title { (title) }
            @match measure {
                Measure::Known { percent, low, high } => (known(at(percent), at(low), at(high))),
                Measure::Hidden => (hidden()),
            }
            @if let Some(percent) = beside { (mark(at(percent))) }
        }
    }
}

/// Per cent to px; the edge leaves room for a whisker that ends at 0 or 100.
fn at(percent: u8) -> u16 {
    EDGE + u16::from(percent.min(100)) * WIDTH / 100
}

fn known(value: u16, low: u16, high: u16) -> Markup {
    html! {
        rect."nb-bar__ground" x=(EDGE) y="3" width=(WIDTH) height="16" rx="3" fill="#ECEEF2" {}
        rect."nb-bar__value" x=(EDGE) y="3" width=(value - EDGE) height="16" rx="3" fill="#0B6E6E" {}
        path."nb-bar__halo" fill="none" stroke="#FFF" stroke-width="5" d=(whisker(low, high)) {}
        path."nb-bar__whisker" fill="none" stroke="#1B1F3B" stroke-width="2" d=(whisker(low, high)) {}
    }
}

/// A pointer from above and a line down to the foot of the bar, told apart by shape and not by colour.
fn mark(at: u16) -> Markup {
    let (left, right) = (at - EDGE, at + EDGE);
    let shape = format!("M{left} 0H{right}L{at} 7ZM{at} 7V20");
    html! {
        path."nb-bar__halo" fill="none" stroke="#FFF" stroke-width="4" d=(shape) {}
        path."nb-bar__beside" fill="#6A1B9A" stroke="#6A1B9A" stroke-width="1.5" d=(shape) {}
    }
}

fn whisker(low: u16, high: u16) -> String {
    format!("M{low} 6v10M{low} 11H{high}M{high} 6v10")
}

fn hidden() -> Markup {
    let lines: String = (0..WIDTH / 10).map(|step| format!("M{} 19l10-16", EDGE + step * 10)).collect();
    html! {
        rect x=(EDGE) y="3" width=(WIDTH) height="16" rx="3" fill="#FFF" stroke="#8A8DA3" {}
        path."nb-bar__hidden" fill="none" stroke="#8A8DA3" stroke-width="1.5" d=(lines) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_stay_inside_the_drawing() {
        let drawn = bar("all", Measure::Known { percent: 100, low: 97, high: 255 }).into_string();
        assert!(drawn.contains(r#"width="200""#) && drawn.contains("H204"), "{drawn}");
    }

    #[test]
    fn a_mark_stands_at_the_other_share() {
        let measure = Measure::Known { percent: 60, low: 50, high: 70 };
        let drawn = bar_beside("60%, others 51%", measure, Some(51)).into_string();
        assert!(drawn.contains("nb-bar__beside") && drawn.contains("L106 7"), "{drawn}");
        assert!(!bar("60%", measure).into_string().contains("nb-bar__beside"));
    }

    #[test]
    fn hidden_shows_no_value() {
        let drawn = bar("Too few to show", Measure::Hidden).into_string();
        assert!(!drawn.contains("nb-bar__value") && drawn.contains("Too few to show"));
    }
}
