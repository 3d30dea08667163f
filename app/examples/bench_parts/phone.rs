//! A phone: HTTP over one connection that stays open, one cookie, a page after each answer as a browser does it.

use super::forty;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// How long things took.
#[derive(Default)]
pub(crate) struct Times {
    /// From pressing *Next* to the next page.
    pub(crate) turns: Vec<Duration>,
    /// From pressing *Send* to "We have your answers".
    pub(crate) sends: Vec<Duration>,
}

impl Times {
    /// Takes in another's.
    pub(crate) fn add(&mut self, more: Self) {
        self.turns.extend(more.turns);
        self.sends.extend(more.sends);
    }
}

/// The middle, and what 99 of 100 stay below, in milliseconds.
pub(crate) fn percentiles(times: &[Duration]) -> (f64, f64) {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = |share: f64| {
        let place = (sorted.len() as f64 * share).ceil() as usize;
        sorted.get(place.saturating_sub(1)).map_or(f64::NAN, |t| t.as_secs_f64() * 1_000.0)
    };
    (at(0.5), at(0.99))
}

/// One care leaver's phone.
pub(crate) struct Phone {
    line: BufReader<TcpStream>,
    port: u16,
    cookie: String,
}

struct Reply {
    status: u16,
    location: String,
    body: Vec<u8>,
}

impl Phone {
    /// A phone that has never been here.
    pub(crate) fn new(port: u16) -> Self {
        let line = TcpStream::connect(("127.0.0.1", port)).expect("the program listens");
        line.set_nodelay(true).expect("a setting");
        line.set_read_timeout(Some(Duration::from_secs(30))).expect("a setting");
        Self { line: BufReader::new(line), port, cookie: String::new() }
    }

    /// Opens the link, starts, and goes to the first page.
    pub(crate) fn begin(&mut self, link: &str) -> String {
        assert_eq!(self.send("GET", link, "").status, 200);
        let first = self.send("POST", link, "").location;
        assert_eq!(self.send("GET", &first, "").status, 200);
        first
    }

    /// Answers everything and sends it.
    pub(crate) fn answer(&mut self, link: &str) -> Times {
        let mut at = self.begin(link);
        let mut times = Times::default();
        for n in 0..forty::PAGES {
            let begun = Instant::now();
            let taken = self.send("POST", &at, &forty::answers(n));
            assert_eq!(taken.status, 303, "page {n}: {}", String::from_utf8_lossy(&taken.body));
            at = taken.location;
            assert_eq!(self.send("GET", &at, "").status, 200);
            times.turns.push(begun.elapsed());
        }
        assert_eq!(at, "/survey/ready");
        let begun = Instant::now();
        let thanks = self.send("POST", &at, "");
        times.sends.push(begun.elapsed());
        assert!(String::from_utf8_lossy(&thanks.body).contains("We have your answers"));
        times
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Reply {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            self.cookie,
            body.len()
        );
        self.line.get_mut().write_all(request.as_bytes()).expect("the line holds");
        let mut reply = Reply { status: 0, location: String::new(), body: Vec::new() };
        let first = self.read_line();
        reply.status = first.split(' ').nth(1).and_then(|s| s.parse().ok()).expect("a status");
        let mut length = 0;
        loop {
            let line = self.read_line();
            let Some((name, value)) = line.split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().expect("a length"),
                "location" => reply.location = value.to_owned(),
                "set-cookie" => self.cookie = value.split(';').next().unwrap_or_default().to_owned(),
                _ => {}
            }
        }
        reply.body.resize(length, 0);
        self.line.read_exact(&mut reply.body).expect("a whole page");
        reply
    }

    fn read_line(&mut self) -> String {
        let mut line = String::new();
        self.line.read_line(&mut line).expect("the line holds");
        line.trim_end().to_owned()
    }
}
