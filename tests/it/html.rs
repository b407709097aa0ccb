//! A scanner of the HTML that the program writes: tags, their attributes and the text between. Not a parser of any HTML: what it
//! can't read is a failure of the test.

/// What a page is made of, in order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Open { name: String, attributes: Vec<(String, String)> },
    Close(String),
    Text(String),
}

impl Piece {
    /// The value of an attribute, when it is a tag that has it.
    pub(crate) fn attribute(&self, wanted: &str) -> Option<&str> {
        match self {
            Piece::Open { attributes, .. } => attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str()),
            _ => None,
        }
    }

    /// Whether it opens an element of this name.
    pub(crate) fn opens(&self, wanted: &str) -> bool {
        matches!(self, Piece::Open { name, .. } if name == wanted)
    }
}

/// Reads a page.
pub(crate) fn scan(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(unescaped(&rest[..at])));
        }
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('!') {
            rest = after.split_once('>').expect("a declaration ends").1;
        } else if let Some(after) = rest.strip_prefix('/') {
            let (name, after) = after.split_once('>').expect("a tag ends");
            pieces.push(Piece::Close(name.trim().to_owned()));
            rest = after;
        } else {
            let (piece, after) = tag(rest);
            pieces.push(piece);
            rest = after;
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(unescaped(rest)));
    }
    pieces
}

fn tag(text: &str) -> (Piece, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).expect("a tag ends");
    let (name, mut rest) = text.split_at(end);
    assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric()), "not a tag: <{}", &text[..text.len().min(60)]);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return (Piece::Open { name: name.to_owned(), attributes }, after);
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).expect("an attribute ends");
        let (name, after) = rest.split_at(end);
        match after.strip_prefix("=\"") {
            Some(value) => {
                let (value, after) = value.split_once('"').expect("a value ends");
                attributes.push((name.to_owned(), unescaped(value)));
                rest = after;
            }
            None => {
                assert!(!after.starts_with('='), "an unquoted value: {}", &rest[..rest.len().min(60)]);
                attributes.push((name.to_owned(), String::new()));
                rest = after;
            }
        }
    }
}

fn unescaped(text: &str) -> String {
    let named = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'");
    named.replace("&#x2F;", "/").replace("&amp;", "&")
}

/// The text inside each element of this name, tags taken out.
pub(crate) fn texts(pieces: &[Piece], name: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for (at, _) in pieces.iter().enumerate().filter(|(_, piece)| piece.opens(name)) {
        let inside = pieces[at + 1..].iter().take_while(|piece| **piece != Piece::Close(name.to_owned()));
        let words: String = inside.filter_map(|piece| if let Piece::Text(text) = piece { Some(text.as_str()) } else { None }).collect();
        texts.push(words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    texts
}
