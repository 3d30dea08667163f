//! Many shares under each other, each with its interval, in order: how far places lie apart, without saying which is which.

use maud::{Markup, html};

const WIDTH: u32 = 400;
const EDGE: u32 = 8;
const ROW: u32 = 9;

/// A drawing of `(low, share, high)` in per cent from top to bottom as given, and a line at `all`; as wide as what it stands in.
/// `title` says in words what is seen.
pub fn whiskers(title: &str, shares: &[(u8, u8, u8)], all: Option<u8>) -> Markup {
    let rows = u32::try_from(shares.len()).unwrap_or(u32::MAX).min(400);
    let height = rows * ROW + 2 * EDGE;
    let view = format!("0 0 {} {height}", WIDTH + 2 * EDGE);
    html! {
        svg.nb-whiskers role="img" aria-label=(title) width="100%" viewBox=(view) {
            title { (title) }
            rect x=(EDGE) y="0" width=(WIDTH) height=(height) fill="#F4F5F7" {}
            @if let Some(all) = all {
                path fill="none" stroke="#6A1B9A" stroke-width="2" stroke-dasharray="5 3" d=(format!("M{} 0V{height}", at(all))) {}
            }
            @for (row, (low, share, high)) in (0..rows).zip(shares) {
                (one(EDGE + row * ROW + ROW / 2, at(*low), at(*share), at(*high)))
            }
        }
    }
}

fn one(y: u32, low: u32, share: u32, high: u32) -> Markup {
    html! {
        path fill="none" stroke="#1B1F3B" stroke-width="1.5" d=(format!("M{low} {y}H{high}")) {}
        circle cx=(share) cy=(y) r="3" fill="#0B6E6E" {}
    }
}

fn at(percent: u8) -> u32 {
    EDGE + u32::from(percent.min(100)) * WIDTH / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_share_is_a_row_and_nothing_leaves_the_drawing() {
        let drawn = whiskers("two", &[(10, 20, 30), (90, 100, 255)], Some(50)).into_string();
        assert_eq!(drawn.matches("<circle").count(), 2);
        assert!(drawn.contains("H408") && drawn.contains("M208 0V34"), "{drawn}");
    }
}
