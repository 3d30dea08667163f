//! An instrument page by page, as a respondent sees it: the very same drawing. Nothing is sent or kept, and no branch is
//! followed in secret: every page is shown, with who comes to it and what its answers lead to.

use axum::extract::Path;
use kit::web::{Answer, Cx, Refusal, page};
use kit::words::Language;
use kit::young::link_button;
use maud::{Markup, html};

use super::Found;
use super::asked::labels;
use crate::group::Group;
use crate::instrument::{Answers, Condition, Instrument, Page, Question};
use crate::pages::respond::{
    Sheet,
    page::{foot, inside},
};
use crate::words;
use crate::{offered, rights};

/// For the national team.
pub(in crate::pages) async fn get(cx: Cx, Path((place, number)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let found = Found::seen(&cx, &tx, &place).await?;
    let preview =
        Preview { home: found.at.clone(), at: format!("{}/preview", found.at), of: found.instrument };
    page(preview.draw(&number)?)
}

/// For a lead who chooses what to ask.
pub(in crate::pages) async fn of_lead(
    cx: Cx,
    Path((la, name, number)): Path<(String, String, String)>,
) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::manage_waves(&tx, cx.actor()?, &la).await?;
    let offered = offered::to_care_leavers(&tx).await?;
    let of = offered.into_iter().find(|i| i.name == name).ok_or(Refusal::NotFound)?;
    let la = permit.thing();
    let at = la.path(&format!("/waves/preview/{name}"));
    page(Preview { home: la.path("/waves"), at, of }.draw(&number)?)
}

struct Preview {
    of: Instrument,
    /// Where its pages are.
    at: String,
    /// Where it leads back to.
    home: String,
}

impl Preview {
    fn draw(&self, number: &str) -> Result<Markup, Refusal> {
        let at = number.parse::<usize>().ok().filter(|n| *n > 0).ok_or(Refusal::NotFound)?;
        let shown = self.of.pages().nth(at - 1).ok_or(Refusal::NotFound)?;
        let asked: Vec<&Question> = shown.questions.iter().collect();
        let t = words::spoken(Language::English);
        let (title, inside) = inside((t, &self.of), &shown, &asked, &Answers::default(), None);
        let last = at == self.of.pages().count();
        let next = if last { self.home.clone() } else { format!("{}/{}", self.at, at + 1) };
        let content = html! {
            (about(&self.of, &shown))
            div.y-stack { (inside) }
            (link_button(&if last { "End of the preview".to_owned() } else { t.say("next") }, &next))
            (foot(words::told(t, Group::CareLeavers), &asked))
        };
        let back = if at == 1 { self.home.clone() } else { format!("{}/{}", self.at, at - 1) };
        let title = format!("Preview: {title}");
        Ok(Sheet { speech: t, languages: None, title: &title, back: Some(&back), hero: None, content }.draw())
    }
}

/// That it is a preview, and how one comes here and on from here.
fn about(of: &Instrument, page: &Page<'_>) -> Markup {
    let comes = page.questions.iter().filter_map(|q| Some((q, q.ask_if.as_ref()?)));
    let leads = page.questions.iter().flat_map(|q| led(of, q));
    html! {
        div.y-help {
            p { b { "This is a preview." } " Nothing you choose here is sent or kept." }
            ul {
                @for (question, condition) in comes {
                    li { p { b { (question.text) } } p { "Only for those who answer " (said(of, condition)) "." } }
                }
                @for (condition, number) in leads {
                    li { p { "Page " (number) " comes after " (said(of, condition)) "." } }
                }
            }
        }
    }
}

/// The pages that an answer to this question leads to, and which answer that is.
fn led<'a>(of: &'a Instrument, on: &'a Question) -> impl Iterator<Item = (&'a Condition, usize)> {
    of.pages().zip(1..).flat_map(move |(page, number)| {
        let all = page.questions.iter().filter_map(|q| q.ask_if.as_ref());
        all.filter(|condition| condition.question == on.name).map(move |condition| (condition, number))
    })
}

/// “Is it warm?” with “No” or “Sometimes”
fn said(of: &Instrument, condition: &Condition) -> String {
    let Some(on) = of.question(&condition.question) else { return String::new() };
    let answers: Vec<String> =
        labels(on, &condition.any_of).into_iter().map(|label| format!("“{label}”")).collect();
    format!("“{}” with {}", on.whole(), answers.join(" or "))
}
