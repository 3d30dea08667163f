//! All LAs of a round together, indicator by indicator.

use calc::{CalcError, Comparator, Meaning, Member, Safe, spread};

use super::make::{IN_TURN, Line, Round, member};
use crate::words;

/// An indicator over all LAs that asked it alike.
#[derive(Debug, Clone)]
pub(crate) struct Theme {
    pub(crate) question: String,
    pub(crate) label: String,
    /// Which of its shares: the good news or, where three don't show it, the worry.
    pub(crate) meaning: Meaning,
    /// What the share is: "always feel safe where they live".
    pub(crate) means: String,
    /// All of them together.
    pub(crate) all: Comparator,
    /// Each by itself.
    pub(crate) cells: Vec<Safe>,
}

/// The indicators of a round, those first in which LAs differ most.
///
/// # Errors
/// When a release holds what can't have been published.
pub(crate) fn themes(round: &Round) -> Result<Vec<Theme>, CalcError> {
    let line = Line::of(round);
    let mut all = Vec::new();
    for (question, sheets) in &line.sheets {
        // Where LAs asked it in two ways, the way that most asked is told.
        let Some(asked) = line.most_asked(round, question) else { continue };
        let alike: Vec<_> = sheets
            .iter()
            .filter(|(at, _)| line.asks_the_same(asked, round.places[*at].asked, question))
            .collect();
        let Some(indicator) = alike.first().and_then(|(_, sheet)| sheet.indicator.as_ref()) else { continue };
        for meaning in IN_TURN {
            let members: Vec<Member> =
                alike.iter().map(|(at, sheet)| member(&round.places[*at], sheet, meaning)).collect();
            let Some(pool) = Comparator::pool(&members)? else { continue };
            let said = match meaning {
                Meaning::Favourable => &indicator.favourable_said,
                Meaning::Concern => &indicator.concern_said,
            };
            all.push(Theme {
                question: (*question).to_owned(),
                label: indicator.label.clone(),
                meaning,
                means: words::about_them(said),
                all: pool,
                cells: members.iter().filter_map(|m| m.cell).collect(),
            });
            break;
        }
    }
    let apart = |theme: &Theme| spread(&theme.cells).unwrap_or(0.0);
    all.sort_by(|a, b| apart(b).total_cmp(&apart(a)).then_with(|| a.question.cmp(&b.question)));
    Ok(all)
}
