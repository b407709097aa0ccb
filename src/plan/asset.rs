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

/// Names them: first what styles refer to, so that they can say it by its published name.
pub fn assets(theme: &Theme) -> Assets {
    let mut assets = Assets { files: BTreeMap::new(), href: BTreeMap::new() };
    let (styles, others): (Vec<_>, Vec<_>) = theme.assets.iter().partition(|(name, _)| name.ends_with(".css"));
    for (name, bytes) in others {
        assets.add(name, bytes.clone());
    }
    for (name, bytes) in styles {
        let bytes = match std::str::from_utf8(bytes) {
            Ok(style) => assets.named(style).into_bytes().into(),
            Err(_) => bytes.clone(),
        };
        assets.add(name, bytes);
    }
    assets
}

impl Assets {
    fn add(&mut self, name: &str, bytes: Arc<[u8]>) {
        let path = route::asset(name, &bytes);
        self.href.insert(name.to_owned(), path.clone());
        self.files.insert(path, bytes);
    }

    /// A style with what it refers to, as `url("name")`, by its published name. What the theme doesn't have stays as it is.
    fn named(&self, style: &str) -> String {
        const BEFORE: &str = "url(\"";
        let mut named = String::with_capacity(style.len());
        let mut rest = style;
        while let Some((before, after)) = rest.split_once(BEFORE) {
            let (name, after) = after.split_at(after.find('"').unwrap_or(0));
            let published = self.href.get(name).and_then(|path| path.strip_prefix(route::ASSETS)).unwrap_or(name);
            named.extend([before, BEFORE, published]);
            rest = after;
        }
        named + rest
    }
}
