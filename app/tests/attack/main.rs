//! What other products were broken by, tried on this one: through the whole router, as visitors, on both databases.
//!
//! One file a kind of attack. Each was seen red once, by weakening the rule it holds.

#[path = "../common/mod.rs"]
mod common;

mod asvs;
mod bot;
mod downloads;
mod dump;
mod extra_fields;
mod files;
mod forged;
#[path = "../common/form.rs"]
mod form;
mod forms;
mod headers;
mod html;
mod limits;
mod links;
mod log;
mod oracles;
mod races;
mod redirects;
mod script;
mod secrets;
mod stage;
mod tokens;
