//! Values that are addresses: of the web, of the site itself, of a mailbox.

use super::text;
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::span::Spanned;
use crate::parse::yaml::Node;

/// A web address, `http` or `https`.
pub fn url(node: &Node, faults: &mut Faults) -> Option<Spanned<String>> {
    let written = text(node, faults)?;
    if is_web_address(&written) {
        return Some(Spanned::new(written, node.span));
    }
    let fault = faults.at(&rules::NOT_A_URL, node.span).with("value", &written);
    faults.push(Diagnostic { nearest: meant_url(&written), ..fault });
    None
}

/// The address of the site: it begins every address that is published, so it has nothing but a host and a path. Without its final slash.
pub fn base_url(node: &Node, faults: &mut Faults) -> Option<String> {
    let written = text(node, faults)?;
    let bare = written.strip_suffix('/').unwrap_or(&written);
    // A site may be tried out on a machine of one's own.
    let is_address = is_web_address(bare) || host(bare).is_some_and(|(host, _)| host == "localhost" && is_plain(bare));
    if !is_address {
        let fault = faults.at(&rules::NOT_A_URL, node.span).with("value", &written);
        faults.push(Diagnostic { nearest: meant_url(&written), ..fault });
        return None;
    }
    let (_, rest) = bare.split_once("://")?;
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    let is_only_a_folder = !rest.contains(['?', '#', '@'])
        && !path.contains("//")
        && !path.ends_with('/')
        && path.split('/').all(|part| part != "." && part != "..")
        && !path.ends_with(".html")
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~'));
    if is_only_a_folder {
        return Some(bare.to_owned());
    }
    let without_credentials = match rest.split_once('@') {
        Some((before, after)) if !before.contains('/') => after,
        _ => rest,
    };
    let end = without_credentials.find(['?', '#']).unwrap_or(without_credentials.len());
    let parts: Vec<&str> = without_credentials[..end].split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let meant = format!("{}://{}", bare.split("://").next().unwrap_or("https"), parts.join("/"));
    let fault = faults.at(&rules::NOT_A_BASE_URL, node.span);
    faults.push(Diagnostic { nearest: is_web_address(&meant).then_some(meant), ..fault });
    None
}

/// A mailbox.
pub fn email(node: &Node, faults: &mut Faults) -> Option<String> {
    let written = text(node, faults)?;
    if is_email(&written) {
        return Some(written);
    }
    let fault = faults.at(&rules::NOT_AN_EMAIL, node.span).with("value", &written);
    let bare: String = written.trim_start_matches("mailto:").chars().filter(|c| !c.is_whitespace()).collect();
    let meant = bare.replace("(a)", "@").replace("[at]", "@").replace("(at)", "@");
    faults.push(Diagnostic { nearest: (meant != written && is_email(&meant)).then_some(meant), ..fault });
    None
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host))
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+'))
}

/// Whether a text is an absolute `http(s)` address of a host that can be on the web, without a password, and with nothing in it that could break out of an
/// attribute.
pub fn is_web_address(text: &str) -> bool {
    host(text).is_some_and(|(host, credentials)| !credentials && is_host(host)) && is_plain(text)
}

fn is_plain(text: &str) -> bool {
    text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}'))
}

/// The host of an absolute address, without its port, and whether there is something before it.
fn host(text: &str) -> Option<(&str, bool)> {
    let (scheme, rest) = text.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let (credentials, host) = authority.rsplit_once('@').map_or((false, authority), |(_, host)| (true, host));
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    };
    Some((host, credentials))
}

/// Whether a host is a name of at least two parts, the last of letters: `example` alone is the beginning of one, and a number is a machine of somebody's own
/// network. Names with accents are hosts, too.
fn is_host(host: &str) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    let fits = |part: &&str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    parts.len() >= 2
        && parts.iter().all(fits)
        && parts.last().is_some_and(|last| last.chars().count() >= 2 && !last.chars().any(|c| c.is_ascii_digit()))
}

/// The endings of names of files that could be those of hosts.
const FILES: [&str; 9] = [".pdf", ".odt", ".docx", ".xlsx", ".jpg", ".png", ".html", ".md", ".csv"];

/// `www.x.cat`, `https:/x.cat`, `htps://x.cat` and their like as they were meant.
pub fn meant_url(written: &str) -> Option<String> {
    let bare: String = written.trim().chars().filter(|c| !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}' | '<' | '>')).collect();
    // `[words](address)` is Markdown's.
    let bare = bare.rsplit_once("](").map_or(bare.as_str(), |(_, address)| address.trim_end_matches(')'));
    let mut rest = bare;
    while let Some((scheme, after)) = rest.split_once(['/', ':'])
        && scheme.to_ascii_lowercase().starts_with("ht")
        && scheme.len() <= 7
    {
        rest = after.trim_start_matches([':', '/', '\\']);
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let path = rest[authority.len()..].replace(' ', "%20");
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host).replace(' ', "").replace(',', ".");
    // `acta.pdf` is a file, and `mailto:a@b.cat` a mailbox: neither has an address of the web that could be guessed.
    let is_file = path.is_empty() && FILES.iter().any(|ending| host.ends_with(ending));
    if is_file || bare.starts_with("mailto:") {
        return None;
    }
    let meant = format!("https://{host}{path}");
    (meant != written && is_web_address(&meant)).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::{is_web_address, meant_url};

    #[test]
    fn an_address_has_a_host() {
        for address in
            ["https://example.cat", "http://seu.example.cat:8080/x?y=1#z", "https://ca.wikipedia.org/wiki/À", "https://l'hospitalet.cat/"]
        {
            assert_eq!(is_web_address(address), !address.contains('\''), "{address}");
        }
        for text in [
            "http://example",
            "https://",
            "https:///x",
            "https://.cat",
            "https://a@b.cat",
            "example.cat",
            "https://exa mple.cat",
            "https://1.2",
        ] {
            assert!(!is_web_address(text), "{text}");
        }
    }

    #[test]
    fn what_was_meant() {
        for (written, meant) in [
            ("www.example.cat", Some("https://www.example.cat")),
            ("https:/example.cat/a b", Some("https://example.cat/a%20b")),
            ("htps://example.cat", Some("https://example.cat")),
            ("https//example.cat", Some("https://example.cat")),
            ("https://u:p@example.cat/x", Some("https://example.cat/x")),
            ("https://https://example.cat/x", Some("https://example.cat/x")),
            ("[acord](https://example.cat/x)", Some("https://example.cat/x")),
            ("https://www.example,cat/x", Some("https://www.example.cat/x")),
            ("http://example", None),
            ("pendent", None),
        ] {
            assert_eq!(meant_url(written).as_deref(), meant, "{written}");
        }
    }
}
