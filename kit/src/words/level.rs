//! How hard English words are to read, for a text that somebody typed: a hint to them, never a refusal.
//!
//! Flesch-Kincaid grade (Kincaid and others, 1975) and the automated readability index (Smith and Senter, 1967); both count
//! school years of the United States. Syllables are groups of vowels less a silent e: near enough for a hint. What we write
//! ourselves is measured more closely, on the pages as they are drawn (`browser/lib/reading.mjs`).

/// How hard a text is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// Flesch-Kincaid, in school years.
    pub grade: f64,
    /// The automated readability index, in school years.
    pub index: f64,
    /// The words of its longest sentence.
    pub longest: usize,
    /// Whether it is long enough for the two formulas to mean something.
    pub enough: bool,
}

impl Level {
    /// What young people's pages keep to.
    const YEARS: f64 = 5.0;
    const LONGEST: usize = 20;
    /// Under so many words the formulas swing with each of them.
    const ENOUGH: usize = 20;

    /// Measures a text.
    pub fn of(text: &str) -> Self {
        let sentences: Vec<Vec<&str>> = sentences(text).map(words).filter(|s| !s.is_empty()).collect();
        let all: Vec<&str> = sentences.iter().flatten().copied().collect();
        let per = |n: usize| n as f64 / all.len().max(1) as f64;
        let each = all.len() as f64 / sentences.len().max(1) as f64;
        let letters = per(all.iter().map(|w| w.chars().filter(|c| c.is_alphanumeric()).count()).sum());
        let beats = per(all.iter().map(|w| syllables(w)).sum());
        Self {
            grade: 0.39 * each + 11.8 * beats - 15.59,
            index: 4.71 * letters + 0.5 * each - 21.43,
            longest: sentences.iter().map(Vec::len).max().unwrap_or(0),
            enough: all.len() >= Self::ENOUGH,
        }
    }

    /// What would make it easier, in words for whoever wrote it; `None` where it is easy.
    pub fn hint(&self) -> Option<String> {
        if self.longest > Self::LONGEST {
            return Some(format!(
                "Its longest sentence has {} words. Cut it: {} words or fewer are easy to read.",
                self.longest,
                Self::LONGEST
            ));
        }
        let years = self.grade.max(self.index);
        (self.enough && years > Self::YEARS).then(|| {
            format!(
                "It reads as for {:.0} years at school; {:.0} or fewer are easy for everybody. Use shorter words and sentences.",
                years.ceil(),
                Self::YEARS
            )
        })
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    // A full stop inside a word or an amount ends nothing.
    text.lines().flat_map(|line| line.split_inclusive(['.', '!', '?', '…']).collect::<Vec<_>>())
}

fn words(sentence: &str) -> Vec<&str> {
    let edge = |c: char| !c.is_alphanumeric();
    sentence.split_whitespace().map(|word| word.trim_matches(edge)).filter(|word| !word.is_empty()).collect()
}

fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let vowel = |c: &char| "aeiouy".contains(*c);
    let groups = letters.iter().zip(letters.iter().skip(1)).filter(|(a, b)| !vowel(a) && vowel(b)).count();
    let first = usize::from(letters.first().is_some_and(vowel));
    let silent = match letters.as_slice() {
        [.., before, 'e'] => !vowel(before) && *before != 'l',
        [.., before, 'e', 'd'] => !vowel(before) && !matches!(before, 't' | 'd'),
        _ => false,
    };
    (groups + first).saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_words_get_no_hint_and_hard_ones_do() {
        let easy = "Thank you to all of you who told us how life is. We read it all. Now we want to make it better with you.";
        let level = Level::of(easy);
        assert!(level.enough && level.hint().is_none(), "{level:?}");
        let hard = "The authority acknowledges the considerable contribution of participating respondents. Subsequent \
                    consideration will facilitate the prioritisation of identified improvement opportunities throughout the \
                    forthcoming period.";
        assert!(
            Level::of(hard).hint().is_some_and(|h| h.contains("years at school")),
            "{:?}",
            Level::of(hard)
        );
        let long = "We want to say thank you and we want to tell you that we have read all that you said and will now do more about it.";
        assert!(Level::of(long).hint().is_some_and(|h| h.contains("longest sentence")));
        assert_eq!(Level::of("").hint(), None);
    }

    #[test]
    fn syllables_are_near_enough() {
        for (word, n) in
            [("home", 1), ("asked", 1), ("wanted", 2), ("little", 2), ("council", 2), ("a", 1), ("better", 2)]
        {
            assert_eq!(syllables(word), n, "{word}");
        }
    }
}
