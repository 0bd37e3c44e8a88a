/* deliver-board-papers.c: what a board of examiners has before it, as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/paper.h"
#include "documents/pen.h"
#include "model/charts.h"
#include "model/deliver.h"
#include "rules/hours.h"
#include "rules/marks.h"
#include "rules/ruleset.h"
#include "store/board-agenda.h"
#include "store/boards.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/provider.h"
#include "store/results.h"

#define CHART_HEIGHT 150.0
#define MOST_COMPONENTS 4

/* What the paper is made of. */
typedef struct
{
  OfficeProvider *provider;
  OfficeCohort   *cohort;
  OfficeBoardAgenda *agenda;
  GPtrArray      *rows;        /* (element-type OfficeResultRow): by family name; the agenda's */
  GPtrArray      *boards;      /* (element-type OfficeBoardRow): oldest first */
  OfficeRuleSet   rules;
  gboolean        anonymous;
} Matter;

static void
matter_clear (Matter *matter)
{
  g_clear_pointer (&matter->provider, office_provider_free);
  g_clear_pointer (&matter->cohort, office_cohort_free);
  g_clear_pointer (&matter->rows, g_ptr_array_unref);
  g_clear_pointer (&matter->boards, g_ptr_array_unref);
  g_clear_pointer (&matter->agenda, office_board_agenda_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matter, matter_clear)

static char *
mark_text (int mark)
{
  return mark != OFFICE_MARK_NONE ? office_mark_format (mark) : g_strdup ("–");
}

/* Anonymous papers know a learner by the reference alone. */
static char *
learner_text (const Matter          *matter,
              const OfficeResultRow *row)
{
  if (matter->anonymous)
    return g_strdup (row->reference);
  return g_strdup_printf (_("%s, %s (%s)"), row->family_name, row->given_names, row->reference);
}

/* Facts --------------------------------------------------------------------------------------- */

static void
add_facts (OfficePaper  *paper,
           const Matter *matter,
           const char   *today)
{
  const OfficeBoardRow *board = matter->boards->len > 0
    ? g_ptr_array_index (matter->boards, matter->boards->len - 1) : NULL;
  g_autofree char *learners = g_strdup_printf ("%u", matter->rows->len);
  g_autofree char *credits = g_strdup_printf ("%d", matter->cohort->credits);
  g_autofree char *printed = office_pen_day (today);
  g_autofree char *held = board != NULL ? office_pen_day (board->held_on) : NULL;

  office_paper_add_fact (paper, _("COHORT"), matter->cohort->code);
  office_paper_add_fact (paper, _("TERM"), matter->cohort->term);
  office_paper_add_fact (paper, _("CREDITS"), credits);
  office_paper_add_fact (paper, _("LEARNERS"), learners);
  office_paper_add_fact (paper, _("BOARD"), held != NULL ? held : _("not held yet"));
  office_paper_add_fact (paper, _("PRINTED"), printed);
  if (board != NULL)
    {
      office_paper_add_fact (paper, _("CHAIR"), board->chair);
      office_paper_add_fact (paper, _("EXTERNAL EXAMINER"), board->external_examiner);
      office_paper_add_fact (paper, _("MINUTE"), board->note);
    }
}

static guint
count_provisional (const Matter *matter)
{
  guint n = 0;

  for (guint i = 0; i < matter->rows->len; i++)
    n += ((OfficeResultRow *) g_ptr_array_index (matter->rows, i))->provisional;
  return n;
}

static void
add_standing (OfficePaper  *paper,
              const Matter *matter)
{
  guint n = count_provisional (matter);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("%u result is provisional: no board has ratified it.",
                                    "%u results are provisional: no board has ratified them.", n), n);
  office_paper_add_warning (paper, text);
}

/* Numbers ------------------------------------------------------------------------------------- */

static const OfficeResultRow *
first_row (const Matter *matter)
{
  return g_ptr_array_index (matter->rows, 0);
}

static void
add_numbers (OfficePaper  *paper,
             const Matter *matter)
{
  const OfficePaperColumn columns[] = {
    { _("COMPONENT"), 3, FALSE, TRUE }, { _("MARKS"), 1, TRUE, FALSE }, { _("MEAN"), 1, TRUE, FALSE },
    { _("MEDIAN"), 1, TRUE, FALSE }, { _("LEAST"), 1, TRUE, FALSE }, { _("MOST"), 1, TRUE, FALSE },
    { _("BELOW PASS"), 1.4, TRUE, FALSE },
  };

  office_paper_add_heading (paper, _("Marks"));
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < matter->agenda->figures->len; i++)
    {
      const OfficeBoardFigures *row = g_ptr_array_index (matter->agenda->figures, i);
      g_autofree char *n = g_strdup_printf ("%u", row->figures.n);
      g_autofree char *below = g_strdup_printf ("%u", row->figures.below);
      g_autofree char *mean = mark_text (row->figures.mean);
      g_autofree char *median = mark_text (row->figures.median);
      g_autofree char *least = mark_text (row->figures.least);
      g_autofree char *most = mark_text (row->figures.most);

      office_paper_add_row (paper, (const char *[]) { row->label, n, mean, median, least, most, below });
    }
}

