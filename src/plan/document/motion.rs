//! The motion, blank or for a town: the text of `motion.md` with what is known filled in and the rest left to fill in by hand. One way of filling, for
//! the page and for the documents.

use std::sync::Arc;

use super::album::Album;
use super::passage::Field;
use super::{Document, DocumentWords, Format, MotionDocument};
use crate::locale::Locale;
use crate::model::filling::{Filling, filled};
use crate::model::language::Language;
use crate::model::name;
use crate::model::project::Project;
use crate::model::site::PageText;
use crate::model::territory::Municipality;
use crate::plan::context::Context;
use crate::plan::frame;
use crate::plan::job::Task;
use crate::plan::route;
use crate::theme::Strings;

/// The blanks that are filled from what is known.
pub const KNOWN: [&str; 7] =
    ["agenda_approved", "agenda_version", "comarca_of", "municipality", "municipality_of", "population", "population_year"];

/// The blanks that are always left to fill in by hand.
pub const BY_HAND: [&str; 11] = [
    "place_date",
    "political_role",
    "president",
    "proposer",
    "secretary",
    "session_date",
    "session_kind",
    "technical_role",
    "votes_abstain",
    "votes_against",
    "votes_for",
];

/// What a motion in one language is filled with.
pub struct MotionText<'p> {
    /// Where its links lead.
    pub context: &'p Context<'p>,
    /// Everything the site is made of.
    pub project: &'p Project,
    /// Its text.
    pub text: &'p PageText,
    /// Its language.
    pub language: Language,
    /// The words of that language.
    pub strings: &'p Strings,
    /// The conventions of that language.
    pub locale: &'p Locale,
}

impl MotionText<'_> {
    /// What fills a blank; `None` for one that is to be filled in by hand.
    pub fn value(&self, municipality: Option<&Municipality>, name: &str) -> Option<String> {
        let imprint = &self.project.master.imprint;
        match (name, municipality) {
            ("agenda_version", _) => Some(imprint.version.clone()),
            ("agenda_approved", _) => imprint.approved.map(|date| self.locale.date(date.into())),
            ("municipality", Some(municipality)) => Some(municipality.name.clone()),
            ("municipality_of", Some(municipality)) => Some(name::of(&municipality.name, self.language)),
            ("comarca_of", Some(municipality)) => Some(name::comarca_of(&municipality.comarca, self.language)),
            ("population", Some(municipality)) => Some(self.locale.number(u64::from(municipality.population))),
            ("population_year", Some(municipality)) => Some(municipality.population_year.to_string()),
            _ => None,
        }
    }

    /// The words that stand for a blank that is left.
    pub fn blank(&self, name: &str) -> String {
        self.strings.get(&format!("blank.{name}")).to_owned()
    }

    /// The motion as a document.
    pub fn document(&self, municipality: Option<&Municipality>, approved: Vec<String>) -> MotionDocument {
        let site = &self.project.site;
        let value = |name: &str| self.value(municipality, name);
        let blank = |name: &str| self.blank(name);
        // A document stands alone: a link to the site says where the site is.
        let link = |target: &str| self.context.address(target, &self.text.place.path).unwrap_or_default();
        let album = Album::default();
        let picture =
            |target: &str| self.context.picture(target, &self.text.place.path).map_or(String::new(), |picture| album.put(&picture));
        let word = |key: &str| self.strings.get(key).to_owned();
        let of = municipality.map(|municipality| ("of", name::of(&municipality.name, self.language)));
        MotionDocument {
            language: self.language,
            title: match &of {
                Some(of) => self.strings.fill("document.motion_title_of", std::slice::from_ref(of)),
                None => word("document.motion_title"),
            },
            body: municipality.map(|municipality| name::council_of(&municipality.name, self.language)),
            publisher: site.publisher.name.clone(),
            date: site.reference_date,
            text: filled(&self.text.body, &Filling { value: &value, blank: &blank, link: &link, picture: &picture }),
            field: Field { place: self.text.place.clone(), name: self.text.title.clone() },
            pictures: album.close(),
            approved,
            words: DocumentWords {
                page: word("document.page"),
                of: word("document.page_of"),
                approved: word("document.approved"),
                notice: word("document.notice"),
                prose: frame::words(self.strings),
            },
        }
    }

    /// Where the document is, in a format: the original language's beside the page, another's with its code.
    pub fn path(&self, municipality: Option<&Municipality>, format: Format) -> String {
        let language = if self.language == self.project.site.original() { String::new() } else { format!(".{}", self.language.code()) };
        let file = format!("mocio{language}.{}", format.ending());
        match municipality {
            Some(municipality) => route::town(&municipality.slug, &file),
            None => format!("mocio/{file}"),
        }
    }

    /// The document in every format.
    pub fn files(&self, municipality: Option<&Municipality>, approved: Vec<String>) -> Vec<(String, Task)> {
        let document = Arc::new(Document::Motion(Box::new(self.document(municipality, approved))));
        Format::ALL.iter().map(|format| (self.path(municipality, *format), Task::Document(document.clone(), *format))).collect()
    }
}
