/* board-checklist.c: what is missing before a board, each a step from where it is filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/board-parts.h"
#include "views/step-page.h"
#include "views/wrap-layout.h"

/* Of one kind no more than these have a button of their own. */
#define MOST_OF_A_KIND 12

/* Where a gap is closed: a word for "results.go-to". */
static const char *const places[OFFICE_N_BOARD_GAPS] = {
  [OFFICE_BOARD_GAP_MARK] = "marks",
  [OFFICE_BOARD_GAP_AGREEMENT] = "marks",
  [OFFICE_BOARD_GAP_DEADLINE] = "submissions",
  [OFFICE_BOARD_GAP_RECEIPT] = "submissions",
  [OFFICE_BOARD_GAP_MODERATION] = "moderation",
  [OFFICE_BOARD_GAP_HOURS] = "hours",
  [OFFICE_BOARD_GAP_CIRCUMSTANCE] = "submissions",
  [OFFICE_BOARD_GAP_NUMBER] = "unregistered",
  [OFFICE_BOARD_GAP_DECISION] = "cases",
};

static char *
label_of (const OfficeBoardGap *gap,
          gboolean              anonymous)
{
  g_autofree char *name = gap->item != NULL ? office_board_item_name (gap->item, anonymous) : NULL;

  if (name == NULL)
    return g_strdup (gap->component != NULL ? gap->component : "");
  if (gap->component == NULL)
    return g_steal_pointer (&name);
  /* Translators: a learner, a component of the assessment */
  return g_strdup_printf (_("%s, %s"), name, gap->component);
}

static void
add_button (GtkWidget  *box,
            const char *text,
            const char *place,
            gint64      learner_id)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, _("Go to the place"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "results.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", place, learner_id);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_kind (GtkWidget               *box,
          const OfficeBoardAgenda *agenda,
          OfficeBoardGapKind       kind,
          gboolean                 anonymous)
{
  GtkWidget *group, *head, *buttons;
  guint n = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < agenda->gaps->len; i++)
    n += ((OfficeBoardGap *) g_ptr_array_index (agenda->gaps, i))->kind == kind;
  if (n == 0)
    return;

  group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  title = office_board_gap_title (kind, n);
  head = office_step_page_add_line (group, title, "heading");
  gtk_widget_set_halign (head, GTK_ALIGN_START);
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_layout_manager (buttons, office_wrap_layout_new (6));
  n = 0;
  for (guint i = 0; i < agenda->gaps->len; i++)
    {
      const OfficeBoardGap *gap = g_ptr_array_index (agenda->gaps, i);
      g_autofree char *text = label_of (gap, anonymous);

      if (gap->kind != kind)
        continue;
      if (n++ < MOST_OF_A_KIND)
        add_button (buttons, text, places[kind], gap->item != NULL ? gap->item->row->learner_id : 0);
    }
  if (n > MOST_OF_A_KIND)
    {
      guint rest = n - MOST_OF_A_KIND;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more…", "and %u more…", rest), rest);

      add_button (buttons, more, places[kind], 0);
    }
  gtk_box_append (GTK_BOX (group), buttons);
  gtk_box_append (GTK_BOX (box), group);
}

/**
 * office_board_checklist_fill:
 * @box: is emptied first
 * @agenda: what the board has before it
 * @anonymous: references stand in place of names
 *
 * Lists what is missing, kind by kind. A board may ratify all the same (BOARD-1).
 *
 * Returns: how much is missing
 */
guint
office_board_checklist_fill (GtkWidget               *box,
                             const OfficeBoardAgenda *agenda,
                             gboolean                 anonymous)
{
  office_step_page_empty (box);
  for (int kind = 0; kind < OFFICE_N_BOARD_GAPS; kind++)
    add_kind (box, agenda, (OfficeBoardGapKind) kind, anonymous);
  if (agenda->gaps->len == 0)
    office_step_page_add_line (box,
                               agenda->n_open == 0
                                 ? _("Nothing is missing: a board has ratified every result.")
                                 : _("Nothing is missing: the board can begin."), NULL);
  else
    office_step_page_add_line (box,
                               _("The board may ratify all the same: what is withheld, deferred or pending goes "
                                 "forward as it is."), "dim-label");
  return agenda->gaps->len;
}
