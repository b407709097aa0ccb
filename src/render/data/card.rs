//! The picture of a link as PNG, 1200 by 630 points as those that show it want it: the cover of the documents, with few colours, so that it is small.

use std::fmt::Write;

use crate::data::Card;
use crate::markup::escaped;
use crate::picture::{Fonts, points};

/// The pieces of the cover, as the site's pages have them.
const ART: &str = "<g transform=\"translate(640 -40) scale(1.25)\" fill=\"none\" stroke=\"#3f7ba3\" stroke-width=\"1.6\">\
<path fill=\"#1b5a84\" d=\"M180 132c38 0 90-10 80 10s30 20 20 0 42-10 80-10c0 24 9 62-9 53s-18 27 0 18 9 31 9 61c-38 0-90-10-80 10s-30 20-20 0-42-10-80-10c0-28-10-66 10-56s20-30 0-20-10-22-10-56z\"/>\
<path fill=\"#082d45\" d=\"M360 0c38 0 90 10 80-10s30-20 20 0 42 10 80 10v132c-38 0-90 10-80-10s-30-20-20 0-42 10-80 10c0-28-10-66 10-56s20-30 0-20S360 34 360 0z\"/>\
<path fill=\"#ef7d3c\" stroke=\"#ef7d3c\" d=\"M360 264c38 0 90 10 80-10s30-20 20 0 42 10 80 10v132H360c0-28-10-66 10-56s20-30 0-20-10-22-10-56z\"/></g>";

/// The edge of a jigsaw above the ground on which the site's name stands.
const EDGE: &str = "M0 0h40q7-2 3-7a14 11 0 1 1 20 0q-4 5 3 7h274q7 2 3 7a14 11 0 1 0 20 0q-4-5 3-7h274q7-2 3-7a14 11 0 1 1 20 0q-4 5 3 7h274q7 2 3 7a14 11 0 1 0 20 0q-4-5 3-7H1200v120H0z";

/// How many points the picture is wide.
const WIDTH: u32 = 1200;

/// Draws it; none when there is no memory for it.
pub(super) fn write(card: &Card, fonts: &Fonts) -> Option<Vec<u8>> {
    points(drawn(card).as_bytes(), WIDTH, fonts)
}

fn drawn(card: &Card) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" font-family=\"Noto Sans\"><rect width=\"1200\" height=\"630\" fill=\"#0b3d5c\"/>{ART}\
         <path transform=\"translate(0 530)\" fill=\"#fff\" d=\"{EDGE}\"/>"
    );
    let mut text = |y: i32, size: i32, look: &str, words: &str| {
        if !words.is_empty() {
            let _ = write!(svg, "<text x=\"72\" y=\"{y}\" font-size=\"{size}\" {look}>{}</text>", escaped(words));
        }
    };
    text(96, 30, "fill=\"#ffb78c\" font-weight=\"700\"", &card.kicker);
    let size = card.title.size;
    let mut y = 130 + size;
    for line in &card.title.lines {
        text(y, size, "fill=\"#fff\" font-family=\"Bricolage Grotesque\" font-weight=\"700\"", line);
        y += size * 11 / 10;
    }
    text(y - size * 11 / 10 + 66, 34, "fill=\"#dcebf5\"", &card.place);
    text(484, 42, "fill=\"#fff\" font-weight=\"700\"", &card.figure);
    text(600, 30, "fill=\"#0b3d5c\" font-family=\"Bricolage Grotesque\" font-weight=\"700\"", &card.site);
    svg.push_str("</svg>");
    svg
}
