//! The assets of a theme as they are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::route;
use crate::theme::Theme;

/// The theme's assets under names that change with their content, so that they may be cached for ever and a page always gets its own.
pub struct Assets {
    /// Their bytes by path.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Their paths by name.
    pub href: BTreeMap<String, String>,
}

/// Names them.
pub fn assets(theme: &Theme) -> Assets {
    let mut assets = Assets { files: BTreeMap::new(), href: BTreeMap::new() };
    for (name, bytes) in &theme.assets {
        let path = route::asset(name, bytes);
        assets.href.insert(name.clone(), path.clone());
        assets.files.insert(path, bytes.clone());
    }
    assets
}