static void
draw_chart (cairo_t  *cr,
            double    width,
            double    height,
            gpointer  user_data)
{
  const OfficeChartData *data = user_data;
  OfficeChart chart;
  OfficeChartPalette palette;

  office_chart_from_data (&chart, data);
  office_chart_palette_init_light (&palette);
  office_chart_draw (cr, &chart, &palette, width, height);
}

static gboolean
add_distribution (OfficePaper       *paper,
                  const Matter      *matter,
                  OfficeConnection  *connection,
                  GError           **error)
{
  OfficeChartData *data = office_chart_data_load (connection, OFFICE_CHART_SUBJECT_MARKS, 0, matter->cohort->id, error);

  if (data == NULL)
    return FALSE;
  if (office_chart_is_empty (data))
    office_chart_data_free (data);
  else
    office_paper_add_drawing (paper, CHART_HEIGHT, draw_chart, data, (GDestroyNotify) office_chart_data_free);
  return TRUE;
}

static void
add_outcomes (OfficePaper  *paper,
              const Matter *matter)
{
  const OfficePaperColumn columns[] = {
    { _("OUTCOME"), 3, FALSE, TRUE }, { _("LEARNERS"), 1, TRUE, FALSE }, { "", 5, FALSE, FALSE },
  };
  guint counts[OFFICE_N_OUTCOMES] = { 0 };

  for (guint i = 0; i < matter->rows->len; i++)
    counts[((OfficeResultRow *) g_ptr_array_index (matter->rows, i))->outcome]++;
  office_paper_add_heading (paper, _("Outcomes"));
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (int outcome = OFFICE_N_OUTCOMES - 1; outcome >= 0; outcome--)
    {
      g_autofree char *n = g_strdup_printf ("%u", counts[outcome]);

      if (counts[outcome] > 0)
        office_paper_add_row (paper, (const char *[]) { office_outcome_label ((OfficeOutcome) outcome), n, NULL });
    }
}

/* Decisions ----------------------------------------------------------------------------------- */

/* What the board has said, and why; or when it ratified; or room for what it decides. */
static char *
decision_text (const OfficeBoardItem *item)
{
  g_autofree char *ratified = office_pen_day (item->row->ratified_on);

  if (item->decision != NULL && *item->decision->reason != '\0')
    /* Translators: a board's decision, and why */
    return g_strdup_printf (_("%s: %s"), office_board_decision_label (item->decision->decision),
                            item->decision->reason);
  if (item->decision != NULL)
    return g_strdup (office_board_decision_label (item->decision->decision));
  return ratified != NULL ? g_strdup_printf (_("ratified %s"), ratified) : NULL;
}

/* Everybody whose outcome is no plain pass, one by one, with room for what the board decides. */
static void
add_decisions (OfficePaper  *paper,
               const Matter *matter)
{
  const OfficePaperColumn columns[] = {
    { _("LEARNER"), 3, FALSE, TRUE }, { _("OUTCOME"), 1.3, FALSE, FALSE }, { _("WHY"), 4, FALSE, FALSE },
    { _("DECISION"), 2, FALSE, FALSE },
  };
  guint n = 0;

  office_paper_add_heading (paper, _("For decision"));
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < matter->agenda->items->len; i++)
    {
      const OfficeBoardItem *item = g_ptr_array_index (matter->agenda->items, i);
      g_autofree char *learner = learner_text (matter, item->row);
      g_autofree char *decision = decision_text (item);

      if (item->row->outcome == OFFICE_OUTCOME_PASS && item->decision == NULL)
        continue;
      office_paper_add_row (paper, (const char *[]) { learner, office_outcome_label (item->row->outcome),
                                                      item->row->reason, decision });
      n++;
    }
  if (n == 0)
    office_paper_add_row (paper, (const char *[]) { _("Nobody: every outcome is a pass."), NULL, NULL, NULL });
}

