//! The way through a survey: which page comes, which came before, and what is taken from one.

use kit::forms::{Form, clean};
use kit::words::Speech;

use crate::answering::Answering;
use crate::instrument::{Answers, Choice, Given, Kind, NO_SAY, Page, Question};

/// The field under a question in own words: whether they may be shown to others.
pub(crate) const MAY_QUOTE: &str = "may-quote";

impl Answering {
    /// How many pages there are.
    pub(crate) fn count(&self) -> usize {
        self.instrument.pages().count()
    }

    /// The page at `index`, counted from 0, as it is read.
    pub(crate) fn page(&self, index: usize) -> Option<Page<'_>> {
        self.instrument.spoken(self.speech.language()).pages().nth(index)
    }

    /// What is asked on a page, given the answers before it.
    pub(crate) fn asked<'a>(&self, page: &Page<'a>) -> Vec<&'a Question> {
        page.questions.iter().filter(|q| self.draft.answers.comes(q)).collect()
    }

    fn comes(&self, page: &Page<'_>) -> bool {
        page.questions.iter().any(|q| self.draft.answers.comes(q))
    }

    /// The first page from `index` on that has something to ask.
    pub(crate) fn next(&self, index: usize) -> Option<usize> {
        let mut rest = self.instrument.pages().enumerate().skip(index);
        rest.find(|(_, page)| self.comes(page)).map(|(i, _)| i)
    }

    /// The last page before `index` that came and is not shut.
    pub(crate) fn before(&self, index: usize) -> Option<usize> {
        let open = self.instrument.pages().enumerate().take(index).skip(self.draft.floor);
        open.filter(|(_, page)| self.comes(page)).last().map(|(i, _)| i)
    }

    /// Whether it has been reached and is not shut.
    pub(crate) fn reached(&self, index: usize) -> bool {
        (self.draft.floor..=self.draft.furthest).contains(&index) && index < self.count()
    }

    /// Whether the page can be looked at.
    pub(crate) fn may_open(&self, index: usize) -> bool {
        self.reached(index) && self.page(index).is_some_and(|page| self.comes(&page))
    }

    /// Takes what was given on a page. What can't be taken is said in the form, question by question.
    pub(crate) fn take(&mut self, index: usize, form: &mut Form) {
        let instrument = self.instrument.clone();
        let Some(page) = instrument.pages().nth(index) else { return };
        for question in self.asked(&page) {
            match read(self.speech, question, form) {
                Ok(taken) => put(&mut self.draft.answers, &question.name, taken),
                Err(message) => form.refuse(&question.name, message),
            }
        }
    }
}

/// What was given to one question.
enum Taken {
    Closed(Given),
    /// Words between questions take nothing.
    Nothing,
    Words {
        words: String,
        may_quote: bool,
    },
}

/// Reads one question's answer; an error is a sentence for the person.
fn read(t: Speech, question: &Question, form: &Form) -> Result<Taken, String> {
    match &question.kind {
        Kind::One { .. } | Kind::Scale { .. } => {
            let value = form.value(&question.name).to_owned();
            let offered = question.values().contains(&value);
            if offered { Ok(Taken::Closed(Given::One(value))) } else { Err(t.say("choose")) }
        }
        Kind::Several { .. } => {
            let given = form.values(&question.name);
            let picked: Vec<String> =
                question.values().into_iter().filter(|v| given.contains(&v.as_str())).collect();
            if picked.is_empty() {
                return Err(t.say("choose-any"));
            }
            Ok(Taken::Closed(Given::Several(picked)))
        }
        Kind::Number { low, high, .. } => number(t, question, form, (*low, *high)),
        Kind::Rank { options } => ranking(t, question, form, options),
        Kind::Note => Ok(Taken::Nothing),
        Kind::Text { most } => {
            let words = clean(form.value(&question.name));
            let length = words.chars().count();
            if length > *most {
                let (length, most) = (length.to_string(), most.to_string());
                return Err(t.fill("too-long", &[("length", &length), ("most", &most)]));
            }
            let may_quote = form.value(MAY_QUOTE) == "yes" && !words.is_empty();
            Ok(Taken::Words { words, may_quote })
        }
    }
}

/// A whole number, or the box beside it that says nothing.
fn number(t: Speech, question: &Question, form: &Form, (low, high): (i32, i32)) -> Result<Taken, String> {
    let given = form.values(&question.name);
    let one = |value: String| Ok(Taken::Closed(Given::One(value)));
    if given.contains(&NO_SAY) {
        return one(NO_SAY.to_owned());
    }
    let typed = given.first().and_then(|typed| typed.trim().parse::<i32>().ok());
    match typed.filter(|number| (low..=high).contains(number)) {
        Some(number) => one(number.to_string()),
        None => Err(t.fill("number-wrong", &[("low", &low.to_string()), ("high", &high.to_string())])),
    }
}

/// The field in which something is given its place.
pub(crate) fn place(question: &str, value: &str) -> String {
    format!("{question}~{value}")
}

