//! When and by whom the model was approved, and which version of it this is.

use crate::context::Context;

/// When and by whom the Agenda was approved; with its version, when the text is the one that was. The number of a working text stands apart
/// ([`working_version`]), for nobody approved that text.
pub fn imprint(context: &Context) -> String {
    let imprint = &context.project.master.imprint;
    let approved = imprint.approved.map(|date| {
        let arguments = [("body", imprint.body.text(context.language).to_owned()), ("date", context.date(date))];
        context.strings.fill("agenda.approved", &arguments)
    });
    let version = (!imprint.working_text).then(|| context.strings.fill("agenda.version", &[("version", imprint.version.clone())]));
    [version, approved].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The version of the project's working text, said to be a number of the project's own; none of an official text.
pub fn working_number(context: &Context) -> Option<String> {
    let imprint = &context.project.master.imprint;
    imprint.working_text.then(|| context.strings.fill("fact.working_number", &[("version", imprint.version.clone())]))
}

/// Which version of the project's working text this is; none of an official one.
pub fn working_version(context: &Context) -> Option<String> {
    let imprint = &context.project.master.imprint;
    imprint.working_text.then(|| context.strings.fill("agenda.working_version", &[("version", imprint.version.clone())]))
}
