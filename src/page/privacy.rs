//! What the legal notice is filled with on personal data (Regulation (EU) 2016/679, art. 13): what the publisher has told, and of the rest that it hasn't.

use crate::context::Context;
use crate::markup::Filling;

/// The named blanks of the legal notice.
pub const BLANKS: [&str; 1] = ["privacy"];

/// What fills a blank of the notice; `None` for one that isn't the notice's.
pub fn fill(context: &Context, name: &str) -> Option<Filling> {
    if name != "privacy" {
        return None;
    }
    let site = &context.project.site;
    let item = |key: &str, text: String| context.strings.fill(&format!("privacy.{key}"), &[("text", text)]);
    let said = |text: &str| if text.is_empty() { context.t("privacy.not_said") } else { text.to_owned() };
    let mut contact = site.publisher.name.clone();
    contact.extend(site.publisher.email.iter().flat_map(|email| [", ", email]));
    let mut items = vec![item("controller", contact)];
    match &site.privacy {
        Some(privacy) => {
            items.extend(privacy.delegate.iter().map(|delegate| item("delegate", delegate.clone())));
            items.extend(privacy.told().into_iter().map(|(key, text)| item(key, said(text.text(context.language)))));
        }
        None => items.push(context.t("privacy.nothing")),
    }
    Some(Filling::List(items))
}
