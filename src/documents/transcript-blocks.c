/* transcript-blocks.c: the parts of a transcript, each measured and drawn by one function
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/transcript-blocks.h"

#include <glib/gi18n-lib.h>

#include "rules/marks.h"

#define LEFT OFFICE_PEN_LEFT
#define RIGHT OFFICE_PEN_RIGHT
#define WIDTH OFFICE_PEN_WIDTH

/* The columns of the table of modules: left edges, and right edges of the numbers. */
#define TERM_WIDTH 78.0
#define MODULE_X (LEFT + TERM_WIDTH + 8)
#define MODULE_WIDTH 236.0
#define CREDITS_RIGHT (MODULE_X + MODULE_WIDTH + 46)
#define MARK_RIGHT (CREDITS_RIGHT + 44)
#define OUTCOME_X (MARK_RIGHT + 14)

#define INK OFFICE_PEN_INK
#define ACCENT OFFICE_PEN_ACCENT
#define MUTED OFFICE_PEN_MUTED
#define RULE OFFICE_PEN_RULE
#define WARNING OFFICE_PEN_WARNING

static double
put_number (OfficePen             *pen,
            const OfficeTextStyle *style,
            const char            *text,
            double                 right,
            double                 y)
{
  return office_pen_put (pen, style, INK, text, right, y, 0, PANGO_ALIGN_RIGHT);
}

/* Two columns of label and value, filled row by row. */
static double
put_person (OfficePen *pen,
            const OfficeTranscriptFacts *facts,
            double                       y)
{
  g_autofree char *born = office_pen_day (facts->date_of_birth);
  g_autofree char *issued = office_pen_day (facts->issued_on);
  gboolean record = facts->kind == OFFICE_TRANSCRIPT_RECORD;
  const char *rows[][2] = {
    { _("DATE OF BIRTH"), record ? born : NULL },
    { _("STUDENT NUMBER"), facts->student_number },
    { _("OUR REFERENCE"), facts->reference },
    { _("PROFESSIONAL REGISTRATION"), record ? facts->registration : NULL },
    { _("FORMER NAMES"), record ? facts->former_names : NULL },
    { _("UNIVERSITY"), facts->partner },
    { _("ISSUED"), issued },
    { _("ISSUED BY"), facts->issued_by },
  };
  double top = y, tallest = 0;
  guint column = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double height = office_pen_put_fact (pen, rows[i][0], rows[i][1], LEFT + column * (WIDTH / 3), y,
                                WIDTH / 3 - 14);

      if (height == 0)
        continue;
      tallest = MAX (tallest, height);
      column = (column + 1) % 3;
      if (column == 0)
        {
          y += tallest;
          tallest = 0;
        }
    }

  return y + tallest - top;
}

/* A line that says that something here may still change: BOARD-1. */
static double
put_provisional_note (OfficePen *pen,
                      const OfficeTranscriptFacts *facts,
                      double                       y)
{
  for (guint i = 0; i < facts->n_modules; i++)
    {
      if (facts->modules[i].provisional)
        return office_pen_put_left (pen, &OFFICE_PEN_STRONG_STYLE, WARNING,
                         _("Results marked “provisional” have not been ratified by the board of "
                           "examiners and may change."), LEFT, y, WIDTH) + 6;
    }

  return 0;
}

/**
 * office_transcript_head:
 *
 * The first page's head: who issues it, what it is, whose it is.
 */
double
office_transcript_head (OfficePen *pen,
                        const OfficeTranscriptFacts *facts,
                        double                       y)
{
  gboolean is_record = facts->kind == OFFICE_TRANSCRIPT_RECORD;
  double top = y;

  y += office_pen_put_left (pen, &OFFICE_PEN_BRAND_STYLE, ACCENT, facts->provider, LEFT, y, WIDTH) + 6;
  office_pen_rule (pen, ACCENT, y, 0.8);
  y += 12;
  y += office_pen_put_left (pen, &OFFICE_PEN_TITLE_STYLE, INK,
                            is_record ? _("Transcript of studies") : _("Statement of results"), LEFT, y, WIDTH) + 8;
  y += office_pen_put_left (pen, &OFFICE_PEN_NAME_STYLE, ACCENT, facts->name, LEFT, y, WIDTH) + 8;
  y += put_person (pen, facts, y);
  y += put_provisional_note (pen, facts, y);

  return y - top;
}

