//! Rules of completeness: what ought to be there, and what is there for nothing.

super::family::family! {
    /// An accessibility statement older than a year.
    ACCESSIBILITY_OLD "C001" Warning
        ca "la declaració d'accessibilitat és del {date}: fa més de 12 mesos" => "S'ha de revisar almenys un cop l'any (RD 1112/2018, art. 15): reviseu-la i actualitzeu «reviewed»."
        en "the accessibility statement is of {date}: more than 12 months ago" => "It must be reviewed at least once a year (RD 1112/2018, art. 15): review it and update «reviewed».";
    /// No accessibility statement.
    ACCESSIBILITY_MISSING "C002" Warning
        ca "el lloc no té les dades de la declaració d'accessibilitat" => "Afegiu a site.yaml el bloc «accessibility» (RD 1112/2018, art. 15)."
        en "the site lacks the data of its accessibility statement" => "Add the block «accessibility» to site.yaml (RD 1112/2018, art. 15).";
    /// An action that no piece reaches.
    ACTION_WITHOUT_PIECE "C003" Warning
        ca "cap peça del metamodel no porta a l'acció «{id}»" => "Afegiu peces al bloc «yaml action» de l'acció."
        en "no piece of the metamodel leads to the action «{id}»" => "Add pieces to the action's «yaml action» block.";
    /// A piece that no action builds.
    PIECE_WITHOUT_ACTION "C004" Warning
        ca "cap acció no construeix la peça «{id}»" => "Poseu-la a les «pieces» d'una acció, o traieu-la."
        en "no action builds the piece «{id}»" => "Put it in the «pieces» of an action, or remove it.";
    /// A piece out of everyone's reach.
    PIECE_WITHOUT_TARGET "C005" Warning
        ca "la peça «{id}» no té objectiu per a cap tram de població" => "Afegiu-hi «targets» amb algun tram, o traieu-la."
        en "the piece «{id}» has no target for any band of population" => "Add «targets» with some band, or remove it.";
    /// A band that nothing uses.
    UNUSED_BAND "C006" Warning
        ca "cap peça no té objectiu per al tram «{id}»" => "Afegiu-lo als «targets» d'alguna peça, o traieu-lo."
        en "no piece has a target for the band «{id}»" => "Add it to the «targets» of some piece, or remove it.";
    /// A level that nothing uses.
    UNUSED_LEVEL "C007" Warning
        ca "cap peça no té per objectiu el nivell «{id}»" => "Feu-lo servir en els «targets» d'alguna peça, o traieu-lo."
        en "no piece has the level «{id}» as its target" => "Use it in the «targets» of some piece, or remove it.";
    /// An area or group that nothing uses.
    UNUSED_AREA "C008" Warning
        ca "l'àrea o el grup «{id}» no té cap peça" => "Poseu-hi alguna peça, o traieu-lo."
        en "the area or group «{id}» has no piece" => "Put some piece in it, or remove it.";
    /// A solution that nothing uses.
    UNUSED_SOLUTION "C009" Warning
        ca "cap peça no fa servir la solució «{id}»" => "Poseu-la a les «solutions» d'alguna peça, o traieu-la."
        en "no piece uses the solution «{id}»" => "Put it in the «solutions» of some piece, or remove it.";
    /// Bands that leave a population without one, or stand in disorder.
    BANDS_IN_DISORDER "C010" Error
        ca "els trams de població no van de petit a gran o l'últim té límit" => "Ordeneu-los pel «max»; l'últim no en porta, perquè tothom tingui el seu tram."
        en "the bands of population don't go from small to large, or the last has a limit" => "Order them by «max»; the last has none, so that everyone has a band.";
    /// Levels in disorder.
    LEVELS_IN_DISORDER "C011" Error
        ca "els nivells de maduresa no van de menys a més o el primer no comença a 0" => "Ordeneu-los pel «min»; el primer és 0."
        en "the levels of maturity don't go from low to high, or the first doesn't start at 0" => "Order them by «min»; the first is 0.";
    /// A certificate that asks for agreements where it can't get them.
    AGREEMENTS_MISSING "C021" Error
        ca "el certificat demana els acords i no els pot transcriure" => "Escriviu {{{{agreements}}}} sol en un paràgraf, i els acords en una llista numerada de motion.md, en la mateixa llengua."
        en "the certificate asks for the agreements and can't transcribe them" => "Write {{{{agreements}}}} alone in a paragraph, and the agreements as a numbered list of motion.md, in the same language.";
    /// A motion without which towns have nothing to take to the ple.
    MOTION_MISSING "C012" Warning
        ca "falta la moció en la llengua original" => "Creeu content/<llengua>/motion.md."
        en "the motion is missing in the original language" => "Make content/<language>/motion.md.";
    /// An accessibility statement without a review, which declares nothing.
    ACCESSIBILITY_UNREVIEWED "C014" Warning
        ca "no consta cap revisió de l'accessibilitat, i la pàgina diu que no se'n declara la conformitat" => "Feu la revisió manual (RD 1112/2018, art. 17) i poseu-hi «status», «prepared», «reviewed» i «method»."
        en "no review of accessibility is recorded, and the page says that no conformity is declared" => "Make the manual review (RD 1112/2018, art. 17) and give «status», «prepared», «reviewed» and «method».";
    /// A statement without a second way to be reached.
    ACCESSIBILITY_CONTACT "C015" Warning
        ca "la declaració d'accessibilitat no dona cap telèfon ni cap oficina" => "Poseu a «contact» un «phone» o una «address»: a més del correu, n'hi ha d'haver algun (RD 1112/2018, art. 11)."
        en "the accessibility statement gives neither a telephone nor an office" => "Give a «phone» or an «address» in «contact»: besides the mailbox there must be one (RD 1112/2018, art. 11).";
    /// A statement that doesn't say where claims go.
    ACCESSIBILITY_CLAIM "C016" Warning
        ca "la declaració d'accessibilitat no diu davant de qui ni on es reclama" => "Poseu a «claim» la «unit» responsable i la «url» del registre on es presenta la reclamació (RD 1112/2018, arts. 13 i 16)."
        en "the accessibility statement doesn't say to whom or where to claim" => "Give in «claim» the «unit» in charge and the «url» of the register where claims are made (RD 1112/2018, arts. 13 and 16).";
    /// A duty of law that the metamodel doesn't ask of everyone.
    DUTY_OUT_OF_SCOPE "C017" Error
        ca "l'acció «{id}» compleix una obligació legal i el metamodel la deixa fora d'abast als trams {bands}" => "Una obligació no depèn de la mida: doneu un objectiu per a aquests trams a una de les seves peces ({pieces}), o traieu «duty»."
        en "the action «{id}» carries out a duty of law and the metamodel leaves it out of scope for the bands {bands}" => "A duty doesn't depend on size: give one of its pieces ({pieces}) a target for those bands, or remove «duty».";
    /// An estimate whose range isn't one.
    ESTIMATE_RANGE "C018" Error
        ca "l'estimació té un interval que no és de menys a més" => "Escriviu dos nombres enters, el mínim i el màxim: [2, 8]."
        en "the estimate has a range that doesn't go from less to more" => "Write two whole numbers, the least and the most: [2, 8].";
    /// An estimate that isn't of everyone, once.
    ESTIMATE_ROWS "C019" Error
        ca "les files de l'estimació de l'acció «{id}» no van dels municipis més petits als més grans fins a arribar a tots" => "Ordeneu-les per «upto», de petit a gran; l'última no en porta, i val per a tots els que queden."
        en "the rows of the estimate of the action «{id}» don't go from the smallest municipalities to the largest until all are there" => "Order them by «upto», from small to large; the last has none, and is of all that are left.";
    /// A publisher that doesn't tell what it does with personal data.
    PRIVACY_MISSING "C020" Warning
        ca "l'avís legal no diu tot el que s'ha d'informar de les dades personals; falta: {lacks}" => "Ompliu-ho al bloc «privacy» de site.yaml (Reglament (UE) 2016/679, art. 13). Mentre no hi sigui, la pàgina diu que no consta."
        en "the legal notice doesn't tell all that must be told of personal data; missing: {lacks}" => "Fill it in the block «privacy» of site.yaml (Regulation (EU) 2016/679, art. 13). Until then the page says that it isn't known.";
    /// A next update that isn't to come.
    NEXT_UPDATE_PAST "C013" Warning
        ca "la propera actualització ({date}) no és posterior a la data de les dades ({reference})" => "Poseu a «next_update» la data en què es tornaran a actualitzar, o esborreu la línia."
        en "the next update ({date}) isn't after the data's reference date ({reference})" => "Write in «next_update» when they will be brought up to date again, or delete the line.";
}
