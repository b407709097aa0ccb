//! Badges as SVG: no script, no style, no font of its own, so that any page may show it. It has its own ground, legible on light and dark.

use crate::data::Badge;
use crate::markup::escaped;

/// The width of a letter at its widest, in tenths of the size of letters: the reader's font isn't known.
const LETTER: usize = 6;

/// Writes a badge.
pub(super) fn write(badge: &Badge) -> String {
    let line = |text: &str, size: usize| text.chars().count() * size * LETTER / 10;
    let width =
        [line(&badge.label, 14), line(&badge.figure, 18), line(&badge.of, 12), line(&badge.date, 12)].into_iter().max().unwrap_or(0) + 36;
    let (sentence, label, figure) = (escaped(&badge.sentence), escaped(&badge.label), escaped(&badge.figure));
    let (of, date) = (escaped(&badge.of), escaped(&badge.date));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{lang}\" width=\"{width}\" height=\"100\" viewBox=\"0 0 {width} 100\" role=\"img\" \
         aria-label=\"{sentence}\"><title>{sentence}</title><rect width=\"{width}\" height=\"100\" rx=\"6\" fill=\"#0b3d5c\"/>\
         <rect x=\"8\" y=\"12\" width=\"4\" height=\"76\" fill=\"#ffcf33\"/>\
         <g fill=\"#fff\" font-family=\"Verdana, 'DejaVu Sans', sans-serif\"><text x=\"22\" y=\"26\" font-size=\"14\">{label}</text>\
         <text x=\"22\" y=\"50\" font-size=\"18\" font-weight=\"700\">{figure}</text>\
         <text x=\"22\" y=\"68\" font-size=\"12\">{of}</text><text x=\"22\" y=\"87\" font-size=\"12\">{date}</text></g></svg>\n",
        lang = escaped(badge.lang)
    )
}
