//! How large a document is, as its readers want to know it before they fetch it.

/// How large a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// In bytes.
    pub bytes: u64,
    /// How many pages it has, where the format says so.
    pub pages: Option<u64>,
}

impl Size {
    /// Of a finished document.
    pub fn of(bytes: &[u8]) -> Size {
        Size { bytes: bytes.len() as u64, pages: bytes.starts_with(b"%PDF").then(|| pages(bytes)).flatten() }
    }
}

/// How many pages a PDF of ours has: the largest count of a node of its page tree, which is the root's (ISO 32000-1, 7.7.3.2).
fn pages(bytes: &[u8]) -> Option<u64> {
    let mut most = None;
    for (at, _) in bytes.windows(6).enumerate().filter(|(_, word)| word == b"/Count") {
        // The outline counts its entries too, in dictionaries of another type.
        let dictionary = bytes[..at].windows(2).rposition(|two| two == b"<<").map_or(&bytes[at..at], |start| &bytes[start..at]);
        let pages = dictionary.windows(6).any(|word| word == b"/Pages");
        let digits: String =
            bytes[at + 6..].iter().skip_while(|c| **c == b' ').take_while(|c| c.is_ascii_digit()).map(|c| char::from(*c)).collect();
        most = most.max(digits.parse().ok().filter(|_| pages));
    }
    most
}

#[cfg(test)]
mod tests {
    use super::{Size, pages};

    #[test]
    fn pages_are_counted_at_the_root() {
        let pdf = b"%PDF-1.7\n1 0 obj\n<<\n  /Type /Outlines /Count 99 >>\n2 0 obj <</Type/Pages/Count 4/Kids[]>> 3 0 obj << /Type /Pages /Count 12 >>";
        assert_eq!(pages(pdf), Some(12));
        assert_eq!(Size::of(b"PK\x03\x04").pages, None);
    }
}
