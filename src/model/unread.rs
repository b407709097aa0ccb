//! What was written and couldn't be read. It is neither there nor absent, so that no rule judges it: one mistake is told once. Not what was wrong with it:
//! that is a diagnostic.

/// The keys of a mapping whose values couldn't be read, or that are misspelt: of what they meant to say nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Unread(Vec<&'static str>);

impl Unread {
    /// Of these keys.
    pub fn of(keys: Vec<&'static str>) -> Unread {
        Unread(keys)
    }

    /// Whether what this key says is unknown.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains(&key)
    }

    /// Whether what any of these keys says is unknown.
    pub fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.has(key))
    }
}
