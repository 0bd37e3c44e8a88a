#!/bin/sh
# walk.sh: the office's main job, from a spreadsheet of applications to printed certificates
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: walk.sh OFFICECTL FOLDER
#
# Everything the job makes is left in FOLDER: the database, the returns, the certificates, the
# calendar, the transcript, and the output of every step in walk.txt.
set -eu

officectl=$(realpath "$1")
out=$2
here=$(dirname "$(realpath "$0")")
cohort=DPL-2025-AUT
products='enrolments.xlsx marks.xlsx results.xlsx certificates.pdf transcript.pdf timetable.ics office.db office-backup.db'

mkdir -p "$out"
out=$(realpath "$out")
rm -rf "$out"/office.db* "$out/walk.txt" "$out/subject-access"
for file in $products; do rm -f "$out/$file"; done

step () {
  echo
  echo "== $1"
}

# shown WORD…: a command as a person would type it in FOLDER
shown () {
  printf '$ officectl'
  for word in "$@"; do
    case $word in
      *' '*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done | sed "s|$out/||g; s|$here/||g"
  echo
}

office () {
  shown "$@"
  "$officectl" --database "$out/office.db" "$@"
}

quietly () {
  "$officectl" --database "$out/office.db" "$@" > /dev/null
}

# refuse COMMAND…: what the office must not do, it says in one sentence
refuse () {
  if office "$@" 2>&1; then echo "walk: this should have been refused" >&2; return 1; fi
}

# met REFERENCE DAY: all four requirements seen, and the application reviewed
met () {
  quietly move "$1" in-review --date "$2"
  quietly requirement "$1" registration met --note 'Found on the public register'
  quietly requirement "$1" degree met --note 'Certificate seen'
  quietly requirement "$1" employment met --note 'Letter from the employer'
  quietly requirement "$1" ultrasound met --note 'Logbook seen'
}

walk () {
  step 'A new office: the catalogue, and the cohort of the course page'
  office init
  office module list
  office cohort list

  step 'Applications from a spreadsheet: first only a look, then all rows without an error'
  office import applications "$here/applications.csv" --cohort $cohort --dry-run
  office import applications "$here/applications.csv" --cohort $cohort
  office applications --cohort $cohort

  step 'Decide the requirements; offer, accept, enrol'
  refuse move DPL25-01 enrolled --date 2025-06-16
  day=16
  for n in 01 02 03 04 05; do
    met DPL25-$n 2025-06-$day
    quietly move DPL25-$n offered --date 2025-06-$((day + 2))
    quietly move DPL25-$n accepted --date 2025-07-0$((day - 15))
    quietly payment DPL25-$n 60000 --method transfer --date 2025-08-$day
    quietly move DPL25-$n enrolled --date 2025-09-0$((day - 15))
    day=$((day + 1))
  done
  office move DPL25-06 in-review --date 2025-06-23
  for requirement in registration degree ultrasound; do
    quietly requirement DPL25-06 $requirement met --note 'Seen'
  done
  office requirement DPL25-06 employment conditional --note 'Letter from the new employer' --due 2025-08-15
  office move DPL25-06 offered --date 2025-06-25
  refuse move DPL25-07 offered --date 2025-06-23
  office move DPL25-07 in-review --date 2025-06-23
  office move DPL25-07 waiting --reason 'Applied after the first round' --date 2025-06-24
  office move DPL25-08 withdrawn --reason 'Moves abroad in August' --date 2025-07-10
  office applications --cohort $cohort
  office fee DPL25-01

  step 'Timetable: two live sessions, who came, the deadline of the written work'
  office session add --cohort $cohort --kind live --starts 2025-09-25T19:00 --minutes 90 \
    --title 'Governance and accreditation' --staff 'Dr Hannah Example'
  office session add --cohort $cohort --kind live --starts 2025-10-09T19:00 --minutes 90 \
    --title 'Equipment and quality' --staff 'Dr Hannah Example'
  for n in 01 02 03 04 05; do
    quietly attendance 1 DPL25-$n 90
  done
  office attendance 2 DPL25-01 90
  office attendance 2 DPL25-03 75
  office deadline --cohort $cohort --component written --at 2025-11-07T14:00:00
  office sessions --cohort $cohort
  office hours --cohort $cohort

  step 'Student numbers back from the university, then the marks'
  office import registrations "$here/registrations.csv" --cohort $cohort
  office import marks "$here/written.csv" --cohort $cohort --component written
  office import marks "$here/viva.csv" --cohort $cohort --component viva
  refuse mark DPL25-05 viva --agreed 101
  office results --cohort $cohort

  step 'The board ratifies; the returns go to the university'
  office board ratify --cohort $cohort --date 2025-12-04 --chair 'Prof. Alun Chair' --external 'Dr Edith External'
  office export enrolments --cohort $cohort "$out/enrolments.xlsx"
  office export marks --cohort $cohort "$out/marks.xlsx"
  office export results --cohort $cohort "$out/results.xlsx"

  step 'Certificates, a transcript, the calendar'
  office --json certificates issue --cohort $cohort | tee "$out/issued.json"
  office certificates print --cohort $cohort "$out/certificates.pdf"
  serial=$(sed -n 's/.*"serial": *"\([^"]*\)".*/\1/p' "$out/issued.json" | head -n 1)
  code=$(sed -n 's/.*"code": *"\([^"]*\)".*/\1/p' "$out/issued.json" | head -n 1)
  rm -f "$out/issued.json"
  office certificate verify "$serial" "$code"
  office transcript DPL25-01 "$out/transcript.pdf"
  office calendar --cohort $cohort "$out/timetable.ics"

  step 'Trust: the audit chain and the database are whole'
  office check
  office backup "$out/office-backup.db"
}

# The pipe would hide a failure, and set -e does not hold in a condition.
(walk) > "$out/walk.txt" 2>&1 &
if wait $!; then status=0; else status=$?; fi
cat "$out/walk.txt"
[ $status -eq 0 ] || { echo 'walk: stopped at the step above' >&2; exit 1; }

echo
echo "What the job left in $2:"
for file in $products; do
  [ -s "$out/$file" ] || { echo "walk: $file is missing" >&2; exit 1; }
  echo "  $file"
done
