/* marking-commands.c: officectl markers, anonymous, moderation, viva form, vivas forms, reassessments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "exchange/moderation-import.h"
#include "model/marking-numbers.h"
#include "model/marking-papers.h"
#include "store/anonymity.h"
#include "store/markers.h"
#include "store/moderation.h"
#include "store/reassessments.h"
#include "store/staff.h"
#include "store/viva-forms.h"

/* What most of these are told alike. */
typedef struct
{
  char   *cohort;
  char   *component;
  gint64  cohort_id;
} Where;

static void
where_clear (Where *where)
{
  g_free (where->cohort);
  g_free (where->component);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Where, where_clear)

#define COHORT_ENTRY(where) \
  { "cohort", 0, 0, G_OPTION_ARG_STRING, &(where).cohort, N_("Code of the cohort"), "C" }
#define COMPONENT_ENTRY(where) \
  { "component", 0, 0, G_OPTION_ARG_STRING, &(where).component, N_("Which part of the assessment; written unless said"), "K" }

static gboolean
find_where (OfficeCtl  *ctl,
            Where      *where,
            GError    **error)
{
  if (where->component == NULL)
    where->component = g_strdup ("written");
  return office_ctl_find_cohort (ctl, where->cohort, &where->cohort_id, error);
}

static json_t *
loads_to_json (OfficeConnection  *connection,
               const Where       *where,
               GError           **error)
{
  g_autoptr (GPtrArray) loads = office_markers_loads (connection, where->cohort_id, where->component, error);
  json_t *rows;

  if (loads == NULL)
    return NULL;

  rows = json_array ();
  for (guint i = 0; i < loads->len; i++)
    {
      const OfficeMarkerLoad *load = g_ptr_array_index (loads, i);

      json_array_append_new (rows, json_pack ("{s:s, s:i, s:i, s:i}", "marker", load->name, "first", (int) load->n_first,
                                              "second", (int) load->n_second, "conflicts", (int) load->n_barred));
    }
  return rows;
}

/* A person of the staff by name; 0 with @error set where there is none. */
static gboolean
add_staff (OfficeCtl   *ctl,
           const char  *name,
           GArray      *staff,
           GError     **error)
{
  gint64 id = office_staff_find (ctl->connection, name, error);

  if (id == 0)
    return FALSE;
  g_array_append_val (staff, id);
  return TRUE;
}

static gboolean
take_examiners (OfficeCtl    *ctl,
                const Where  *where,
                GArray       *staff,
                GError      **error)
{
  g_autoptr (GPtrArray) loads = office_markers_loads (ctl->connection, where->cohort_id, where->component, error);

  if (loads == NULL)
    return FALSE;
  for (guint i = 0; i < loads->len; i++)
    {
      const OfficeMarkerLoad *load = g_ptr_array_index (loads, i);

      if (load->examiner)
        g_array_append_val (staff, load->staff_id);
    }
  return TRUE;
}

static gboolean
run_allocate (OfficeCtl  *ctl,
              GError    **error)
{
  g_auto (Where) where = { 0 };
  g_auto (GStrv) names = NULL;
  gint64 seed = 1;
  gboolean anew = FALSE;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    COMPONENT_ENTRY (where),
    { "staff", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, N_("Who marks; all examiners unless said"), "NAME" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same seed shares out the same way"), "N" },
    { "anew", 0, 0, G_OPTION_ARG_NONE, &anew, N_("Also what was allocated before, unless by hand"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  OfficeAllocated allocated;
  json_t *loads;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error) || !find_where (ctl, &where, error))
    return FALSE;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!add_staff (ctl, names[i], staff, error))
      return FALSE;
  if (names == NULL && !take_examiners (ctl, &where, staff, error))
    return FALSE;
  if (!office_markers_allocate (ctl->connection,
                                &(OfficeAllocationWish) { where.cohort_id, where.component, (const gint64 *) staff->data,
                                                          staff->len, (guint64) seed, anew }, &allocated, error)
      || (loads = loads_to_json (ctl->connection, &where, error)) == NULL)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:i, s:i, s:i, s:o}", "works", (int) allocated.n_works, "given",
                                          (int) allocated.n_given, "empty", (int) allocated.n_empty, "markers", loads),
                          _("%u works, %u places given, %u stay empty"), allocated.n_works, allocated.n_given,
                          allocated.n_empty);
  return TRUE;
}

