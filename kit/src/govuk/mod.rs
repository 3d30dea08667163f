//! The staff face: `govuk-frontend`'s components as typed functions, and a few parts of our own for dense
//! work ("what needs you", figures, bars).
//!
//! An id is always the field's name, so an error summary can lead to any field: the box itself, the first
//! radio or checkbox, the day of a date. Words are escaped; where a component takes [`maud::Markup`], the
//! caller has made it.

mod banner;
mod bar;
mod button;
mod checkboxes;
mod date_input;
mod details;
mod error_summary;
mod field;
mod figures;
mod file_upload;
mod input;
mod journey;
mod lines;
mod links;
mod needs;
mod panel;
mod radios;
mod select;
mod shell;
mod summary_list;
mod table;
mod tag;
mod textarea;
mod whiskers;

pub use banner::{Tell, empty, inset_text, notification_banner, warning_text};
pub use bar::{Measure, bar, bar_beside};
pub use button::{Press, button, button_group, link_button, named_button};
pub use checkboxes::checkboxes;
pub use date_input::{DateParts, date_input};
pub use details::{details, details_open};
pub use error_summary::error_summary;
pub use field::{Field, Item, fieldset, wrapper};
pub use figures::{Figure, figures};
pub use file_upload::file_upload;
pub use input::{Input, input, input_as};
pub use journey::{Station, journey, journey_line};
pub use lines::{Line, lines};
pub use links::{back_link, breadcrumbs, filters};
pub use needs::{Need, Urgency, needs};
pub use panel::panel;
pub use radios::{radios, radios_inline};
pub use select::select;
pub use shell::{Shell, shell};
pub use summary_list::{Row, summary_list};
pub use table::{Column, table, table_or};
pub use tag::{Colour, tag};
pub use textarea::textarea;
pub use whiskers::whiskers;