/// What was given places, from the first on: no place twice, and none left out.
fn ranking(t: Speech, question: &Question, form: &Form, options: &[Choice]) -> Result<Taken, String> {
    let several = |values: Vec<String>| Ok(Taken::Closed(Given::Several(values)));
    if form.values(&question.name).contains(&NO_SAY) {
        return several(vec![NO_SAY.to_owned()]);
    }
    let placed = options.iter().filter_map(|option| {
        let typed = form.value(&place(&question.name, &option.value)).trim();
        (!typed.is_empty()).then(|| (typed.parse::<usize>().unwrap_or(usize::MAX), option.value.clone()))
    });
    let mut placed: Vec<(usize, String)> = placed.collect();
    placed.sort_by_key(|(at, _)| *at);
    if placed.is_empty() {
        return Err(t.say("choose-any"));
    }
    if let Some(twice) = placed.windows(2).find(|two| two[0].0 == two[1].0 && two[0].0 <= options.len()) {
        return Err(t.fill("rank-twice", &[("place", &twice[0].0.to_string())]));
    }
    if !placed.iter().zip(1..).all(|((at, _), wanted)| *at == wanted) {
        return Err(t.say("rank-gap"));
    }
    several(placed.into_iter().map(|(_, value)| value).collect())
}

fn put(answers: &mut Answers, name: &str, taken: Taken) {
    match taken {
        Taken::Nothing => {}
        Taken::Closed(given) => {
            answers.closed.insert(name.to_owned(), given);
        }
        Taken::Words { words, may_quote } => {
            answers.may_quote.retain(|q| q != name);
            if may_quote {
                answers.may_quote.push(name.to_owned());
            }
            if words.is_empty() {
                answers.texts.remove(name)
            } else {
                answers.texts.insert(name.to_owned(), words)
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::starter;
    use crate::words;
    use kit::words::Language;

    fn t() -> Speech {
        words::spoken(Language::English)
    }

    fn asked(kind: Kind) -> Question {
        Question { name: "q".to_owned(), kind, ..starter().sections[0].questions[0].clone() }
    }

    fn given(question: &Question, fields: &[(&str, &str)]) -> Result<Given, String> {
        let form = Form::filled(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
        match read(t(), question, &form)? {
            Taken::Closed(given) => Ok(given),
            Taken::Words { words, .. } => Ok(Given::One(words)),
            Taken::Nothing => Ok(Given::Several(Vec::new())),
        }
    }

    #[test]
    fn a_number_is_whole_and_within_its_ends() {
        let rooms = asked(Kind::Number { low: -2, high: 20, bands: vec![] });
        let one = |value: &str| Ok(Given::One(value.to_owned()));
        for (typed, taken) in [("7", one("7")), (" 07 ", one("7")), ("-2", one("-2")), ("20", one("20"))] {
            assert_eq!(given(&rooms, &[("q", typed)]), taken, "{typed}");
        }
        for typed in ["", "21", "-3", "1.5", "seven", "1e3", "99999999999999999999", "٧"] {
            assert!(given(&rooms, &[("q", typed)]).is_err_and(|told| told.contains("20")), "{typed}");
        }
        assert_eq!(given(&rooms, &[("q", ""), ("q", NO_SAY)]), one(NO_SAY));
        assert_eq!(
            given(&rooms, &[("q", "7"), ("q", NO_SAY)]),
            one(NO_SAY),
            "who does not want to say has not said"
        );
    }

    #[test]
    fn a_ranking_begins_with_one_and_gives_no_place_twice() {
        let kind = starter().question("home-unsafe-why").map(|q| q.values()).expect("asked");
        let choice = |v: &String| Choice { value: v.clone(), label: v.as_str().into() };
        let best = asked(Kind::Rank { options: kind.iter().take(4).map(choice).collect() });
        let places = |at: &[&str]| {
            let fields: Vec<(String, &str)> =
                kind.iter().zip(at).map(|(value, at)| (place("q", value), *at)).collect();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, at)| (name.as_str(), *at)).collect();
            given(&best, &fields)
        };
        let order = |at: &[usize]| Ok(Given::Several(at.iter().map(|n| kind[*n].clone()).collect()));
        assert_eq!(places(&["2", "", "1", ""]), order(&[2, 0]));
        assert_eq!(places(&["4", "3", "2", "1"]), order(&[3, 2, 1, 0]));
        assert_eq!(places(&["", "", "", ""]), Err(t().say("choose-any")));
        assert_eq!(places(&["1", "1", "", ""]), Err(t().fill("rank-twice", &[("place", "1")])));
        for gap in [
            ["2", "", "", ""],
            ["1", "3", "", ""],
            ["1", "x", "", ""],
            ["1", "0", "", ""],
            ["5", "1", "", ""],
        ] {
            assert_eq!(places(&gap), Err(t().say("rank-gap")), "{gap:?}");
        }
        assert_eq!(given(&best, &[("q", NO_SAY)]), Ok(Given::Several(vec![NO_SAY.to_owned()])));
    }

    #[test]
    fn words_between_questions_take_nothing() {
        let mut answers = Answers::default();
        put(
            &mut answers,
            "q",
            read(t(), &asked(Kind::Note), &Form::filled([("q", "x".to_owned())])).expect("taken"),
        );
        assert_eq!(answers, Answers::default());
    }
}
