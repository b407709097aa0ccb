//! Rules that are told in words of their own for each way to break them: they have the code of the rule in its family, and its severity. Not rules of their
//! own.

super::family::family! {
    /// `status:done`.
    SPACE_AFTER_COLON "Y001" Error
        ca "falta un espai després dels dos punts" => "Entre els dos punts i el valor hi va un espai."
        en "a space is missing after the colon" => "A space goes between the colon and the value.";
    /// `status = done`.
    EQUALS_FOR_COLON "Y001" Error
        ca "hi ha un signe «=» on hi van dos punts" => "Després de la clau hi van dos punts i un espai."
        en "there is a sign «=» where a colon goes" => "After the key come a colon and a space.";
    /// A quote without its other half.
    QUOTE_OPEN "Y001" Error
        ca "aquestes cometes no es tanquen" => "Tanqueu-les al final del valor; si són del text, escriviu-les «així»."
        en "this quote isn't closed" => "Close it at the end of the value; if it is part of the text, write it «so».";
    /// Quotes in quotes.
    QUOTE_INSIDE "Y001" Error
        ca "aquí es tanquen les cometes, i després encara hi ha text" => "Dins d'un text entre cometes, escriviu les altres «així»."
        en "the quotes are closed here, and there is text after them" => "Inside a text in quotes, write the others «so».";
    /// `'l'hort'`, `'s Hertogenbosch`.
    APOSTROPHE_OPENS "Y001" Error
        ca "l'apòstrof fa de cometes i talla el text" => "Poseu el text entre cometes dobles: \"l'hort\"."
        en "the apostrophe is taken for a quote and cuts the text" => "Put the text in double quotes: \"l'hort\".";
    /// `title: Pla: segona part`.
    COLON_IN_TEXT "Y001" Error
        ca "dins d'aquest text hi ha dos punts seguits d'un espai" => "Poseu tot el text entre cometes."
        en "in this text there is a colon followed by a space" => "Put the whole text in quotes.";
    /// A no-break or zero-width space where YAML wants a plain one, or none.
    INVISIBLE_CHARACTER "Y001" Error
        ca "aquí hi ha un caràcter que no es veu ({character})" => "Sol venir d'un processador de textos: esborreu-lo i torneu a escriure l'espai."
        en "there is a character here that can't be seen ({character})" => "It often comes from a word processor: delete it and type the space again.";
    /// `---` below the first line.
    SECOND_DOCUMENT "Y001" Error
        ca "aquesta línia parteix el fitxer en dos" => "Cada fitxer és un sol bloc de claus: esborreu la línia."
        en "this line divides the file in two" => "Each file is one block of keys: delete the line.";
    /// A bracket without its other half.
    BRACKET_OPEN "Y001" Error
        ca "«{bracket}» no es tanca" => "Tanqueu-ho al final de la llista o del bloc; si és del text, poseu-lo entre cometes."
        en "«{bracket}» isn't closed" => "Close it at the end of the list or block; if it is part of the text, put that in quotes.";
    /// `owner: @regidoria`.
    SYMBOL_AT_START "Y001" Error
        ca "un text no pot començar amb «{symbol}»" => "Poseu-lo entre cometes."
        en "a text can't begin with «{symbol}»" => "Put it in quotes.";
    /// A line between two levels.
    BAD_INDENT "Y001" Error
        ca "el sagnat d'aquesta línia no lliga amb el de les de sobre" => "Les claus d'un mateix bloc comencen a la mateixa columna; les de dins, dos espais més endins."
        en "the indentation of this line doesn't fit that of the lines above" => "The keys of a block start in the same column; those inside it, two spaces further in.";
    /// `24.000`.
    THOUSANDS "Y012" Error
        ca "«{value}» es llegiria com un decimal, i sembla que el punt és de milers" => "Escriviu el nombre sense punt de milers; si de debò són decimals, afegiu-hi un zero al final."
        en "«{value}» would be read as a decimal, and the point looks like a separator of thousands" => "Write the number without separators; if they really are decimals, add a zero at the end.";
    /// `{planned: 24000,50}`.
    DECIMAL_COMMA "Y012" Error
        ca "a «{value}» la coma talla el nombre" => "Els decimals van amb un punt, i els milers sense res."
        en "in «{value}» the comma cuts the number" => "Decimals have a point, and thousands nothing.";
    /// 31 February.
    NO_SUCH_DAY "Y013" Error
        ca "el dia «{value}» no existeix: {month} té {days} dies" => "Busqueu la data bona; si no se sap el dia, escriviu {month}."
        en "there is no day «{value}»: {month} has {days} days" => "Look the date up; if the day isn't known, write {month}.";
    /// 2205.
    NO_SUCH_YEAR "Y013" Error
        ca "l'any {year} de «{value}» no pot ser" => "Reviseu les xifres de l'any."
        en "the year {year} of «{value}» can't be" => "Look at the digits of the year.";
    /// Cells that aren't separated by commas.
    CSV_SEPARATOR "F008" Error
        ca "la taula té les columnes separades per «{separator}»" => "Torneu-lo a desar com a CSV separat per comes, en UTF-8."
        en "the table has its columns separated by «{separator}»" => "Save it again as CSV separated by commas, in UTF-8.";
    /// A column that isn't there.
    CSV_COLUMN_MISSING "F008" Error
        ca "a la taula li falten columnes: {columns}" => "Reviseu els noms de la primera fila; hi han de ser totes, amb aquest nom."
        en "the table lacks columns: {columns}" => "Look at the names in the first row; all of them must be there, under this name.";
    /// A heading of level 1 under which objectives stand.
    AXIS_WITHOUT_ID "M007" Error
        ca "aquest títol no té identificador, i en pengen objectius" => "Afegiu-hi l'identificador de l'eix al final: {#E1}."
        en "this heading has no identifier, and objectives stand under it" => "Add the axis's identifier at its end: {#E1}.";
    /// An identifier that isn't written as one.
    HEADING_ID "Y019" Error
        ca "l'identificador d'aquest títol no es pot llegir" => "S'escriu al final del títol, entre claus i amb un coixinet: {#E1.O1.A1}."
        en "the identifier of this heading can't be read" => "It is written at the end of the heading, in braces and with a number sign: {#E1.O1.A1}.";
    /// A fence that isn't `yaml action`.
    ACTION_FENCE "M005" Error
        ca "aquest bloc no es llegeix com el de l'acció, i es publicaria com a text" => "El bloc d'una acció comença amb la línia ```yaml action."
        en "this block isn't read as the action's, and would be published as text" => "The block of an action begins with the line ```yaml action.";
    /// A brace in a title.
    BRACE_IN_TITLE "M016" Error
        ca "en un títol o una descripció no s'omplen espais: les claus es publicarien" => "Escriviu-lo sense claus; els espais {{…}} van al text."
        en "in a title or a description no blanks are filled in: the braces would be published" => "Write it without braces; blanks {{…}} go in the text.";
    /// A language that is written twice.
    LANGUAGE_TWICE "Y016" Error
        ca "la llengua «{value}» hi és dos cops" => "Deixeu-la un sol cop, al lloc que li toca: la primera és l'original."
        en "the language «{value}» is there twice" => "Keep it once, in its place: the first is the original.";
    /// A row with more or fewer cells than there are columns.
    CSV_LENGTH "F008" Error
        ca "la fila té {cells} cel·les i hi ha {columns} columnes" => "Compareu-la amb les altres files; una cel·la amb una coma va entre cometes."
        en "the row has {cells} cells and there are {columns} columns" => "Compare it with the other rows; a cell with a comma goes in quotes.";
    /// A quote without its other half in the registry.
    CSV_QUOTE "F008" Error
        ca "aquestes cometes no es tanquen, i la fila s'empassa les següents" => "Tanqueu-les al final de la cel·la."
        en "this quote isn't closed, and the row swallows those that follow" => "Close it at the end of the cell.";
    /// A file without anything in it.
    EMPTY_FILE "Y007" Error
        ca "aquest fitxer és buit" => "Escriviu-hi com a mínim el codi del municipi, code: \"08088\", o esborreu-lo."
        en "this file is empty" => "Write at least the municipality's code in it, code: \"08088\", or delete it.";
    /// A comment that leaves a bracket open.
    COMMENT_LEAVES_OPEN "Y001" Error
        ca "després d'un espai, «#» comença un comentari, i «{bracket}» queda sense tancar" => "Poseu el text entre cometes."
        en "after a space, «#» begins a comment, and «{bracket}» is left open" => "Put the text in quotes.";
    /// A line that is neither a key with its value nor an item.
    NO_COLON "Y001" Error
        ca "en aquesta línia no hi ha cap clau amb dos punts" => "Escriviu-hi «clau: valor»; si continua el text de sobre, poseu-hi més sagnat que la seva clau."
        en "there is no key with a colon on this line" => "Write «key: value»; if it goes on with the text above, indent it more than its key.";
    /// `"\\servidor"`.
    BACKSLASH "Y001" Error
        ca "dins de cometes dobles, la barra «\\» anuncia un caràcter especial" => "Feu servir cometes simples."
        en "in double quotes, the backslash «\\» announces a special character" => "Use single quotes.";
    /// A bracket that is closed with another.
    BRACKET_CROSSED "Y001" Error
        ca "«{bracket}» es tanca amb «{close}»" => "Una llista [a, b] es tanca amb «]» i un bloc {a: b} amb «}»."
        en "«{bracket}» is closed with «{close}»" => "A list [a, b] is closed with «]» and a block {a: b} with «}».";
    /// A key that was to stand in the one above it.
    NOT_INDENTED "Y005" Error
        ca "la clau «{key}» no existeix aquí: sembla que ha d'anar dins de «{parent}»" => "Poseu-hi dos espais més de sagnat que a «{parent}»."
        en "the key «{key}» doesn't exist here: it seems to belong in «{parent}»" => "Indent it two spaces more than «{parent}».";
    /// All files together.
    FILES_TOO_LARGE "F005" Error
        ca "amb aquest fitxer, el lloc passa d'1 GB, i els següents no s'han llegit" => "Traieu adjunts, o enllaceu-los d'on ja estiguin publicats."
        en "with this file, the site is larger than 1 GB, and those after it weren't read" => "Take attachments away, or link to where they are already published.";
    /// A file that repeats another's ids.
    COPIED_FILE "R001" Error
        ca "aquest fitxer repeteix {count} identificadors de {original}: sembla que n'és una còpia" => "Deixeu-ne un de sol; una acció nova té un identificador nou."
        en "this file repeats {count} identifiers of {original}: it looks like a copy" => "Keep one of them; a new action has a new identifier.";
    /// A heading whose identifier is of another level.
    LEVEL_OF_ID "M008" Error
        ca "«{id}» és l'identificador d'un títol de nivell {meant}, i aquest és de nivell {level}" => "Els eixos ({#E1}) porten un coixinet, els objectius ({#E1.O1}) dos i les accions ({#E1.O1.A1}) tres."
        en "«{id}» is the identifier of a heading of level {meant}, and this one is of level {level}" => "Axes ({#E1}) have one number sign, objectives ({#E1.O1}) two and actions ({#E1.O1.A1}) three.";
    /// A file of the master without anything in it.
    EMPTY_MASTER "M006" Error
        ca "aquest fitxer és buit" => "Recupereu-ne el text, o esborreu-lo si el seu eix ja no hi és."
        en "this file is empty" => "Take its text back, or delete it if its axis is gone.";
    /// A comment that isn't closed.
    COMMENT_OPEN "M019" Error
        ca "aquest comentari no es tanca, i tot el que ve després en forma part" => "Tanqueu-lo amb «-->»."
        en "this comment isn't closed, and all that follows is a part of it" => "Close it with «-->».";
    /// An alert of another name.
    ALERT_UNKNOWN "M020" Warning
        ca "«{text}» no és cap mena d'avís, i es publicaria tal com és" => "Els avisos comencen amb [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] o [!CAUTION]."
        en "«{text}» is no kind of alert, and would be published as it is" => "Alerts begin with [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION].";
    /// A number in quotes.
    QUOTED_NUMBER "Y011" Error
        ca "«{value}» és un text, i aquí va un nombre" => "Traieu les cometes."
        en "«{value}» is a text, and a number goes here" => "Take the quotes away.";
    /// The same, where decimals may be.
    QUOTED_DECIMAL "Y012" Error
        ca "«{value}» és un text, i aquí va un nombre" => "Traieu les cometes."
        en "«{value}» is a text, and a number goes here" => "Take the quotes away.";
    /// `{source: IMD, AOC}`.
    COMMA_CUTS "Y005" Error
        ca "dins de claus, la coma talla el text: «{key}» es llegeix com una altra clau" => "Poseu el text entre cometes."
        en "in braces the comma cuts the text: «{key}» is read as another key" => "Put the text in quotes.";
}
