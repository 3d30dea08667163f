//! All LAs of a round together, indicator by indicator.

use calc::{CalcError, Comparator, Meaning, Member, Safe, Shown, spread};

use super::make::{IN_TURN, Line, Round, member};
use crate::model::Sheet;
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
    /// Those that asked it before, then and now.
    pub(crate) over_time: Option<OverTime>,
}

/// The same LAs together, in their surveys before and in these: both of published cells, so that nobody learns more than these
/// say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OverTime {
    pub(crate) then: Comparator,
    pub(crate) now: Comparator,
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
                over_time: over_time(round, &line, &alike, question, meaning)?,
            });
            break;
        }
    }
    let apart = |theme: &Theme| spread(&theme.cells).unwrap_or(0.0);
    all.sort_by(|a, b| apart(b).total_cmp(&apart(a)).then_with(|| a.question.cmp(&b.question)));
    Ok(all)
}

/// Three or more LAs that show it both times, and nobody else: whoever asked once would move one side alone.
fn over_time(
    round: &Round,
    line: &Line<'_>,
    alike: &[&(usize, &Sheet)],
    question: &str,
    meaning: Meaning,
) -> Result<Option<OverTime>, CalcError> {
    let (mut then, mut now) = (Vec::new(), Vec::new());
    for (at, sheet) in alike {
        let place = &round.places[*at];
        let before = place.earlier.as_deref().filter(|b| line.asks_the_same(b.asked, place.asked, question));
        let Some(before) = before else { continue };
        let Some(asked) = before.release.sheets.iter().find(|s| s.name == question) else { continue };
        let (first, second) = (member(before, asked, meaning), member(place, sheet, meaning));
        let shown = |m: &Member| m.cell.is_some_and(|cell| matches!(cell.view(), Shown::Share { .. }));
        if shown(&first) && shown(&second) {
            then.push(first);
            now.push(second);
        }
    }
    let both = (Comparator::pool(&then)?, Comparator::pool(&now)?);
    Ok(match both {
        (Some(then), Some(now)) => Some(OverTime { then, now }),
        _ => None,
    })
}
