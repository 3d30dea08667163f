//! The list of what is wrong, at the top of a form that came back.

use maud::{Markup, html};

/// `(id of the field, what is wrong)` for each; an empty list draws nothing.
pub fn error_summary<I: AsRef<str>, M: AsRef<str>>(problems: &[(I, M)]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div.govuk-error-summary tabindex="-1" {
                div role="alert" {
                    h2."govuk-error-summary__title" { "There is a problem" }
                    div."govuk-error-summary__body" {
                        ul.govuk-list."govuk-error-summary__list" {
                            @for (id, what) in problems { li { a href={ "#" (id.as_ref()) } { (what.as_ref()) } } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::govuk::{
        DateParts, Field, Item, checkboxes, date_input, file_upload, input, radios, select, textarea,
    };

    /// Every component, in error: the link leads to one element, and the error is read out with it.
    #[test]
    fn every_field_is_found_from_the_summary() {
        let field = Field::new("due", "By when?").hint("Soon").error(Some("Say when"));
        let items = [Item::new("a", "A"), Item::new("b", "B").hint("Second")];
        let all = [
            input(&field),
            textarea(&field, 3),
            select(&field, None, &items),
            radios(&field, &items),
            checkboxes(&field, &items, &[]),
            date_input(&field, &DateParts::default()),
            file_upload(&field, ".csv"),
        ];
        assert!(error_summary(&[("due", "Say when")]).into_string().contains(r##"href="#due""##));
        for component in all {
            let html = component.into_string();
            assert_eq!(html.matches(r#" id="due""#).count(), 1, "{html}");
            assert!(html.contains(r#"aria-describedby="due-hint due-error""#), "{html}");
        }
    }

    #[test]
    fn nothing_wrong_draws_nothing() {
        assert!(error_summary::<&str, &str>(&[]).into_string().is_empty());
    }

    #[test]
    fn what_was_typed_is_escaped() {
        let html = input(&Field::new("name", "Name").value(r#""><script>"#)).into_string();
        assert!(!html.contains("<script>"), "{html}");
    }
}
