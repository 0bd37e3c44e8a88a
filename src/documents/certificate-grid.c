/* certificate-grid.c: the facts of the study, side by side on a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/certificate-grid.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/dates.h"

#define GRID_GAP 26.0

const OfficeTextStyle OFFICE_CERTIFICATE_LABEL_STYLE = {
  .families = OFFICE_TEXT_SANS, .size = 6.6, .spacing = 0.9,
};
const OfficeTextStyle OFFICE_CERTIFICATE_FACT_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 12.5, .lining = TRUE,
};

/**
 * office_certificate_scaled:
 *
 * Returns: a style with smaller letters
 */
OfficeTextStyle
office_certificate_scaled (const OfficeTextStyle *style,
                           double                 scale)
{
  OfficeTextStyle smaller = *style;

  smaller.size *= scale;
  smaller.spacing *= scale;
  return smaller;
}

/**
 * office_certificate_long_day:
 * @iso: (nullable): an ISO date
 *
 * Returns: (transfer full): "5 December 2025"
 */
char *
office_certificate_long_day (const char *iso)
{
  OfficeDay day = iso != NULL ? office_day_from_iso (iso) : OFFICE_DAY_NONE;

  if (day == OFFICE_DAY_NONE)
    return g_strdup (iso != NULL ? iso : "");
  return office_day_to_long (day);
}

static void
add_fact (OfficeCertificateGrid *grid,
          PangoContext          *context,
          double                 scale,
          const char            *label,
          const char            *value)
{
  OfficeTextStyle label_style = office_certificate_scaled (&OFFICE_CERTIFICATE_LABEL_STYLE,
                                                           MAX (scale, 0.9));
  OfficeTextStyle value_style = office_certificate_scaled (&OFFICE_CERTIFICATE_FACT_STYLE, scale);
  OfficeCertificateFact *fact = &grid->facts[grid->n_facts];

  if (value == NULL || *value == '\0' || grid->n_facts == OFFICE_CERTIFICATE_MAX_FACTS)
    return;

  fact->label = office_text_layout_new (context, &label_style, label, 0, PANGO_ALIGN_CENTER);
  fact->value = office_text_layout_new (context, &value_style, value, 0, PANGO_ALIGN_CENTER);
  grid->n_facts++;
}

