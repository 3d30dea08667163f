//! A question as the fields of a form, and back. What can't be taken is said at its field.

use kit::forms::{Form, clean};

use crate::instrument::{
    About, Choice, Condition, Indicator, Instrument, Kind, NO_SAY, Question, Text, shape,
};

/// The ways to answer, as the form calls them.
pub(super) const KINDS: [(&str, &str); 7] = [
    ("one", "One of several answers"),
    ("several", "Any of several answers"),
    ("scale", "A number from 0 to 10"),
    ("number", "Another whole number"),
    ("rank", "Things in order of what matters"),
    ("text", "Their own words"),
    ("note", "Nothing: words between questions"),
];

/// A text with its translations where its English stays, and without them where it is another: they would say something else.
pub(super) fn keep(before: Option<&Text>, typed: &str) -> Text {
    before.filter(|text| ***text == *typed).cloned().unwrap_or_else(|| typed.into())
}

/// The form of a question that is there.
pub(super) fn filled(question: &Question, mark: i32) -> Form {
    let text = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
    let yes = |yes: bool| if yes { "yes" } else { "" }.to_owned();
    let mut fields = vec![
        (super::MARK, mark.to_string()),
        ("name", question.name.clone()),
        ("text", question.text.to_string()),
        ("hint", text(question.hint.as_ref())),
        ("lead", text(question.lead.as_ref())),
        ("sensitive", yes(question.sensitive)),
        ("together", yes(question.with_previous)),
    ];
    fields.extend(of_kind(&question.kind));
    if let Some(condition) = &question.ask_if {
        fields.extend([
            ("if-question", condition.question.clone()),
            ("if-answers", condition.any_of.join(" ")),
        ]);
    }
    if let Some(found) = &question.indicator {
        fields.extend([
            ("finding", found.label.clone()),
            ("good", found.favourable.join(" ")),
            ("good-said", found.favourable_said.clone()),
            ("concern", found.concern.join(" ")),
            ("concern-said", found.concern_said.clone()),
        ]);
    }
    Form::filled(fields)
}

fn of_kind(kind: &Kind) -> Vec<(&'static str, String)> {
    let lines = |options: &[Choice]| {
        options.iter().map(|o| format!("{} | {}", o.value, o.label)).collect::<Vec<_>>().join("\n")
    };
    match kind {
        Kind::One { options } => vec![("kind", "one".to_owned()), ("answers", lines(options))],
        Kind::Several { options } => vec![("kind", "several".to_owned()), ("answers", lines(options))],
        Kind::Rank { options } => vec![("kind", "rank".to_owned()), ("answers", lines(options))],
        Kind::Scale { low, high } => {
            vec![("kind", "scale".to_owned()), ("zero", low.to_string()), ("ten", high.to_string())]
        }
        Kind::Number { low, high, bands } => vec![
            ("kind", "number".to_owned()),
            ("low", low.to_string()),
            ("high", high.to_string()),
            ("bands", bands.iter().map(i32::to_string).collect::<Vec<_>>().join(" ")),
        ],
        Kind::Text { most } => vec![("kind", "text".to_owned()), ("most", most.to_string())],
        Kind::Note => vec![("kind", "note".to_owned())],
    }
}

/// The question that the form describes; `None` where something at one of its fields can't be taken.
pub(super) fn read(form: &mut Form, before: Option<&Question>, instrument: &Instrument) -> Option<Question> {
    let kind = kind(form, before);
    let longest = if kind == Some(Kind::Note) { shape::NOTE } else { shape::QUESTION };
    let text = form.text("text", "Enter what is asked", longest);
    let hint = form.optional("hint", shape::HINT);
    let lead = form.optional("lead", shape::HINT);
    let name = match clean(form.value("name")) {
        empty if empty.is_empty() => free(instrument, &shape::slug(&text)),
        typed => typed,
    };
    if let Err(why) = shape::name(&name) {
        form.refuse("name", why);
    }
    let (ask_if, indicator) = (condition(form, instrument), indicator(form));
    let kind = kind.filter(|_| !form.refused())?;
    Some(Question {
        name,
        text: keep(before.map(|q| &q.text), &text),
        hint: hint.map(|hint| keep(before.and_then(|q| q.hint.as_ref()), &hint)),
        lead: lead.map(|lead| keep(before.and_then(|q| q.lead.as_ref()), &lead)),
        kind,
        ask_if,
        sensitive: form.value("sensitive") == "yes",
        with_previous: form.value("together") == "yes",
        indicator,
    })
}

/// A name nothing has yet, made of the question's words.
fn free(instrument: &Instrument, slug: &str) -> String {
    let short: String = slug.chars().take(30).collect();
    let short = if short.is_empty() { "question" } else { short.trim_end_matches('-') };
    let known = |name: &str| instrument.question(name).is_some();
    let numbered = (2..).map(|n| format!("{short}-{n}"));
    std::iter::once(short.to_owned()).chain(numbered).find(|name| !known(name)).unwrap_or_default()
}

