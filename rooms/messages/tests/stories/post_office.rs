//! A mail server of our own: keeps what it is given, never answers for those called slow, and knows nobody called gone.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The server, and what came to it.
#[derive(Clone)]
pub(crate) struct PostOffice {
    /// Its address, as in the settings.
    pub(crate) address: String,
    letters: Arc<Mutex<Vec<(String, String)>>>,
}

impl PostOffice {
    /// Opens one on a free port.
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let office = Self { address, letters: Arc::default() };
        let it = office.clone();
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                let it = it.clone();
                tokio::spawn(async move { it.serve(line).await });
            }
        });
        office
    }

    /// To whom letters came, in the order of their coming.
    pub(crate) fn came(&self) -> Vec<String> {
        self.letters().into_iter().map(|(to, _)| to).collect()
    }

    /// To whom, and what.
    pub(crate) fn letters(&self) -> Vec<(String, String)> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn serve(&self, line: TcpStream) -> Option<()> {
        let (read, mut write) = line.into_split();
        let mut lines = BufReader::new(read).lines();
        let (mut to, mut letter) = (String::new(), None::<String>);
        write.write_all(b"220 here\r\n").await.ok()?;
        while let Ok(Some(said)) = lines.next_line().await {
            if let Some(text) = &mut letter {
                if said != "." {
                    text.push_str(&said);
                    text.push('\n');
                    continue;
                }
                let whole = (to.clone(), letter.take().unwrap_or_default());
                self.letters.lock().unwrap_or_else(PoisonError::into_inner).push(whole);
            }
            if said.starts_with("RCPT TO:<gone") {
                write.write_all(b"550 5.1.1 no such user here\r\n").await.ok()?;
                continue;
            }
            if let Some(rest) = said.strip_prefix("RCPT TO:<") {
                to = rest.split('>').next().unwrap_or_default().to_owned();
                if to.starts_with("slow") {
                    std::future::pending::<()>().await;
                }
            }
            let answer = match said.as_str() {
                "DATA" => {
                    letter = Some(String::new());
                    "354 go on\r\n"
                }
                "QUIT" => "221 bye\r\n",
                _ => "250 well\r\n",
            };
            write.write_all(answer.as_bytes()).await.ok()?;
        }
        Some(())
    }
}
