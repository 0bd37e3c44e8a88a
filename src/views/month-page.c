/* month-page.c: a month, six weeks of days, each with what is on it
 *
 * Each day is a button with everything on it in its name; Enter opens its week, the arrows go from day
 * to day. What has no room is counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/month-page.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"

#define N_WEEKS 6
#define DAYS_OF_WEEK 7
#define N_DAYS (N_WEEKS * DAYS_OF_WEEK)
#define MOST_LINES 4

typedef struct
{
  GtkWidget *button;
  GtkWidget *number;
  GtkWidget *lines[MOST_LINES];
} Cell;

struct _OfficeMonthPage
{
  GtkWidget  parent_instance;

  OfficeDay  from;
  GtkWidget *grid;
  Cell       cells[N_DAYS];
};

G_DEFINE_FINAL_TYPE (OfficeMonthPage, office_month_page, GTK_TYPE_WIDGET)

enum
{
  DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const tints[] = { "tint-0", "tint-1", "tint-2", "tint-3", "tint-4", "tint-5" };

/**
 * office_month_line_new:
 * @day: on which day it is
 *
 * Returns: (transfer full): a line to fill in
 */
OfficeMonthLine *
office_month_line_new (OfficeDay day)
{
  OfficeMonthLine *line = g_new0 (OfficeMonthLine, 1);

  line->day = day;
  return line;
}

/**
 * office_month_line_free:
 * @line: (transfer full) (nullable): a line
 */
void
office_month_line_free (OfficeMonthLine *line)
{
  if (line == NULL)
    return;

  g_free (line->text);
  g_free (line->name);
  g_free (line);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_line (GtkWidget             *widget,
           const OfficeMonthLine *line)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (widget), line->text);
  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
    set_class (widget, tints[i], i == line->colour % G_N_ELEMENTS (tints));
  set_class (widget, "clash", line->clash);
  set_class (widget, "other", line->other);
  set_class (widget, "cancelled", line->cancelled);
  gtk_widget_set_visible (widget, TRUE);
}

static void
show_more (GtkWidget *widget,
           guint      n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

  gtk_inscription_set_text (GTK_INSCRIPTION (widget), text);
  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
    gtk_widget_remove_css_class (widget, tints[i]);
  set_class (widget, "clash", FALSE);
  set_class (widget, "other", FALSE);
  set_class (widget, "cancelled", FALSE);
  gtk_widget_set_visible (widget, TRUE);
}

/* "18 September 2025: 19:00 Welcome, …; 20:00 …" */
static char *
name_day (OfficeDay  day,
          GPtrArray *lines)
{
  g_autofree char *date = office_day_to_long (day);
  g_autoptr (GString) said = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeMonthLine *line = g_ptr_array_index (lines, i);

      if (line->day == day)
        g_string_append_printf (said, "%s%s", n++ > 0 ? "; " : "", line->name);
    }
  if (n == 0)
    /* Translators: a day on which nothing is */
    return g_strdup_printf (_("%s: nothing"), date);
  /* Translators: a day, and what is on it */
  return g_strdup_printf (_("%s: %s"), date, said->str);
}

