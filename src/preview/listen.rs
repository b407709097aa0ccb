//! Where the preview listens: on 127.0.0.1 only. The port is taken before anything is built, so that a person learns at once that it isn't free.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::answer::Answer;
use super::connection::attend;
use super::request::Request;

/// The ports that are tried when none is asked for, one after another; then any that the system has.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// How many connections are kept at once. Each is a thread that mostly waits; a flood must not take all that the system lets a program open.
const MOST_AT_ONCE: usize = 800;

/// A port that is taken, and nobody is answered on yet.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    /// It.
    pub port: u16,
    /// The port that is tried first, where it wasn't free.
    pub instead_of: Option<u16>,
}

/// Why there is no port.
#[derive(Debug)]
pub enum Deaf {
    /// The one that was asked for is another program's; the second is free.
    Taken(u16, Option<u16>),
    /// The system has none.
    System(io::Error),
}

/// Takes a port: the one that is asked for, 0 for any, or else the first that is free.
///
/// # Errors
/// When the one that is asked for isn't free, or the system lets nobody listen.
pub fn listen(asked: Option<u16>) -> Result<Listening, Deaf> {
    let first = asked.unwrap_or(PORTS.start);
    let error = match take(first) {
        Ok(listening) => return Ok(listening),
        Err(error) => error,
    };
    let free = PORTS.filter(|port| *port != first).chain([0]).find_map(|port| take(port).ok());
    match (asked, free) {
        (None, Some(listening)) => Ok(Listening { instead_of: Some(first), ..listening }),
        (Some(port), free) if error.kind() == io::ErrorKind::AddrInUse => Err(Deaf::Taken(port, free.map(|free| free.port))),
        _ => Err(Deaf::System(error)),
    }
}

fn take(port: u16) -> io::Result<Listening> {
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    let port = listener.local_addr()?.port();
    Ok(Listening { listener, port, instead_of: None })
}

impl Listening {
    /// Answers on every connection, each in a thread of its own, until the process ends.
    pub(super) fn run(self, answer: Arc<dyn Fn(&Request) -> Answer + Send + Sync>) {
        let open = Arc::new(AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in self.listener.incoming() {
                match stream {
                    Ok(stream) => take_up(stream, &answer, &open),
                    // The browser went before it was let in, or too much is open: in a moment there is room.
                    Err(_) => thread::sleep(Duration::from_millis(10)),
                }
            }
        });
    }
}

fn take_up(stream: TcpStream, answer: &Arc<dyn Fn(&Request) -> Answer + Send + Sync>, open: &Arc<AtomicUsize>) {
    // Dropping a connection closes it; a browser tries again.
    if open.fetch_add(1, Ordering::SeqCst) >= MOST_AT_ONCE {
        open.fetch_sub(1, Ordering::SeqCst);
        return;
    }
    let (answer, of_all) = (answer.clone(), open.clone());
    let attended = thread::Builder::new().spawn(move || {
        // That the browser has gone meanwhile is no fault.
        drop(attend(&stream, &*answer));
        of_all.fetch_sub(1, Ordering::SeqCst);
    });
    if attended.is_err() {
        open.fetch_sub(1, Ordering::SeqCst);
    }
}
