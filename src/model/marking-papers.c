/* marking-papers.c: what marking puts on paper: moderation sheet, viva forms, list of reassessments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marking-papers.h"

#include <glib/gi18n-lib.h>

#include "documents/pen.h"
#include "documents/viva-page.h"
#include "model/marking-numbers.h"
#include "rules/clock.h"
#include "store/cohorts.h"
#include "store/moderation.h"
#include "store/provider.h"
#include "store/reassessments.h"
#include "store/viva-forms.h"
#include "store/vivas.h"

#define CHART_HEIGHT 170.0

/* The head that all papers of marking have. */
static OfficePaper *
paper_new (OfficeConnection    *connection,
           const OfficeCohort  *cohort,
           const char          *title,
           GError             **error)
{
  g_autoptr (OfficeProvider) provider = office_provider_get (connection, error);
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *day = office_pen_day (today);
  g_autofree char *foot = NULL;
  OfficePaper *paper;

  if (provider == NULL)
    return NULL;

  /* Translators: a cohort, what a paper is, a day */
  foot = g_strdup_printf (_("%s · %s · %s"), cohort->code, title, day);
  paper = office_paper_new (provider->name, title, cohort->module_title, foot);
  return paper;
}

/* Moderation ---------------------------------------------------------------------------------- */

static void
add_sample_facts (OfficePaper                  *paper,
                  const OfficeMarkingList      *list,
                  const OfficeModerationSample *sample)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, sample->seed);
  g_autofree char *drawn = office_instant_to_text (sample->drawn_at);
  g_autofree char *decided = office_pen_day (sample->decided_on);
  g_autofree char *size = g_strdup_printf (ngettext ("%u of %u work", "%u of %u works", list->rows->len),
                                           sample->scripts->len, list->rows->len);

  office_paper_add_fact (paper, _("COHORT"), list->cohort);
  office_paper_add_fact (paper, _("COMPONENT"), list->label);
  office_paper_add_fact (paper, _("SAMPLE"), size);
  office_paper_add_fact (paper, _("SEED"), seed);
  office_paper_add_fact (paper, _("DRAWN"), drawn);
  office_paper_add_fact (paper, _("OUTCOME"), office_moderation_outcome_label (sample->outcome));
  office_paper_add_fact (paper, _("MODERATOR"), sample->moderator);
  office_paper_add_fact (paper, _("DECIDED"), decided);
  if (*sample->note != '\0')
    office_paper_add_text (paper, sample->note);
}

static void
add_scripts (OfficePaper                  *paper,
             const OfficeModerationSample *sample)
{
  const OfficePaperColumn columns[] = {
    { _("WORK"), 1.9, FALSE, TRUE },   { _("FIRST"), 1, TRUE, FALSE },    { _("SECOND"), 1.2, TRUE, FALSE },
    { _("MARK"), 1, TRUE, TRUE },      { _("WHY"), 2.1, FALSE, FALSE },   { _("DECISION"), 1.6, FALSE, FALSE },
    { _("NEW"), 1, TRUE, FALSE },      { _("REMARK"), 3.4, FALSE, FALSE },
  };

  office_paper_add_heading (paper, _("The sample"));
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sample->scripts->len; i++)
    {
      const OfficeModeratedScript *script = g_ptr_array_index (sample->scripts, i);
      g_autofree char *first = office_mark_format (script->first);
      g_autofree char *second = office_mark_format (script->second);
      g_autofree char *mark = office_mark_format (script->mark);
      g_autofree char *moderated = office_mark_format (script->moderated);

      office_paper_add_row (paper, (const char *[]) {
        script->reference, first, second, mark, office_sample_reason_label (script->why),
        script->decision == OFFICE_MODERATION_OPEN ? NULL : office_moderation_decision_label (script->decision),
        moderated, script->remark,
      });
    }
}

static void
draw_chart (cairo_t  *cr,
            double    width,
            double    height,
            gpointer  user_data)
{
  const OfficeMarkingChart *chart = user_data;
  OfficeChartPalette palette;

  office_chart_palette_init_light (&palette);
  office_chart_draw (cr, &chart->chart, &palette, width, height);
}

