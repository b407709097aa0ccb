//! YAML as values that know where they stand, so that every fault is reported at its place, not only the first. Not the making of them: that is `tree`. Not
//! a meaning: that is in the sibling modules; nor what is wrong with a text that isn't YAML: that is `syntax`.

use super::{syntax, tree};
use crate::diagnostic::{Faults, rules};
use crate::model::span::{Span, Spanned};

pub use super::value::{Node, Value};

/// Parses a YAML text that stands at byte `offset` of its file; a text that isn't YAML is a fault, and `None`.
pub fn parse(text: &str, offset: usize, faults: &mut Faults) -> Option<Node> {
    if text.trim().is_empty() {
        return Some(Spanned::new(Value::Null, Span::new(offset, offset + text.len())));
    }
    match tree::read(text, offset) {
        Ok(tree) => {
            for sign in tree.signs {
                let written = &text[sign.start - offset..sign.end - offset];
                let mut fault = faults.at(&rules::SYMBOL_AT_START, sign).with("symbol", &written[..1]);
                fault.nearest = Some(syntax::quoted(written));
                faults.push(fault);
            }
            for cut in tree.cut {
                faults.push(faults.at(&rules::COMMENT_CUTS, cut).with("lost", text[cut.start - offset..cut.end - offset].trim_end()));
            }
            Some(tree.root)
        }
        Err(tree::Stop(at)) => {
            let slip = syntax::slip(text, at);
            let fault = faults.at(slip.rule, slip.span.shifted(offset));
            let mut fault = slip.arguments.into_iter().fold(fault, |fault, (name, value)| fault.with(name, value));
            fault.nearest = slip.meant;
            faults.push(fault);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, parse};
    use crate::diagnostic::Faults;

    #[test]
    fn a_value_knows_where_it_stands() {
        let text = "a: 1\nb:\n  - x: «è»\n  - \"08\"\n";
        let mut faults = Faults::of(&"t.yaml".into());
        let node = parse(text, 0, &mut faults).expect("it is YAML");
        let Value::Map(entries) = &node.value else { panic!("not a map") };
        let Value::List(items) = &entries[1].1.value else { panic!("not a list") };
        assert_eq!(&text[items[1].span.range()], "\"08\"");
        assert!(matches!(&items[1].value, Value::Text { text, quoted: true, .. } if text == "08"));
        let Value::Map(inner) = &items[0].value else { panic!("not a map") };
        assert_eq!(&text[inner[0].1.span.range()], "«è»");
    }

    #[test]
    fn what_is_not_yaml_is_a_fault_at_its_line() {
        let text = "a: 1\n\tb: 2\nc: [1\n";
        let mut faults = Faults::of(&"t.yaml".into());
        assert!(parse(text, 0, &mut faults).is_none());
        assert_eq!(faults.diagnostics.len(), 1);
    }
}
