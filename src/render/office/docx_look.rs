//! How runs of letters of Office Open XML look, as character styles: one, or one made of several.

/// How a run of letters looks.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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

    /// The names of the styles that it is made of; what each sets is the theme's.
    fn styles(self) -> impl Iterator<Item = &'static str> {
        let all = [
            (self.code, "CodeText"),
            (self.strong, "Strong"),
            (self.emphasis, "Emphasis"),
            (self.struck, "Strikethrough"),
            (self.linked, "Hyperlink"),
        ];
        all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name)
    }

    /// Whether it is several styles at once.
    pub(super) fn is_combined(self) -> bool {
        self.styles().count() > 1
    }

    /// The style's id; empty for plain letters.
    pub(super) fn style(self) -> String {
        self.styles().collect()
    }

    /// The style's name.
    pub(super) fn name(self) -> String {
        self.styles().collect::<Vec<_>>().join(" ")
    }

    /// What a run says of it.
    pub(super) fn run(self) -> String {
        let style = self.style();
        if style.is_empty() { style } else { format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>") }
    }
}
