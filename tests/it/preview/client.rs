//! A preview that runs, and connections to it as a browser holds them. What is asked of it is in the files beside.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::command::program;

/// How long anything that is waited for may take: far more than it does, on a machine that does much else.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A preview in a process of its own, which ends with this.
pub(crate) struct Served {
    child: Child,
    pub(crate) port: u16,
    said: Arc<Mutex<String>>,
}

impl Served {
    /// Of the site in a folder, once it can be looked at.
    pub(crate) fn of(root: &Path, more: &[&str]) -> Served {
        let arguments: Vec<&str> = ["serve", "--port", "0"].iter().chain(more).copied().collect();
        let mut child = program(root, &arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let said = Arc::new(Mutex::new(String::new()));
        let (out, err) = (child.stdout.take().expect("it is piped"), child.stderr.take().expect("it is piped"));
        listen(out, &said);
        listen(err, &said);
        let mut served = Served { child, port: 0, said };
        let began = Instant::now();
        served.port = loop {
            let said = served.said();
            let port =
                said.split_once("http://127.0.0.1:").and_then(|(_, rest)| rest.split_once('/')).and_then(|(port, _)| port.parse().ok());
            if let Some(port) = port {
                break port;
            }
            assert!(began.elapsed() < PATIENCE, "it doesn't start: {said}");
            thread::sleep(Duration::from_millis(5));
        };
        served
    }

    /// All that it has printed.
    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("nobody panicked with it").clone()
    }

    /// A new connection.
    pub(crate) fn connect(&self) -> Link {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
        Link { reader: BufReader::new(stream) }
    }

    /// What is at an address.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.connect().get(path)
    }

    /// What is at an address, asked again until it is as wanted.
    pub(crate) fn until(&self, path: &str, wanted: impl Fn(&Reply) -> bool) -> Reply {
        let began = Instant::now();
        loop {
            let reply = self.get(path);
            if wanted(&reply) {
                return reply;
            }
            assert!(began.elapsed() < PATIENCE, "{path} stays {}: {}\n{}", reply.status, reply.text(), self.said());
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn listen(from: impl Read + Send + 'static, said: &Arc<Mutex<String>>) {
    let said = said.clone();
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let mut said = said.lock().expect("nobody panicked with it");
            said.push_str(&line);
            said.push('\n');
        }
    });
}

/// A connection that is kept.
pub(crate) struct Link {
    reader: BufReader<TcpStream>,
}

impl Link {
    /// Asks without waiting for the answer.
    pub(crate) fn ask(&mut self, path: &str, headers: &[(&str, &str)]) {
        let mut text = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        self.write(format!("{text}\r\n").as_bytes());
    }

    /// Writes what isn't a whole request.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        self.reader.get_mut().write_all(bytes).expect("it is open");
    }

    /// The same where the other side may have closed it.
    pub(crate) fn try_write(&mut self, bytes: &[u8]) {
        drop(self.reader.get_mut().write_all(bytes));
    }

    /// The answer to what was asked, which has to come within some time.
    pub(crate) fn answer(&mut self, within: Duration) -> std::io::Result<Reply> {
        self.reader.get_ref().set_read_timeout(Some(within))?;
        let mut line = String::new();
        self.reader.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(std::io::ErrorKind::UnexpectedEof)?;
        let mut headers = Vec::new();
        loop {
            line.clear();
            self.reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            headers.push((name.to_lowercase(), value.to_owned()));
        }
        let mut reply = Reply { status, headers, body: Vec::new() };
        let length = reply.header("content-length").map_or(0, |length| length.parse().expect("it is a number"));
        reply.body.resize(length, 0);
        self.reader.read_exact(&mut reply.body)?;
        Ok(reply)
    }

    /// Whether the other side has closed it, within some time.
    pub(crate) fn is_closed(&mut self, within: Duration) -> bool {
        self.reader.get_ref().set_read_timeout(Some(within)).expect("it can be set");
        let mut rest = Vec::new();
        match self.reader.read_to_end(&mut rest) {
            Ok(_) => true,
            Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
        }
    }

    /// Asks, and waits for the answer.
    pub(crate) fn get(&mut self, path: &str) -> Reply {
        self.ask(path, &[]);
        self.answer(PATIENCE).expect("it answers")
    }
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