static gboolean
run_marker (OfficeCtl  *ctl,
            GError    **error)
{
  g_autofree char *staff_name = NULL;
  int attempt = 1;
  const GOptionEntry options[] = {
    { "staff", 0, 0, G_OPTION_ARG_STRING, &staff_name, N_("Who; nobody unless said"), "NAME" },
    { "attempt", 0, 0, G_OPTION_ARG_INT, &attempt, N_("Which attempt; the first unless said"), "N" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  OfficeMarkerPlace place;
  gint64 enrolment_id, staff_id = 0;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE COMPONENT PLACE", options, &words, error))
    return FALSE;
  if (!office_marker_place_from_nick (words[2], &place))
    return office_ctl_misuse (error, _("PLACE is first or second, not “%s”"), words[2]);
  if (!office_ctl_find_enrolment (ctl, words[0], &enrolment_id, error)
      || (staff_name != NULL && (staff_id = office_staff_find (ctl->connection, staff_name, error)) == 0)
      || !office_marker_set (ctl->connection, enrolment_id, words[1], attempt, place, staff_id, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:s, s:s?}", "reference", words[0], "component", words[1], "place",
                                          words[2], "marker", staff_name),
                          "%s: %s", words[0], staff_name != NULL ? staff_name : _("nobody"));
  return TRUE;
}

static const char *
agreement_nick (const OfficeMarkingRow *row)
{
  static const char *const nicks[] = { "none", "one-marker", "mean", "needed", "by-hand" };

  return row->code != NULL ? "code" : nicks[row->agreement];
}

static json_t *
row_to_json (const OfficeMarkingRow *row)
{
  return json_pack ("{s:s, s:s, s:i, s:s?, s:s?, s:o, s:o, s:o, s:o, s:s, s:s?}", "reference", row->reference, "name",
                    row->name, "attempt", row->attempt, "first_marker", row->first_marker, "second_marker",
                    row->second_marker, "first", office_ctl_mark (row->first), "second", office_ctl_mark (row->second),
                    "agreed", office_ctl_mark (row->agreed), "mark", office_ctl_mark (row->mark), "agreement",
                    agreement_nick (row), "reason", row->reason);
}

static gboolean
run_marking (OfficeCtl  *ctl,
             GError    **error)
{
  g_auto (Where) where = { 0 };
  gboolean waiting = FALSE;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    COMPONENT_ENTRY (where),
    { "waiting", 0, 0, G_OPTION_ARG_NONE, &waiting, N_("Only those that wait for an agreed mark (ASSESS-9)"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeMarkingList) list = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error) || !find_where (ctl, &where, error)
      || (list = office_marking_list_load (ctl->connection, where.cohort_id, where.component, error)) == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < list->rows->len; i++)
    {
      const OfficeMarkingRow *row = g_ptr_array_index (list->rows, i);

      if (!waiting || (row->agreement == OFFICE_AGREEMENT_NEEDED && row->code == NULL))
        json_array_append_new (rows, row_to_json (row));
    }
  office_ctl_print_list (ctl, rows, "reference first_marker second_marker first second agreed mark agreement");
  return TRUE;
}

