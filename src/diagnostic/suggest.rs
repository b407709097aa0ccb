//! «Did you mean»: the nearest known name. Not spelling correction of prose.

use rapidfuzz::distance::osa::{Args, BatchComparator};

/// The longest text, in characters, that may be a slip for a name: no name of ours is longer, and looking for one costs as much as the text is long.
const MAX_WRITTEN: usize = 200;

/// The known name nearest to what was written, when it is near enough to be what was meant: at most one letter in three is a slip, and one in the shortest
/// name.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest_within(written, known, usize::MAX)
}

/// The same, when it differs in no more than so many letters.
pub fn nearest_within<'a>(written: &str, known: impl IntoIterator<Item = &'a str>, limit: usize) -> Option<String> {
    let length = written.chars().take(MAX_WRITTEN + 1).count();
    if length > MAX_WRITTEN {
        return None;
    }
    let folded = |text: &'a str| text.chars().flat_map(char::to_lowercase);
    let comparator = BatchComparator::new(written.chars().flat_map(char::to_lowercase).collect::<Vec<_>>());
    let mut best: Option<(usize, &str)> = None;
    for name in known.into_iter().filter(|name| *name != written) {
        let most = (length.max(name.chars().count()) / 3).max(1).min(limit);
        let cutoff = best.map_or(most, |(distance, _)| distance.min(most));
        let Some(distance) = comparator.distance_with_args(folded(name), &Args::default().score_cutoff(cutoff)) else { continue };
        if best.is_none_or(|known| (distance, name) < known) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let known = ["status", "started", "start", "title"];
        assert_eq!(nearest("statsu", known).as_deref(), Some("status"));
        assert_eq!(nearest("Title", known).as_deref(), Some("title"));
        assert_eq!(nearest("responsable", known), None);
        assert_eq!(nearest("title", known), None);
    }
}
