//! «Did you mean»: the nearest known name. Not spelling correction of prose.

/// The known name nearest to what was written, when it is near enough to be what was meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let folded = written.to_lowercase();
    known
        .into_iter()
        .filter(|name| *name != written)
        .map(|name| (strsim::damerau_levenshtein(&folded, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= (written.chars().count().max(name.chars().count()) / 3).max(1))
        .min()
        .map(|(_, name)| name.to_owned())
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
