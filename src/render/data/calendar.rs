//! Calendars as iCalendar (RFC 5545): CRLF, lines of at most 75 octets, text escaped.

use jiff::civil::Date;

use crate::data::Calendar;

/// The most octets of a line, without its end (section 3.1).
const MOST: usize = 75;

/// Writes a calendar.
pub(super) fn write(calendar: &Calendar) -> String {
    let mut out = String::new();
    let mut line = |text: String| fold(&text, &mut out);
    line("BEGIN:VCALENDAR".to_owned());
    line("VERSION:2.0".to_owned());
    line("PRODID:-//agenda//agenda//CA".to_owned());
    line("CALSCALE:GREGORIAN".to_owned());
    line("METHOD:PUBLISH".to_owned());
    line(format!("X-WR-CALNAME:{}", escaped(&calendar.name)));
    for event in &calendar.events {
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{}", escaped(&event.uid)));
        line(format!("DTSTAMP:{}T000000Z", compact(calendar.stamp)));
        // Without an end it takes that one day (section 3.6.1).
        line(format!("DTSTART;VALUE=DATE:{}", compact(event.day)));
        line(format!("SUMMARY:{}", escaped(&event.summary)));
        line(format!("DESCRIPTION:{}", escaped(&event.description)));
        line(format!("URL:{}", event.url));
        line("TRANSP:TRANSPARENT".to_owned());
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    out
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Backslashes, semicolons, commas and line ends, as section 3.3.11 has them; other control characters become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, folded between characters: what goes on begins with a space.
fn fold(text: &str, out: &mut String) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > MOST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{escaped, fold};

    #[test]
    fn lines_are_folded_between_characters() {
        let text = "DESCRIPTION:".to_owned() + &"àé·".repeat(60);
        let mut out = String::new();
        fold(&text, &mut out);
        assert!(out.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(out.replace("\r\n ", "").trim_end(), text);
    }

    #[test]
    fn text_stays_in_its_line() {
        assert_eq!(escaped("a\r\nBEGIN:VEVENT; b, c\\"), "a\\nBEGIN:VEVENT\\; b\\, c\\\\");
    }
}
