//! A link as squares that a phone's camera reads: SVG with attributes only, as the content policy allows no styles.

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The blank edge that readers need around the squares (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;

/// The link as a picture, with words for those who don't see it; nothing where it is too long to be drawn.
pub(crate) fn drawn(link: &str, alternative: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::M) else { return html! {} };
    let side = code.width() + 2 * QUIET;
    html! {
        svg.nb-qr viewBox=(format!("0 0 {side} {side}")) width="160" height="160" role="img"
            aria-label=(alternative) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path fill="#000" d=(squares(&code)) {}
        }
    }
}

/// Each run of dark squares as one oblong.
fn squares(code: &QrCode) -> String {
    let (width, mut path) = (code.width(), String::new());
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_square_is_drawn_and_no_style() {
        let link = "https://survey.example.org/s/0123abcd4567";
        let code = QrCode::with_error_correction_level(link, EcLevel::M).expect("a short link fits");
        let drawn = drawn(link, "A square code").into_string();
        assert!(!drawn.contains("style=") && drawn.contains("aria-label=\"A square code\""));
        let dark = code.to_colors().iter().filter(|c| **c == Color::Dark).count();
        let lengths = squares(&code).split('h').skip(1).map(run).sum::<usize>();
        assert_eq!(lengths, dark, "runs that are drawn, in squares");
    }

    /// The number behind a horizontal line, up to the vertical one that follows.
    fn run(rest: &str) -> usize {
        rest.split('v').next().and_then(|n| n.parse().ok()).unwrap_or(0)
    }
}
