/* board-awards.c: the award board: who reaches the credits, and how the class comes about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/marks.h"
#include "rules/step.h"
#include "views/board-parts.h"
#include "views/step-page.h"

static char *
title_of (const OfficeBoardAward  *award,
          const OfficeBoardAgenda *agenda,
          gboolean                 anonymous)
{
  g_autofree char *name = office_board_item_name (award->item, anonymous);
  g_autofree char *mean = office_mark_format (award->award->mean);

  if (!award->award->complete)
    /* Translators: a learner, credits earned, credits of the award */
    return g_strdup_printf (_("%s — %d of %d credits"), name, award->award->credits, agenda->rules.award_credits);
  if (award->award->mean == OFFICE_MARK_NONE)
    return g_strdup_printf (_("%s — %d credits"), name, award->award->credits);
  /* Translators: a learner, credits, the class of the award, the mean */
  return g_strdup_printf (_("%s — %d credits: %s, mean %s"), name, award->award->credits,
                          office_class_label (award->award->classification), mean);
}

static void
add_steps (GtkWidget         *box,
           const OfficeAward *award)
{
  for (guint i = 0; award->steps != NULL && i < award->steps->len; i++)
    {
      const OfficeStep *step = g_ptr_array_index (award->steps, i);
      g_autofree char *after = office_mark_format (step->after);
      g_autofree char *text = *after != '\0' ? g_strdup_printf (_("%s: %s"), step->label, after)
                                             : g_strdup (step->label);
      GtkWidget *line = office_step_page_add_line (box, text, "numeric");

      gtk_widget_add_css_class (line, "dim-label");
      gtk_widget_set_margin_start (line, 18);
      gtk_widget_set_tooltip_text (line, step->rule);
    }
}

static void
add_award (GtkWidget               *box,
           const OfficeBoardAward  *award,
           const OfficeBoardAgenda *agenda,
           gboolean                 anonymous)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = title_of (award, agenda, anonymous);

  office_step_page_add_line (group, title, award->award->complete ? "form-title" : NULL);
  if (award->award->complete)
    {
      g_autofree char *day = office_day_to_text (office_day_from_iso (award->completed_on));
      g_autofree char *reached = award->completed_on != NULL ? g_strdup_printf (_("Reached on %s."), day) : NULL;

      if (reached != NULL)
        office_step_page_add_line (group, reached, NULL);
      office_step_page_add_line (group, award->award->why, NULL);
      add_steps (group, award->award);
    }
  else
    gtk_widget_set_tooltip_text (group, award->award->why);
  gtk_box_append (GTK_BOX (box), group);
}

static void
add_group (GtkWidget               *box,
           const char              *title,
           const OfficeBoardAgenda *agenda,
           gboolean                 awaited,
           gboolean                 reached,
           gboolean                 anonymous)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < agenda->awards->len; i++)
    {
      const OfficeBoardAward *award = g_ptr_array_index (agenda->awards, i);

      if (award->awaited != awaited || award->reached != reached)
        continue;
      if (!headed)
        office_step_page_add_line (box, title, "heading");
      headed = TRUE;
      add_award (box, award, agenda, anonymous);
    }
}

/**
 * office_board_awards_fill:
 * @box: is emptied first
 * @agenda: what the board has before it
 * @anonymous: references stand in place of names
 *
 * Shows who reaches the award with this board, who has reached it, and who is on the way, with the
 * arithmetic of the class (CREDIT-4; prior learning counts as credit and is left out of the mean).
 */
void
office_board_awards_fill (GtkWidget               *box,
                          const OfficeBoardAgenda *agenda,
                          gboolean                 anonymous)
{
  g_autofree char *rule = g_strdup_printf (_("The award takes %d credits. Its class comes from the credit-weighted "
                                             "mean of the module marks, rounded half up once; prior learning counts "
                                             "as credit and is left out of the mean."), agenda->rules.award_credits);

  office_step_page_empty (box);
  office_step_page_add_line (box, rule, "dim-label");
  if (agenda->awards->len == 0)
    office_step_page_add_line (box, _("Nobody in this cohort has credits yet: they are earned when a board ratifies "
                                      "a pass."), NULL);
  add_group (box, _("Reach the award with this board"), agenda, TRUE, FALSE, anonymous);
  add_group (box, _("Have reached the award"), agenda, FALSE, TRUE, anonymous);
  add_group (box, _("On the way"), agenda, FALSE, FALSE, anonymous);
}
