#!/usr/bin/env bash
# The motions and certificates of a built site: each is valid, opens in LibreOffice, keeps its text, and says its language and title.
# Usage: office.sh FOLDER [OPENXML-AUDIT]. Needs soffice (package libreoffice-writer), pdftotext (poppler-utils) and the validator.
set -euo pipefail
folder=$(cd "$1" && pwd)
audit=${2:-openxml-audit}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
towns=(la-garriga cruilles-monells-i-sant-sadurni-de-l-heura l-ametlla-del-valles es-bordes abrera)
for ending in odt docx; do
  for text in mocio certificat; do
    for town in "${towns[@]}"; do cp "$folder/municipis/$town/$text.$ending" "$work/$town-$text-$ending.$ending"; done
    cp "$folder/municipis/es-bordes/$text.oc.$ending" "$work/aranes-$text-$ending.$ending"
    cp "$folder/mocio/$text.es.$ending" "$work/castella-$text-$ending.$ending"
    cp "$folder/mocio/$text.$ending" "$work/blank-$text-$ending.$ending"
  done
  # A fictional town says that it is one.
  cp "$folder/municipis/vilaclara-de-mar/mocio.$ending" "$work/exemple-mocio-$ending.$ending"
done
cd "$work"
failed=0
fault() { echo "$*" >&2; failed=1; }
# A finding or a warning is a fault: what a validator only wonders at, a word processor may repair.
for document in ./*.odt ./*.docx; do
  found=$("$audit" --output json "$document") || true
  [ "$(grep -Ec '"(error_count|warning_count)": 0,' <<< "$found")" -eq 2 ] || fault "$document: $found"
done
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf ./*.odt ./*.docx >/dev/null 2>&1
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to txt:Text ./*.odt ./*.docx >/dev/null 2>&1
count=0
for pdf in *.pdf; do
  name=${pdf%.pdf}
  text=$(pdftotext -layout "$pdf" - | tr -s '[:space:]' ' ' | sed 's/\xc2\xa0/ /g')
  case $name in
    la-garriga-certificat-*) want=("l’Ajuntament de la Garriga" "del dia 26 de juliol del 2023" "(unanimitat de les persones assistents)") ;;
    la-garriga-*) want=("l’Ajuntament de la Garriga" "17.426 habitants" "Data: [data de la sessió]") ;;
    cruilles-*) want=("Cruïlles, Monells i Sant Sadurní de l’Heura") ;;
    l-ametlla-*) want=("Ajuntament de l’Ametlla del Vallès") ;;
    es-bordes-*) want=("es Bòrdes") ;;
    abrera-*) want=("Ajuntament d’Abrera") ;;
    aranes-*) want=("Prumèr." "Dusau." "Setau." "Pagina 1 / ") ;;
    castella-*) want=("Primero." "Segundo." "Séptimo." "Página 1 / ") ;;
    blank-*) want=("Ajuntament [de…]") ;;
    exemple-*) want=("aquest municipi no existeix") ;;
  esac
  case $name in
    aranes-mocio-*) want+=("Considerant" "[grop o persones que presenten era mocion]") ;;
    castella-mocio-*) want+=("Considerando" "[grupo o personas que presentan la moción]") ;;
    aranes-* | castella-*) want+=("206") ;;
    *-mocio-*) want+=("Atès que" "Primer. Adherir-se" "Setè. Comunicar" "[grup o persones que presenten la moció]" "Pàgina 1 / ") ;;
    *) want+=("Certifico que" "Primer. Adherir-se" "Setè. Comunicar" "article 206" "[nom i cognoms], [càrrec]" "Pàgina 1 / ") ;;
  esac
  for part in "${want[@]}"; do [[ $text == *"$part"* ]] || fault "$name: lacks «$part»"; done
  # There is nothing to delete before it is registered.
  for part in "redactat pel projecte" "Model de"; do [[ $text != *"$part"* ]] || fault "$name: says «$part»"; done
  pages=$(pdfinfo "$pdf" | awk '/^Pages/ {print $2}')
  [ "$pages" -le 2 ] || fault "$name: $pages pages"
  [[ $(pdfinfo "$pdf" | sed -n 's/^Title: *//p') =~ Agenda\ digita(l|u) ]] || fault "$name: no title"
  count=$((count + 1))
done
# What is read of a text is the same in both formats.
for odt in *-odt.txt; do
  flat() { tr -d '[:space:]' < "$1"; }
  [ -n "$(flat "$odt")" ] && [ "$(flat "$odt")" = "$(flat "${odt%-odt.txt}-docx.txt")" ] || fault "$odt: ODT and DOCX don't read alike"
done
[ "$count" -eq 34 ] || fault "$count documents were converted instead of 34"
echo "$count documents valid, opened and read"
exit "$failed"
