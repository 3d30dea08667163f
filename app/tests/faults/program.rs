//! The program itself, as its operator runs it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::phone::{Phone, wait};

/// One running `newbelongings serve`.
pub(crate) struct Program {
    child: Child,
    address: String,
    folder: PathBuf,
    /// Where it answers.
    pub(crate) port: u16,
}

impl Program {
    /// Starts it on a database and a folder of its own port; does not wait for it.
    pub(crate) fn start(address: &str, folder: &Path) -> Self {
        let port = free_port();
        Self {
            child: spawn(address, folder, port),
            address: address.to_owned(),
            folder: folder.to_owned(),
            port,
        }
    }

    /// Waits until it answers and reaches its database.
    pub(crate) fn ready(self) -> Self {
        Phone::new(&[self.port]).until_ready();
        self
    }

    /// kill -9, and starts it again on the same port.
    pub(crate) fn kill_and_start(&mut self) {
        self.kill();
        self.child = spawn(&self.address, &self.folder, self.port);
    }

    /// SIGTERM, and starts it again on the same port; says how it ended.
    pub(crate) fn stop_and_start(&mut self) -> ExitStatus {
        let ended = self.stop();
        self.child = spawn(&self.address, &self.folder, self.port);
        ended
    }

    /// kill -9.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("kill -9");
        self.child.wait().expect("it is gone");
    }

    /// SIGTERM; waits for its end.
    pub(crate) fn stop(&mut self) -> ExitStatus {
        signal(self.child.id(), "TERM");
        self.child.wait().expect("it ends")
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn signal(process: u32, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), process.to_string()]).status();
    assert!(sent.expect("kill runs").success(), "SIG{name} reaches the program");
}

/// The program with one of its words, on a database and a folder.
pub(crate) fn command(word: &str, address: &str, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    // A file that may not grow any more must look like a full disk, not end the program.
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_newbelongings"), word]);
    command
        .env("NEWBELONGINGS_DATABASE", address)
        .env("NEWBELONGINGS_DATA", folder)
        .env("NEWBELONGINGS_KEYS", folder.join("keys"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn spawn(address: &str, folder: &Path, port: u16) -> Child {
    command("serve", address, folder)
        .env("NEWBELONGINGS_LISTEN", format!("127.0.0.1:{port}"))
        .env("NEWBELONGINGS_BASE", format!("http://127.0.0.1:{port}"))
        .spawn()
        .expect("the program starts")
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Lets a file of the process grow to `bytes` at most; none takes the limit away again.
pub(crate) fn limit_files(process: u32, bytes: Option<u64>) {
    let limit = bytes.map_or_else(|| "unlimited".to_owned(), |b| b.to_string());
    // The soft limit only: what was lowered must be raised again without being root.
    let set =
        Command::new("prlimit").args([format!("--pid={process}"), format!("--fsize={limit}:")]).status();
    assert!(set.expect("prlimit runs").success());
    wait(20);
}
