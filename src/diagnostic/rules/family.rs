//! How the rules of a family are declared.

/// Declares the rules of a family: name, code, severity, and for each language `message => help`.
macro_rules! family {
    ($($(#[$doc:meta])* $name:ident $code:literal $severity:ident ca $ca:literal => $ca_help:literal en $en:literal => $en_help:literal;)*) => {
        use crate::diagnostic::rule::{Rule, Severity, Text};
        $(
            $(#[$doc])*
            pub static $name: Rule = Rule {
                code: $code,
                severity: Severity::$severity,
                ca: Text { message: $ca, help: $ca_help },
                en: Text { message: $en, help: $en_help },
            };
        )*
        pub(super) static FAMILY: &[&Rule] = &[$(&$name),*];
    };
}
pub(super) use family;