static gboolean
run_numbers (OfficeCtl  *ctl,
             GError    **error)
{
  g_auto (Where) where = { 0 };
  const GOptionEntry options[] = { COHORT_ENTRY (where), COMPONENT_ENTRY (where), { NULL } };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeMarkingList) list = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error) || !find_where (ctl, &where, error)
      || (list = office_marking_list_load (ctl->connection, where.cohort_id, where.component, error)) == NULL)
    return FALSE;

  lines = office_marking_numbers (list);
  rows = json_array ();
  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeMarkerLine *line = g_ptr_array_index (lines, i);
      int difference = office_marker_numbers_difference (&line->numbers);

      json_array_append_new (
        rows, json_pack ("{s:s, s:i, s:o, s:o, s:o}", "marker", line->name, "marks", (int) line->numbers.n, "mean",
                         office_ctl_mark (office_marker_numbers_mean (&line->numbers)), "spread",
                         office_ctl_mark (office_marker_numbers_spread (&line->numbers)), "difference",
                         difference == OFFICE_NO_DIFFERENCE ? json_null () : json_real (difference / 100.0)));
    }
  office_ctl_print_list (ctl, rows, "marker marks mean spread difference");
  return TRUE;
}

static gboolean
print_anonymity (OfficeCtl    *ctl,
                 const Where  *where,
                 GError      **error)
{
  g_autoptr (OfficeAnonymity) anonymity = office_anonymity_get (ctl->connection, where->cohort_id, error);

  if (anonymity == NULL)
    return FALSE;
  office_ctl_print_value (ctl, json_pack ("{s:s, s:b, s:s?, s:i, s:s?, s:s?}", "cohort", where->cohort, "anonymous",
                                          anonymity->anonymous, "keeper", anonymity->keeper, "open",
                                          (int) anonymity->n_open, "revealed_by", anonymity->revealed_by, "reason",
                                          anonymity->reason),
                          anonymity->anonymous ? _("%s: marked anonymously; %s keeps the names")
                                               : _("%s: the names stand there"), where->cohort, anonymity->keeper);
  return TRUE;
}

static gboolean
run_anonymous_begin (OfficeCtl  *ctl,
                     GError    **error)
{
  g_auto (Where) where = { 0 };
  g_autofree char *keeper = NULL;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    { "keeper", 0, 0, G_OPTION_ARG_STRING, &keeper, N_("Who may reveal before the marks are agreed"), "NAME" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  return office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error) && find_where (ctl, &where, error)
         && office_anonymity_begin (ctl->connection, where.cohort_id, keeper, error)
         && print_anonymity (ctl, &where, error);
}

static gboolean
run_anonymous_reveal (OfficeCtl  *ctl,
                      GError    **error)
{
  g_auto (Where) where = { 0 };
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why, while marks are not agreed"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  return office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error) && find_where (ctl, &where, error)
         && office_anonymity_reveal (ctl->connection, where.cohort_id, reason, error)
         && print_anonymity (ctl, &where, error);
}

static json_t *
sample_to_json (const OfficeModerationSample *sample)
{
  json_t *scripts = json_array ();

  for (guint i = 0; i < sample->scripts->len; i++)
    {
      const OfficeModeratedScript *script = g_ptr_array_index (sample->scripts, i);

      json_array_append_new (
        scripts, json_pack ("{s:s, s:s, s:o, s:s, s:o, s:s}", "reference", script->reference, "why",
                            office_sample_reason_to_nick (script->why), "mark", office_ctl_mark (script->mark),
                            "decision", office_moderation_decision_to_nick (script->decision), "moderated",
                            office_ctl_mark (script->moderated), "remark", script->remark));
    }
  return json_pack ("{s:I, s:I, s:s, s:s?, s:i, s:o}", "sample", (json_int_t) sample->id, "seed",
                    (json_int_t) sample->seed, "outcome", office_moderation_outcome_to_nick (sample->outcome),
                    "moderator", sample->moderator, "open", (int) sample->n_open, "scripts", scripts);
}