static void
put_bar (OfficePen *pen,
         const OfficeTranscriptFacts *facts,
         double                       y)
{
  guint n_parts = CLAMP (facts->award_credits / 10, 1, 24);
  double gap = 3, width = (WIDTH - (n_parts - 1) * gap) / n_parts;
  double earned = (double) facts->credits_earned / facts->award_credits * n_parts;

  if (pen->cr == NULL)
    return;

  for (guint i = 0; i < n_parts; i++)
    {
      double x = LEFT + i * (width + gap);

      office_pen_set_colour (pen, RULE);
      cairo_rectangle (pen->cr, x, y, width, 6);
      cairo_fill (pen->cr);
      office_pen_set_colour (pen, ACCENT);
      cairo_rectangle (pen->cr, x, y, width * CLAMP (earned - i, 0, 1), 6);
      cairo_fill (pen->cr);
    }
}

/**
 * office_transcript_award:
 *
 * How far the learner is towards the award: CREDIT-4.
 */
double
office_transcript_award (OfficePen *pen,
                         const OfficeTranscriptFacts *facts,
                         double                       y)
{
  g_autofree char *credits = NULL;
  g_autofree char *mean = NULL;
  double top = y, height, other;

  if (facts->award == NULL || facts->award_credits <= 0)
    return 0;

  credits = g_strdup_printf (_("%d of %d"), facts->credits_earned, facts->award_credits);
  if (facts->mean_hundredths != OFFICE_TRANSCRIPT_NO_MARK)
    mean = office_mark_format (facts->mean_hundredths);

  y += office_pen_section (pen, facts->award, y);
  height = office_pen_put_fact (pen, _("CREDITS EARNED"), credits, LEFT, y, WIDTH / 3);
  other = office_pen_put_fact (pen, _("CREDIT-WEIGHTED MEAN"), mean, LEFT + WIDTH / 3, y, WIDTH / 3);
  height = MAX (height, other);
  other = office_pen_put_fact (pen, _("CLASSIFICATION"),
                    facts->classification != NULL ? facts->classification
                                                  : _("Award not yet complete"),
                    LEFT + 2 * WIDTH / 3, y, WIDTH / 3);
  y += MAX (height, other);
  put_bar (pen, facts, y);

  return y + 6 + 12 - top;
}

/**
 * office_transcript_headings:
 *
 * @prior: of prior learning rather than modules
 *
 * The headings of a table, repeated on each page.
 */
double
office_transcript_headings (OfficePen *pen,
                            gboolean             prior,
                            double               y)
{
  double height = office_pen_put_left (pen, &OFFICE_PEN_LABEL_STYLE, MUTED, prior ? _("RECOGNISED ON") : _("TERM"),
                            LEFT, y, 0);

  office_pen_put_left (pen, &OFFICE_PEN_LABEL_STYLE, MUTED, prior ? _("PRIOR LEARNING") : _("MODULE"),
                       MODULE_X, y, 0);
  office_pen_put (pen, &OFFICE_PEN_LABEL_STYLE, MUTED, _("CREDITS"), CREDITS_RIGHT, y, 0, PANGO_ALIGN_RIGHT);
  office_pen_put (pen, &OFFICE_PEN_LABEL_STYLE, MUTED, _("MARK"), MARK_RIGHT, y, 0, PANGO_ALIGN_RIGHT);
  office_pen_put_left (pen, &OFFICE_PEN_LABEL_STYLE, MUTED, _("RESULT"), OUTCOME_X, y, 0);
  office_pen_rule (pen, MUTED, y + height + 3, 0.6);

  return height + 8;
}

static char *
component_text (const OfficeTranscriptComponent *component)
{
  g_autofree char *mark = NULL;
  g_autofree char *what = NULL;

  if (component->mark != OFFICE_TRANSCRIPT_NO_MARK)
    mark = office_mark_format (component->mark);
  if (mark != NULL && component->code != NULL && *component->code != '\0')
    what = g_strdup_printf ("%s %s", component->code, mark);
  else
    what = g_strdup (mark != NULL ? mark : component->code != NULL ? component->code : "–");

  if (component->capped)
    return g_strdup_printf (_("%s, attempt %u: %s (capped)"), component->title,
                            component->attempt, what);
  return g_strdup_printf (_("%s, attempt %u: %s"), component->title, component->attempt, what);
}

static double
put_components (OfficePen          *pen,
                const OfficeTranscriptModule *module,
                double                        y)
{
  double top = y;

  for (guint i = 0; i < module->n_components; i++)
    {
      g_autofree char *text = component_text (&module->components[i]);

      y += office_pen_put_left (pen, &OFFICE_PEN_SMALL_STYLE, MUTED, text, MODULE_X, y, MODULE_WIDTH);
    }

  return y - top;
}