static void
add_numbers (OfficePaper             *paper,
             const OfficeMarkingList *list)
{
  const OfficePaperColumn columns[] = {
    { _("MARKER"), 3, FALSE, TRUE },  { _("MARKS"), 1, TRUE, FALSE },  { _("MEAN"), 1, TRUE, FALSE },
    { _("SPREAD"), 1, TRUE, FALSE },  { _("LEAST"), 1, TRUE, FALSE },  { _("MOST"), 1, TRUE, FALSE },
    { _("DIFFERENCE"), 1.8, TRUE, FALSE },
  };
  g_autoptr (GPtrArray) lines = office_marking_numbers (list);

  if (lines->len == 0)
    return;
  office_paper_add_heading (paper, _("The markers"));
  office_paper_add_text (paper, _("The difference is to the other marker of the same works, in the mean."));
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeMarkerLine *line = g_ptr_array_index (lines, i);
      g_autofree char *n = g_strdup_printf ("%u", line->numbers.n);
      g_autofree char *mean = office_marking_number_text (office_marker_numbers_mean (&line->numbers));
      g_autofree char *spread = office_marking_number_text (office_marker_numbers_spread (&line->numbers));
      g_autofree char *least = office_marking_number_text (line->numbers.least);
      g_autofree char *most = office_marking_number_text (line->numbers.most);
      g_autofree char *difference
        = office_marking_difference_text (office_marker_numbers_difference (&line->numbers));

      office_paper_add_row (paper, (const char *[]) { line->name, n, mean, spread, least, most, difference });
    }
  office_paper_add_drawing (paper, CHART_HEIGHT, draw_chart, office_marking_chart_new (lines),
                            (GDestroyNotify) office_marking_chart_free);
}

static OfficePaper *
make_moderation (OfficeConnection         *connection,
                 const OfficeCohort       *cohort,
                 const OfficeMarkingWish  *wish,
                 GError                  **error)
{
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (connection, wish->cohort_id, wish->component, error);
  g_autoptr (OfficeModerationSample) sample = list != NULL ? office_moderation_sample_get (connection, list, error)
                                                           : NULL;
  OfficePaper *paper;

  if (sample == NULL)
    return NULL;
  if (sample->id == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("No sample is drawn yet: draw one first."));
      return NULL;
    }
  if ((paper = paper_new (connection, cohort, _("Moderation"), error)) == NULL)
    return NULL;

  add_sample_facts (paper, list, sample);
  add_scripts (paper, sample);
  add_numbers (paper, list);
  office_paper_add_heading (paper, _("Signed"));
  office_paper_add_lines (paper, (const char *[]) { _("Moderator"), _("Date"), NULL });
  return paper;
}

/* Vivas --------------------------------------------------------------------------------------- */

static const OfficeVivaRow *
find_viva (const GPtrArray        *vivas,
           const OfficeMarkingRow *row)
{
  for (guint i = 0; i < vivas->len; i++)
    {
      const OfficeVivaRow *viva = g_ptr_array_index (vivas, i);

      if (viva->enrolment_id == row->enrolment_id && viva->attempt == row->attempt && !viva->cancelled)
        return viva;
    }

  return NULL;
}

/* Who was allocated, or else who stands in the timetable in that place. */
static const char *
examiner_of (const OfficeMarkingRow *row,
             const OfficeVivaRow    *viva,
             OfficeMarkerPlace       place)
{
  const char *allocated = place == OFFICE_MARKER_FIRST ? row->first_marker : row->second_marker;

  if (allocated != NULL || viva == NULL || viva->examiners == NULL
      || g_strv_length (viva->examiners) <= (guint) place)
    return allocated;
  return viva->examiners[place];
}

static gboolean
add_form (OfficeConnection         *connection,
          OfficePaper              *paper,
          const OfficeCohort       *cohort,
          const OfficeMarkingList  *list,
          const OfficeMarkingRow   *row,
          const OfficeVivaRow      *viva,
          OfficeMarkerPlace         place,
          gboolean                  filled,
          GError                  **error)
{
  g_autoptr (OfficeVivaForm) form = filled ? office_viva_form_get (connection, row->enrolment_id, row->attempt, place,
                                                                   error)
                                           : office_viva_form_new (row->enrolment_id, row->attempt, place);
  g_autofree char *starts = viva != NULL && !list->anonymous ? office_instant_to_text (viva->starts_at) : NULL;
  OfficeVivaPage page = {
    .name = row->name,
    .reference = row->reference,
    .cohort = cohort->code,
    .module = cohort->module_title,
    .attempt = row->attempt,
    .starts = starts,
    .room = viva != NULL && !list->anonymous ? viva->room : NULL,
    .examiner = examiner_of (row, viva, place),
    .place = place == OFFICE_MARKER_FIRST ? _("FIRST EXAMINER") : _("SECOND EXAMINER"),
  };

  if (form == NULL)
    return FALSE;
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    {
      page.marks[area] = form->marks[area];
      page.notes[area] = form->notes[area];
    }
  office_viva_page_add (paper, &page);
  return TRUE;
}

