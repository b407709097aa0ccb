//! The part of a picture that doesn't change from page to page, as finished SVG: the outlines and names of pieces. Made once and shared, since a
//! thousand towns show the same pieces.

use std::fmt::Write;

use super::escape::escaped;
use super::fragment::Fragment;

/// A line of a label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// The middle of the line, across.
    pub x: i32,
    /// Its base.
    pub y: i32,
    /// The words.
    pub text: String,
}

/// The name of a piece in lines.
pub fn name(lines: &[Line], small: bool) -> Fragment {
    Fragment::new(text(lines, if small { " class=\"small\"" } else { "" }))
}

/// A piece in the drawing that all pages share.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'p> {
    /// By what pages refer to it.
    pub id: &'p str,
    /// Its outline, as the `d` of an SVG path.
    pub outline: &'p str,
    /// Its name.
    pub lines: &'p [Line],
    /// Whether the name is in the smaller size.
    pub small: bool,
    /// Where its sign stands, across and down: the upper left corner of a square of 20 units.
    pub sign: (i32, i32),
}

/// The signs of states, of which a page shows the one that it gives `inline` as a custom property of this name.
const SIGNS: [(&str, &str); 4] = [
    ("achieved", "d=\"M3 11l5 5L17 5\" stroke-width=\"3\" stroke-linecap=\"round\""),
    ("ongoing", "d=\"M10 3a7 7 0 1 0 .01 0a7 7 0 0 1 0 14z\" stroke-width=\"2\" fill=\"currentColor\" fill-rule=\"evenodd\""),
    ("aspirational", "d=\"M10 2l2.4 5.3 5.6.6-4.2 3.8 1.2 5.7-5-2.9-5 2.9 1.2-5.7L2 7.9l5.600-.6z\" stroke-width=\"1.7\""),
    ("out_of_scope", "d=\"M5 10h10\" stroke-width=\"2.5\" stroke-linecap=\"round\""),
];

/// Pieces as a drawing of its own, of which a page shows each by its id. It says nothing of colours: the shape takes those of whoever shows it, and the name
/// its letters'. A page's rules don't reach into another file, but what is inherited does, and so do custom properties: `--halo` is what the name stands out by.
pub fn pieces<'p>(pieces: impl Iterator<Item = Piece<'p>>) -> String {
    let mut svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n".to_owned();
    let signs: String = SIGNS.iter().map(|(state, path)| format!("<path {path} display=\"var(--{state}, none)\"/>")).collect();
    for Piece { id, outline, lines, small, sign: (across, down) } in pieces {
        let size = if small { " font-size=\"14\"" } else { "" };
        let look = " fill=\"currentColor\" stroke=\"var(--halo, none)\" stroke-width=\"4\" stroke-dasharray=\"none\" paint-order=\"stroke\" text-anchor=\"middle\"";
        let name = text(lines, &format!("{size}{look}"));
        let sign = "fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"none\" stroke-linejoin=\"round\"";
        let _ =
            writeln!(svg, "<g id=\"{id}\"><path d=\"{outline}\"/><g transform=\"translate({across} {down})\" {sign}>{signs}</g>{name}</g>");
    }
    svg.push_str("</svg>\n");
    svg
}

fn text(lines: &[Line], attributes: &str) -> String {
    let mut svg = format!("<text{attributes}>");
    for Line { x, y, text } in lines {
        // The space keeps words apart for whoever hears or copies them.
        let _ = write!(svg, "<tspan x=\"{x}\" y=\"{y}\">{} </tspan>", escaped(text));
    }
    svg.push_str("</text>");
    svg
}
