//! The part of a picture that doesn't change from page to page, as finished SVG: a piece's outline and name. Made once and shared, since a
//! thousand towns show the same pieces.

use std::fmt::Write;

use super::escape::escaped;
use super::fragment::Fragment;

/// A line of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The middle of the line, across.
    pub x: i32,
    /// Its base.
    pub y: i32,
    /// The words.
    pub text: String,
}

/// A piece with this outline and its name in these lines.
pub fn piece(outline: &str, lines: &[Line], small: bool) -> Fragment {
    let mut svg = format!("<path d=\"{outline}\"/>");
    svg.push_str(if small { "<text class=\"small\">" } else { "<text>" });
    for Line { x, y, text } in lines {
        // The space keeps words apart for whoever hears or copies them.
        let _ = write!(svg, "<tspan x=\"{x}\" y=\"{y}\">{} </tspan>", escaped(text));
    }
    svg.push_str("</text>");
    Fragment::new(svg)
}
