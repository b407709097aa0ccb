//! Rules of ids, codes and what they refer to.

super::family::family! {
    /// An id used twice.
    DUPLICATE_ID "R001" Error
        ca "l'identificador «{id}» ja es fa servir" => "Doneu-n'hi un altre: un identificador és permanent i de només una cosa."
        en "the identifier «{id}» is already used" => "Give it another: an identifier is permanent and names one thing only.";
    /// An action that the model doesn't have.
    UNKNOWN_ACTION "R002" Error
        ca "el model no té cap acció «{id}»" => "Copieu l'identificador de la pàgina de l'acció; si és una acció pròpia del municipi, poseu-la a «own»."
        en "the model has no action «{id}»" => "Copy the identifier from the action's page; if it is the town's own action, put it under «own».";
    /// An objective that the model doesn't have.
    UNKNOWN_OBJECTIVE "R003" Error
        ca "el model no té cap objectiu «{id}»" => "Copieu l'identificador de la pàgina de l'eix, com ara E3.O2."
        en "the model has no objective «{id}»" => "Copy the identifier from the axis's page, as in E3.O2.";
    /// A piece that the metamodel doesn't have.
    UNKNOWN_PIECE "R004" Error
        ca "el metamodel no té cap peça «{id}»" => "Les peces són a content/metamodel.yaml i a la pàgina /metamodel/."
        en "the metamodel has no piece «{id}»" => "The pieces are in content/metamodel.yaml and on the page /metamodel/.";
    /// A band that the metamodel doesn't have.
    UNKNOWN_BAND "R005" Error
        ca "el metamodel no té cap tram «{id}»" => "Els trams de població són a «bands», a content/metamodel.yaml."
        en "the metamodel has no band «{id}»" => "The bands of population are under «bands», in content/metamodel.yaml.";
    /// A level that the metamodel doesn't have.
    UNKNOWN_LEVEL "R006" Error
        ca "el metamodel no té cap nivell «{id}»" => "Els nivells de maduresa són a «levels», a content/metamodel.yaml."
        en "the metamodel has no level «{id}»" => "The levels of maturity are under «levels», in content/metamodel.yaml.";
    /// An area that the metamodel doesn't have.
    UNKNOWN_AREA "R007" Error
        ca "el metamodel no té cap àrea «{id}»" => "Les àrees són a «areas», a content/metamodel.yaml."
        en "the metamodel has no area «{id}»" => "The areas are under «areas», in content/metamodel.yaml.";
    /// A group that the area doesn't have.
    UNKNOWN_GROUP "R008" Error
        ca "l'àrea «{area}» no té cap grup «{id}»" => "Els grups de cada àrea són a «groups», a content/metamodel.yaml."
        en "the area «{area}» has no group «{id}»" => "The groups of each area are under «groups», in content/metamodel.yaml.";
    /// A solution that the inventory doesn't have.
    UNKNOWN_SOLUTION "R009" Error
        ca "l'inventari no té cap solució «{id}»" => "Les solucions són a «solutions», a content/metamodel.yaml."
        en "the inventory has no solution «{id}»" => "The solutions are under «solutions», in content/metamodel.yaml.";
    /// An indicator that the action doesn't have.
    UNKNOWN_INDICATOR "R010" Error
        ca "l'acció «{action}» no té cap indicador «{id}»" => "Els indicadors d'una acció són al seu bloc «yaml action»."
        en "the action «{action}» has no indicator «{id}»" => "An action's indicators are in its «yaml action» block.";
    /// A code that the registry doesn't have.
    UNKNOWN_CODE "R011" Error
        ca "el registre no té cap municipi amb el codi «{code}»" => "Busqueu el codi INE del municipi a municipalities/registry.csv."
        en "the registry has no municipality with the code «{code}»" => "Look for the municipality's INE code in municipalities/registry.csv.";
    /// Two overlays of one municipality.
    DUPLICATE_OVERLAY "R012" Error
        ca "el municipi «{code}» ja té un altre fitxer" => "Cada municipi té un sol fitxer: ajunteu-los."
        en "the municipality «{code}» has another file already" => "Each municipality has one file: join them.";
    /// A code twice in the registry.
    DUPLICATE_MUNICIPALITY "R013" Error
        ca "el codi «{code}» és repetit al registre" => "Cada municipi té una sola fila."
        en "the code «{code}» is repeated in the registry" => "Each municipality has one row.";
    /// An own action with an id of the model or of another own action.
    OWN_ID_TAKEN "R014" Error
        ca "l'identificador «{id}» ja és d'una altra acció" => "Doneu a l'acció pròpia un identificador amb les sigles del municipi, com ara GAR.1."
        en "the identifier «{id}» is already another action's" => "Give the own action an identifier with the town's initials, like GAR.1.";
    /// An overlay whose file is named for another town.
    FILE_NAME "R015" Warning
        ca "el fitxer hauria de dir-se {expected}" => "Canvieu-li el nom, perquè tothom el trobi; el que compta és el codi."
        en "the file should be named {expected}" => "Rename it, so that everyone finds it; what counts is the code.";
    /// A code of the wrong kind for an example or for a real town.
    EXAMPLE_CODE "R016" Error
        ca "el codi «{code}» i «example» no lliguen" => "Els exemples porten example: true i un codi de 00001 a 00999; els municipis reals, el seu codi INE i cap «example»."
        en "the code «{code}» and «example» don't go together" => "Examples have example: true and a code from 00001 to 00999; real municipalities, their INE code and no «example».";
    /// An example without identity, or a real town with one.
    EXAMPLE_IDENTITY "R017" Error
        ca "el bloc «identity» és només dels municipis d'exemple, que l'han de tenir" => "A un exemple, afegiu-hi identity: {name, comarca, population, year}; a un municipi real, traieu-lo: les dades surten del registre."
        en "the «identity» block is for examples only, which must have it" => "Give an example identity: {name, comarca, population, year}; take it from a real municipality: its data come from the registry.";
    /// A version that the master never had.
    UNKNOWN_VERSION "R018" Error
        ca "l'Agenda no té cap versió «{version}»" => "Les versions que hi ha són: {known}."
        en "the Agenda has no version «{version}»" => "The versions that exist are: {known}.";
    /// An id that only a translation has.
    ONLY_IN_TRANSLATION "R019" Error
        ca "«{id}» és a la traducció i no a l'original" => "Reviseu l'identificador: la traducció porta els mateixos que l'original."
        en "«{id}» is in the translation and not in the original" => "Look at the identifier: a translation carries those of the original.";
    /// A comarca that doesn't exist.
    UNKNOWN_COMARCA "R020" Warning
        ca "no hi ha cap comarca «{name}»" => "Escriviu el nom tal com és al registre, sense article."
        en "there is no comarca «{name}»" => "Write the name as it is in the registry, without article.";
    /// A language that the site doesn't publish.
    LANGUAGE_NOT_PUBLISHED "R021" Warning
        ca "el lloc no es publica en «{language}»" => "Els textos en aquesta llengua es desen però encara no es mostren; les llengües del lloc són a content/site.yaml."
        en "the site isn't published in «{language}»" => "Texts in this language are kept but not shown yet; the site's languages are in content/site.yaml.";
    /// A code of a town, in the file of another.
    CODE_OF_ANOTHER "R022" Error
        ca "el codi «{code}» és de {owner}, i el fitxer porta el nom de {name}" => "Si és el fitxer de {name}, corregiu el codi; si és el de {owner}, canvieu el nom del fitxer."
        en "the code «{code}» is that of {owner}, and the file has the name of {name}" => "If this is the file of {name}, correct the code; if it is that of {owner}, rename the file.";
    /// A code of a comarca with the name of another.
    COMARCA_DIFFERS "R023" Error
        ca "la comarca «{name}» no té el codi «{code}» a les altres files" => "Compareu-la amb els altres municipis de la mateixa comarca."
        en "the comarca «{name}» doesn't have the code «{code}» in the other rows" => "Compare it with the other municipalities of the same comarca.";
    /// An action that rests on itself.
    DEPENDS_ON_ITSELF "R024" Error
        ca "l'acció «{id}» depèn de «{on}», que depèn d'ella" => "Traieu de «depends» la que no cal tenir abans."
        en "the action «{id}» depends on «{on}», which depends on it" => "Remove from «depends» the one that needn't be there before.";
    /// An id that a retired action had, given again.
    RETIRED_ID "R025" Error
        ca "l'identificador «{id}» és d'una acció retirada i es torna a fer servir" => "Un identificador no es reaprofita mai: doneu-ne un de nou a l'acció, o traieu-la de «retired»."
        en "the identifier «{id}» is that of a retired action and is used again" => "An identifier is never given twice: give the action a new one, or remove it from «retired».";
    /// An action that became part of another.
    RETIRED_ACTION "R026" Error
        ca "l'acció «{id}» es va retirar a la versió {since}: ara és dins de {into}" => "Passeu-hi el que se'n diu, amb les evidències; si aquella ja hi és, ajunteu-ho."
        en "the action «{id}» was retired in version {since}: it is now part of {into}" => "Move what is said of it there, with its evidence; if that one is there already, join them.";
    /// An action that nothing took up.
    GONE_ACTION "R027" Error
        ca "l'acció «{id}» es va retirar a la versió {since}" => "Si el municipi la manté, feu-ne una acció pròpia, a «own», amb un identificador seu."
        en "the action «{id}» was retired in version {since}" => "If the town keeps it, make it an action of its own, under «own», with an identifier of its own.";
}