fn kind(form: &mut Form, before: Option<&Question>) -> Option<Kind> {
    let chosen = form.choice("kind", "Choose how it is answered", |typed| {
        KINDS.into_iter().map(|(code, _)| code).find(|code| *code == typed)
    })?;
    Some(match chosen {
        "one" => Kind::One { options: answers(form, before)? },
        "several" => Kind::Several { options: answers(form, before)? },
        "rank" => Kind::Rank { options: answers(form, before)? },
        "scale" => {
            let (old_low, old_high) = match before.map(|q| &q.kind) {
                Some(Kind::Scale { low, high }) => (Some(low), Some(high)),
                _ => (None, None),
            };
            let low = form.text("zero", "Enter what 0 means", shape::ANSWER);
            let high = form.text("ten", "Enter what 10 means", shape::ANSWER);
            Kind::Scale { low: keep(old_low, &low), high: keep(old_high, &high) }
        }
        "number" => {
            let mut whole = |name: &str| form.choice(name, "Enter a whole number", |n| n.trim().parse().ok());
            let (low, high) = (whole("low"), whole("high"));
            let bands = form.value("bands").split_whitespace().map(str::parse).collect::<Result<_, _>>();
            let Ok(bands) = bands else {
                form.refuse("bands", "Enter the numbers at which a new band begins, like 1 3 6");
                return None;
            };
            Kind::Number { low: low?, high: high?, bands }
        }
        "text" => {
            let most = format!("Enter how many characters, from 1 to {}", shape::WORDS);
            Kind::Text { most: form.choice("most", &most, |n| n.trim().parse().ok())? }
        }
        _ => Kind::Note,
    })
}

/// One answer a line: `name | What is read`, or only what is read.
fn answers(form: &mut Form, before: Option<&Question>) -> Option<Vec<Choice>> {
    let old: &[Choice] = match before.map(|q| &q.kind) {
        Some(Kind::One { options } | Kind::Several { options } | Kind::Rank { options }) => options,
        _ => &[],
    };
    let (mut options, mut wrong) = (Vec::new(), None);
    for line in clean(form.value("answers")).lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (value, label) = match line.split_once('|') {
            Some((value, label)) => (value.trim().to_owned(), label.trim()),
            None => (shape::slug(line), line),
        };
        let known = old.iter().find(|o| o.value == value).map(|o| &o.label);
        wrong = wrong.or_else(|| shape::name(&value).and_then(|()| shape::text(label, shape::ANSWER)).err());
        options.push(Choice { label: keep(known, label), value });
    }
    if options.is_empty() {
        wrong = Some("Enter the answers, one a line".to_owned());
    }
    match wrong {
        Some(why) => {
            form.refuse("answers", why);
            None
        }
        None => Some(options),
    }
}

fn condition(form: &mut Form, instrument: &Instrument) -> Option<Condition> {
    let question = clean(form.value("if-question"));
    let any_of: Vec<String> = form.value("if-answers").split_whitespace().map(str::to_owned).collect();
    if question.is_empty() {
        if !any_of.is_empty() {
            form.refuse("if-question", "Choose the question whose answers these are");
        }
        return None;
    }
    let Some(on) = instrument.question(&question) else {
        form.refuse("if-question", "Choose a question");
        return None;
    };
    if any_of.is_empty() {
        let offered: Vec<String> = on.values().into_iter().filter(|v| v != NO_SAY).take(12).collect();
        form.refuse("if-answers", format!("Enter the answers that lead here, of: {}", offered.join(" ")));
    }
    Some(Condition { question, any_of })
}

fn indicator(form: &mut Form) -> Option<Indicator> {
    let values = |form: &Form, name: &str| -> Vec<String> {
        form.value(name).split_whitespace().map(str::to_owned).collect()
    };
    let label = form.optional("finding", shape::TITLE);
    let (favourable, concern) = (values(form, "good"), values(form, "concern"));
    let (good, bad) =
        (form.optional("good-said", shape::QUESTION), form.optional("concern-said", shape::QUESTION));
    if label.is_none() && favourable.is_empty() && concern.is_empty() && good.is_none() && bad.is_none() {
        return None;
    }
    let lacks = [
        ("finding", label.is_none(), "Enter the finding’s name for staff"),
        ("good", favourable.is_empty(), "Enter the answers that are good news"),
        ("good-said", good.is_none(), "Enter what is said of good news"),
        ("concern", concern.is_empty(), "Enter the answers that are a worry"),
        ("concern-said", bad.is_none(), "Enter what is said of a worry"),
    ];
    for (name, _, missing) in lacks.into_iter().filter(|(_, lacks, _)| *lacks) {
        form.refuse(name, missing);
    }
    Some(Indicator { label: label?, favourable, concern, favourable_said: good?, concern_said: bad? })
}

/// At which field something that makes a draft unaskable is said.
pub(super) fn field_of(about: About, kind: &Kind) -> &'static str {
    match (about, kind) {
        (About::Name, _) => "name",
        (About::Page, _) => "together",
        (About::Condition, _) => "if-question",
        (About::Finding, _) => "good",
        (About::Answers, Kind::Number { .. }) => "low",
        (About::Answers, Kind::Text { .. }) => "most",
        (About::Answers, _) => "answers",
    }
}
