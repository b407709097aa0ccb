#!/usr/bin/env bash
# The motions of a built site through LibreOffice: each opens, keeps its text, and says its language and title. Usage: office.sh FOLDER. Needs
# soffice (package libreoffice-writer) and pdftotext (poppler-utils).
set -euo pipefail
folder=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
towns=(la-garriga cruilles-monells-i-sant-sadurni-de-l-heura l-ametlla-del-valles es-bordes abrera)
for town in "${towns[@]}"; do
  for ending in odt docx; do cp "$folder/municipis/$town/mocio.$ending" "$work/$town-$ending.$ending"; done
done
cp "$folder/municipis/es-bordes/mocio.oc.odt" "$work/aranes-odt.odt"
cp "$folder/municipis/es-bordes/mocio.oc.docx" "$work/aranes-docx.docx"
cp "$folder/mocio/mocio.odt" "$work/blank-odt.odt"
cp "$folder/mocio/mocio.docx" "$work/blank-docx.docx"
cd "$work"
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf ./*.odt ./*.docx >/dev/null 2>&1
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to txt:Text ./*.odt ./*.docx >/dev/null 2>&1
failed=0
fault() { echo "$*" >&2; failed=1; }
count=0
for pdf in *.pdf; do
  name=${pdf%.pdf}
  text=$(pdftotext -layout "$pdf" - | tr -s '[:space:]' ' ')
  case $name in
    la-garriga-*) want=("Ajuntament de la Garriga" "Què consta que es va aprovar" "no consta que sigui el que va votar el Ple" "26 de juliol del 2023" "17.426 habitants") ;;
    cruilles-*) want=("Cruïlles, Monells i Sant Sadurní de l’Heura" "Baix Empordà") ;;
    l-ametlla-*) want=("Ajuntament de l’Ametlla del Vallès" "Vallès Oriental") ;;
    es-bordes-*) want=("es Bòrdes" "Aran") ;;
    abrera-*) want=("Ajuntament d’Abrera" "13.227 habitants") ;;
    aranes-*) want=("Considerant" "Pagina 1 de") ;;
    blank-*) want=("[nombre d’habitants]") ;;
  esac
  case $name in aranes-*) ;; *) want+=("Atès que" "7. Comunicar" "[qui presenta la moció]" "Pàgina 1 de") ;; esac
  for part in "${want[@]}"; do [[ $text == *"$part"* ]] || fault "$name: lacks «$part»"; done
  pages=$(pdfinfo "$pdf" | awk '/^Pages/ {print $2}')
  [ "$pages" -le 3 ] || fault "$name: $pages pages"
  [[ $(pdfinfo "$pdf" | sed -n 's/^Title: *//p') == *"Agenda digital"* ]] || [[ $(pdfinfo "$pdf" | sed -n 's/^Title: *//p') == *"Agenda digitau"* ]] || fault "$name: no title"
  count=$((count + 1))
done
# What is read of a motion is the same in both formats.
for town in "${towns[@]}"; do
  flat() { tr -d '[:space:]' < "$1"; }
  [ -n "$(flat "$town-odt.txt")" ] && [ "$(flat "$town-odt.txt")" = "$(flat "$town-docx.txt")" ] || fault "$town: ODT and DOCX don't read alike"
done
[ "$count" -eq 14 ] || fault "$count documents were converted instead of 14"
echo "$count documents opened and read"
exit "$failed"