static gboolean
print_sample (OfficeCtl    *ctl,
              const Where  *where,
              GError      **error)
{
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (ctl->connection, where->cohort_id, where->component,
                                                                 error);
  g_autoptr (OfficeModerationSample) sample = list != NULL ? office_moderation_sample_get (ctl->connection, list, error)
                                                           : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *seed = NULL;

  if (sample == NULL)
    return FALSE;
  seed = g_strdup_printf ("%" G_GUINT64_FORMAT, sample->seed);
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u work, seed %s: %s", "%u works, seed %s: %s",
                                             sample->scripts->len),
                          sample->scripts->len, seed, office_moderation_outcome_label (sample->outcome));
  for (guint i = 0; i < sample->scripts->len; i++)
    {
      const OfficeModeratedScript *script = g_ptr_array_index (sample->scripts, i);
      g_autofree char *mark = office_mark_format (script->mark);

      g_string_append_printf (text, "\n  %s  %s  %s  %s", script->reference, mark,
                              office_sample_reason_label (script->why),
                              office_moderation_decision_label (script->decision));
    }
  office_ctl_print_value (ctl, sample_to_json (sample), "%s", text->str);
  return TRUE;
}

static gboolean
run_moderation_draw (OfficeCtl  *ctl,
                     GError    **error)
{
  g_auto (Where) where = { 0 };
  gint64 seed = 0;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    COMPONENT_ENTRY (where),
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("Kept with the sample; by chance unless said"), "N" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error) || !find_where (ctl, &where, error))
    return FALSE;
  if (seed == 0)
    seed = 1 + (gint64) (g_random_int () & G_MAXINT32);
  return office_moderation_draw (ctl->connection, where.cohort_id, where.component, (guint64) seed, error)
         && print_sample (ctl, &where, error);
}

static gboolean
run_moderation_show (OfficeCtl  *ctl,
                     GError    **error)
{
  g_auto (Where) where = { 0 };
  const GOptionEntry options[] = { COHORT_ENTRY (where), COMPONENT_ENTRY (where), { NULL } };
  g_auto (GStrv) words = NULL;

  return office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error) && find_where (ctl, &where, error)
         && print_sample (ctl, &where, error);
}

static gboolean
deliver (OfficeCtl                *ctl,
         const OfficeMarkingWish  *wish,
         const char               *path,
         GError                  **error)
{
  if (!office_marking_deliver (ctl->connection, wish, path, NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", path), "%s", path);
  return TRUE;
}

static gboolean
run_moderation_sheet (OfficeCtl  *ctl,
                      GError    **error)
{
  g_auto (Where) where = { 0 };
  const GOptionEntry options[] = { COHORT_ENTRY (where), COMPONENT_ENTRY (where), { NULL } };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "FILE", options, &words, error) || !find_where (ctl, &where, error))
    return FALSE;
  return deliver (ctl, &(OfficeMarkingWish) { OFFICE_MARKING_MODERATION, where.cohort_id, where.component, 0, FALSE },
                  words[0], error);
}

static gboolean
run_import_moderation (OfficeCtl  *ctl,
                       GError    **error)
{
  g_auto (Where) where = { 0 };
  gboolean dry_run = FALSE;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    COMPONENT_ENTRY (where),
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would happen and keep nothing"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeWorkbook) workbook = NULL;
  g_autoptr (OfficeSheet) sheet = NULL;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autofree char *tally = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FILE", options, &words, error) || !find_where (ctl, &where, error)
      || (workbook = office_workbook_open (words[0], NULL, error)) == NULL
      || (sheet = office_moderation_sheet_find (workbook, NULL, error)) == NULL
      || (report = office_moderation_import (ctl->connection, sheet, where.cohort_id, where.component, dry_run, error))
           == NULL)
    return FALSE;

  tally = office_import_report_describe (report);
  office_ctl_print_value (ctl, office_import_report_to_json (report), "%s", tally);
  if (report->errors->len == 0)
    return TRUE;
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("Nothing was imported: %s"),
               ((const OfficeImportError *) g_ptr_array_index (report->errors, 0))->message);
  return FALSE;
}

