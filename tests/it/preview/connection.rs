//! Connections: however many there are and however long they are kept, every request is answered, and soon.

use std::time::Duration;

use super::client::{Link, PATIENCE, Served};
use crate::command::{on_disk, printed, program};
use crate::fixture::Fixture;

/// How soon an answer has to come, whatever else is open.
const SOON: Duration = Duration::from_secs(1);

/// How many requests are made; `AGENDA_REQUESTS` says otherwise.
const REQUESTS: usize = 5_000;

/// How many pages wait for news meanwhile.
const WAITING: usize = 137;

#[test]
fn every_request_is_answered_soon() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    let version = served.get("/_agenda/version?after=none").text();
    let mut waiting: Vec<Link> = (0..WAITING).map(|_| served.connect()).collect();
    for link in &mut waiting {
        link.ask(&format!("/_agenda/version?after={version}"), &[]);
    }
    let requests = std::env::var("AGENDA_REQUESTS").map_or(REQUESTS, |text| text.parse().expect("AGENDA_REQUESTS is a number"));
    let pages = ["/", "/municipis/", "/municipis/la-garriga/", "/_agenda/faults", "/agenda/", "/robots.txt", "/nowhere"];
    // As browsers do: some connections come together, some of them only in case they are needed, and all are kept for a while.
    let mut kept: Vec<Link> = Vec::new();
    let mut asked = 0;
    let mut round = 0;
    while asked < requests {
        round += 1;
        let mut burst: Vec<Link> = kept.drain(..kept.len().min(round % 5)).collect();
        burst.extend((0..1 + round % 6).map(|_| served.connect()));
        for (at, link) in burst.iter_mut().enumerate() {
            link.ask(pages[(round + at) % pages.len()], &[]);
        }
        let idle = (0..round % 3).map(|_| served.connect());
        kept.extend(idle);
        for link in &mut burst {
            let answer = link.answer(SOON);
            let reply = answer.unwrap_or_else(|error| panic!("no answer to request {asked} within {SOON:?}: {error}"));
            assert!(matches!(reply.status, 200 | 404), "request {asked}: {}", reply.status);
            asked += 1;
        }
        kept.extend(burst);
        if kept.len() > 40 {
            kept.drain(..20);
        }
    }
}

#[test]
fn a_head_without_end_is_cut() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    // One that goes on and on, in large pieces.
    let mut large = served.connect();
    large.write(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for _ in 0..17 {
        large.write(format!("X: {}\r\n", "a".repeat(4 * 1024)).as_bytes());
    }
    assert_eq!(large.answer(SOON).expect("it is refused").status, 431);
    assert!(large.is_closed(SOON));
    // One that goes on for ever, a letter at a time.
    let mut slow = served.connect();
    slow.write(b"GET / HTTP/1.1\r\nX: ");
    let began = std::time::Instant::now();
    while !slow.is_closed(Duration::from_millis(250)) {
        assert!(began.elapsed() < PATIENCE, "it is still open");
        slow.try_write(b"a");
    }
    // What isn't HTTP at all, and what only opens a connection, harm nobody.
    let mut odd = served.connect();
    odd.write(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n");
    assert_eq!(odd.answer(SOON).expect("it is refused").status, 400);
    drop(served.connect());
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn only_this_machine_asks_and_only_to_read() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    for host in ["agenda.example.cat", "127.0.0.1.example.cat", "localhost.example.cat:80"] {
        let mut link = served.connect();
        link.write(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert_eq!(link.answer(SOON).expect("it answers").status, 403, "{host}");
    }
    let mut link = served.connect();
    link.write(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 26\r\n\r\nGET /_agenda/ HTTP/1.1\r\n\r\n");
    assert_eq!(link.answer(SOON).expect("it answers").status, 405);
    // What a body says is no request.
    assert!(link.answer(SOON).is_err());
    let mut link = served.connect();
    link.write(b"GET /%6dunicipis/la-garriga/ HTTP/1.1\r\nHost: [::1]:8000\r\n\r\n");
    assert_eq!(link.answer(SOON).expect("it answers").status, 200);
}

#[test]
fn files_are_what_they_are_and_come_in_parts() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    let mut link = served.connect();
    for (path, media_type) in [
        ("/dades/actualitzacions.atom", "application/atom+xml; charset=utf-8"),
        ("/dades/cataleg.ttl", "text/turtle; charset=utf-8"),
        ("/dades/cataleg.jsonld", "application/ld+json"),
        ("/municipis/la-garriga/terminis.ics", "text/calendar; charset=utf-8"),
        ("/dades/municipis.csv", "text/csv; charset=utf-8"),
        ("/mocio/mocio.odt", "application/vnd.oasis.opendocument.text"),
        ("/mocio/mocio.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ] {
        let reply = link.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(media_type)), "{path}");
    }
    let whole = link.get("/mocio/mocio.odt").body;
    let mut part = |range: &str| {
        link.ask("/mocio/mocio.odt", &[("Range", range)]);
        link.answer(PATIENCE).expect("it answers")
    };
    let reply = part("bytes=10-19");
    assert_eq!((reply.status, &reply.body), (206, &whole[10..20].to_vec()));
    assert_eq!(reply.header("content-range"), Some(format!("bytes 10-19/{}", whole.len()).as_str()));
    let reply = part("bytes=-100");
    assert_eq!((reply.status, &reply.body), (206, &whole[whole.len() - 100..].to_vec()));
    assert_eq!(part(&format!("bytes={}-", whole.len())).status, 416);
    assert_eq!(part("bytes=0-1,4-5").body, whole);
}

#[test]
fn a_port_that_is_taken_is_told_before_anything_is_built() {
    let folder = on_disk(&Fixture::new());
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("there is a port");
    let port = taken.local_addr().expect("it has one").port().to_string();
    let output = program(folder.path(), &["serve", "--port", &port]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let said = printed(&output);
    assert!(said.contains(&format!("port {port} is another program's")) && said.contains("such as --port "), "{said}");
    assert!(!said.contains("Rebuilt") && !folder.path().join(".agenda").exists(), "{said}");
}
