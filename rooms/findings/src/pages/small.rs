//! What was said where fewer than ten answered, all together: for a programme manager, at the end of the page of all local
//! authorities, so that young people of a very small place are heard somewhere.

use calc::{Safe, Shown};
use kit::govuk::{Column, details, table};
use maud::{Markup, html};

use crate::pool::{Pool, Pooled};
use crate::words;

pub(super) fn draw(pool: &Pool) -> Markup {
    let columns = [Column::text("Young people who"), Column::number("Share"), Column::number("Range")];
    let rows: Vec<Vec<Markup>> = pool.figures.iter().map(row).collect();
    html! {
        section.nb-finding {
            h2.govuk-heading-m { "Where fewer than ten answered" }
            p.govuk-body {
                (words::capital(&pool.answered.to_string())) " young people answered in " (pool.places) " local authorities that have no figures of their own ("
                (pool.title) "). Their answers were counted together when the round was closed, and deleted. They are in no other figure of this page."
            }
            (table("Where fewer than ten answered, all together", &columns, &rows))
            (details("Why so much is hidden here", html! {
                p.govuk-body {
                    "A lead who knows what their own nine young people said can take these away from a figure. So a share is shown only where what is left "
                    "could still be several different numbers, whoever takes away their own."
                }
            }))
        }
    }
}

fn row(figure: &Pooled) -> Vec<Markup> {
    let (share, range) = match Safe::from_published(figure.share).view() {
        Shown::Share { percent, interval, .. } => {
            (words::capital(&percent.to_string()), format!("{} to {}", interval.low(), interval.high()))
        }
        _ => ("Hidden".to_owned(), "Hidden".to_owned()),
    };
    [&figure.means, &share, &range].map(|text| html! { (text) }).to_vec()
}
