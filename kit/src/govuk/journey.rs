//! Where something stands on its way: stations along a line, those behind filled, the next one ringed.

use maud::{Markup, html};

/// One station.
#[derive(Debug, Clone, Copy)]
pub struct Station<'a> {
    /// Its name, in a word or two.
    pub name: &'a str,
    /// When it was reached, or how far it is.
    pub note: Option<&'a str>,
}

/// The stations of `label` in order; `behind` of them are behind, and the one after those is where it stands now.
pub fn journey(label: &str, stations: &[Station<'_>], behind: usize) -> Markup {
    html! {
        ol.nb-journey aria-label=(label) {
            @for (at, station) in stations.iter().enumerate() {
                li.nb-journey__station."nb-journey__station--behind"[at < behind]."nb-journey__station--now"[at == behind]
                    aria-current=[(at == behind).then_some("step")] {
                    span."nb-journey__name" { (station.name) }
                    span."govuk-visually-hidden" { (told(at, behind)) }
                    @if let Some(note) = station.note { span."nb-journey__note" { (note) } }
                }
            }
        }
    }
}

/// The same in one line of a table: as many marks as stations, and the words for who can't see them.
pub fn journey_line(stations: usize, behind: usize) -> Markup {
    html! {
        span.nb-journey-line aria-hidden="true" {
            @for at in 0..stations { span."nb-journey-line__mark"."nb-journey-line__mark--behind"[at < behind] {} }
        }
        span."govuk-visually-hidden" { (behind) " of " (stations) }
    }
}

fn told(at: usize, behind: usize) -> &'static str {
    if at < behind {
        ": done"
    } else if at == behind {
        ": now"
    } else {
        ": later"
    }
}

#[test]
fn whoever_listens_is_told_what_the_line_shows() {
    let station = |name| Station { name, note: None };
    let drawn =
        journey("The cycle", &[station("List"), station("Survey"), station("Findings")], 1).into_string();
    for part in [
        "List</span><span class=\"govuk-visually-hidden\">: done",
        "Survey</span><span class=\"govuk-visually-hidden\">: now",
    ] {
        assert!(drawn.contains(part), "{drawn}");
    }
    assert_eq!(drawn.matches("aria-current=\"step\"").count(), 1);
    assert_eq!(
        journey("All", &[station("List")], 1).into_string().matches("aria-current").count(),
        0,
        "all is behind"
    );
    assert_eq!(journey_line(6, 2).into_string().matches("mark--behind").count(), 2);
}
