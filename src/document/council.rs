//! The texts for the ple, blank or for a town: `motion.md` and `certificate.md` with what is known filled in and the rest left to fill in by hand. One way of
//! filling, for the page and for the documents.

use super::album::Album;
use super::format::Format;
use super::motion::{DocumentWords, MotionDocument, closing};
use super::passage::Field;
use crate::context::Context;
use crate::context::frame;
use crate::locale::Locale;
use crate::model::council::CouncilText;
use crate::model::filling::{Filling, filled};
use crate::model::language::Language;
use crate::model::name;
use crate::model::overlay::{Adhesion, Overlay, SessionKind, VoteResult};
use crate::model::project::Project;
use crate::model::site::PageText;
use crate::model::territory::Municipality;
use crate::part::adhesion::approved;
use crate::route;
use crate::theme::Strings;
use crate::town::TownFacts;

/// The blanks that are filled from what is known.
pub const KNOWN: [&str; 8] =
    ["agenda_approved", "agenda_version", "comarca_of", "municipality", "municipality_of", "population", "population_year", "unanimity"];

/// The blanks that are filled from what the overlay says of its adhesion, and else by hand.
pub const BY_HAND: [&str; 30] = [
    "agreements_check",
    "approval_date",
    "approval_file",
    "approval_item",
    "approval_kind",
    "competence",
    "feasibility",
    "members",
    "open_council",
    "place_date",
    "political_role",
    "present",
    "presents",
    "president_name",
    "president_role",
    "prior_opinion",
    "proposer",
    "proposer_name",
    "proposer_role",
    "reservation",
    "secretary_name",
    "secretary_role",
    "session_date",
    "session_file",
    "session_item",
    "session_kind",
    "technical_role",
    "votes_abstain",
    "votes_against",
    "votes_for",
];

/// Below how many inhabitants a municipality may well work as an open council, and is told what to write then: an assembly of its electors has no ple (Llei
/// 7/1985, art. 29). Those of more don't read of it.
const VILLAGE: u32 = 250;

/// What a text for the ple in one language is filled with.
pub struct Draft<'p> {
    /// Which text it is.
    pub which: CouncilText,
    /// Where its links lead.
    pub context: &'p Context,
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

