//! A project: everything the site is made of, parsed and checked. Holding one is the proof that the references in it resolve;
//! only `check` makes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agenda::Master;
use super::language::Language;
use super::metamodel::Metamodel;
use super::overlay::Overlay;
use super::site::{PageText, PlainPage, Site};
use super::territory::{Comarca, Municipality, Registry};
use super::unread::Unread;

/// Everything the site is made of.
#[derive(Debug, Clone)]
pub struct Project {
    /// The site's settings.
    pub site: Arc<Site>,
    /// The model Agenda.
    pub master: Arc<Master>,
    /// The metamodel.
    pub metamodel: Arc<Metamodel>,
    /// The 947.
    pub registry: Arc<Registry>,
    /// The comarques, in the order of their names.
    pub comarques: Vec<Arc<Comarca>>,
    /// Every town with a page: the registry's, then the examples.
    pub towns: Vec<Town>,
    /// The motion, by language.
    pub motion: BTreeMap<Language, Arc<PageText>>,
    /// The plain pages.
    pub pages: Vec<Arc<PlainPage>>,
    /// Attachments, by their path in the site folder.
    pub attachments: BTreeMap<String, Arc<[u8]>>,
    /// What couldn't be read, for a link that leads nowhere may lead there: `actions`, `towns`, `pages`, `files`.
    pub unread: Unread,
}

/// A municipality and what it says.
#[derive(Debug, Clone)]
pub struct Town {
    /// Which.
    pub municipality: Arc<Municipality>,
    /// Its overlay, if it takes part.
    pub overlay: Option<Arc<Overlay>>,
}
