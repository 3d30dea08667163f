//! The program in a process of its own, and what it costs.

use kit::testing::Fresh;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A served instance.
pub(crate) struct Server {
    program: Child,
    /// Where it listens.
    pub(crate) port: u16,
}

impl Server {
    /// Serves what is in `fresh`; returns when it answers.
    pub(crate) async fn start(fresh: &Fresh) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let program = Command::new(beside())
            .arg("serve")
            .env("NEWBELONGINGS_DATABASE", &fresh.address)
            .env("NEWBELONGINGS_DATA", &fresh.folder)
            .env("NEWBELONGINGS_KEYS", fresh.folder.join("keys"))
            .env("NEWBELONGINGS_LISTEN", format!("127.0.0.1:{port}"))
            .env("NEWBELONGINGS_BASE", format!("http://127.0.0.1:{port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts: build it first, in the same profile");
        let server = Self { program, port };
        for _ in 0..300 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the program never answered");
    }

    /// CPU time of all its threads so far, by Linux's count in hundredths of a second.
    pub(crate) fn cpu(&self) -> Duration {
        let line = std::fs::read_to_string(format!("/proc/{}/stat", self.program.id())).expect("it runs");
        // Its name, in brackets, may hold anything; user and system time are the 12th and 13th number after it.
        let numbers: Vec<&str> = line.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        let ticks = |n: usize| numbers.get(n).and_then(|t| t.parse::<u64>().ok()).expect("a number");
        Duration::from_millis(10 * (ticks(11) + ticks(12)))
    }

    /// Stops it.
    pub(crate) fn stop(&mut self) {
        self.program.kill().expect("it stops");
        self.program.wait().expect("it is gone");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The program of the same profile: `target/PROFILE/newbelongings` for `target/PROFILE/examples/bench_survey`.
fn beside() -> PathBuf {
    let own = std::env::current_exe().expect("a program knows where it is");
    own.ancestors().nth(2).expect("a folder above").join("newbelongings")
}
