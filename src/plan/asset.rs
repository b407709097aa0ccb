//! The assets of a theme as they are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::picture::{self, Fonts};
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
            Ok(style) => assets.named(&bare(&whole(style, &theme.assets))).into_bytes().into(),
            Err(_) => bytes.clone(),
        };
        assets.add(name, bytes);
    }
    assets
}

impl Assets {
    /// The theme's icon in points, for the screens of phones; none where it isn't a drawing.
    pub(super) fn icon(&self, fonts: &Fonts) -> Option<Arc<[u8]>> {
        const ACROSS: u32 = 180;
        let drawn = self.files.get(self.href.get("icon.svg")?)?;
        picture::points(drawn, ACROSS, fonts).map(Arc::from)
    }

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

/// A style with those that it begins with, as `@import "name";`, in their place: fewer files are asked for. Of those in turn nothing is put in.
fn whole(style: &str, assets: &BTreeMap<String, Arc<[u8]>>) -> String {
    let line = |line: &str| {
        let name = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        let other = name.and_then(|name| std::str::from_utf8(assets.get(name)?).ok());
        other.unwrap_or(line).to_owned() + "\n"
    };
    style.lines().map(line).collect()
}

/// A style without what only its editors read: comments, line breaks and indentation. What a browser could tell apart stays as it is, so spaces go only
/// beside signs that need none; strings are copied.
fn bare(style: &str) -> String {
    let mut bare = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            _ => c.len_utf8(),
        };
        match c {
            '/' if taken > 1 => {}
            '"' => bare.push_str(&rest[..taken]),
            c if c.is_whitespace() => {
                if !bare.is_empty() && !bare.ends_with([' ', '{', '}', ';', ',']) {
                    bare.push(' ');
                }
            }
            c => {
                if matches!(c, '{' | '}' | ';') && bare.ends_with(' ') {
                    bare.pop();
                }
                bare.push(c);
            }
        }
        rest = &rest[taken..];
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::{bare, whole};

    #[test]
    fn a_style_keeps_what_means_anything() {
        assert_eq!(bare("/* What it is. */\na,\n  b { color: red; }\n"), "a,b{color: red;}");
        assert_eq!(
            bare("a :hover { width: calc(1px + 2px); content: \"/* a  b */ {\"; }"),
            "a :hover{width: calc(1px + 2px);content: \"/* a  b */ {\";}"
        );
        assert_eq!(bare("a { margin: 0 /* none */ 1px }"), "a{margin: 0 1px}");
    }

    #[test]
    fn a_style_begins_with_those_that_it_names() {
        let assets = [("other.css".to_owned(), b"b { top: 0 }".as_slice().into())].into();
        assert_eq!(whole("@import \"other.css\";\na { left: 0 }", &assets), "b { top: 0 }\na { left: 0 }\n");
        assert_eq!(whole("@import \"none.css\";\n", &assets), "@import \"none.css\";\n");
    }
}
