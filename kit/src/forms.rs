//! Forms that keep what was typed: values and errors together, so that a refused form comes back whole.

use axum::extract::{FromRequest, Request};
use chrono::NaiveDate;

use crate::govuk::Field;
use crate::web::{Refusal, Typed};

/// What was typed into a form, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<(String, String)>,
}

/// More fields than any form of ours has, with every box ticked: a form of 256 KB could bring 60,000, and each is
/// looked for by name.
const MOST_FIELDS: usize = 2_000;

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let typed = request.extensions().get::<Typed>().cloned();
        let axum::extract::Form(values) =
            axum::extract::Form::<Vec<(String, String)>>::from_request(request, state).await.map_err(
                |e| match e.status() {
                    axum::http::StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
                    _ => Refusal::Bad("The form could not be read.".to_owned()),
                },
            )?;
        if values.len() > MOST_FIELDS {
            return Err(Refusal::TooLarge);
        }
        let form = Self { values, errors: Vec::new() };
        if let Some(typed) = typed {
            typed.keep(&form);
        }
        Ok(form)
    }
}

impl Form {
    /// A form with values to start from.
    pub fn filled<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { values, errors: Vec::new() }
    }

    /// What was typed in `name`, exactly; empty when nothing was.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Whether the form has such a field at all, be it empty.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(n, _)| n == name)
    }

    /// All that was ticked under `name`.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.values.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect()
    }

    /// All that was typed, field by field, as it came.
    pub fn typed(&self) -> &[(String, String)] {
        &self.values
    }

    /// Says what is wrong with `name`; the first word on a field stands.
    pub fn refuse(&mut self, name: &str, message: impl Into<String>) {
        if self.error(name).is_none() {
            self.errors.push((name.to_owned(), message.into()));
        }
    }

    /// Whether anything is wrong.
    pub fn refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// What is wrong, field by field, in order.
    pub fn errors(&self) -> &[(String, String)] {
        &self.errors
    }

    /// What is wrong with `name`.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(n, _)| n == name).map(|(_, m)| m.as_str())
    }

    /// Text that must be there, trimmed, of at most `most` characters.
    pub fn text(&mut self, name: &str, missing: &str, most: usize) -> String {
        let text = self.optional(name, most);
        if text.is_none() {
            self.refuse(name, missing);
        }
        text.unwrap_or_default()
    }

    /// Text that may be there, trimmed, of at most `most` characters.
    pub fn optional(&mut self, name: &str, most: usize) -> Option<String> {
        let text = clean(self.value(name));
        let length = text.chars().count();
        if length > most {
            self.refuse(name, format!("This is {length} characters long. Make it {most} or fewer."));
        }
        (!text.is_empty()).then_some(text)
    }

    /// An e-mail address, in lower case.
    pub fn email(&mut self, name: &str) -> String {
        let address = self.text(name, "Enter an email address", 254).to_lowercase();
        if !address.is_empty() && !plausible_email(&address) {
            self.refuse(name, "Enter an email address in the correct format, like name@example.org");
        }
        address
    }

    /// One of a known set.
    pub fn choice<T>(&mut self, name: &str, missing: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
        let chosen = known(self.value(name));
        if chosen.is_none() {
            self.refuse(name, missing);
        }
        chosen
    }

    /// A day typed as day, month and year in three boxes.
    pub fn day(&mut self, name: &str, missing: &str) -> Option<NaiveDate> {
        let part = |which: &str| self.value(&format!("{name}-{which}")).trim().to_owned();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            self.refuse(name, missing);
            return None;
        }
        let date = match (day.parse(), month.parse(), year.parse()) {
            (Ok(d), Ok(m), Ok(y)) if (1900..2200).contains(&y) => NaiveDate::from_ymd_opt(y, m, d),
            _ => None,
        };
        if date.is_none() {
            self.refuse(name, "Enter a real date, like 27 3 2027");
        }
        date
    }

    /// The field as a component wants it: what was typed and what is wrong with it.
    pub fn field(&self, name: &str, label: &str, hint: Option<&str>) -> Field {
        Field {
            name: name.to_owned(),
            label: label.to_owned(),
            hint: hint.map(str::to_owned),
            value: self.value(name).to_owned(),
            error: self.error(name).map(str::to_owned),
        }
    }
}

/// Text as a person meant it: one kind of line end, no control characters, no space around it.
pub fn clean(text: &str) -> String {
    let one_end = text.replace("\r\n", "\n").replace('\r', "\n");
    one_end.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>().trim().to_owned()
}

/// Whether this can be an e-mail address; only a sent message can tell whether it is one.
pub fn plausible_email(address: &str) -> bool {
    let Some((user, host)) = address.rsplit_once('@') else { return false };
    let fine = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.');
    let plain = address.chars().all(|c| c.is_ascii_graphic() && !"()<>[],;:\\\"".contains(c));
    plain && fine(user) && fine(host) && host.contains('.') && !host.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_keeps_what_was_typed() {
        let mut form = Form::filled([("email", " Ada@example ".to_owned())]);
        form.email("email");
        assert!(form.refused());
        assert_eq!(form.field("email", "Email", None).value, " Ada@example ");
    }

    #[test]
    fn a_day_must_exist() {
        let typed = |d: &str| {
            Form::filled([("due-day", d.to_owned()), ("due-month", "2".into()), ("due-year", "2027".into())])
        };
        assert_eq!(typed("28").day("due", "missing"), NaiveDate::from_ymd_opt(2027, 2, 28));
        let mut wrong = typed("30");
        assert_eq!(wrong.day("due", "missing"), None);
        assert!(wrong.error("due").is_some());
    }

    #[test]
    fn addresses_that_break_a_message_are_refused() {
        for bad in ["a", "a@b", "a@b.c\r\nBcc: x@y.z", "a b@c.d", "@c.d", "a@.d", "a@c..d", "<a@c.d>"] {
            assert!(!plausible_email(bad), "{bad}");
        }
        assert!(plausible_email("o'hara+nb@example.org"));
    }
}