/* A date or a bracket is not broken over lines. */
static void
keep_together (OfficeCertificateGrid *grid,
               const char            *value,
               const char            *part)
{
  const char *at = strstr (value, part);
  PangoLayout *layout;
  PangoAttrList *attributes;
  PangoAttribute *attribute;

  if (at == NULL || *part == '\0' || grid->n_facts == 0)
    return;
  layout = grid->facts[grid->n_facts - 1].value;
  if (!g_str_equal (pango_layout_get_text (layout), value))
    return;

  attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  attribute = pango_attr_allow_breaks_new (FALSE);
  attribute->start_index = (guint) (at - value);
  attribute->end_index = attribute->start_index + (guint) strlen (part);
  pango_attr_list_insert (attributes, attribute);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
measure (OfficeCertificateGrid *grid,
         double                 widest)
{
  grid->width = (grid->n_facts - 1) * GRID_GAP;
  for (guint i = 0; i < grid->n_facts; i++)
    {
      OfficeCertificateFact *fact = &grid->facts[i];

      fact->width = MAX (MIN (office_text_width (fact->value), widest),
                         office_text_width (fact->label));
      grid->width += fact->width;
    }
}

static void
break_values (OfficeCertificateGrid *grid,
              double                 widest)
{
  for (guint i = 0; i < grid->n_facts; i++)
    pango_layout_set_width (grid->facts[i].value, -1);
  measure (grid, widest);

  grid->height = 0;
  for (guint i = 0; i < grid->n_facts; i++)
    {
      OfficeCertificateFact *fact = &grid->facts[i];

      pango_layout_set_width (fact->value, (fact->width + 1) * PANGO_SCALE);
      grid->height = MAX (grid->height, office_text_height (fact->label) + 3 +
                                          office_text_height (fact->value));
    }
}

/* The widest facts give way by taking more lines, as few as will do in all. */
static void
arrange (OfficeCertificateGrid *grid,
         double                 width)
{
  double best = width;
  double lowest = G_MAXDOUBLE;

  for (double widest = width; widest > 60; widest -= 6)
    {
      break_values (grid, widest);
      if (grid->width <= width && grid->height < lowest - 0.1)
        {
          best = widest;
          lowest = grid->height;
        }
    }
  break_values (grid, best);
}

/**
 * office_certificate_ects_text:
 * @hundredths: ECTS credits, in hundredths
 *
 * Returns: (transfer full): "5", or "7.50"
 */
char *
office_certificate_ects_text (int hundredths)
{
  return hundredths % 100 == 0 ? g_strdup_printf ("%d", hundredths / 100)
                               : g_strdup_printf ("%d.%02d", hundredths / 100, hundredths % 100);
}

static char *
credit_text (const OfficeCertificateFacts *facts)
{
  g_autofree char *ects = NULL;

  if (facts->credits <= 0)
    return g_strdup ("");
  if (facts->ects_hundredths <= 0)
    return g_strdup_printf (ngettext ("%d credit", "%d credits", facts->credits), facts->credits);

  ects = office_certificate_ects_text (facts->ects_hundredths);
  return g_strdup_printf (ngettext ("%d credit (%s ECTS)", "%d credits (%s ECTS)",
                                    facts->credits), facts->credits, ects);
}

/**
 * office_certificate_grid_init:
 * @grid: (out caller-allocates): the facts
 * @context: from office_text_context_new()
 * @facts: a certificate
 * @scale: of the letters, 1 for their full size
 * @width: that the grid may take, in points
 *
 * Lays out the facts of the study side by side: CERT-1.
 */
void
office_certificate_grid_init (OfficeCertificateGrid        *grid,
                              PangoContext                 *context,
                              const OfficeCertificateFacts *facts,
                              double                        scale,
                              double                        width)
{
  g_autofree char *credit = credit_text (facts);
  g_autofree char *level = facts->level > 0 ? g_strdup_printf ("%d", facts->level) : g_strdup ("");
  g_autofree char *hours = NULL;
  g_autofree char *from = office_certificate_long_day (facts->study_from);
  g_autofree char *to = office_certificate_long_day (facts->study_to);
  g_autofree char *dates = NULL;

  memset (grid, 0, sizeof *grid);
  hours = facts->notional_hours > 0
            ? g_strdup_printf (ngettext ("%d hour", "%d hours", facts->notional_hours),
                               facts->notional_hours)
            : g_strdup ("");
  dates = *to != '\0' ? g_strdup_printf (_("%s to %s"), from, to) : g_strdup (from);

  add_fact (grid, context, scale, _("CREDIT"), credit);
  if (strchr (credit, '(') != NULL)
    keep_together (grid, credit, strchr (credit, '('));
  add_fact (grid, context, scale, _("LEVEL"), level);
  add_fact (grid, context, scale, _("NOTIONAL STUDY"), hours);
  add_fact (grid, context, scale, _("STUDIED"), dates);
  keep_together (grid, dates, from);
  keep_together (grid, dates, to);
  add_fact (grid, context, scale, _("ASSESSED BY"), facts->assessment);
  if (grid->n_facts > 0)
    arrange (grid, width);
}

/**
 * office_certificate_grid_clear:
 * @grid: a grid; it may be cleared again
 */
void
office_certificate_grid_clear (OfficeCertificateGrid *grid)
{
  for (guint i = 0; i < grid->n_facts; i++)
    {
      g_clear_object (&grid->facts[i].label);
      g_clear_object (&grid->facts[i].value);
    }
  grid->n_facts = 0;
}

/**
 * office_certificate_grid_place:
 * @body: gets its words and lines
 * @middle: in points
 * @y: the top
 */
void
office_certificate_grid_place (const OfficeCertificateGrid *grid,
                               OfficeCertificateBody       *body,
                               double                       middle,
                               double                       y)
{
  double x = middle - grid->width / 2;

  for (guint i = 0; i < grid->n_facts; i++)
    {
      const OfficeCertificateFact *fact = &grid->facts[i];

      office_certificate_body_add (body, fact->label, x + fact->width / 2, y, body->palette.muted,
                                   "P");
      office_certificate_body_add (body, fact->value, x + fact->width / 2,
                                   y + office_text_height (fact->label) + 3, body->palette.ink, "P");
      x += fact->width;
      if (i + 1 < grid->n_facts)
        office_certificate_body_rule (body, x + GRID_GAP / 2, y + 1, 0, grid->height - 2,
                                      body->palette.rule);
      x += GRID_GAP;
    }
}