static gboolean
run_moderation_conclude (OfficeCtl  *ctl,
                         GError    **error)
{
  g_auto (Where) where = { 0 };
  g_autofree char *moderator = NULL, *note = NULL;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    COMPONENT_ENTRY (where),
    { "moderator", 0, 0, G_OPTION_ARG_STRING, &moderator, N_("Who moderated"), "NAME" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("In words"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  OfficeModerationOutcome outcome;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "OUTCOME", options, &words, error))
    return FALSE;
  if (!office_moderation_outcome_from_nick (words[0], &outcome))
    return office_ctl_misuse (error, _("OUTCOME is marks-stand, marks-changed, mark-again or pending, not “%s”"),
                              words[0]);
  return find_where (ctl, &where, error)
         && office_moderation_conclude (ctl->connection, where.cohort_id, where.component, outcome, moderator, note,
                                        error)
         && print_sample (ctl, &where, error);
}

/* "governance=62.5": a mark, or words, for an area. */
static gboolean
read_areas (OfficeVivaForm  *form,
            char           **texts,
            const char      *option,
            gboolean         notes,
            GError         **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], "=", 2);
      OfficeVivaArea area;

      if (g_strv_length (parts) != 2 || !office_viva_area_from_nick (parts[0], &area))
        return office_ctl_misuse (error, _("%s is written AREA=…, the area one of governance, training, equipment, "
                                           "quality, risk, implementation, not “%s”"), option, texts[i]);
      if (notes)
        {
          g_free (form->notes[area]);
          form->notes[area] = g_strdup (parts[1]);
        }
      else if (!office_mark_parse (parts[1], &form->marks[area], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_viva_form (OfficeCtl  *ctl,
               GError    **error)
{
  g_auto (GStrv) marks = NULL, notes = NULL;
  int attempt = 1;
  const GOptionEntry options[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING_ARRAY, &marks, N_("The mark of an area"), "AREA=M" },
    { "note", 0, 0, G_OPTION_ARG_STRING_ARRAY, &notes, N_("What the examiner noted on it"), "AREA=T" },
    { "attempt", 0, 0, G_OPTION_ARG_INT, &attempt, N_("Which attempt; the first unless said"), "N" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeVivaForm) form = NULL;
  g_autofree char *mark = NULL;
  OfficeMarkerPlace place;
  gint64 enrolment_id;
  json_t *areas;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE PLACE", options, &words, error))
    return FALSE;
  if (!office_marker_place_from_nick (words[1], &place))
    return office_ctl_misuse (error, _("PLACE is first or second, not “%s”"), words[1]);
  if (!office_ctl_find_enrolment (ctl, words[0], &enrolment_id, error)
      || (form = office_viva_form_get (ctl->connection, enrolment_id, attempt, place, error)) == NULL
      || !read_areas (form, marks, "--area", FALSE, error) || !read_areas (form, notes, "--note", TRUE, error)
      || ((marks != NULL || notes != NULL) && !office_viva_form_save (ctl->connection, form, error)))
    return FALSE;

  areas = json_object ();
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    json_object_set_new (areas, office_viva_area_to_nick ((OfficeVivaArea) area), office_ctl_mark (form->marks[area]));
  mark = office_mark_format (office_viva_form_mark (form->marks));
  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:o, s:o}", "reference", words[0], "place", words[1], "mark",
                                          office_ctl_mark (office_viva_form_mark (form->marks)), "areas", areas),
                          "%s: %s", words[0], *mark != '\0' ? mark : _("not complete"));
  return TRUE;
}

static gboolean
run_vivas_forms (OfficeCtl  *ctl,
                 GError    **error)
{
  g_auto (Where) where = { 0 };
  g_autofree char *learner = NULL;
  gboolean filled = FALSE;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    { "learner", 0, 0, G_OPTION_ARG_STRING, &learner, N_("Only this learner’s"), "REFERENCE" },
    { "filled", 0, 0, G_OPTION_ARG_NONE, &filled, N_("With what the examiners wrote"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 enrolment_id = 0;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "OUT.pdf", options, &words, error) || !find_where (ctl, &where, error)
      || (learner != NULL && !office_ctl_find_enrolment (ctl, learner, &enrolment_id, error)))
    return FALSE;
  return deliver (ctl, &(OfficeMarkingWish) { OFFICE_MARKING_VIVA_FORMS, where.cohort_id, NULL, enrolment_id, filled },
                  words[0], error);
}

