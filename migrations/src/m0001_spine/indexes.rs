//! What stands once, and what is looked up together.

use crate::columns::{once, sought};
use sea_orm_migration::prelude::IndexCreateStatement;

pub(super) fn all() -> Vec<IndexCreateStatement> {
    vec![
        once("job", &["only_one"]),
        sought("job", &["state", "run_at"]),
        once("audit_line", &["chain", "number"]),
        sought("audit_line", &["organisation"]),
        once("organisation", &["slug"]),
        once("organisation", &["gss_code"]),
        once("account", &["email_mark"]),
        once("membership", &["account", "organisation", "role"]),
        sought("membership", &["organisation"]),
        sought("session", &["account"]),
        once("session", &["id"]),
        once("pass", &["mark"]),
        once("recovery_code", &["account", "mark"]),
        sought("message", &["organisation", "state"]),
        sought("message", &["address_mark"]),
        sought("message", &["person"]),
        once("adviser_name", &["organisation", "name_mark"]),
        sought("adviser_name", &["account"]),
        once("care_leaver", &["organisation", "case_mark"]),
        sought("care_leaver", &["adviser"]),
        sought("care_leaver", &["erase_on"]),
        once("instrument", &["name", "version"]),
        sought("wave", &["organisation"]),
        once("invitation", &["wave", "care_leaver"]),
        once("invitation", &["code_mark"]),
        sought("contact_request", &["organisation"]),
        sought("contact_request", &["mark"]),
        once("duty_contact", &["organisation", "kind"]),
        sought("box_nullifier", &["wave"]),
        sought("box_ballot", &["wave"]),
        sought("box_draft", &["wave"]),
        sought("answer", &["wave"]),
        sought("answer_text", &["wave"]),
        once("release", &["wave"]),
        once("published_cell", &["release", "indicator"]),
        once("plan", &["organisation", "version"]),
        sought("theme", &["plan"]),
        sought("action", &["theme"]),
        once("plan_step", &["plan", "position"]),
        once("progress", &["action", "position"]),
    ]
}