static OfficePaper *
make_viva_forms (OfficeConnection         *connection,
                 const OfficeCohort       *cohort,
                 const OfficeMarkingWish  *wish,
                 GError                  **error)
{
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (connection, wish->cohort_id, "viva", error);
  g_autoptr (GPtrArray) vivas = list != NULL ? office_vivas_list_cohort (connection, wish->cohort_id, error) : NULL;
  g_autoptr (OfficePaper) paper = vivas != NULL ? paper_new (connection, cohort, _("Viva forms"), error) : NULL;
  guint n_forms = 0;

  if (paper == NULL)
    return NULL;

  for (guint i = 0; i < list->rows->len; i++)
    {
      const OfficeMarkingRow *row = g_ptr_array_index (list->rows, i);
      const OfficeVivaRow *viva = find_viva (vivas, row);

      if (wish->enrolment_id != 0 && wish->enrolment_id != row->enrolment_id)
        continue;
      for (int place = 0; place < OFFICE_N_MARKER_PLACES; place++, n_forms++)
        if (!add_form (connection, paper, cohort, list, row, viva, (OfficeMarkerPlace) place, wish->filled, error))
          return NULL;
    }
  if (n_forms == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("Nobody in %s has a viva: there are no forms."),
                   cohort->code);
      return NULL;
    }
  return g_steal_pointer (&paper);
}

/* Reassessment -------------------------------------------------------------------------------- */

static OfficePaper *
make_reassessment (OfficeConnection    *connection,
                   const OfficeCohort  *cohort,
                   GError             **error)
{
  const OfficePaperColumn columns[] = {
    { _("LEARNER"), 2.4, FALSE, TRUE }, { _("COMPONENT"), 2, FALSE, FALSE }, { _("TERMS"), 4.4, FALSE, FALSE },
    { _("SITTING"), 1.8, FALSE, FALSE }, { _("DUE"), 1.4, FALSE, FALSE },
  };
  g_autoptr (GPtrArray) rows = office_reassessments_list (connection, cohort->id, error);
  OfficePaper *paper = rows != NULL ? paper_new (connection, cohort, _("Reassessment"), error) : NULL;

  if (paper == NULL)
    return NULL;

  office_paper_add_fact (paper, _("COHORT"), cohort->code);
  office_paper_add_heading (paper, _("To be taken again"));
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeReassessmentRow *row = g_ptr_array_index (rows, i);
      g_autofree char *day = row->due_on != NULL ? office_pen_day (row->due_on) : NULL;
      g_autofree char *due = day == NULL && row->due_at != 0 ? office_instant_to_text (row->due_at) : NULL;
      gboolean same = g_strcmp0 (row->name, row->reference) == 0;
      g_autofree char *who = same ? g_strdup (row->name) : g_strdup_printf ("%s\n%s", row->name, row->reference);

      office_paper_add_row (paper, (const char *[]) { who, row->label, row->explanation, row->sitting,
                                                      day != NULL ? day : due });
    }
  if (rows->len == 0)
    office_paper_add_row (paper, (const char *[]) { _("Nobody"), NULL, _("Nothing must be taken again."), NULL, NULL });
  return paper;
}

/**
 * office_marking_paper_new:
 * @connection: the connection
 * @wish: which paper
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the paper, for a PDF or a printer
 */
OfficePaper *
office_marking_paper_new (OfficeConnection         *connection,
                          const OfficeMarkingWish  *wish,
                          GError                  **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, wish->cohort_id, error);

  if (cohort == NULL)
    return NULL;

  switch (wish->paper)
    {
    case OFFICE_MARKING_VIVA_FORMS:
      return make_viva_forms (connection, cohort, wish, error);
    case OFFICE_MARKING_REASSESSMENT:
      return make_reassessment (connection, cohort, error);
    case OFFICE_MARKING_MODERATION:
    default:
      return make_moderation (connection, cohort, wish, error);
    }
}

/**
 * office_marking_deliver:
 * @connection: the connection
 * @wish: which paper
 * @path: where it is to be: a name that ends with .xlsx makes a workbook, any other a PDF
 * @cancellable: (nullable): a cancelled one leaves what was at @path
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
office_marking_deliver (OfficeConnection         *connection,
                        const OfficeMarkingWish  *wish,
                        const char               *path,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  g_autoptr (OfficePaper) paper = NULL;
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx"))
    return office_marking_write_workbook (connection, wish, path, cancellable, error);

  paper = office_marking_paper_new (connection, wish, error);
  return paper != NULL && office_paper_write (paper, today, path, cancellable, error);
}
