//! Rules of links, images and URLs.

super::family::family! {
    /// A link to a page or item that doesn't exist.
    DEAD_LINK "L001" Error
        ca "l'enllaç «{target}» no porta enlloc" => "Reviseu l'adreça: una pàgina del lloc comença i acaba amb «/», un element és «#» i el seu identificador."
        en "the link «{target}» leads nowhere" => "Look at the address: a page of the site starts and ends with «/», an item is «#» and its identifier.";
    /// An image that isn't there.
    IMAGE_MISSING "L002" Error
        ca "no hi ha la imatge «{target}»" => "Deseu-la al costat del text (o a la carpeta del municipi) amb aquest nom exacte."
        en "the image «{target}» isn't there" => "Save it beside the text (or in the town's folder) under exactly this name.";
    /// An image without a text alternative.
    IMAGE_WITHOUT_ALTERNATIVE "L003" Error
        ca "la imatge «{target}» no té text alternatiu" => "Escriviu-lo entre els claudàtors: ![què s'hi veu](fitxer.png)."
        en "the image «{target}» has no text alternative" => "Write it between the brackets: ![what it shows](file.png).";
    /// Two sources want one URL.
    SAME_URL "L004" Error
        ca "dues fonts volen la mateixa adreça, {url}" => "Canvieu el títol, el «slug», el «path» o el nom del fitxer d'una de les dues."
        en "two sources want the same address, {url}" => "Change the title, the «slug», the «path» or the file's name of one of them.";
    /// A name from which no URL can be made.
    BAD_URL "L005" Error
        ca "de «{path}» no se'n pot fer una adreça" => "Canvieu-ne el nom: lletres minúscules sense accent, xifres, punts i guionets."
        en "no address can be made of «{path}»" => "Rename it: lower-case unaccented letters, digits, points and hyphens.";
    /// A file that is shown as a picture and isn't one.
    IMAGE_UNREADABLE "L006" Error
        ca "«{target}» no es pot mostrar com a imatge: no ho és, o n'hi falta un tros" => "Obriu-la amb un editor d'imatges i torneu-la a desar com a PNG, JPEG, WebP o SVG."
        en "«{target}» can't be shown as a picture: it isn't one, or a part of it is lost" => "Open it in an image editor and save it again as PNG, JPEG, WebP or SVG.";
    /// A picture that no page needs as large.
    IMAGE_TOO_LARGE "L007" Error
        ca "la imatge «{target}» és massa gran" => "Reduïu-la: una imatge pot tenir fins a 32 milions de píxels i un dibuix SVG fins a 2 MB."
        en "the picture «{target}» is too large" => "Make it smaller: a picture may have up to 32 million pixels, and an SVG drawing up to 2 MB.";
}
