//! Rules of files: what can be read at all.

super::family::family! {
    /// A file without which there is no site.
    FILE_MISSING "F001" Error
        ca "falta el fitxer {path}" => "Comproveu que sou a la carpeta del lloc (o feu servir --root), o creeu-ne un de nou amb «agenda init»."
        en "the file {path} is missing" => "Make sure that this is the site's folder (or use --root), or make a new one with «agenda init».";
    /// A file in another encoding.
    NOT_UTF8 "F002" Error
        ca "el fitxer no és UTF-8: sembla {encoding}" => "Torneu-lo a desar triant la codificació «UTF-8» a l'editor."
        en "the file is not UTF-8: it looks like {encoding}" => "Save it again, choosing the encoding «UTF-8» in the editor.";
    /// A NUL character.
    CONTROL_CHARACTER "F003" Error
        ca "hi ha un caràcter nul: això no és un fitxer de text" => "Torneu-lo a desar com a text, o recupereu la versió anterior."
        en "there is a NUL character: this is not a text file" => "Save it again as text, or take the previous version back.";
    /// A line that no editor can work with.
    LONG_LINE "F004" Error
        ca "la línia té més de {most} bytes" => "Partiu-la en diverses línies; si és una imatge o un document, deseu-lo en un fitxer a part i enllaceu-lo."
        en "the line has more than {most} bytes" => "Break it into several lines; if it is a picture or a document, save it as a file of its own and link to it.";
    /// A file larger than its kind may be.
    FILE_TOO_LARGE "F005" Error
        ca "el fitxer és massa gros" => "Un text pot tenir fins a 1 MB i un adjunt fins a 20 MB: reduïu-lo o enllaceu-lo d'on ja estigui publicat."
        en "the file is too large" => "A text may have up to 1 MB and an attachment up to 20 MB: make it smaller, or link to where it is already published.";
    /// A symbolic link that leads out of the site folder.
    LINK_LEAVES_FOLDER "F006" Error
        ca "és un enllaç simbòlic que surt de la carpeta del lloc o no porta enlloc" => "Copieu-hi el fitxer en comptes d'enllaçar-lo."
        en "it is a symbolic link that leads out of the site folder, or nowhere" => "Copy the file here instead of linking to it.";
    /// A file name that not every system can hold.
    BAD_FILE_NAME "F007" Error
        ca "el nom del fitxer no és vàlid" => "Canvieu-li el nom: lletres minúscules sense accent, xifres, punts i guionets."
        en "the file's name is not valid" => "Rename it: lower-case unaccented letters, digits, points and hyphens.";
    /// A row of the registry that can't be read.
    BAD_CSV "F008" Error
        ca "la fila no es pot llegir ({error})" => "Compareu-la amb les altres files: ha de tenir les mateixes columnes, separades per comes."
        en "the row can't be read ({error})" => "Compare it with the other rows: it must have the same columns, separated by commas.";
    /// A cell of the registry that can't be read.
    BAD_CSV_CELL "F009" Error
        ca "«{value}» no pot ser el valor de la columna «{column}»" => "Compareu-la amb la mateixa columna de les altres files."
        en "«{value}» can't be the value of the column «{column}»" => "Compare it with the same column of the other rows.";
    /// A page without its front matter.
    NO_FRONT_MATTER "F010" Error
        ca "la pàgina no comença amb la capçalera entre dues línies «---»" => "Comenceu el fitxer amb una línia «---», després «title: …», i una altra línia «---»."
        en "the page doesn't start with its front matter between two lines «---»" => "Start the file with a line «---», then «title: …», and another line «---».";
    /// Letters that went through another encoding.
    MOJIBAKE "F011" Warning
        ca "a «{word}» hi ha lletres malmeses per un canvi de codificació" => "Corregiu-les, també a la resta del fitxer; si n'hi ha moltes, recupereu l'original i deseu-lo en UTF-8."
        en "in «{word}» letters were damaged by a change of encoding" => "Correct them, also in the rest of the file; if there are many, take the original and save it in UTF-8.";
    /// A source under a name or in a folder where nothing looks for it.
    NOT_READ "F012" Error
        ca "aquest fitxer no es llegeix: el nom o la carpeta no són els d'un text del lloc" => "Canvieu-li el nom o moveu-lo; els noms que es llegeixen són al README. Si no és del lloc, traieu-lo d'aquí."
        en "this file isn't read: its name or its folder isn't that of a text of the site" => "Rename or move it; the names that are read are in the README. If it isn't part of the site, take it away from here.";
    /// A file in a folder that is no town's.
    NOBODYS_FILE "F013" Warning
        ca "aquest fitxer no es publica: no és a la carpeta de cap municipi" => "Els adjunts d'un municipi van a la carpeta amb el seu nom, al costat del seu fitxer: osona/vic/acta.pdf."
        en "this file isn't published: it isn't in the folder of any municipality" => "The attachments of a municipality go in the folder with its name, beside its file: osona/vic/acta.pdf.";
    /// A file of a kind that isn't published.
    NOT_PUBLISHABLE "F014" Error
        ca "els fitxers d'aquest tipus no es publiquen" => "Es publiquen documents, imatges i dades: {known}. Convertiu-lo, enllaceu-lo d'on ja estigui publicat, o traieu-lo."
        en "files of this kind aren't published" => "Documents, pictures and data are: {known}. Convert it, link to where it is already published, or take it away.";
    /// Outlines that can't be read.
    BAD_GEOJSON "F015" Error
        ca "els límits de les comarques no es poden llegir ({error})" => "Ha de ser GeoJSON (RFC 7946): una «FeatureCollection» de polígons amb «code» a «properties». Si no en teniu, traieu el fitxer: el mapa es fa només amb els punts."
        en "the outlines of the comarques can't be read ({error})" => "It must be GeoJSON (RFC 7946): a «FeatureCollection» of polygons with «code» in «properties». If you have none, take the file away: the map is then made of dots alone.";
}