impl Draft<'_> {
    /// What fills a blank; `None` for one that is to be filled in by hand.
    pub fn value(&self, town: Option<&TownFacts>, name: &str) -> Option<String> {
        let municipality = town.map(TownFacts::municipality);
        let imprint = &self.project.master.imprint;
        match (name, municipality) {
            ("agenda_version", _) => Some(imprint.version.clone()),
            ("agenda_approved", _) => imprint.approved.map(|date| self.locale.date(date.into())),
            ("municipality", Some(municipality)) => Some(municipality.name.clone()),
            ("municipality_of", Some(municipality)) => Some(name::of(&municipality.name, self.language)),
            ("comarca_of", Some(municipality)) => Some(name::comarca_of(&municipality.comarca, self.language)),
            ("population", Some(municipality)) => Some(self.locale.number(u64::from(municipality.population))),
            ("open_council", Some(municipality)) if municipality.population >= VILLAGE => Some(String::new()),
            ("unanimity", _) => Some(self.unanimity(town.and_then(TownFacts::overlay)).unwrap_or_default()),
            ("population_year", Some(municipality)) => Some(municipality.population_year.to_string()),
            _ => self.said(town?.overlay()?, name),
        }
    }

    /// What the town says of its adhesion. A certificate says that the ple approved the motion, so nothing of it is filled in until it has.
    fn said(&self, overlay: &Overlay, name: &str) -> Option<String> {
        match name {
            "political_role" => return overlay.contacts.political.clone(),
            "technical_role" => return overlay.contacts.technical.clone(),
            _ => {}
        }
        let adhesion = overlay.adhesion.as_ref()?;
        let session = adhesion.session.as_ref();
        // A day that the source doesn't give isn't put where somebody signs.
        let date = || session.filter(|session| session.deduced.is_empty())?.date.as_ref().map(|date| self.locale.date(date.value.into()));
        let kind = || session?.kind.map(|kind| self.strings.get(session_kind(kind)).to_owned());
        match name {
            // A motion is for a session that is to come.
            "session_date" | "session_kind" | "session_item" | "session_file" if overlay.has_adhered() => None,
            "session_date" => date(),
            "session_kind" => kind(),
            "session_item" => session?.item.clone(),
            "session_file" => session?.file.clone(),
            "present" if overlay.has_adhered() => adhesion.present.as_ref().map(|present| self.locale.number(u64::from(present.value))),
            "members" if overlay.has_adhered() => adhesion.members.as_ref().map(|members| self.locale.number(u64::from(members.value))),
            "approval_date" if overlay.has_adhered() => date(),
            "approval_kind" if overlay.has_adhered() => kind(),
            "approval_item" if overlay.has_adhered() => {
                session?.item.clone().map(|item| self.strings.fill("document.item", &[("item", item)]))
            }
            "approval_file" if overlay.has_adhered() => session?.file.clone(),
            "votes_for" | "votes_against" | "votes_abstain" if overlay.has_adhered() => self.votes(adhesion, name),
            _ => None,
        }
    }

    /// That the vote was unanimous, after those for: of those present, and nothing where it isn't known to have been.
    fn unanimity(&self, overlay: Option<&Overlay>) -> Option<String> {
        let adhesion = overlay.filter(|overlay| overlay.has_adhered())?.adhesion.as_ref()?;
        let is_unanimous = adhesion.result.value == VoteResult::Unanimous;
        is_unanimous.then(|| format!(" ({})", self.strings.get("vote.everyone")))
    }

    /// The votes of a kind.
    fn votes(&self, adhesion: &Adhesion, name: &str) -> Option<String> {
        let [favour, against, abstain] = adhesion.votes().map(|count| count.map(|count| self.locale.number(u64::from(count))));
        match name {
            "votes_for" => favour,
            "votes_against" => against,
            _ => abstain,
        }
    }

    /// The words that stand for a blank that is left.
    pub fn blank(&self, name: &str) -> String {
        self.strings.get(&format!("blank.{name}")).to_owned()
    }

    /// The text as a document.
    pub fn document(&self, town: Option<&TownFacts>) -> MotionDocument {
        let site = &self.project.site;
        let municipality = town.map(TownFacts::municipality);
        let adhesion = town.and_then(TownFacts::overlay).and_then(|overlay| overlay.adhesion.as_ref());
        let value = |name: &str| self.value(town, name);
        let blank = |name: &str| self.blank(name);
        // A document stands alone: a link to the site says where the site is.
        let link = |target: &str| self.context.address(target, &self.text.place.path).unwrap_or_default();
        let album = Album::default();
        let picture =
            |target: &str| self.context.picture(target, &self.text.place.path).map_or(String::new(), |picture| album.put(&picture));
        let word = |key: &str| self.strings.get(key).to_owned();
        let of = municipality.map(|municipality| ("of", name::of(&municipality.name, self.language)));
        let is_motion = self.which == CouncilText::Motion;
        let key = |key: &str| format!("document.{}_{key}", self.which.code());
        let text =
            filled(&self.text.body, &Filling { language: self.language, value: &value, blank: &blank, link: &link, picture: &picture });
        MotionDocument {
            which: self.which,
            language: self.language,
            title: match &of {
                Some(of) => self.strings.fill(&key("title_of"), std::slice::from_ref(of)),
                None => word(&key("title")),
            },
            head: municipality.map(|municipality| {
                self.strings.fill(&key("for_council"), &[("council", name::council_of(&municipality.name, self.language))])
            }),
            publisher: site.publisher.name.clone(),
            date: site.reference_date,
            closing: closing(&text.blocks),
            text,
            field: Field { place: self.text.place.clone(), name: self.text.title.clone() },
            pictures: album.close(),
            approved: adhesion.filter(|_| is_motion).map(|adhesion| approved(self.strings, self.locale, adhesion)).unwrap_or_default(),
            example: municipality.filter(|municipality| municipality.example).map(|_| word("document.example")),
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
        let file = format!("{}{language}.{}", self.which.published(), format.ending());
        match municipality {
            Some(municipality) => route::town(&municipality.slug, &file),
            None => format!("mocio/{file}"),
        }
    }
}

fn session_kind(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Ordinary => "session_kind.ordinary",
        SessionKind::Extraordinary => "session_kind.extraordinary",
        SessionKind::Urgent => "session_kind.urgent",
    }
}

/// The languages of a town's documents: the original, its own, and those in which it publishes.
fn languages(context: &Context, town: Option<(&Municipality, &[Language])>) -> Vec<Language> {
    let asks = |language: Language| match town {
        None => true,
        Some((municipality, publishes)) => {
            language == context.project.site.original() || language == municipality.own_language() || publishes.contains(&language)
        }
    };
    Language::ALL.into_iter().filter(|language| asks(*language)).collect()
}

/// A text for the ple in a language, when there is one and there are words for it.
pub fn draft(context: &Context, which: CouncilText, language: Language) -> Option<Draft<'_>> {
    let text = context.project.council.get(&(which, language))?;
    let (strings, locale) = context.tongues.get(&language)?;
    Some(Draft { which, context, project: &context.project, text, language, strings, locale })
}

/// The texts for the ple of a town that publishes in these languages, or blank ones, in every language that it asks for and for which there is a text: motions
/// before certificates.
pub fn drafts<'c>(context: &'c Context, town: Option<(&Municipality, &[Language])>) -> Vec<Draft<'c>> {
    let languages = languages(context, town);
    let in_all = |which| languages.iter().filter_map(move |language| draft(context, which, *language));
    CouncilText::ALL.into_iter().flat_map(in_all).collect()
}
