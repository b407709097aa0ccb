//! What a browser asks. How it is read is in `connection`.

use tiny_http::{HTTPVersion, Header, Method};

/// What is asked.
pub(super) struct Request {
    pub(super) method: Method,
    /// The address as it is written, from the first slash.
    pub(super) url: String,
    pub(super) version: HTTPVersion,
    /// Those that could be read.
    pub(super) headers: Vec<Header>,
}

impl Request {
    /// The value of a header.
    pub(super) fn header(&self, name: &'static str) -> Option<&str> {
        self.headers.iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
    }

    /// Whether nothing more will be asked on its connection, or can't be: what a body leaves unread would be taken for the next request.
    pub(super) fn is_last(&self) -> bool {
        let connection = self.header("Connection").unwrap_or_default().to_ascii_lowercase();
        let has_body = self.header("Content-Length").is_some_and(|length| length != "0") || self.header("Transfer-Encoding").is_some();
        self.version < (1, 1) || connection.contains("close") || connection.contains("upgrade") || has_body
    }
}
