//! A file to send. The form around it needs `enctype="multipart/form-data"`.

use maud::{Markup, html};

use super::{Field, wrapper};

/// One file; `accept` lists the kinds the browser offers (`.csv,.xlsx`), which the server still checks.
pub fn file_upload(field: &Field, accept: &str) -> Markup {
    wrapper(
        field,
        html! {
            input.govuk-file-upload."govuk-file-upload--error"[field.error.is_some()] id=(field.name) name=(field.name)
                type="file" accept=(accept) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
        },
    )
}