static double
put_outcome (OfficePen          *pen,
             const OfficeTranscriptModule *module,
             double                        y)
{
  g_autofree char *ratified = office_pen_day (module->ratified_on);
  double width = RIGHT - OUTCOME_X;
  double height = office_pen_put_left (pen, &OFFICE_PEN_STRONG_STYLE, INK, module->outcome, OUTCOME_X, y, width);

  if (module->provisional)
    height += office_pen_put_left (pen, &OFFICE_PEN_SMALL_STYLE, WARNING, _("provisional"), OUTCOME_X, y + height,
                        width);
  else if (ratified != NULL)
    height += office_pen_put_left (pen, &OFFICE_PEN_SMALL_STYLE, MUTED, ratified, OUTCOME_X, y + height, width);

  return height;
}

/**
 * office_transcript_module:
 *
 * One module with its attempts.
 */
double
office_transcript_module (OfficePen          *pen,
                          const OfficeTranscriptModule *module,
                          double                        y)
{
  g_autofree char *title = NULL;
  g_autofree char *credits = g_strdup_printf (_("%d of %d"), module->credits_earned,
                                              module->credits);
  g_autofree char *mark = NULL;
  double height, text, outcome;

  if (module->level > 0)
    title = g_strdup_printf (_("%s %s (level %d)"), module->code, module->title, module->level);
  else
    title = g_strdup_printf ("%s %s", module->code, module->title);
  mark = module->mark != OFFICE_TRANSCRIPT_NO_MARK ? office_mark_format (module->mark)
                                                   : g_strdup ("–");

  height = office_pen_put_left (pen, &OFFICE_PEN_TEXT_STYLE, INK, module->term, LEFT, y, TERM_WIDTH);
  text = office_pen_put_left (pen, &OFFICE_PEN_STRONG_STYLE, INK, title, MODULE_X, y, MODULE_WIDTH);
  text += put_components (pen, module, y + text + 1) + 1;
  if (module->reason != NULL)
    text += 2 + office_pen_put_left (pen, &OFFICE_PEN_TEXT_STYLE, INK, module->reason, MODULE_X, y + text + 2,
                                     MODULE_WIDTH);
  put_number (pen, &OFFICE_PEN_TEXT_STYLE, credits, CREDITS_RIGHT, y);
  put_number (pen, &OFFICE_PEN_STRONG_STYLE, mark, MARK_RIGHT, y);
  outcome = put_outcome (pen, module, y);
  height = MAX (MAX (height, text), outcome);
  office_pen_rule (pen, RULE, y + height + 5, 0.5);

  return height + 10;
}

/**
 * office_transcript_prior:
 *
 * Prior learning that was recognised, credit without a mark: CREDIT-3.
 */
double
office_transcript_prior (OfficePen                 *pen,
                         const OfficeTranscriptPriorLearning *prior,
                         double                               y)
{
  g_autofree char *recognised = office_pen_day (prior->recognised_on);
  g_autofree char *credits = g_strdup_printf ("%d", prior->credits);
  double height = office_pen_put_left (pen, &OFFICE_PEN_STRONG_STYLE, INK, prior->title, MODULE_X, y, MODULE_WIDTH);
  double outcome;

  height += office_pen_put_left (pen, &OFFICE_PEN_SMALL_STYLE, MUTED, prior->institution, MODULE_X, y + height,
                      MODULE_WIDTH);
  office_pen_put_left (pen, &OFFICE_PEN_TEXT_STYLE, INK, recognised, LEFT, y, TERM_WIDTH);
  put_number (pen, &OFFICE_PEN_TEXT_STYLE, credits, CREDITS_RIGHT, y);
  put_number (pen, &OFFICE_PEN_STRONG_STYLE, "–", MARK_RIGHT, y);
  outcome = office_pen_put_left (pen, &OFFICE_PEN_STRONG_STYLE, INK, _("Recognised"), OUTCOME_X, y, RIGHT - OUTCOME_X);
  height = MAX (height, outcome);
  office_pen_rule (pen, RULE, y + height + 5, 0.5);

  return height + 10;
}

/**
 * office_transcript_line:
 *
 * A line of small print.
 */
double
office_transcript_line (OfficePen *pen,
                        const char          *text,
                        double               y)
{
  return office_pen_put_left (pen, &OFFICE_PEN_SMALL_STYLE, MUTED, text, LEFT, y, WIDTH) + 4;
}

/**
 * office_transcript_foot:
 *
 * Whose transcript a loose sheet belongs to, and which sheet it is.
 */
void
office_transcript_foot (OfficePen *pen,
                        const OfficeTranscriptFacts *facts,
                        guint                        page,
                        guint                        n_pages)
{
  g_autofree char *issued = office_pen_day (facts->issued_on);
  g_autofree char *left = g_strdup_printf (facts->kind == OFFICE_TRANSCRIPT_RECORD ? _("%s · transcript of %s")
                                                                                  : _("%s · statement of results of %s"),
                                           facts->name, issued);

  office_pen_foot (pen, left, page, n_pages);
}
