//! What all pages of a language share: menus, publisher, dates, licence, and the words that rich text needs.

use std::collections::BTreeMap;

use crate::locale::Locale;
use crate::markup::Words;
use crate::model::language::Language;
use crate::model::project::Project;
use crate::route::{self, Routes};
use crate::theme::Strings;
use crate::view::{Frame, Link};

/// The main menu: the same entries in the same order everywhere.
const MENU: [(&str, &str); 4] = [("agenda", "agenda/"), ("municipalities", "municipis/"), ("progress", "seguiment/"), ("motion", "mocio/")];

/// What a page may load: what the site itself publishes, and nothing inline. `_headers` says the same to servers.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'";

/// Builds the frame.
pub fn frame(project: &Project, strings: &Strings, locale: &Locale, routes: &Routes, assets: BTreeMap<String, String>) -> Frame {
    let site = &project.site;
    let language = locale.language;
    let menu = MENU.map(|(key, page)| Link { label: strings.get(&format!("menu.{key}")).to_owned(), href: routes.href(page), key });
    let foot = project.pages.iter().filter(|page| page.menu.is_some()).map(|page| {
        let title = page.text.get(language).map_or(String::new(), |(_, page)| page.title.clone());
        // RD 1112/2018, art. 15, wants the statement linked from every page under this very word.
        let label = if page.slug == "accessibilitat" { strings.get("menu.accessibility").to_owned() } else { title };
        Link { label, href: routes.href(&format!("{}/", page.slug)), key: "" }
    });
    Frame {
        lang: language.tag(),
        locale: match language {
            Language::Ca => "ca_ES",
            Language::Es => "es_ES",
            Language::Oc => "oc_ES",
            Language::En => "en_GB",
        },
        site_title: site.title.text(language).to_owned(),
        home: routes.href(""),
        touch_icon: routes.file(route::TOUCH_ICON),
        search: routes.href(route::SEARCH),
        states: routes.href("seguiment/#estats"),
        assets,
        policy: POLICY,
        menu: menu.to_vec(),
        foot: foot.collect(),
        publisher: site.publisher.name.clone(),
        publisher_url: site.publisher.url.clone(),
        publisher_email: site.publisher.email.clone(),
        reference_date: locale.date(site.reference_date.into()),
        next_update: site.next_update.as_ref().map(|date| locale.date(date.value.into())),
        licence: Link { label: site.licence.name.clone(), href: site.licence.url.clone(), key: "" },
        sources: site.sources.iter().map(|source| source.note.text(language).to_owned()).collect(),
        working_text: project.master.imprint.working_text,
        unofficial: (!site.official).then(|| strings.fill("foot.unofficial", &[("consortium", site.consortium.name.clone())])),
    }
}

/// The words of rich text.
pub fn words(strings: &Strings) -> Words {
    let word = |key: &str| strings.get(key).to_owned();
    Words {
        note: word("prose.note"),
        tip: word("prose.tip"),
        important: word("prose.important"),
        warning: word("prose.warning"),
        caution: word("prose.caution"),
        notes: word("prose.notes"),
        back: word("prose.back"),
        done: word("prose.done"),
        open: word("prose.open"),
        continues: word("prose.continues"),
        ordinals: strings.get("prose.ordinals").split(' ').map(str::to_owned).collect(),
    }
}
