//! Words that must fit in a shape: broken into balanced lines by an estimate of their width. An estimate, since the reader's font isn't known:
//! it errs on the wide side.

/// A label in lines.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// Its lines.
    pub lines: Vec<String>,
    /// Whether it needs the smaller size.
    pub small: bool,
}

/// The size of letters of a label, and of a small one, in units of the drawing.
pub const SIZES: [i32; 2] = [16, 14];
/// From one line to the next.
pub const LEADING: i32 = 18;
/// More lines than these don't fit under a piece's sign.
const MOST: usize = 3;

/// The words of `text` in as few lines as fit in `width`; in the smaller size when they must, and broken all the same when not even so.
pub fn label(text: &str, width: i32) -> Label {
    let words: Vec<&str> = text.split_whitespace().collect();
    for (size, small) in SIZES.into_iter().zip([false, true]) {
        for count in 1..=MOST {
            let lines = balanced(&words, count);
            if lines.iter().all(|line| estimate(line, size) <= width) {
                return Label { lines, small };
            }
        }
    }
    Label { lines: balanced(&words, MOST), small: true }
}

/// A title in lines, in the size of letters in which it fits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fitted {
    /// Its lines.
    pub lines: Vec<String>,
    /// The size.
    pub size: i32,
}

/// The words of `text` in at most two lines as wide as `width`, in the first of these sizes in which they fit, or else in the last.
pub fn fitted(text: &str, width: i32, sizes: &[i32]) -> Fitted {
    let words: Vec<&str> = text.split_whitespace().collect();
    let tries = sizes.iter().flat_map(|size| (1..=2).map(|count| Fitted { lines: balanced(&words, count), size: *size }));
    let fits = |try_: &Fitted| try_.lines.iter().all(|line| estimate(line, try_.size) <= width);
    tries.clone().find(fits).or_else(|| tries.last()).unwrap_or(Fitted { lines: Vec::new(), size: 0 })
}

/// How wide a line is at most in the fonts that readers have, in units of the drawing. Letters are as wide as in the widest of the common ones, which
/// is DejaVu Sans Bold.
pub fn estimate(line: &str, size: i32) -> i32 {
    let hundredths = |c: char| match c {
        'i' | 'l' | 'j' | 'í' | 'ï' | 'I' | '.' | ',' | '\'' | '’' | '·' | ' ' => 38,
        't' | 'f' | 'r' | '-' | '(' | ')' => 49,
        's' | 'c' | 'ç' | 'z' => 60,
        'm' | 'M' | 'W' => 110,
        'w' => 92,
        c if c.is_uppercase() => 80,
        _ => 71,
    };
    line.chars().map(hundredths).sum::<i32>() * size / 100
}

/// The split into at most `count` lines whose longest line is shortest.
fn balanced(words: &[&str], count: usize) -> Vec<String> {
    if count <= 1 || words.len() <= 1 {
        return vec![words.join(" ")];
    }
    let candidates = (1..words.len()).map(|at| {
        let mut lines = vec![words[..at].join(" ")];
        lines.extend(balanced(&words[at..], count - 1));
        lines
    });
    let longest = |lines: &Vec<String>| lines.iter().map(|line| estimate(line, SIZES[0])).max();
    candidates.chain([vec![words.join(" ")]]).min_by_key(longest).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Label, label};

    #[test]
    fn lines_are_balanced() {
        let lines = |text: &str, width| label(text, width).lines;
        assert_eq!(lines("Fibra", 150), ["Fibra"]);
        assert_eq!(lines("Fibra als edificis municipals", 162), ["Fibra als edificis", "municipals"]);
        // In DejaVu Sans Bold it is some 236 wide.
        assert_eq!(lines("Bessó digital del municipi", 216), ["Bessó digital", "del municipi"]);
        assert_eq!(
            lines("Pla de continuïtat i de recuperació dels serveis", 162),
            ["Pla de continuïtat", "i de recuperació", "dels serveis"]
        );
    }

    #[test]
    fn what_does_not_fit_is_set_smaller() {
        assert_eq!(label("Interoperabilitat", 115), Label { lines: vec!["Interoperabilitat".to_owned()], small: true });
    }
}
