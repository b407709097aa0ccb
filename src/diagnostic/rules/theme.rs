//! Rules of themes: for whoever changes templates and strings.

super::family::family! {
    /// A template that can't be parsed or rendered.
    TEMPLATE_FAULT "T001" Error
        ca "la plantilla falla: {error}" => "Reviseu la plantilla; les variables que té cada pàgina són a src/plan/view."
        en "the template fails: {error}" => "Look at the template; the variables that each page has are in src/plan/view.";
    /// A string that a language lacks.
    STRING_MISSING "T002" Error
        ca "falta el text «{key}» en {language}" => "Afegiu-lo a strings/{language}.yaml del tema."
        en "the string «{key}» is missing in {language}" => "Add it to the theme's strings/{language}.yaml.";
    /// A theme that isn't there.
    THEME_MISSING "T003" Error
        ca "no hi ha el tema «{theme}»" => "Creeu la carpeta themes/{theme}, o escriviu theme: default a site.yaml."
        en "the theme «{theme}» isn't there" => "Make the folder themes/{theme}, or write theme: default in site.yaml.";
    /// Characters that no font of documents has.
    GLYPH_MISSING "T004" Warning
        ca "cap lletra dels documents en PDF no té {characters}" => "S'hi veurà el senyal «�»: escriviu-ho amb paraules, o afegiu al tema una lletra que el tingui (document/font)."
        en "no font of the PDF documents has {characters}" => "They will show the mark «�»: say it in words, or add to the theme a font that has it (document/font).";
    /// A word that nothing asks for.
    STRING_UNUSED "T005" Warning
        ca "cap plantilla no fa servir el text «{key}»" => "Si el nom està mal escrit, corregiu-lo; si no cal, esborreu la línia."
        en "no template uses the string «{key}»" => "If its name is misspelt, correct it; if it isn't needed, delete the line.";
    /// A text that keeps a document from being made.
    DOCUMENT_FAULT "T006" Error
        ca "amb el text de «{field}» no es pot fer {path}: {error}" => "Simplifiqueu aquest text (taules, llistes, enllaços) i aviseu qui manté el programa: tot el que «agenda check» accepta s'hauria de poder fer."
        en "with the text of «{field}», {path} can't be made: {error}" => "Make this text simpler (tables, lists, links) and tell who maintains the program: whatever «agenda check» accepts should be made.";
}