static gboolean
run_reassessments (OfficeCtl  *ctl,
                   GError    **error)
{
  g_auto (Where) where = { 0 };
  g_autofree char *out = NULL;
  const GOptionEntry options[] = {
    COHORT_ENTRY (where),
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, N_("Write the list as PDF or xlsx"), "FILE" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  json_t *list;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error) || !find_where (ctl, &where, error)
      || (rows = office_reassessments_list (ctl->connection, where.cohort_id, error)) == NULL)
    return FALSE;
  if (out != NULL)
    return deliver (ctl, &(OfficeMarkingWish) { OFFICE_MARKING_REASSESSMENT, where.cohort_id, NULL, 0, FALSE }, out,
                    error);

  list = json_array ();
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeReassessmentRow *row = g_ptr_array_index (rows, i);

      json_array_append_new (
        list, json_pack ("{s:s, s:s, s:s, s:i, s:o, s:s?, s:s?, s:s}", "reference", row->reference, "component",
                         row->component, "kind", office_retake_kind_to_nick (row->retake.kind), "attempt",
                         row->retake.attempt, "cap", office_ctl_mark (row->retake.cap), "sitting", row->sitting,
                         "due_on", row->due_on, "explanation", row->explanation));
    }
  office_ctl_print_list (ctl, list, "reference component attempt cap sitting due_on explanation");
  return TRUE;
}

static gboolean
run_reassess (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *sitting = NULL, *due = NULL;
  const GOptionEntry options[] = {
    { "sitting", 0, 0, G_OPTION_ARG_STRING, &sitting, N_("The sitting; an empty one takes the entry away"), "T" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_("Its day"), "D" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 enrolment_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE COMPONENT", options, &words, error))
    return FALSE;
  if (sitting == NULL)
    return office_ctl_misuse (error, _("--sitting is needed"));
  if (!office_ctl_find_enrolment (ctl, words[0], &enrolment_id, error)
      || !office_reassessment_enter (ctl->connection, enrolment_id, words[1], -1, sitting, due, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:s, s:s?}", "reference", words[0], "component", words[1],
                                          "sitting", sitting, "due_on", due), "%s: %s", words[0], sitting);
  return TRUE;
}

const OfficeCtlCommand office_ctl_marking_commands[] = {
  { "markers allocate", N_("Share out the works of a component among markers"), run_allocate },
  { "marker", N_("Choose one marker by hand"), run_marker },
  { "marking", N_("List the works of a component with markers and marks"), run_marking },
  { "markers numbers", N_("Number, mean, spread and difference of each marker’s marks"), run_numbers },
  { "anonymous begin", N_("Put candidate numbers in place of names until marks are agreed"), run_anonymous_begin },
  { "anonymous reveal", N_("Show the names again"), run_anonymous_reveal },
  { "moderation draw", N_("Draw the moderation sample of a component"), run_moderation_draw },
  { "moderation show", N_("Show the sample and what the moderator said"), run_moderation_show },
  { "moderation sheet", N_("Write the moderation sheet, as xlsx or PDF"), run_moderation_sheet },
  { "import moderation", N_("Read the moderator’s xlsx back in"), run_import_moderation },
  { "moderation conclude", N_("Keep the outcome of a moderation"), run_moderation_conclude },
  { "viva form", N_("Show or fill one examiner’s form of a viva"), run_viva_form },
  { "vivas forms", N_("Write the examiners’ forms, blank or filled"), run_vivas_forms },
  { "reassessments", N_("List what must be taken again"), run_reassessments },
  { "reassess", N_("Enter a learner into a sitting"), run_reassess },
  { NULL },
};
