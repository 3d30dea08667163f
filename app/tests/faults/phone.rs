//! A phone without a browser: HTTP by hand, cookies kept, and patience while the program is away.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// How long a phone keeps trying at one thing before the test says that the program never came back.
const PATIENCE: Duration = Duration::from_secs(300);

/// One care leaver's phone.
pub(crate) struct Phone {
    ports: Vec<u16>,
    next: usize,
    cookies: BTreeMap<String, String>,
    begun: Instant,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    /// The status; 0 when the line broke.
    pub(crate) status: u16,
    /// Where it sends.
    pub(crate) location: Option<String>,
    /// The page.
    pub(crate) body: String,
}

impl Reply {
    /// Whether the person was told that their answers are in.
    pub(crate) fn thanks(&self) -> bool {
        self.body.contains("We have your answers")
    }
}

impl Phone {
    /// A phone that has never been here; with several nodes it asks another one each time.
    pub(crate) fn new(ports: &[u16]) -> Self {
        Self { ports: ports.to_vec(), next: 0, cookies: BTreeMap::new(), begun: Instant::now() }
    }

    /// The same browser once more, so that it can send several times at once.
    pub(crate) fn twin(&self, first: usize) -> Self {
        Self { ports: self.ports.clone(), next: first, cookies: self.cookies.clone(), begun: Instant::now() }
    }

    /// Waits until the program reaches its database.
    pub(crate) fn until_ready(&mut self) {
        self.begun = Instant::now();
        while self.get("/health/ready").status != 200 {
            assert!(self.begun.elapsed() < PATIENCE, "the program never came");
            wait(30);
        }
    }

    /// Answers the whole survey, starting again wherever the line broke, until "We have your answers" is read.
    pub(crate) fn answer(&mut self, link: &str, words: &str) {
        self.begun = Instant::now();
        let mut reply = self.begin(link);
        while !reply.thanks() {
            assert!(self.begun.elapsed() < PATIENCE, "gave up at {} {:?}", reply.status, reply.location);
            reply = match self.step(words) {
                Some(reply) => reply,
                None => {
                    wait(60);
                    self.begin(link)
                }
            };
        }
    }

    /// Answers everything up to the last page, where one button sends it all.
    pub(crate) fn until_send(&mut self, link: &str, words: &str) {
        self.begun = Instant::now();
        self.begin(link);
        while self.get("/survey").location.as_deref() != Some("/survey/ready") {
            assert!(self.begun.elapsed() < PATIENCE, "never came to the end");
            self.step(words);
        }
    }

    /// Presses Start.
    pub(crate) fn begin(&mut self, link: &str) -> Reply {
        self.send("POST", link, "")
    }

    /// Presses Send.
    pub(crate) fn submit(&mut self) -> Reply {
        self.send("POST", "/survey/ready", "")
    }

    /// Opens a page.
    pub(crate) fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, "")
    }

    /// One step from wherever the survey stands; `None` when the line broke.
    pub(crate) fn step(&mut self, words: &str) -> Option<Reply> {
        let at = self.get("/survey");
        // Where the line broke before the survey was begun, there is nothing to go on with.
        let begun = !self.cookies.is_empty();
        let Some(here) = at.location else { return (at.status == 200 && begun).then_some(at) };
        if here == "/survey/ready" {
            return Some(self.submit()).filter(|r| r.status != 0);
        }
        let page = self.get(&here);
        let fields: Vec<String> = surveys::instrument::starter()
            .questions()
            .map(|(_, q)| q.name.clone())
            .filter(|name| page.body.contains(&format!("name=\"{name}\"")))
            .map(|name| {
                let value = if name == "one-change" { words } else { surveys::instrument::NO_SAY };
                format!("{name}={value}")
            })
            .collect();
        if fields.is_empty() {
            return None;
        }
        Some(self.send("POST", &here, &fields.join("&"))).filter(|r| r.status != 0)
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Reply {
        self.next += 1;
        let port = self.ports[self.next % self.ports.len()];
        let none = Reply { status: 0, location: None, body: String::new() };
        self.try_send(port, method, path, body).unwrap_or(none)
    }

    fn try_send(&mut self, port: u16, method: &str, path: &str, body: &str) -> std::io::Result<Reply> {
        let mut line = TcpStream::connect(("127.0.0.1", port))?;
        line.set_read_timeout(Some(Duration::from_secs(10)))?;
        let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        write!(
            line,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            port,
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
