//! How runs of letters of Office Open XML look, as character styles: one, or one made of several.

/// How a run of letters looks.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) code: bool,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) struck: bool,
    pub(super) linked: bool,
}

impl Look {
    /// Strong, and nothing else.
    pub(super) fn strong() -> Look {
        Look { strong: true, ..Look::default() }
    }

    /// The styles that it is made of: the name of each, and what it sets, in the order that the format's schema fixes (part 1, 17.3.2.28).
    fn styles(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let all = [
            (self.code, "CodeText", "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>"),
            (self.strong, "Strong", "<w:b/><w:bCs/>"),
            (self.emphasis, "Emphasis", "<w:i/><w:iCs/>"),
            (self.struck, "Strikethrough", "<w:strike/>"),
            (self.linked, "Hyperlink", "<w:color w:val=\"0B4A75\"/><w:u w:val=\"single\"/>"),
        ];
        all.into_iter().filter(|(is, ..)| *is).map(|(_, name, properties)| (name, properties))
    }

    /// Whether it is several styles at once.
    pub(super) fn is_combined(self) -> bool {
        self.styles().count() > 1
    }

    /// The style's id; empty for plain letters.
    pub(super) fn style(self) -> String {
        self.styles().map(|(name, _)| name).collect()
    }

    /// The style's name.
    pub(super) fn name(self) -> String {
        self.styles().map(|(name, _)| name).collect::<Vec<_>>().join(" ")
    }

    /// What the style sets.
    pub(super) fn properties(self) -> String {
        self.styles().map(|(_, properties)| properties).collect()
    }

    /// What a run says of it.
    pub(super) fn run(self) -> String {
        let style = self.style();
        if style.is_empty() { style } else { format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>") }
    }
}