static void
add_borderlines (OfficePaper  *paper,
                 const Matter *matter)
{
  const OfficePaperColumn columns[] = { { _("LEARNER"), 3, FALSE, TRUE }, { _("MARK"), 4, FALSE, FALSE } };
  guint n = 0;

  for (guint i = 0; i < matter->agenda->items->len; i++)
    {
      const OfficeBoardItem *item = g_ptr_array_index (matter->agenda->items, i);
      g_autofree char *learner = learner_text (matter, item->row);

      for (guint j = 0; item->borderlines[j] != NULL; j++)
        {
          if (n++ == 0)
            {
              office_paper_add_heading (paper, _("Borderlines"));
              office_paper_add_text (paper, _("Marks within two of the pass mark, or of the next class, below it."));
              office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
            }
          office_paper_add_row (paper, (const char *[]) { learner, item->borderlines[j] });
        }
    }
}

/* What is everybody's to read; the details are not on paper. */
static void
add_circumstances (OfficePaper  *paper,
                   const Matter *matter)
{
  const OfficePaperColumn columns[] = { { _("LEARNER"), 3, FALSE, TRUE }, { _("CIRCUMSTANCES"), 5, FALSE, FALSE } };
  guint n = 0;

  for (guint i = 0; i < matter->agenda->items->len; i++)
    {
      const OfficeBoardItem *item = g_ptr_array_index (matter->agenda->items, i);
      g_autofree char *learner = learner_text (matter, item->row);

      for (guint j = 0; item->circumstances[j] != NULL; j++)
        {
          if (n++ == 0)
            {
              office_paper_add_heading (paper, _("Exceptional circumstances"));
              office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
            }
          office_paper_add_row (paper, (const char *[]) { learner, item->circumstances[j] });
        }
    }
}

/* Who reaches the award, and how the class comes about (CREDIT-4). */
static void
add_awards (OfficePaper  *paper,
            const Matter *matter)
{
  const OfficePaperColumn columns[] = {
    { _("LEARNER"), 3, FALSE, TRUE }, { _("CLASS"), 1.3, FALSE, FALSE }, { _("WHY"), 5, FALSE, FALSE },
  };
  guint n = 0;

  for (guint i = 0; i < matter->agenda->awards->len; i++)
    {
      const OfficeBoardAward *award = g_ptr_array_index (matter->agenda->awards, i);
      g_autofree char *learner = learner_text (matter, award->item->row);

      if (!award->award->complete || !(award->awaited || award->completed_here))
        continue;
      if (n++ == 0)
        {
          office_paper_add_heading (paper, _("Award"));
          office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
        }
      office_paper_add_row (paper, (const char *[]) { learner, office_class_label (award->award->classification),
                                                      award->award->why });
    }
}

/* Everybody ----------------------------------------------------------------------------------- */

static void
add_everybody (OfficePaper  *paper,
               const Matter *matter)
{
  gsize n_components = MIN (first_row (matter)->n_components, MOST_COMPONENTS);
  OfficePaperColumn columns[4 + MOST_COMPONENTS] = { { _("LEARNER"), 4, FALSE, TRUE } };
  g_auto (GStrv) headings = g_new0 (char *, MOST_COMPONENTS + 1);
  guint n_columns = 1;

  for (gsize c = 0; c < n_components; c++)
    {
      headings[c] = g_utf8_strup (first_row (matter)->components[c].label, -1);
      columns[n_columns++] = (OfficePaperColumn) { headings[c], 1.2, TRUE, FALSE };
    }
  if (matter->cohort->practical)
    columns[n_columns++] = (OfficePaperColumn) { _("HOURS"), 1.2, TRUE, FALSE };
  columns[n_columns++] = (OfficePaperColumn) { _("MARK"), 1, TRUE, TRUE };
  columns[n_columns++] = (OfficePaperColumn) { _("OUTCOME"), 1.6, FALSE, FALSE };

  office_paper_add_heading (paper, _("Every result"));
  office_paper_add_table (paper, columns, n_columns);
  for (guint i = 0; i < matter->rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (matter->rows, i);
      g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);
      guint n = 0;

      cells[n++] = learner_text (matter, row);
      for (gsize c = 0; c < n_components; c++)
        {
          g_autofree char *mark = mark_text (row->components[c].mark);

          cells[n++] = row->components[c].code != NULL && row->components[c].mark == OFFICE_MARK_NONE
            ? g_strdup (row->components[c].code) : g_steal_pointer (&mark);
        }
      if (matter->cohort->practical)
        cells[n++] = office_minutes_to_text (row->hours_attended);
      cells[n++] = mark_text (row->mark);
      cells[n++] = g_strdup (office_outcome_label (row->outcome));
      office_paper_add_row (paper, (const char *const *) cells);
    }
}

