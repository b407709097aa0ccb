//! Rules of the session that voted the adhesion (ROF, RD 2568/1986).

super::family::family! {
    /// Votes that don't add up.
    VOTES_NOT_PRESENT "V001" Error
        ca "els vots sumen {sum} i hi havia {present} persones presents" => "A favor, en contra i abstencions han de sumar les presents (ROF, art. 100)."
        en "the votes add up to {sum} and {present} were present" => "For, against and abstentions must add up to those present (ROF, art. 100).";
    /// More present than there are.
    PRESENT_ABOVE_MEMBERS "V002" Error
        ca "hi consten {present} persones presents i el ple en té {members}" => "Reviseu «present» i «members» a l'acta."
        en "{present} are said to be present and the ple has {members}" => "Look «present» and «members» up in the minutes.";
    /// Fewer than the quorum.
    NO_QUORUM "V003" Error
        ca "amb {present} persones presents no hi ha quòrum: en calen {quorum}" => "El ple necessita un terç dels membres i mai menys de tres (ROF, art. 90): reviseu l'acta."
        en "with {present} present there is no quorum: {quorum} are needed" => "The ple needs a third of its members and never fewer than three (ROF, art. 90): look at the minutes.";
    /// Approved without a majority.
    NO_MAJORITY "V004" Error
        ca "amb {favour} vots a favor i {against} en contra la moció no queda aprovada" => "Calen més vots a favor que en contra (ROF, art. 99); si hi va haver empat i vot de qualitat, afegiu-hi casting_vote: true."
        en "with {favour} votes for and {against} against the motion is not passed" => "More must be for than against (ROF, art. 99); if there was a tie and a casting vote, add casting_vote: true.";
    /// Unanimous, with votes against.
    UNANIMOUS_WITH_OPPOSITION "V005" Error
        ca "no pot ser per unanimitat amb {against} vots en contra i {abstain} abstencions" => "Traieu «unanimous», o reviseu el recompte a l'acta."
        en "it can't be unanimous with {against} votes against and {abstain} abstentions" => "Remove «unanimous», or look the count up in the minutes.";
    /// Approved, nobody knows when.
    SESSION_DATE_MISSING "V006" Error
        ca "una adhesió «{state}» demana la data de la sessió" => "Afegiu-hi session: {date: 2023-07-26}; si encara no s'ha votat, state: proposed."
        en "an adhesion «{state}» needs the date of the session" => "Add session: {date: 2023-07-26}; if it hasn't been voted, state: proposed.";
    /// A session after the reference date.
    SESSION_AFTER_REFERENCE "V007" Warning
        ca "la sessió del {date} és posterior a la data de les dades ({reference})" => "Reviseu la data; si és bona, avanceu «reference_date» a site.yaml."
        en "the session of {date} is after the data's reference date ({reference})" => "Look at the date; if it is right, move «reference_date» forward in site.yaml.";
}
