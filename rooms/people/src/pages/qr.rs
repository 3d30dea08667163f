//! A square that phones read, drawn without any style of its own: the content policy forbids inline styles.

use kit::web::Refusal;
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The empty edge that readers need, in modules.
const EDGE: usize = 4;

/// The drawing; `title` says what it is to those who can't see it.
///
/// # Errors
/// When the text is too long for a square.
pub(super) fn square(text: &str, title: &str) -> Result<Markup, Refusal> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|e| Refusal::Broken(format!("a QR code: {e}")))?;
    let side = code.width() + 2 * EDGE;
    let dark = path(&code);
    let size = side * 5;
    Ok(html! {
        svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label=(title) width=(size) height=(size)
            viewBox=(format!("0 0 {side} {side}")) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(dark) fill="#000" {}
        }
    })
}

/// One stroke for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let (width, colours) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE);
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
    fn every_dark_module_is_drawn_once_and_nothing_is_styled() {
        let text = "otpauth://totp/New%20Belongings:a@example.org?secret=GEZDGNBVGY3TQOJQ";
        let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("a code");
        let dark = code.to_colors().iter().filter(|c| **c == Color::Dark).count();
        let runs = path(&code);
        let drawn: usize =
            runs.split('h').skip(1).filter_map(|r| r.split('v').next()?.parse::<usize>().ok()).sum();
        assert_eq!(drawn, dark);
        let page = square(text, "Scan me").expect("a drawing").into_string();
        assert!(!page.contains("style"), "{page}");
    }
}
