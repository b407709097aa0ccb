//! Files that were meant to be read and aren't, because of their name or their folder: a town that adhered must not vanish with an ending. Not those that
//! are published as they are.

use std::collections::BTreeMap;

use crate::diagnostic::suggest;
use crate::model::identifier::slug;
use crate::model::language::Language;
use crate::parse::fields::meant_language;

/// The endings with which Markdown is saved by mistake, the longest first.
const MARKDOWN: [&str; 8] = [".markdown.txt", ".md.markdown", ".md.txt", ".markdown", ".mdown", ".md.md", ".mkd", ".md"];
/// The same of YAML.
const YAML: [&str; 7] = [".yaml.yaml", ".yaml.txt", ".yml.yaml", ".yml.txt", ".yaml", ".yml", ".yaml."];

/// The words of other languages for the folders of the content.
const FOLDERS: [(&str, &[&str]); 2] =
    [("agenda", &["agenda", "agendes", "model", "eixos", "agendas"]), ("pages", &["pages", "page", "pagines", "pagina", "paginas"])];
/// The same for the files of settings.
const SETTINGS: [(&str, &[&str]); 3] =
    [("site", &["site", "lloc", "sitio", "config", "web"]), ("agenda", &["agenda"]), ("metamodel", &["metamodel", "meta-model"])];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Markdown,
    Yaml,
}

/// Where a file that nothing reads was meant to be: `Some(None)` when it was meant to be read and nobody can say where, `None` when it wasn't.
pub(super) fn meant(path: &str, towns: &BTreeMap<&str, String>) -> Option<Option<String>> {
    let parts: Vec<&str> = path.split('/').collect();
    let (name, folders) = parts.split_last()?;
    let kind = kind(name);
    let stem = kind.map_or(*name, |(_, stem)| stem);
    let town = slug(stem);
    match folders {
        ["municipalities", below @ ..] => {
            let in_town = below.iter().any(|part| towns.contains_key(part));
            let without_ending = !name.contains('.') && towns.contains_key(town.as_str());
            match kind.map(|(kind, _)| kind) {
                Some(Kind::Yaml) => Some(Some(format!("{}/{town}.yaml", folders.join("/")))),
                None if without_ending && !in_town => Some(Some(format!("{}/{town}.yaml", folders.join("/")))),
                None if below.is_empty() && slug(name).contains("csv") => {
                    let stem = name.split('.').next().unwrap_or(name);
                    let known =
                        if slug(stem).starts_with("reg") { "registry".to_owned() } else { suggest::nearest(stem, ["registry", "former"])? };
                    Some(Some(format!("municipalities/{known}.csv")))
                }
                _ => None,
            }
        }
        ["content", below @ ..] => {
            let (kind, stem) = kind?;
            if kind == Kind::Yaml {
                if let Some(comarca) = towns.get(town.as_str()) {
                    return Some(Some(format!("municipalities/{comarca}/{town}.yaml")));
                }
                let setting = of_words(&town, &SETTINGS).or_else(|| suggest::nearest(&town, SETTINGS.map(|(setting, _)| setting)));
                return Some(setting.map(|setting| format!("content/{setting}.yaml")));
            }
            Some(markdown(below, stem))
        }
        _ => None,
    }
}

/// Where Markdown was meant to be, in the folders of the content.
fn markdown(folders: &[&str], stem: &str) -> Option<String> {
    let (language, below) = match folders.split_first() {
        Some((language, below)) => {
            let lower = language.to_lowercase();
            let known = Language::from_code(&lower).map(Language::code).or_else(|| meant_language(language));
            // A folder that is no language may be one of its folders.
            match known {
                Some(known) => (known, below),
                None if of_words(&slug(language), &FOLDERS).is_some() => ("ca", folders),
                None => return None,
            }
        }
        None => ("ca", folders),
    };
    let file = slug(stem);
    let folder = match below.first() {
        Some(folder) => of_words(&slug(folder), &FOLDERS).or_else(|| suggest::nearest(folder, FOLDERS.map(|(folder, _)| folder)))?,
        None if matches!(file.as_str(), "motion" | "mocio" | "mocion" | "la-mocio") => {
            return Some(format!("content/{language}/motion.md"));
        }
        None if matches!(file.as_str(), "certificate" | "certificat" | "certificado") => {
            return Some(format!("content/{language}/certificate.md"));
        }
        // The files of the model begin with a number, for their order.
        None if file.starts_with(|c: char| c.is_ascii_digit()) => "agenda".to_owned(),
        None => "pages".to_owned(),
    };
    Some(format!("content/{language}/{folder}/{file}.md"))
}

fn of_words(word: &str, known: &[(&str, &[&str])]) -> Option<String> {
    known.iter().find(|(_, words)| words.contains(&word)).map(|(name, _)| (*name).to_owned())
}

fn kind(name: &str) -> Option<(Kind, &str)> {
    let lower = name.to_ascii_lowercase();
    let stem = |ending: &str| lower.ends_with(ending).then(|| &name[..name.len() - ending.len()]).filter(|stem| !stem.is_empty());
    let markdown = MARKDOWN.iter().find_map(|ending| stem(ending)).map(|stem| (Kind::Markdown, stem));
    markdown.or_else(|| YAML.iter().find_map(|ending| stem(ending)).map(|stem| (Kind::Yaml, stem)))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn where_files_were_meant_to_be() {
        let towns = [("vic", "osona".to_owned()), ("la-garriga", "valles-oriental".to_owned())].into();
        for (path, expected) in [
            ("municipalities/osona/vic.yml", "municipalities/osona/vic.yaml"),
            ("municipalities/osona/Vic.YAML", "municipalities/osona/vic.yaml"),
            ("municipalities/osona/vic.yaml.txt", "municipalities/osona/vic.yaml"),
            ("municipalities/osona/vic", "municipalities/osona/vic.yaml"),
            ("municipalities/registre.csv", "municipalities/registry.csv"),
            ("content/vic.yaml", "municipalities/osona/vic.yaml"),
            ("content/site.yml", "content/site.yaml"),
            ("content/ca/pages/proces.markdown", "content/ca/pages/proces.md"),
            ("content/cat/pages/proces.md", "content/ca/pages/proces.md"),
            ("content/ca/page/proces.md", "content/ca/pages/proces.md"),
            ("content/ca/pàgines/proces.md", "content/ca/pages/proces.md"),
            ("content/ca/agenda/eixos/10.md", "content/ca/agenda/10.md"),
            ("content/ca/moció.md", "content/ca/motion.md"),
            ("content/ca/certificat.md", "content/ca/certificate.md"),
            ("content/pages/proces.md", "content/ca/pages/proces.md"),
        ] {
            assert_eq!(meant(path, &towns), Some(Some(expected.to_owned())), "{path}");
        }
        assert_eq!(meant("content/fr/pages/proces.md", &towns), Some(None));
        for fine in ["municipalities/osona/vic/acta.pdf", "content/mapa.png", "municipalities/osona/esborrany.docx"] {
            assert_eq!(meant(fine, &towns), None, "{fine}");
        }
    }
}
