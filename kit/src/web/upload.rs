//! Files that come with a form.

use axum::extract::Multipart;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::http::StatusCode;

use super::Refusal;

/// What came with a form: each file under the name of its field.
#[derive(Debug)]
pub enum Sent {
    /// All of it; fields in which nothing was chosen are not among them.
    Files(Vec<(String, Vec<u8>)>),
    /// More than the route takes.
    TooLarge,
}

impl Sent {
    /// The file of this field, taken out.
    pub fn take(files: &mut Vec<(String, Vec<u8>)>, field: &str) -> Option<Vec<u8>> {
        let at = files.iter().rposition(|(name, _)| name == field)?;
        Some(files.swap_remove(at).1)
    }
}

/// Reads the files of a form.
///
/// # Errors
/// [`Refusal::Bad`] where they did not arrive whole, or it is no such form.
pub async fn received(body: Result<Multipart, MultipartRejection>) -> Result<Sent, Refusal> {
    let mut body = body.map_err(|_| Refusal::Bad("The form could not be read.".to_owned()))?;
    match files(&mut body).await {
        Ok(files) => Ok(Sent::Files(files)),
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Ok(Sent::TooLarge),
        Err(_) => {
            Err(Refusal::Bad("The files did not arrive whole. Go back and send them again.".to_owned()))
        }
    }
}

async fn files(body: &mut Multipart) -> Result<Vec<(String, Vec<u8>)>, MultipartError> {
    let mut files = Vec::new();
    while let Some(field) = body.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        // Where no file was chosen, browsers send an empty one without a name.
        let named = field.file_name().is_some_and(|file| !file.is_empty());
        let content = field.bytes().await?;
        if named || !content.is_empty() {
            files.push((name, content.to_vec()));
        }
    }
    Ok(files)
}
