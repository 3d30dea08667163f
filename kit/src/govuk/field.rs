//! What every form component shares: name, label, hint, what was typed, what was wrong with it.

use maud::{Markup, html};

/// A field of a form as it is shown, with what was typed kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// Its name in the form, and its id.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// A line that helps to answer.
    pub hint: Option<String>,
    /// What was typed, or what is known.
    pub value: String,
    /// What is wrong with it and how to put it right.
    pub error: Option<String>,
}

impl Field {
    /// An empty field.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same, filled in.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The same, with what is wrong with it, if anything is.
    #[must_use]
    pub fn error(mut self, error: Option<impl Into<String>>) -> Self {
        self.error = error.map(Into::into);
        self
    }

    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// Hint and error, in the order they are read out.
    fn notes(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { div.govuk-hint id={ (self.name) "-hint" } { (hint) } }
            @if let Some(error) = &self.error {
                p.govuk-error-message id={ (self.name) "-error" } {
                    span.govuk-visually-hidden { "Error: " } (error)
                }
            }
        }
    }
}

/// One of several things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under it (not in a select).
    pub hint: Option<String>,
}

impl Item {
    /// Something to choose, without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Label, hint and error around one box of your own; give the box `id` and `name` as the field's name.
pub fn wrapper(field: &Field, control: Markup) -> Markup {
    html! {
        div.govuk-form-group."govuk-form-group--error"[field.error.is_some()] {
            label.govuk-label."govuk-label--s" for=(field.name) { (field.label) }
            (field.notes())
            (control)
        }
    }
}

/// Legend, hint and error around several boxes that answer one question.
pub fn fieldset(field: &Field, role: Option<&str>, controls: Markup) -> Markup {
    html! {
        div.govuk-form-group."govuk-form-group--error"[field.error.is_some()] {
            fieldset.govuk-fieldset role=[role] aria-describedby=[field.described_by()] {
                legend."govuk-fieldset__legend"."govuk-fieldset__legend--s" { (field.label) }
                (field.notes())
                (controls)
            }
        }
    }
}

/// The id of the nth box that answers a question: the field's name, then `name-2`, `name-3`.
pub(super) fn nth(name: &str, at: usize) -> String {
    if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) }
}
