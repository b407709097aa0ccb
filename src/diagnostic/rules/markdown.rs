//! Rules of Markdown and of the structure of the master document.

super::family::family! {
    /// Nested deeper than any text needs.
    TOO_DEEP "M001" Error
        ca "hi ha més de {most} nivells de llistes, cites o èmfasi l'un dins l'altre" => "Reviseu els símbols d'aquesta línia: segurament n'hi ha de sobrers."
        en "more than {most} levels of lists, quotations or emphasis lie in each other" => "Look at the symbols of this line: some of them are probably not meant.";
    /// HTML in a text.
    HTML_AS_TEXT "M002" Warning
        ca "l'HTML no s'interpreta: es mostra com a text" => "Feu servir Markdown: **negreta**, *cursiva*, [text](adreça), taules amb |."
        en "HTML is not interpreted: it is shown as text" => "Use Markdown: **bold**, *italics*, [text](address), tables with |.";
    /// A footnote that is not defined.
    FOOTNOTE_MISSING "M003" Error
        ca "la nota «{label}» no té text" => "Afegiu al mateix fitxer una línia «[^{label}]: text de la nota»."
        en "the note «{label}» has no text" => "Add a line «[^{label}]: text of the note» to the same file.";
    /// A link that a page must not have.
    LINK_SCHEME "M004" Error
        ca "l'enllaç «{target}» no es pot publicar" => "Un enllaç pot ser una adreça https://, un mailto: o tel:, una pàgina del lloc (/mocio/), un element (#E1.O1) o un fitxer adjunt."
        en "the link «{target}» can't be published" => "A link may be an https:// address, a mailto: or tel:, a page of the site (/mocio/), an item (#E1.O1) or an attached file.";
    /// A `yaml action` block that stands where it says nothing.
    ACTION_BLOCK_MISPLACED "M005" Error
        ca "el bloc «yaml action» ha d'anar just després del títol d'una acció, i un sol cop" => "Moveu-lo sota el títol «### … {#id}» de la seva acció, abans del text."
        en "the «yaml action» block must come right after the heading of an action, and once" => "Move it under the heading «### … {#id}» of its action, before the text.";
    /// Text that belongs to no heading.
    TEXT_BEFORE_HEADING "M006" Error
        ca "hi ha text abans del primer títol" => "Comenceu el fitxer amb un títol de primer nivell: «# Títol {#E1}» per a un eix, o «# Títol» per a un capítol."
        en "there is text before the first heading" => "Start the file with a heading of level one: «# Title {#E1}» for an axis, or «# Title» for a chapter.";
    /// A heading of level 2 or 3 inside an axis without an id.
    HEADING_WITHOUT_ID "M007" Error
        ca "aquest títol no té identificador" => "Si és un objectiu o una acció, afegiu-hi {#E1.O1} o {#E1.O1.A1}; si és part del text, feu-lo de quart nivell (####)."
        en "this heading has no identifier" => "If it is an objective or an action, add {#E1.O1} or {#E1.O1.A1}; if it is part of the text, make it level four (####).";
    /// A heading that stands under no heading of the level above.
    HEADING_LEVEL "M008" Error
        ca "«{id}» no penja de cap títol del nivell de sobre" => "Els objectius (##) van dins d'un eix (# amb identificador) i les accions (###) dins d'un objectiu."
        en "«{id}» stands under no heading of the level above" => "Objectives (##) go inside an axis (# with an identifier) and actions (###) inside an objective.";
    /// A blank whose name nobody knows.
    UNKNOWN_BLANK "M009" Error
        ca "l'espai «{name}» no existeix" => "Els noms possibles són: {known}."
        en "the blank «{name}» doesn't exist" => "The possible names are: {known}.";
    /// A heading without text.
    EMPTY_TITLE "M010" Error
        ca "aquest títol no té text" => "Escriviu-hi el títol, abans de l'identificador."
        en "this heading has no text" => "Write the title, before the identifier.";
    /// A block in a translation.
    BLOCK_IN_TRANSLATION "M011" Warning
        ca "el bloc «yaml action» d'una traducció no es llegeix" => "Esborreu-lo: només compta el de la llengua original."
        en "the «yaml action» block of a translation isn't read" => "Delete it: only the one in the original language counts.";
    /// A heading of a text that says nothing.
    EMPTY_HEADING "M012" Warning
        ca "aquest encapçalament no té text i no es publica" => "Escriviu-hi el text després dels coixinets, o esborreu la línia."
        en "this heading has no text and isn't published" => "Write its text after the number signs, or delete the line.";
    /// A note that nothing refers to.
    FOOTNOTE_UNUSED "M013" Error
        ca "cap lloc del text no crida la nota «{label}», i no es publicaria" => "Escriviu [^{label}] on la nota s'hagi de cridar, o esborreu-la."
        en "no place of the text refers to the note «{label}», and it wouldn't be published" => "Write [^{label}] where the note is to be referred to, or delete it.";
    /// A note that is defined twice.
    FOOTNOTE_TWICE "M014" Error
        ca "la nota «{label}» es defineix dos cops, i el segon text no es publicaria" => "Poseu un altre nom a una de les dues, o uniu els dos textos."
        en "the note «{label}» is defined twice, and the second text wouldn't be published" => "Give one of them another name, or make one of the two texts.";
    /// A row of a table that has more cells than there are columns.
    TABLE_ROW_TOO_LONG "M015" Error
        ca "«{text}» no té columna: la fila té més cel·les que la capçalera de la taula" => "Afegiu la columna que falta a la capçalera i a la línia de guions; si la barra | és del text, escriviu \\|."
        en "«{text}» has no column: the row has more cells than the head of the table" => "Add the missing column to the head and to the line of hyphens; if the bar | is part of the text, write \\|.";
    /// A brace that is left of a blank.
    STRAY_BRACE "M016" Error
        ca "«{text}» no és cap espai per omplir, i es publicaria tal com és" => "Un espai s'escriu amb dues claus a cada banda, {{…}}; si no ho ha de ser, traieu la clau."
        en "«{text}» is no blank, and would be published as it is" => "A blank has two braces on each side, {{…}}; if it isn't to be one, remove the brace.";
    /// A heading that Markdown doesn't take for one.
    HEADING_WITHOUT_SPACE "M017" Error
        ca "falta un espai després dels coixinets: això no es llegeix com un títol" => "Entre els coixinets i el títol hi va un espai normal."
        en "a space is missing after the number signs: this isn't read as a heading" => "A plain space goes between the number signs and the heading.";
    /// A heading below the third level with the identifier of an action.
    ITEM_TOO_DEEP "M018" Error
        ca "és un títol de nivell {level} amb un identificador d'acció: no es llegeix com a acció" => "Els eixos porten un coixinet, els objectius dos i les accions tres."
        en "this is a heading of level {level} with an action's identifier: it isn't read as an action" => "Axes have one number sign, objectives two and actions three.";
    /// A fence without an end.
    FENCE_OPEN "M019" Error
        ca "aquest bloc no es tanca, i tot el que ve després en forma part" => "Tanqueu-lo amb una línia ``` després de l'última del bloc."
        en "this block isn't closed, and all that follows is a part of it" => "Close it with a line ``` after the last one of the block.";
    /// A link that Markdown doesn't take for one.
    LINK_BROKEN "M020" Warning
        ca "«{text}» no es llegeix com un enllaç, i es publicaria tal com és" => "Un enllaç s'escriu [text](adreça), sense espai entre els claudàtors i el parèntesi, i amb tots dos tancats."
        en "«{text}» isn't read as a link, and would be published as it is" => "A link is written [text](address), without a space between the brackets and the parenthesis, and both closed.";
    /// Signs of emphasis or code that are left over.
    SIGNS_LEFT "M021" Warning
        ca "«{text}» es publica tal com és: no té parella" => "Per a la negreta, dos asteriscs al començament i dos al final, sense espais per dins: **text**."
        en "«{text}» is published as it is: it has no other half" => "For bold, two asterisks at the beginning and two at the end, without spaces inside: **text**.";
    /// A table that no page is wide enough for.
    TABLE_WIDE "M022" Warning
        ca "la taula té {columns} columnes i en paper no hi cap: al PDF cada fila s'escriu com una fitxa" => "Feu-ne dues de més estretes, de {most} columnes com a molt, o una llista."
        en "the table has {columns} columns and doesn't fit on paper: in the PDF each row is set as a record" => "Make two that are narrower, of {most} columns at most, or a list.";
}
