//! Rules of YAML and of the type of each field.

super::family::family! {
    /// The text is not YAML.
    NOT_YAML "Y001" Error
        ca "això no es pot llegir com a YAML" => "Reviseu el sagnat, els dos punts seguits d'un espai, les cometes i els claudàtors d'aquesta línia i de l'anterior."
        en "this can't be read as YAML" => "Look at the indentation, the colons followed by a space, the quotes and the brackets of this line and the one before.";
    /// A tab is used to indent.
    TAB_INDENT "Y002" Error
        ca "hi ha un tabulador al començament de la línia" => "En YAML el sagnat es fa amb espais: canvieu el tabulador per dos espais."
        en "there is a tab at the start of the line" => "YAML is indented with spaces: replace the tab with two spaces.";
    /// A conflict of git was left in the file.
    MERGE_MARKER "Y003" Error
        ca "hi ha marques d'un conflicte de git sense resoldre" => "Trieu quina de les dues versions val i esborreu les línies <<<<<<<, ======= i >>>>>>>."
        en "there are markers of an unresolved git conflict" => "Choose which of the two versions is right and delete the lines <<<<<<<, ======= and >>>>>>>.";
    /// A key is written twice.
    DUPLICATE_KEY "Y004" Error
        ca "la clau «{key}» és repetida" => "Deixeu-la un sol cop; si són dues dades, ajunteu-les."
        en "the key «{key}» is repeated" => "Keep it once; if there are two pieces of data, join them.";
    /// A key that the format doesn't have.
    UNKNOWN_KEY "Y005" Error
        ca "la clau «{key}» no existeix aquí" => "Les claus que s'hi poden posar són: {known}."
        en "the key «{key}» doesn't exist here" => "The keys that can stand here are: {known}.";
    /// A key without which the rest means nothing.
    MISSING_KEY "Y006" Error
        ca "falta la clau «{key}»" => "Afegiu-hi una línia «{key}: …» amb el mateix sagnat que les altres."
        en "the key «{key}» is missing" => "Add a line «{key}: …» with the same indentation as the others.";
    /// A mapping is wanted.
    NOT_A_MAPPING "Y007" Error
        ca "aquí hi ha d'haver un bloc de claus i valors" => "Escriviu cada dada en una línia, com ara «clau: valor», amb un espai després dels dos punts."
        en "a block of keys and values must stand here" => "Write each piece of data on a line of its own, like «key: value», with a space after the colon.";
    /// A list is wanted.
    NOT_A_LIST "Y008" Error
        ca "«{key}» ha de ser una llista" => "Escriviu-la entre claudàtors, [a, b], o un element per línia començant amb un guionet i un espai."
        en "«{key}» must be a list" => "Write it in brackets, [a, b], or one item a line starting with a hyphen and a space.";
    /// A text is wanted.
    NOT_TEXT "Y009" Error
        ca "aquí hi ha d'haver un text" => "Si el text té dos punts o comença amb un símbol, poseu-lo entre cometes."
        en "a text must stand here" => "If the text has a colon or starts with a symbol, put it in quotes.";
    /// `true` or `false` is wanted.
    NOT_A_BOOLEAN "Y010" Error
        ca "«{value}» no és ni true ni false" => "Escriviu true (sí) o false (no), en anglès i sense cometes."
        en "«{value}» is neither true nor false" => "Write true or false, without quotes.";
    /// A whole number within limits is wanted.
    NOT_AN_INTEGER "Y011" Error
        ca "«{value}» no és un nombre enter entre {least} i {most}" => "Escriviu només les xifres, sense punt de milers, decimals ni símbols."
        en "«{value}» is not a whole number between {least} and {most}" => "Write digits only, without thousands separators, decimals or symbols.";
    /// A number is wanted.
    NOT_A_NUMBER "Y012" Error
        ca "«{value}» no és un nombre amb un màxim de {decimals} decimals" => "Escriviu-lo sense punt de milers i amb un punt per als decimals: 1234.50."
        en "«{value}» is not a number with at most {decimals} decimals" => "Write it without thousands separators and with a point for the decimals: 1234.50.";
    /// A date is wanted.
    NOT_A_DATE "Y013" Error
        ca "«{value}» no és una data" => "Escriviu-la com a any-mes-dia: 2024-06-30. Si no se sap el dia, 2024-06 o 2024."
        en "«{value}» is not a date" => "Write it as year-month-day: 2024-06-30. If the day isn't known, 2024-06 or 2024.";
    /// A date to the day is wanted.
    DATE_WITHOUT_DAY "Y014" Error
        ca "a la data «{value}» li falta el dia" => "Aquí cal la data sencera: any-mes-dia, com ara 2024-06-30."
        en "the date «{value}» lacks the day" => "The whole date is needed here: year-month-day, as in 2024-06-30.";
    /// One of a few words is wanted.
    UNKNOWN_CHOICE "Y015" Error
        ca "«{value}» no és cap dels valors possibles" => "Els valors possibles són: {known}."
        en "«{value}» is none of the possible values" => "The possible values are: {known}.";
    /// A language that the site doesn't know.
    UNKNOWN_LANGUAGE "Y016" Error
        ca "la llengua «{value}» no és cap de les del lloc" => "Les llengües possibles són: {known}."
        en "the language «{value}» is none of the site's" => "The possible languages are: {known}.";
    /// A web address is wanted.
    NOT_A_URL "Y017" Error
        ca "«{value}» no és una adreça web" => "Copieu l'adreça sencera del navegador: comença per https:// i no té espais."
        en "«{value}» is not a web address" => "Copy the whole address from the browser: it starts with https:// and has no spaces.";
    /// A mailbox is wanted.
    NOT_AN_EMAIL "Y018" Error
        ca "«{value}» no és una adreça electrònica" => "Escriviu-la sencera, com ara agenda@municipi.cat."
        en "«{value}» is not an e-mail address" => "Write it whole, like agenda@municipi.cat.";
    /// An id with characters that no id has.
    BAD_ID "Y019" Error
        ca "«{id}» no pot ser un identificador" => "Un identificador té només lletres sense accent, xifres, punts i guionets, i comença amb una lletra o xifra."
        en "«{id}» can't be an identifier" => "An identifier has only unaccented letters, digits, points and hyphens, and starts with a letter or digit.";
    /// A code that is not five quoted digits.
    BAD_CODE "Y020" Error
        ca "el codi «{value}» no són cinc xifres entre cometes" => "Escriviu el codi INE entre cometes, amb els zeros del davant: code: \"08088\"."
        en "the code «{value}» is not five digits in quotes" => "Write the INE code in quotes, with its leading zeros: code: \"08088\".";
    /// A slug with characters that no URL has.
    BAD_SLUG "Y021" Error
        ca "«{value}» no pot ser part d'una adreça del lloc" => "Feu servir només lletres minúscules sense accent, xifres i guionets."
        en "«{value}» can't be part of an address of the site" => "Use only lower-case unaccented letters, digits and hyphens.";
    /// A cost below zero.
    NEGATIVE_COST "Y022" Error
        ca "un cost no pot ser negatiu" => "Escriviu l'import en euros, sense signe."
        en "a cost can't be negative" => "Write the amount in euros, without a sign.";
    /// A name or a title that says nothing.
    EMPTY_TEXT "Y023" Error
        ca "aquí no hi ha res escrit" => "Escriviu-hi el que toca: sense això no es pot publicar."
        en "nothing is written here" => "Write what belongs here: without it nothing can be published.";
    /// A value that stands for one.
    PLACEHOLDER "Y024" Error
        ca "«{value}» és un espai per omplir" => "Escriviu-hi la dada; si encara no la sabeu, esborreu la línia: el que no es diu queda per dir."
        en "«{value}» is a blank to be filled in" => "Write the real value; if you don't know it yet, delete the line: what isn't said stays unsaid.";
    /// Text that is taken for a comment.
    COMMENT_CUTS "Y025" Warning
        ca "«{lost}» no es llegeix: després d'un espai, «#» comença un comentari" => "Si és del text, poseu tot el valor entre cometes; si és un comentari, deixeu un espai després de «#»."
        en "«{lost}» isn't read: after a space, «#» begins a comment" => "If it is part of the text, put the whole value in quotes; if it is a comment, leave a space after «#».";
    /// Quotes that YAML doesn't know.
    QUOTES_IN_TEXT "Y026" Error
        ca "les cometes tipogràfiques es publiquen com a part del text" => "En YAML les cometes són rectes: canvieu-les, o traieu-les."
        en "typographic quotes are published as part of the text" => "The quotes of YAML are straight: change them, or take them away.";
    /// An address that can't begin those of all pages.
    NOT_A_BASE_URL "Y027" Error
        ca "aquesta adreça no pot ser el començament de totes les del lloc" => "Escriviu-hi només https://, el nom del servidor i, si cal, la carpeta: sense barres dobles, «?», «#», usuari ni contrasenya."
        en "this address can't be the beginning of all those of the site" => "Write https://, the server's name and, if needed, the folder only: no double slashes, «?», «#», user or password.";
}