static void
show_day (OfficeMonthPage *self,
          int              index,
          OfficeDay        first,
          GPtrArray       *lines)
{
  Cell *cell = &self->cells[index];
  const OfficeDay day = self->from + index;
  g_autofree char *name = name_day (day, lines);
  g_autofree char *number = NULL;
  int month, of_month, day_of_month;
  guint n = 0, total = 0;

  office_day_split (first, NULL, &month, NULL);
  office_day_split (day, NULL, &of_month, &day_of_month);
  number = g_strdup_printf ("%d", day_of_month);
  gtk_label_set_label (GTK_LABEL (cell->number), number);
  set_class (cell->button, "outside", of_month != month);
  set_class (cell->number, "today", day == office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (cell->button, name);

  for (guint i = 0; i < lines->len; i++)
    total += ((OfficeMonthLine *) g_ptr_array_index (lines, i))->day == day;
  for (guint i = 0; i < lines->len && n < MOST_LINES; i++)
    {
      const OfficeMonthLine *line = g_ptr_array_index (lines, i);

      if (line->day != day)
        continue;
      if (n == MOST_LINES - 1 && total > MOST_LINES)
        show_more (cell->lines[n], total - n);
      else
        show_line (cell->lines[n], line);
      n++;
    }
  for (; n < MOST_LINES; n++)
    gtk_widget_set_visible (cell->lines[n], FALSE);
}

/**
 * office_month_page_show:
 * @self: a page
 * @first: the first day of the month
 * @from: the Monday with which the page begins
 * @chosen: the day that has the focus, if the page has it
 * @lines: (element-type OfficeMonthLine) (transfer none): in order of time
 *
 * Shows a month. The focus stays on the page when it was there.
 */
void
office_month_page_show (OfficeMonthPage *self,
                        OfficeDay        first,
                        OfficeDay        from,
                        OfficeDay        chosen,
                        GPtrArray       *lines)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean moved = self->from != from;

  g_return_if_fail (OFFICE_IS_MONTH_PAGE (self));

  self->from = from;
  for (int i = 0; i < N_DAYS; i++)
    show_day (self, i, first, lines);
  if (moved && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && chosen >= from
      && chosen < from + N_DAYS)
    gtk_widget_grab_focus (self->cells[chosen - from].button);
}

static void
clicked_cb (GtkWidget       *button,
            OfficeMonthPage *self)
{
  for (int i = 0; i < N_DAYS; i++)
    if (self->cells[i].button == button)
      g_signal_emit (self, signals[DAY_ACTIVATED], 0, self->from + i);
}

static GtkWidget *
make_line (void)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 4);
  gtk_widget_add_css_class (line, "month-line");
  gtk_widget_set_visible (line, FALSE);
  return line;
}

static void
make_cell (OfficeMonthPage *self,
           int              index)
{
  Cell *cell = &self->cells[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  cell->number = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->number), 0);
  gtk_widget_add_css_class (cell->number, "month-number");
  gtk_box_append (GTK_BOX (box), cell->number);
  for (int i = 0; i < MOST_LINES; i++)
    {
      cell->lines[i] = make_line ();
      gtk_box_append (GTK_BOX (box), cell->lines[i]);
    }
  cell->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (cell->button), box);
  gtk_widget_set_overflow (cell->button, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (cell->button, TRUE);
  gtk_widget_set_vexpand (cell->button, TRUE);
  gtk_widget_add_css_class (cell->button, "month-day");
  if (index % DAYS_OF_WEEK >= 5)
    gtk_widget_add_css_class (cell->button, "weekend");
  g_signal_connect_object (cell->button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_grid_attach (GTK_GRID (self->grid), cell->button, index % DAYS_OF_WEEK, 1 + index / DAYS_OF_WEEK, 1, 1);
}

static void
make_head (OfficeMonthPage *self,
           int              day)
{
  g_autoptr (GDate) date = g_date_new_julian ((guint32) (day + DAYS_OF_WEEK + 1));
  GtkWidget *label;
  char text[32];

  g_date_strftime (text, sizeof text, "%a", date);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "week-day");
  gtk_grid_attach (GTK_GRID (self->grid), label, day, 0, 1, 1);
}

static gboolean
office_month_page_grab_focus (GtkWidget *widget)
{
  OfficeMonthPage *self = OFFICE_MONTH_PAGE (widget);

  for (int i = 0; i < N_DAYS; i++)
    if (!gtk_widget_has_css_class (self->cells[i].button, "outside"))
      return gtk_widget_grab_focus (self->cells[i].button);
  return FALSE;
}

static void
office_month_page_dispose (GObject *object)
{
  g_clear_pointer (&OFFICE_MONTH_PAGE (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (office_month_page_parent_class)->dispose (object);
}

static void
office_month_page_class_init (OfficeMonthPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_month_page_dispose;
  widget_class->grab_focus = office_month_page_grab_focus;

  /* A day was clicked, or Enter pressed on it: (day). */
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", OFFICE_TYPE_MONTH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "monthpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_month_page_init (OfficeMonthPage *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Month"), -1);
  for (int day = 0; day < DAYS_OF_WEEK; day++)
    make_head (self, day);
  for (int i = 0; i < N_DAYS; i++)
    make_cell (self, i);
}
