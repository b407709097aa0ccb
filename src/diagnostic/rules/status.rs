//! Rules of decisions, statuses, progress and dates.

super::family::family! {
    /// Omitted, paused or dropped without a reason.
    REASON_MISSING "S001" Error
        ca "«{state}» demana un motiu" => "Afegiu-hi una línia «reason: \"…\"» que digui per què: es publica."
        en "«{state}» needs a reason" => "Add a line «reason: \"…\"» that says why: it is published.";
    /// Planned, with progress.
    PLANNED_WITH_PROGRESS "S002" Error
        ca "una acció planificada no pot tenir un progrés del {progress} %" => "Si ja s'ha començat, escriviu status: ongoing; si no, progress: 0."
        en "a planned action can't have progress of {progress}%" => "If it has begun, write status: ongoing; if not, progress: 0.";
    /// Done, but not wholly.
    DONE_NOT_COMPLETE "S003" Error
        ca "una acció finalitzada no pot tenir un progrés del {progress} %" => "Escriviu progress: 100, o status: ongoing si encara no s'ha acabat."
        en "a finished action can't have progress of {progress}%" => "Write progress: 100, or status: ongoing if it isn't finished yet.";
    /// Done, nobody knows when.
    DONE_WITHOUT_FINISHED "S004" Error
        ca "una acció finalitzada demana la data en què es va acabar" => "Afegiu-hi «finished: 2024-06-30», o 2024-06 si no se sap el dia."
        en "a finished action needs the date on which it was finished" => "Add «finished: 2024-06-30», or 2024-06 if the day isn't known.";
    /// Ongoing at zero.
    ONGOING_AT_ZERO "S005" Warning
        ca "l'acció és en curs amb un progrés del 0 %" => "Si encara no s'ha començat, escriviu status: planned; si s'ha començat, doneu-ne una estimació."
        en "the action is ongoing with progress of 0%" => "If it hasn't begun, write status: planned; if it has, give an estimate.";
    /// Ongoing, yet complete.
    ONGOING_AT_HUNDRED "S006" Error
        ca "l'acció és en curs amb un progrés del 100 %" => "Si s'ha acabat, escriviu status: done i finished: amb la data; si no, un progrés menor."
        en "the action is ongoing with progress of 100%" => "If it is finished, write status: done and finished: with the date; if not, a lower progress.";
    /// Ongoing, nobody knows since when.
    ONGOING_WITHOUT_STARTED "S007" Warning
        ca "no se sap quan va començar aquesta acció en curs" => "Afegiu-hi «started: 2024-02-01», o 2024-02 si no se sap el dia."
        en "nobody knows when this ongoing action began" => "Add «started: 2024-02-01», or 2024-02 if the day isn't known.";
    /// Due before it starts.
    DUE_BEFORE_START "S008" Error
        ca "el termini ({due}) és abans de l'inici previst ({start})" => "Reviseu les dues dates: una de les dues és equivocada."
        en "the deadline ({due}) is before the planned start ({start})" => "Look at both dates: one of them is wrong.";
    /// Finished before it started.
    FINISHED_BEFORE_STARTED "S009" Error
        ca "la data d'acabament ({finished}) és abans de la d'inici ({started})" => "Reviseu les dues dates: una de les dues és equivocada."
        en "the date of finishing ({finished}) is before the date of starting ({started})" => "Look at both dates: one of them is wrong.";
    /// An update before the one above it.
    UPDATE_OUT_OF_ORDER "S010" Warning
        ca "l'actualització del {date} ve després d'una de més nova: no es compta" => "Ordeneu les actualitzacions de la més antiga a la més nova, o reviseu la data."
        en "the update of {date} comes after a newer one: it isn't counted" => "Put the updates in order, oldest first, or look at the date.";
    /// An update after the reference date.
    UPDATE_AFTER_REFERENCE "S011" Warning
        ca "l'actualització del {date} és posterior a la data de les dades ({reference}): no es compta" => "Reviseu la data; si és bona, comptarà quan site.yaml avanci «reference_date»."
        en "the update of {date} is after the data's reference date ({reference}): it isn't counted" => "Look at the date; if it is right, it will count when site.yaml moves «reference_date» forward.";
    /// Done, without anything that shows it.
    DONE_WITHOUT_EVIDENCE "S012" Warning
        ca "l'acció és finalitzada i no té cap evidència: es publicarà com a «sense evidència publicada»" => "Afegiu a una actualització «evidence: [{kind: document, title: \"…\", url: \"https://…\"}]»."
        en "the action is finished and has no evidence: it will be published as «no evidence published»" => "Add «evidence: [{kind: document, title: \"…\", url: \"https://…\"}]» to an update.";
    /// Adapted, nothing changed.
    ADAPT_WITHOUT_CHANGE "S013" Error
        ca "«adapt» demana què canvia" => "Afegiu-hi «title», «text» o «note»; si no canvia res, escriviu decision: adopt."
        en "«adapt» needs what changes" => "Add «title», «text» or «note»; if nothing changes, write decision: adopt.";
    /// Changed, not adapted.
    CHANGE_WITHOUT_ADAPT "S014" Error
        ca "«{key}» canvia l'acció del model, però la decisió no és «adapt»" => "Escriviu decision: adapt, o traieu «{key}»."
        en "«{key}» changes the model's action, but the decision is not «adapt»" => "Write decision: adapt, or remove «{key}».";
    /// Progress of something of which nothing was said.
    PROGRESS_WITHOUT_STATUS "S015" Error
        ca "hi ha un progrés i no hi ha cap estat" => "Afegiu-hi «status: ongoing», o l'estat que toqui."
        en "there is progress and no status" => "Add «status: ongoing», or whichever it is.";
    /// Omitted, yet reported on.
    OMIT_WITH_STATUS "S016" Error
        ca "l'acció no s'assumeix i alhora té un estat" => "Traieu «status» i «progress», o canvieu la decisió a adopt o adapt."
        en "the action is not taken up and has a status all the same" => "Remove «status» and «progress», or change the decision to adopt or adapt.";
    /// A deadline was moved that was never set.
    EXTENDED_WITHOUT_DUE "S017" Error
        ca "hi ha una pròrroga i no hi ha cap termini inicial" => "Afegiu-hi «due:» amb el primer termini, que no canvia mai."
        en "there is an extension and no first deadline" => "Add «due:» with the first deadline, which never changes.";
    /// A fact dated after the reference date.
    FACT_AFTER_REFERENCE "S018" Warning
        ca "la data {date} és posterior a la data de les dades ({reference})" => "El que encara no ha passat no es pot donar per fet: reviseu la data."
        en "the date {date} is after the data's reference date ({reference})" => "What hasn't happened yet can't be a fact: look at the date.";
    /// A moved deadline that goes backwards.
    EXTENSION_BACKWARDS "S019" Error
        ca "la pròrroga acaba el {due}, abans del termini que allarga ({previous})" => "Una pròrroga mou el termini endavant: reviseu la data."
        en "the extension ends on {due}, before the deadline it extends ({previous})" => "An extension moves the deadline forward: look at the date.";
    /// A last update that is ahead of what the town declares.
    UPDATE_AHEAD "S020" Warning
        ca "l'última actualització diu «{told}» i l'acció diu «{declared}»: es publica el que diu l'acció" => "Si l'actualització és bona, poseu el mateix a l'acció («status», «progress», «finished»)."
        en "the last update says «{told}» and the action says «{declared}»: what the action says is published" => "If the update is right, write the same in the action («status», «progress», «finished»).";
    /// A date of what has happened, and a status that says that it hasn't.
    DATE_AGAINST_STATUS "S021" Warning
        ca "«{key}» diu que ja ha passat, i l'estat és «{status}»" => "Si és cert, canvieu l'estat; si és el que està previst, escriviu-ho a «start» o a «due»."
        en "«{key}» says that it has happened, and the status is «{status}»" => "If it is true, change the status; if it is what is planned, write it in «start» or «due».";
}
