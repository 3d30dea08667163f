//! Who can help now: one page, one card. Chosen by the answers where there are any, kept nowhere.

use kit::web::{Answer, Cx, page};
use kit::words::Speech;
use kit::young::{Ground, HelpLine, Hero, Picture, drawn as picture, help_card, hero};
use maud::Markup;
use people::Organisation;

use super::{Sheet, contactable, named};
use crate::helping::{self, Line};
use crate::instrument::Answers;
use crate::words;

pub(in crate::pages) async fn get(cx: Cx) -> Answer {
    let t = words::of(&cx);
    let tx = cx.read().await?;
    let named = named(&cx, &tx).await?;
    let la = named.as_ref().and_then(|(wave, la)| contactable(wave.asks, Some(la)));
    let (title, lead) = (t.say("help-title"), t.say("help-lead"));
    let top = hero(Hero {
        ground: Ground::Sky,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(picture(Picture::Talk, 96)),
    });
    let content = drawn(t, &t.say("help-who"), &helping::ALWAYS, None, la);
    // Who has not begun in this browser came from a page that only the browser's own button leads back to.
    let back = named.is_some().then_some("/survey");
    page(Sheet { speech: t, languages: None, title: &title, back, hero: Some(top), content }.draw())
}

/// The help lines that everyone sees.
pub(in crate::pages) fn card(t: Speech, la: Option<&Organisation>) -> Markup {
    drawn(t, &t.say("help-title"), &helping::ALWAYS, None, la)
}

/// The help lines for these answers, with a word to somebody whose answers sound hard.
pub(super) fn after(t: Speech, answers: &Answers, la: Option<&Organisation>) -> Markup {
    let (lines, hard) = helping::lines(answers);
    drawn(t, &t.say("help-title"), &lines, hard.then(|| t.say("help-answers")).as_deref(), la)
}

/// Where somebody asks to be contacted: a form of its own, joined to no answer.
fn contact(la: &Organisation) -> String {
    format!("/contact-me/{}", la.slug)
}

/// One line in words: name, about, label, where it leads.
type Told = (String, String, String, String);

fn told(t: Speech, line: Line) -> Told {
    let (key, number, href) = line.told();
    let press = if line == Line::Shout { "help-text" } else { "help-call" };
    let words = |part: &str| t.say(&format!("help-{key}{part}"));
    (words(""), words("-about"), t.fill(press, &[("number", number)]), href.to_owned())
}

fn drawn(t: Speech, title: &str, lines: &[Line], intro: Option<&str>, la: Option<&Organisation>) -> Markup {
    let mut all: Vec<Told> = lines.iter().map(|line| told(t, *line)).collect();
    let asked =
        |la| (t.say("help-contact"), t.say("help-contact-about"), t.say("help-contact-label"), contact(la));
    all.extend(la.map(asked));
    let lines: Vec<HelpLine<'_>> =
        all.iter().map(|(name, about, label, href)| HelpLine { name, about, label, href }).collect();
    help_card(title, intro, &lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::words::Language;

    #[test]
    fn every_line_has_its_words_and_can_be_pressed() {
        let page = drawn(words::spoken(Language::Arabic), "Help", &Line::ALL, None, None).into_string();
        assert_eq!(page.matches("<li>").count(), Line::ALL.len());
        assert_eq!(
            page.matches("href=\"tel:").count() + page.matches("href=\"sms:").count(),
            Line::ALL.len()
        );
        assert!(!page.contains('['), "a line without words: {page}");
    }
}
