//! All that is kept of one person, from every room that keeps something with their name, as a file for them.

use kit::clock::{london_day, written};
use kit::web::Refusal;
use kit::{House, Tx};
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use crate::settings::SettingsError;

/// What such a file closes with.
const CLOSE: &str = "\
What was said in a survey

Nothing of it is kept with a name. Nobody can tell which answers are whose, so they are not in this file.
A request to be contacted is not joined to the register: if one was left, the council's duty team can find it by the
name and the way of contact that were left with it.
";

/// Writes all that is kept of the person with this case id to a new file that only its owner can read.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn export(house: &Arc<House>, slug: &str, case_id: &str, to: &Path) -> Result<(), SettingsError> {
    let text = match told(house, slug, case_id).await {
        Ok(text) => text,
        Err(Refusal::NotFound) => {
            return Err(SettingsError(format!(
                "{slug} has nobody with the id or contact {case_id}, or there is no such authority"
            )));
        }
        Err(_) => return Err(SettingsError("the database or a key can't be read: run doctor".to_owned())),
    };
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(|error| SettingsError(format!("{}: {error}", to.display())))
}

/// The same of somebody whom no register names, who joined a survey with this phone number or e-mail address.
async fn joined(tx: Tx, slug: &str, contact: &str) -> Result<String, Refusal> {
    let told = surveys::told_of_joined(&tx, slug, contact).await?;
    let day = written(tx.today());
    tx.commit().await?;
    Ok(format!("All that New Belongings keeps of one person, on {day}\n\n{told}\n{CLOSE}"))
}

/// The text.
///
/// # Errors
/// [`Refusal::NotFound`] for no such person.
pub async fn told(house: &Arc<House>, slug: &str, case_id: &str) -> Result<String, Refusal> {
    let tx = house.write().await?;
    let known = match register::everything(&tx, slug, case_id).await {
        Err(Refusal::NotFound) => return joined(tx, slug, case_id).await,
        other => other?,
    };
    let mut text =
        format!("All that New Belongings keeps of one person, on {}\n\n{}", written(tx.today()), known.text);
    text += "\nSurveys they were asked in\n\n";
    for (wave, done) in surveys::asked_of(&tx, known.la.id, known.person).await? {
        let answered = done.map_or_else(
            || "not answered as far as is known".to_owned(),
            |day| format!("answered, as known on {}", written(day)),
        );
        let _ = writeln!(text, "{} to {}: {answered}", written(wave.opens_on), written(wave.closes_on));
    }
    text += "\nMessages written to them, the newest first\n\n";
    for message in messages::written_to(&tx, known.person).await? {
        let _ = writeln!(
            text,
            "{}, to {}\n{}\n{}\n",
            written(london_day(message.at)),
            message.to,
            message.subject,
            message.body
        );
    }
    tx.commit().await?;
    Ok(format!("{text}\n{CLOSE}"))
}
