#!/bin/sh
# walk.sh: the office's main job, from a spreadsheet of applications to printed certificates
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: walk.sh OFFICECTL FOLDER
#
# Everything the job makes is left in FOLDER: the database, the return, the certificates, the
# calendar, the transcript, and the output of every step in walk.txt.
set -eu

officectl=$(realpath "$1")
out=$2
here=$(dirname "$(realpath "$0")")
cohort=DPL-2025-AUT

mkdir -p "$out"
out=$(realpath "$out")
rm -f "$out"/office.db* "$out"/*.xlsx "$out"/*.pdf "$out"/*.ics "$out/walk.txt"

step () {
  echo
  echo "== $1"
}

office () {
  "$officectl" --database "$out/office.db" "$@"
}

walk () {
  step 'A new office: the catalogue, and the cohort of the course page'
  office init
  office cohort list

  step 'Applications from a spreadsheet; first only look'
  office import applications "$here/applications.csv" --cohort $cohort --dry-run || true
  office import applications "$here/applications.csv" --cohort $cohort || true
  office applications --cohort $cohort

  step 'Decide the four requirements, offer, accept, enrol'
  for n in 01 02 03 04 05; do
    for requirement in registration degree employment ultrasound; do
      office requirement DPL25-$n $requirement met --note 'Seen by the office'
    done
    for state in in-review offered accepted enrolled; do
      office move DPL25-$n $state --reason 'Demonstration' --date 2025-07-01
    done
    office payment DPL25-$n 60000 --method transfer --date 2025-08-01
  done
  office requirement DPL25-06 employment conditional --note 'Letter from the employer' --due 2025-08-15
  office move DPL25-07 in-review --date 2025-07-01
  office move DPL25-07 waiting --reason 'Applied after the first round' --date 2025-07-02

  step 'Timetable: a live session, its attendance, the deadline of the written work'
  session=$(office --json session add --cohort $cohort --kind live --starts 2025-09-25T18:00 \
    --minutes 90 --title 'Governance and accreditation' --staff 'Dr H. Example' | tr -dc '0-9')
  for n in 01 02 03 04 05; do
    office attendance "$session" DPL25-$n 90
  done
  office deadline --cohort $cohort --component written --at 2025-11-07T14:00:00
  office sessions --cohort $cohort
  office clashes
  office hours --cohort $cohort

  step 'Student numbers back from the university, then the marks'
  office import registrations "$here/registrations.csv" --cohort $cohort
  office import marks "$here/written.csv" --cohort $cohort --component written
  office import marks "$here/viva.csv" --cohort $cohort --component viva
  office results --cohort $cohort

  step 'The board ratifies; the return goes to the university'
  office board ratify --cohort $cohort --date 2025-12-04 --chair 'Prof. A. Chair' --external 'Dr E. External'
  office export results --cohort $cohort "$out/results.xlsx"
  office export marks --cohort $cohort "$out/marks.xlsx"
  office export enrolments --cohort $cohort "$out/enrolments.xlsx"

  step 'Certificates, transcript, calendar'
  office certificates issue --cohort $cohort
  office certificates print --cohort $cohort "$out/certificates.pdf"
  office transcript DPL25-01 "$out/transcript.pdf"
  office calendar --cohort $cohort "$out/timetable.ics"

  step 'Trust: the audit chain and the database are whole'
  office check
  office backup "$out/office-backup.db"
}

rm -f "$out/office-backup.db"
walk > "$out/walk.txt" 2>&1 || { cat "$out/walk.txt"; echo 'walk: stopped at the step above' >&2; exit 1; }
cat "$out/walk.txt"
echo
echo "What the job left in $2:"
for file in enrolments.xlsx marks.xlsx results.xlsx certificates.pdf transcript.pdf timetable.ics office.db; do
  [ -s "$out/$file" ] || { echo "walk: $file is missing" >&2; exit 1; }
  echo "  $file"
done
