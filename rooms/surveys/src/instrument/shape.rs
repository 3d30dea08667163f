//! What names and texts of an instrument may look like. Names become addresses of fields and words of a form; texts are
//! read on a small phone.

use super::NO_SAY;

/// Longest title of an instrument or a part, in characters.
pub const TITLE: usize = 120;
/// Longest question, in characters.
pub const QUESTION: usize = 400;
/// Longest second line or lead-in, in characters.
pub const HINT: usize = 400;
/// Longest answer on offer, or end of a scale, in characters.
pub const ANSWER: usize = 150;
/// Longest page of words between questions, in characters.
pub const NOTE: usize = 1_200;
/// Most characters of an answer in own words.
pub const WORDS: usize = 2_000;
/// Longest name of an instrument, a question or an answer, in characters.
const NAME: usize = 60;
/// Names that fields and places of every page have already.
const TAKEN: [&str; 5] = ["may-quote", "main", "mark", "language", NO_SAY];

/// That a question or an answer may have this name.
///
/// # Errors
/// What is wrong, as a sentence.
pub fn name(name: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    if name.is_empty() || name.starts_with('.') || name.chars().count() > NAME || !name.chars().all(plain) {
        return Err(format!(
            "“{}” can't be a name here: use letters, digits, “-”, “_” and “.”, at most {NAME} of them.",
            cut(name)
        ));
    }
    if TAKEN.contains(&name) {
        return Err(format!("“{name}” has a meaning of its own here. Choose another name."));
    }
    Ok(())
}

/// That a text is there and not too long.
///
/// # Errors
/// What is wrong, as a sentence.
pub fn text(text: &str, most: usize) -> Result<(), String> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        return Err("There is a text missing.".to_owned());
    }
    if length > most {
        return Err(format!("“{}” is {length} characters long. Make it {most} or fewer.", cut(text)));
    }
    Ok(())
}

/// A title as the name of an instrument: lower case, with hyphens. Empty where nothing is left of it.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().map(|c| c.to_ascii_lowercase()) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.chars().take(NAME).collect::<String>().trim_matches('-').to_owned()
}

/// The beginning of a text, for a message about it.
pub fn cut(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_stand_in_a_field_and_a_formula() {
        for good in ["home-safe", "q1", "Q1.a", "_other", "16-17"] {
            assert_eq!(name(good), Ok(()), "{good}");
        }
        let long = "a".repeat(61);
        for bad in
            ["", "a b", "a'b", "<b>", "${a}", "é", "a/b", "..", ".a", "no-say", "may-quote", "main", &long]
        {
            assert!(name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_title_becomes_a_name() {
        for (title, meant) in
            [("Your home: 2027!", "your-home-2027"), ("__a__", "a"), ("Ελλ", ""), (&"ab ".repeat(40), "")]
        {
            let slug = slug(title);
            assert!(slug == meant || (meant.is_empty() && slug.len() <= 60), "{title}: {slug}");
            assert!(slug.is_empty() || name(&slug).is_ok(), "{slug}");
        }
    }
}
