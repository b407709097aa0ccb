//! The address at which a person's editor opens a file at a place. Only for whoever asked for it: a link to a scheme that nobody handles does nothing.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Editors by the names that people know them by, and their addresses.
const KNOWN: [(&str, &str); 5] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
];

/// What a path keeps in an address.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// Schemes that are no editor's, and would run or read something in the page.
const REFUSED: [&str; 4] = ["javascript", "data", "blob", "about"];

/// An editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

impl Editor {
    /// The names that are known.
    pub fn names() -> String {
        KNOWN.map(|(name, _)| name).join(", ")
    }

    /// By its name, or by an address of one's own with `{path}`, and `{line}` and `{column}` where it takes them; none when it is neither.
    pub fn new(text: &str) -> Option<Editor> {
        if let Some((_, address)) = KNOWN.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
            return Some(Editor((*address).to_owned()));
        }
        let (scheme, _) = text.split_once(':')?;
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !REFUSED.iter().any(|refused| refused.eq_ignore_ascii_case(scheme));
        (is_scheme && text.contains("{path}") && text.chars().all(|c| c.is_ascii_graphic())).then(|| Editor(text.to_owned()))
    }

    /// The address of a place in a file, by the file's absolute path; line and column from 1.
    pub fn address(&self, path: &Path, line: usize, column: usize) -> String {
        let path = path.to_string_lossy().replace('\\', "/");
        // How Windows writes a path that was looked up.
        let path = path.strip_prefix("//?/").unwrap_or(&path);
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        let path = utf8_percent_encode(&path, &KEPT).to_string();
        // The path comes last, for it may have braces.
        self.0.replace("{line}", &line.to_string()).replace("{column}", &column.to_string()).replace("{path}", &path)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Editor;

    #[test]
    fn an_address_names_the_place() {
        let of = |editor: &str| Editor::new(editor).expect("it is one").address(Path::new("/home/anna/l'agenda #1/{line}.yaml"), 12, 3);
        assert_eq!(of("vscode"), "vscode://file/home/anna/l%27agenda%20%231/%7Bline%7D.yaml:12:3");
        assert_eq!(of("VSCode"), of("vscode"));
        let windows = Path::new(r"\\?\C:\Agenda\a.yaml");
        assert_eq!(Editor::new("vscode").expect("it is one").address(windows, 1, 2), "vscode://file/C:/Agenda/a.yaml:1:2");
        assert_eq!(
            of("txmt://open?url=file://{path}&line={line}"),
            "txmt://open?url=file:///home/anna/l%27agenda%20%231/%7Bline%7D.yaml&line=12"
        );
    }

    #[test]
    fn what_runs_in_the_page_is_no_editor() {
        for text in [
            "",
            "emacs",
            "vscode://file/",
            "javascript:alert('{path}')",
            "DATA:text/html,{path}",
            "my editor://{path}",
            "{path}",
            "1a://{path}",
        ] {
            assert_eq!(Editor::new(text), None, "{text}");
        }
    }
}
