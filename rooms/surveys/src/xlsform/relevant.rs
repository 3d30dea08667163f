//! When a question is asked: the part of XLSForm's expressions that this product can keep to. An answer, or one of several
//! answers, to one earlier question: `${home-safe} = 'sometimes' or ${home-safe} = 'never'`, `selected(${support}, 'nobody')`.

use crate::instrument::{Condition, Instrument, Kind};

/// A condition as an expression.
pub(super) fn written(condition: &Condition, instrument: &Instrument) -> String {
    let asked = instrument.question(&condition.question);
    let several = asked.is_some_and(|question| matches!(question.kind, Kind::Several { .. }));
    let on = &condition.question;
    let one = |value: &String| {
        if several { format!("selected(${{{on}}}, '{value}')") } else { format!("${{{on}}} = '{value}'") }
    };
    condition.any_of.iter().map(one).collect::<Vec<_>>().join(" or ")
}

/// The condition that an expression says; `None` where it says more than this product can keep to.
pub(super) fn understood(expression: &str) -> Option<Condition> {
    let parts = expression.split(" or ").map(one).collect::<Option<Vec<_>>>()?;
    let question = parts.first()?.0.to_owned();
    let same = parts.iter().all(|(on, _)| *on == question);
    same.then(|| Condition {
        question,
        any_of: parts.into_iter().map(|(_, value)| value.to_owned()).collect(),
    })
}

/// A question and one of its answers.
fn one(part: &str) -> Option<(&str, &str)> {
    let part = part.trim();
    let inside = part.strip_prefix("selected(").and_then(|rest| rest.strip_suffix(')'));
    let (on, value) = match inside {
        Some(inside) => inside.split_once(',')?,
        None => part.split_once('=')?,
    };
    let on = on.trim().strip_prefix("${")?.strip_suffix('}')?;
    let value = value.trim();
    let bare = ['\'', '"'].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote))?;
    let plain = |text: &str| !text.is_empty() && !text.contains(['\'', '"', '$', '{', '}', '(', ')', '!']);
    (plain(on) && plain(bare)).then_some((on, bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(question: &str, any_of: &[&str]) -> Condition {
        Condition { question: question.to_owned(), any_of: any_of.iter().map(|v| (*v).to_owned()).collect() }
    }

    #[test]
    fn one_or_more_answers_to_one_question_are_understood() {
        for (expression, meant) in [
            ("${age} = '16-17'", Some(condition("age", &["16-17"]))),
            ("${age}='16-17' or ${age} = \"18-20\"", Some(condition("age", &["16-17", "18-20"]))),
            ("selected(${support}, 'nobody')", Some(condition("support", &["nobody"]))),
            ("${age} = '16-17' or ${home} = 'own'", None),
            ("${age} = '16-17' and ${home} = 'own'", None),
            ("${age} != '16-17'", None),
            ("not(${age} = '16-17')", None),
            ("${age} > 17", None),
            ("${age} = ${other}", None),
            ("", None),
        ] {
            assert_eq!(understood(expression), meant, "{expression}");
        }
    }
}
