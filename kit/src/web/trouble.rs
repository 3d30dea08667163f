//! The pages of refusals, in both faces: what happened, and a way out.

use maud::{Markup, html};

use super::Refusal;
use crate::forms::Form;
use crate::words::{Language, SHELL};
use crate::{govuk, young};

/// The few words that every young people's page carries, ready for [`young::shell`].
pub struct ShellWords([String; 6]);

impl ShellWords {
    /// In English.
    pub fn english() -> Self {
        Self::spoken(Language::English)
    }

    /// In the language of the page.
    pub fn spoken(language: Language) -> Self {
        let words = SHELL.spoken(language);
        Self(["site", "skip", "back", "exit", "privacy", "accessibility"].map(|key| words.say(key)))
    }

    /// As the page wants them.
    pub fn as_words(&self) -> young::Words<'_> {
        let [site, skip, back, exit, privacy, accessibility] = &self.0;
        young::Words { site, skip, back, exit, privacy, accessibility }
    }
}

/// The page of a refusal for staff, with what was typed: to send again where the same may go well later, to read and copy
/// where it can't.
pub(super) fn for_staff(refusal: &Refusal, title: &str, words: &str, typed: Option<&Form>) -> Markup {
    let later = matches!(refusal, Refusal::Broken(_) | Refusal::TooMany(_));
    govuk::shell(govuk::Shell {
        title,
        lang: "en",
        content: html! {
            h1.govuk-heading-l { (title) }
            p.govuk-body { (words) }
            @match typed {
                Some(typed) if later => {
                    p.govuk-body { "What you typed is still here." }
                    form method="post" { (hidden(typed)) (govuk::button(govuk::Press::Primary, "Send it again")) }
                }
                Some(typed) => (copy(typed)),
                None => {}
            }
            p.govuk-body { a.govuk-link href="/home" { "Go to your own page" } " or " a.govuk-link href="/" { "to the start page" } "." }
        },
        ..govuk::Shell::default()
    })
}

/// What was typed, as fields that nobody sees.
fn hidden(typed: &Form) -> Markup {
    html! { @for (name, value) in typed.typed() { input type="hidden" name=(name) value=(value); } }
}

/// Own words among what was typed. Names and days are soon typed again; they would only stand in the way here.
fn copy(typed: &Form) -> Markup {
    let words: Vec<&str> = typed.typed().iter().map(|(_, v)| v.trim()).filter(|v| v.contains(' ')).collect();
    html! {
        @if !words.is_empty() {
            h2.govuk-heading-m { "What you typed" }
            p.govuk-body { "It was not kept. You can copy it from here." }
            @for text in words { @for line in text.lines() { p.govuk-body data-said { (line) } } }
        }
    }
}

/// What is told of a refusal: keys of a title and of what to do.
fn keys(refusal: &Refusal) -> [&'static str; 2] {
    match refusal {
        Refusal::NotFound | Refusal::Forbidden | Refusal::SignIn | Refusal::Misdirected => {
            ["lost-title", "lost-lead"]
        }
        Refusal::TooMany(_) => ["often-title", "often-lead"],
        Refusal::Broken(_) => ["broken-title", "broken-lead"],
        Refusal::Bad(_) | Refusal::TooLarge | Refusal::Conflict(_) | Refusal::Forged => {
            ["wrong-title", "wrong-lead"]
        }
    }
}

/// The page of a refusal for young people; with what was typed, one button sends it again to where it was meant for.
pub(super) fn for_young(refusal: &Refusal, language: Language, typed: Option<&Form>) -> Markup {
    let words = SHELL.spoken(language);
    let [title, lead] = match (refusal, typed) {
        (Refusal::Broken(_), Some(_)) => ["kept-title", ""],
        _ => keys(refusal),
    };
    let lead = match refusal {
        Refusal::TooMany(seconds) => {
            words.fill(lead, &[("minutes", &((seconds + 59) / 60).max(1).to_string())])
        }
        _ if lead.is_empty() => String::new(),
        _ => words.say(lead),
    };
    let content = html! {
        @if !lead.is_empty() { p { (lead) } }
        @if let Some(typed) = typed {
            p { (words.say("kept-lead")) }
            form method="post" { (hidden(typed)) (young::button(&words.say("kept-send"))) }
        } @else {
            p { (words.say("way-out")) }
            (young::link_button(&words.say("start-page"), "/"))
        }
    };
    bare(language, &words.say(title), content)
}

/// A young people's page under its title that needs nothing but words.
fn bare(language: Language, title: &str, content: Markup) -> Markup {
    let shell = ShellWords::spoken(language);
    young::shell(young::Young {
        title,
        lang: language.code(),
        dir: language.dir(),
        words: shell.as_words(),
        back: None,
        exit: true,
        wide: false,
        languages: None,
        script: young::Script::None,
        hero: None,
        content: html! {
            h1 { (title) }
            (content)
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Form {
        let values = [("mark", "7"), ("words", "Fix the <door>.\nSoon, \"please\".")];
        Form::filled(values.map(|(name, value)| (name, value.to_owned())))
    }

    #[test]
    fn staff_send_again_what_may_go_well_later_and_copy_what_can_not() {
        let page = |refusal: &Refusal, form: Option<Form>| {
            for_staff(refusal, "Title", "Why.", form.as_ref()).into_string()
        };
        let later = page(&Refusal::TooMany(60), Some(typed()));
        assert!(later.contains("type=\"hidden\" name=\"mark\" value=\"7\""), "{later}");
        assert!(later.contains("Send it again") && !later.contains("<door>"), "{later}");
        let moved = page(&Refusal::Conflict(String::new()), Some(typed()));
        assert!(moved.contains("data-said>Fix the &lt;door&gt;.</p>") && !moved.contains("<form"), "{moved}");
        assert!(!moved.contains(">7<"), "only own words");
        assert!(!page(&Refusal::NotFound, None).contains("<form"));
    }

    #[test]
    fn young_people_get_back_what_they_typed_in_every_language() {
        for language in Language::ALL {
            for refusal in [Refusal::Broken(String::new()), Refusal::TooMany(61), Refusal::Bad(String::new())]
            {
                let page = for_young(&refusal, language, Some(&typed())).into_string();
                assert!(
                    page.contains("value=\"Fix the &lt;door&gt;.\nSoon, &quot;please&quot;.\""),
                    "{page}"
                );
                assert!(page.contains("<form method=\"post\"") && !page.contains('['), "{page}");
            }
            assert!(!for_young(&Refusal::NotFound, language, None).into_string().contains("<form"));
        }
    }
}
