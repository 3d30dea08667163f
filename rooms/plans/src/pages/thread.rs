//! The plan as young people read it: what they said, what is being done, what they will see.

use chrono::NaiveDate;
use kit::clock::written;
use kit::web::english;
use kit::young::{Ground, Hero, Knot, Picture, Tone, doing, hero, said, scene, status, will_see, working};
use maud::{Markup, html};

use super::quarter::{Voices, beside, invited, whole};
use crate::model::{Action, ActionText, Because, Part, Plan, Shown, Status, Theme};
use crate::words::{self, listed, say, say_with};

/// All that the page shows.
pub(crate) struct Told<'a> {
    pub(crate) council: &'a str,
    /// The LA's name in addresses.
    pub(crate) la: &'a str,
    /// "About 210"; empty where even that isn't said.
    pub(crate) answered: &'a str,
    pub(crate) plan: &'a Plan,
    pub(crate) today: NaiveDate,
    /// Where a preview leads back to; `None` on the public page.
    pub(crate) preview_of: Option<&'a str>,
    /// Where young people read what they said, where that is shown.
    pub(crate) findings: Option<String>,
    /// What young people said of it, and where they can say more.
    pub(crate) voices: Voices,
}

const GROUNDS: [Ground; 4] = [Ground::Lilac, Ground::Mint, Ground::Peach, Ground::Sky];

pub(crate) fn draw(told: &Told<'_>) -> Markup {
    let cover = &told.plan.content.cover;
    let chips = chips(told);
    let chips: Vec<&str> = chips.iter().map(String::as_str).collect();
    let top = hero(Hero {
        ground: Ground::Sun,
        over: Some(told.council),
        title: &cover.title,
        lead: Some(&cover.lead),
        chips: &chips,
        picture: Some(scene()),
    });
    let content = html! {
        @if told.preview_of.is_some() { p { b { (say("preview")) } } }
        @if let Some(href) = &told.findings { p { a href=(href) { (say("see-findings")) } } }
        (invited(&told.voices))
        @for (at, theme) in told.plan.content.themes.iter().enumerate() { (draw_theme(told, theme, GROUNDS[at % GROUNDS.len()])) }
        (whole(&told.voices))
        (ask_back(told.council))
        @if told.preview_of.is_none() { (follow(told.la)) }
    };
    english(&cover.title, true, Some(top), content, told.preview_of)
}

fn chips(told: &Told<'_>) -> Vec<String> {
    let mut chips = Vec::new();
    if !told.answered.is_empty() {
        chips.push(say_with("answered", "answered", told.answered));
    }
    chips.push(say_with("big-things", "count", told.plan.content.themes.len()));
    match (told.plan.last_news(), told.plan.published_on()) {
        (Some(day), _) => chips.push(say_with("last-news", "day", written(day))),
        (None, Some(day)) => chips.push(say_with("out-since", "day", written(day))),
        (None, None) => {}
    }
    chips
}

fn draw_theme(told: &Told<'_>, theme: &Theme, ground: Ground) -> Markup {
    let which = Picture::named(&theme.agreed.picture).unwrap_or(Picture::Talk);
    let knots = theme.actions.iter().map(|action| draw_action(told, action)).collect();
    kit::young::theme(which, ground, &theme.agreed.young_title, kit::young::thread(knots))
}

fn draw_action(told: &Told<'_>, action: &Action) -> Knot {
    let text = &action.text;
    let kept = told.plan.news(action).is_some_and(|p| p.status.over());
    let start = match &text.because {
        Because::Said(_) => said(&say("you-said"), &text.you_said),
        Because::Duty(_) => right(&text.you_said),
    };
    Knot {
        said: start,
        doing: doing(
            &say("we-are-doing"),
            html! {
                (paragraphs(&text.doing))
                @if !kept { p.y-tag { (say_with("by-day", "day", written(text.due_on))) } (steps(told.plan, text)) }
                @if let Some(words) = together(text.part.as_ref()) { (kit::young::together(&words)) }
            },
        ),
        see: will_see(&say("you-will-see"), paragraphs(&text.will_see)),
        status: Some(html! { (draw_status(told, action)) (beside(&told.voices, action)) }),
    }
}

/// How far it is on its way: counted, as the steps themselves are written for staff.
fn steps(plan: &Plan, text: &ActionText) -> Markup {
    let all = &text.more.milestones;
    html! {
        @if !all.is_empty() {
            p { (words::steps(plan.reached.count(all), all.len()))
                @if let Some(next) = plan.reached.next(all) { " " (say_with("next-step", "day", written(next.on))) } }
        }
    }
}

/// How young people take part, in one sentence; nothing where they don't: the reason is for staff.
fn together(part: Option<&Part>) -> Option<String> {
    let ways: Vec<String> = part?.ways().iter().map(|way| say(&format!("way-{}", way.code()))).collect();
    Some(say_with("take-part", "ways", listed(&ways)?))
}

/// A duty gives a right; nobody had to say it, so it is not drawn as said.
fn right(words: &str) -> Markup {
    html! { div.y-bubble { p.y-tag { (say("your-right")) } p { b { (words) } } } }
}

fn paragraphs(text: &str) -> Markup {
    html! { @for line in text.lines().filter(|l| !l.trim().is_empty()) { p { (line) } } }
}

fn draw_status(told: &Told<'_>, action: &Action) -> Markup {
    let progress = told.plan.news(action);
    let shown = Shown::of(progress, action.text.due_on, told.today);
    let (tone, mut words) = match shown {
        Shown::Late => {
            let due = say_with("late-day", "day", written(action.text.due_on));
            (Tone::Peach, format!("{}: {due}", say("late")))
        }
        Shown::Reported(Status::NotStarted) => (Tone::Sky, say("not-started")),
        Shown::Reported(Status::OnTrack) => (Tone::Sky, say("on-track")),
        Shown::Reported(Status::NeedsHelp) => (Tone::Peach, say("needs-help")),
        Shown::Reported(Status::Done) => (Tone::Mint, say("done")),
        Shown::Reported(Status::Stopped) => (Tone::Peach, say("stopped")),
    };
    if let Some(news) = progress.map(|p| p.news.as_str()).filter(|n| !n.is_empty()) {
        words = format!("{words} · {news}");
    }
    status(tone, &words)
}

/// For whoever wants to be told without coming back.
fn follow(la: &str) -> Markup {
    html! {
        p {
            (say("follow")) " "
            a href={ "/plans/" (la) "/dates.ics" } { (say("follow-dates")) } " · "
            a href={ "/plans/" (la) "/news.atom" } { (say("follow-news")) }
        }
    }
}

fn ask_back(council: &str) -> Markup {
    let lead = say_with("working-lead", "council", council);
    let content = html! { p { (say("working-worker")) } p { (lead) } p { (say("working-paper")) } };
    working(&say("working"), &say("working-text"), content)
}
