//! The map as SVG. It has a look of its own, for whoever opens it by itself; what a page shows of it by its ids takes the page's.

use std::fmt::Write;

use crate::data::{Map, Seats, Stage};
use crate::markup::escaped;

/// Around the drawing, for lines and dots at its edge.
const MARGIN: i32 = 10;

/// Writes it.
pub(super) fn write(map: &Map) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {} {}\">\n<g fill=\"#fff\" fill-rule=\"evenodd\" stroke=\"#5f6f7a\" stroke-linejoin=\"round\">\n",
        -MARGIN,
        -MARGIN,
        map.width + 2 * MARGIN,
        map.height + 2 * MARGIN
    );
    for (code, outline) in &map.comarques {
        let _ = writeln!(svg, "<path id=\"comarca-{}\" d=\"{outline}\"/>", escaped(code));
    }
    svg.push_str("</g>\n<g fill=\"none\">\n");
    for (seats, dots) in &map.seats {
        // A page says by custom properties which colours it has: nothing else of it reaches in here.
        let (colour, ends) = match seats.adhesion {
            Stage::None => ("--seat-none, #455561", "round"),
            Stage::Proposed => ("--seat-proposed, #7a4300", "butt"),
            Stage::Adhered => ("--seat-adhered, #0f5132", "square"),
        };
        let _ = writeln!(
            svg,
            "<path id=\"{}\" d=\"{dots}\" stroke=\"var({colour})\" stroke-width=\"{}\" stroke-linecap=\"{ends}\"/>",
            seats.id(),
            width(*seats)
        );
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// How wide the dots of a band are: larger towns have larger ones, and those of which something is known stand out.
fn width(seats: Seats) -> usize {
    let known = if seats.adhesion == Stage::None { 0 } else { 9 };
    5 + 2 * seats.band + known
}