/* The chair's actions that changed a ratified result. */
static gboolean
add_chairs_actions (OfficePaper       *paper,
                    const Matter      *matter,
                    OfficeConnection  *connection,
                    GError           **error)
{
  const OfficePaperColumn columns[] = {
    { _("LEARNER"), 3, FALSE, TRUE }, { _("ON"), 1.3, FALSE, FALSE }, { _("NOW"), 1.3, FALSE, FALSE },
    { _("REASON"), 4, FALSE, FALSE },
  };
  guint n = 0;

  for (guint i = 0; i < matter->rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (matter->rows, i);
      g_autofree char *learner = learner_text (matter, row);
      g_autoptr (GPtrArray) versions = NULL;

      if (row->result_version < 2)
        continue;
      versions = office_results_list_versions (connection, row->enrolment_id, error);
      if (versions == NULL)
        return FALSE;
      for (guint v = 0; v < versions->len; v++)
        {
          const OfficeResultVersion *version = g_ptr_array_index (versions, v);
          g_autofree char *day = office_pen_day (version->ratified_on);
          g_autofree char *mark = mark_text (version->mark);
          g_autofree char *now = g_strdup_printf (_("%s: %s"), office_outcome_label (version->outcome), mark);

          if (version->chairs_action == NULL)
            continue;
          if (n++ == 0)
            {
              office_paper_add_heading (paper, _("Chair’s actions"));
              office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
            }
          office_paper_add_row (paper, (const char *[]) { learner, day, now, version->reason });
        }
    }
  return TRUE;
}

/* The whole ----------------------------------------------------------------------------------- */

static gboolean
gather (Matter            *matter,
        OfficeConnection  *connection,
        gint64             cohort_id,
        GError           **error)
{
  matter->cohort = office_cohort_get (connection, cohort_id, error);
  if (matter->cohort == NULL)
    return FALSE;
  matter->provider = office_provider_get (connection, error);
  if (matter->provider == NULL)
    return FALSE;
  matter->agenda = office_board_agenda_load (connection, cohort_id, error);
  if (matter->agenda == NULL)
    return FALSE;
  matter->rows = g_ptr_array_new ();
  for (guint i = 0; i < matter->agenda->items->len; i++)
    g_ptr_array_add (matter->rows, ((OfficeBoardItem *) g_ptr_array_index (matter->agenda->items, i))->row);
  matter->boards = office_boards_list (connection, cohort_id, error);
  if (matter->boards == NULL)
    return FALSE;
  if (matter->rows->len == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("Nobody is enrolled in %s: there is nothing to put before a board."), matter->cohort->code);
      return FALSE;
    }
  return office_rule_set_load_cohort (connection, matter->cohort->id, &matter->rules, error);
}

/**
 * office_deliver_board_papers:
 * @connection: the connection
 * @cohort_id: the cohort
 * @anonymous: learners by their reference alone
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancelled paper leaves what was at @path
 * @error: return location
 *
 * Writes what a board of examiners needs before it: marks and outcomes in numbers, everybody whose
 * outcome is no plain pass with the reason, borderlines, every result, the chair's actions since,
 * and lines for the signatures (BOARD-1).
 *
 * Returns: whether it was written; %OFFICE_ERROR_NOT_FOUND when nobody is enrolled
 */
gboolean
office_deliver_board_papers (OfficeConnection  *connection,
                             gint64             cohort_id,
                             gboolean           anonymous,
                             const char        *path,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_auto (Matter) matter = { .anonymous = anonymous };
  g_autoptr (OfficePaper) paper = NULL;
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *day = office_pen_day (today);
  g_autofree char *foot = NULL;

  if (!gather (&matter, connection, cohort_id, error))
    return FALSE;

  foot = g_strdup_printf (_("%s · board papers of %s"), matter.cohort->code, day);
  paper = office_paper_new (matter.provider->name, _("Board of examiners"), matter.cohort->module_title, foot);
  add_facts (paper, &matter, today);
  add_standing (paper, &matter);
  add_outcomes (paper, &matter);
  add_numbers (paper, &matter);
  if (!add_distribution (paper, &matter, connection, error))
    return FALSE;
  add_decisions (paper, &matter);
  add_circumstances (paper, &matter);
  add_borderlines (paper, &matter);
  add_awards (paper, &matter);
  add_everybody (paper, &matter);
  if (!add_chairs_actions (paper, &matter, connection, error))
    return FALSE;
  office_paper_add_heading (paper, _("Signed"));
  office_paper_add_lines (paper, (const char *[]) { _("Chair"), _("External examiner"), _("Date"), NULL });
  return office_paper_write (paper, today, path, cancellable, error);
}
