//! A phone without a browser: HTTP by hand, cookies kept, and patience while the program is away.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// How long a phone keeps trying before the test says that the program never came back.
const PATIENCE: Duration = Duration::from_secs(90);

/// One care leaver's phone.
pub(crate) struct Phone {
    port: u16,
    cookies: BTreeMap<String, String>,
    begun: Instant,
}

/// What came back.
pub(crate) struct Reply {
    /// The status; 0 when the line broke.
    pub(crate) status: u16,
    /// Where it sends.
    pub(crate) location: Option<String>,
    /// The page.
    pub(crate) body: String,
}

impl Phone {
    /// A phone that has never been here.
    pub(crate) fn new(port: u16) -> Self {
        Self { port, cookies: BTreeMap::new(), begun: Instant::now() }
    }

    /// Answers the whole survey, starting again wherever the line broke, until "We have your answers" is read.
    pub(crate) fn answer(&mut self, link: &str, words: &str) {
        let mut reply = self.send("POST", link, "");
        while !reply.body.contains("We have your answers") {
            assert!(self.begun.elapsed() < PATIENCE, "gave up at {} {:?}", reply.status, reply.location);
            reply = match self.step(words) {
                Some(reply) => reply,
                None => {
                    wait(60);
                    self.send("POST", link, "")
                }
            };
        }
    }

    /// One step from wherever the survey stands; `None` when the line broke.
    fn step(&mut self, words: &str) -> Option<Reply> {
        let at = self.send("GET", "/survey", "");
        let Some(here) = at.location else { return (at.status == 200).then_some(at) };
        if here == "/survey/ready" {
            return Some(self.send("POST", "/survey/ready", "")).filter(|r| r.status != 0);
        }
        let page = self.send("GET", &here, "");
        let name = surveys::instrument::starter()
            .questions()
            .map(|(_, q)| q.name.clone())
            .find(|name| page.body.contains(&format!("name=\"{name}\"")))?;
        let value =
            if name == "one-change" { words.to_owned() } else { surveys::instrument::NO_SAY.to_owned() };
        Some(self.send("POST", &here, &format!("{name}={value}"))).filter(|r| r.status != 0)
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Reply {
        self.try_send(method, path, body).unwrap_or(Reply { status: 0, location: None, body: String::new() })
    }

    fn try_send(&mut self, method: &str, path: &str, body: &str) -> std::io::Result<Reply> {
        let mut line = TcpStream::connect(("127.0.0.1", self.port))?;
        line.set_read_timeout(Some(Duration::from_secs(10)))?;
        let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        write!(
            line,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            cookies.join("; "),
            body.len()
        )?;
        let mut whole = Vec::new();
        line.read_to_end(&mut whole)?;
        let text = String::from_utf8_lossy(&whole).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?;
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        let mut location = None;
        for (name, value) in head.lines().filter_map(|l| l.split_once(": ")) {
            match name.to_ascii_lowercase().as_str() {
                "location" => location = Some(value.trim().to_owned()),
                "set-cookie" => {
                    if let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('='))
                    {
                        self.cookies.insert(name.to_owned(), value.to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(Reply { status, location, body: body.to_owned() })
    }
}

/// A phone's owner waits; so does whoever pulls the plug.
#[expect(clippy::disallowed_methods, reason = "threads that stand for people, not for requests")]
pub(crate) fn wait(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}
