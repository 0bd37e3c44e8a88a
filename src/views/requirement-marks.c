/* requirement-marks.c: the four entry requirements as four small marks in one cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/requirement-marks.h"
#include "views/state-pill.h"

struct _OfficeRequirementMarks
{
  GtkWidget  parent_instance;

  GtkWidget *marks[OFFICE_N_REQUIREMENTS];
};

G_DEFINE_FINAL_TYPE (OfficeRequirementMarks, office_requirement_marks, GTK_TYPE_WIDGET)

static void
office_requirement_marks_dispose (GObject *object)
{
  OfficeRequirementMarks *self = OFFICE_REQUIREMENT_MARKS (object);

  for (guint kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    g_clear_pointer (&self->marks[kind], gtk_widget_unparent);

  G_OBJECT_CLASS (office_requirement_marks_parent_class)->dispose (object);
}

static void
office_requirement_marks_class_init (OfficeRequirementMarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_requirement_marks_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "requirementmarks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_requirement_marks_init (OfficeRequirementMarks *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 2);
  for (guint kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    {
      self->marks[kind] = office_state_pill_new_mark ();
      gtk_widget_set_parent (self->marks[kind], GTK_WIDGET (self));
    }
}

/**
 * office_requirement_marks_new:
 *
 * Returns: (transfer floating): a cell without marks
 */
GtkWidget *
office_requirement_marks_new (void)
{
  return g_object_new (OFFICE_TYPE_REQUIREMENT_MARKS, NULL);
}

/**
 * office_requirement_marks_set:
 * @self: a cell
 * @states: (array fixed-size=4) (nullable): by #OfficeRequirement; %NULL shows none
 *
 * Shows the marks; each says what it is of on hover and to assistive technology (ENTRY-2).
 */
void
office_requirement_marks_set (OfficeRequirementMarks       *self,
                              const OfficeRequirementState *states)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_return_if_fail (OFFICE_IS_REQUIREMENT_MARKS (self));

  for (guint kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    {
      OfficeStatePill *mark = OFFICE_STATE_PILL (self->marks[kind]);
      g_autofree char *text = NULL;
      OfficeStateLook look;

      if (states == NULL)
        {
          office_state_pill_clear (mark);
          continue;
        }
      look = office_state_look_requirement (states[kind]);
      /* Translators: a requirement and its state, such as "Degree: met" */
      text = g_strdup_printf (_("%s: %s"), office_requirement_label (kind), look.word);
      office_state_pill_set_text (mark, look, text, text);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all->str, -1);
}
