/* return-field-form.c: what one column of a profile of returns holds, as fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/return-field-form.h"

#include <glib/gi18n-lib.h>

#include "views/choice.h"
#include "views/field.h"
#include "views/pane-parts.h"

#define WORDS_HEIGHT 190

struct _OfficeReturnFieldForm
{
  GtkWidget          parent_instance;

  OfficeReturnField *field;      /* the editor's */
  OfficeReturnKind   kind;
  gboolean           quiet;

  GtkWidget         *box;
  OfficeField       *heading;
  OfficeChoice      *fact;
  OfficeField       *text;
  OfficeChoice      *format;
  GtkWidget         *required;
  GtkWidget         *meaning;
  GtkWidget         *words_box;
  GtkWidget         *words;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeReturnFieldForm, office_return_field_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
say_changed (OfficeReturnFieldForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
heading_changed_cb (OfficeReturnFieldForm *self)
{
  if (self->quiet || self->field == NULL)
    return;
  g_free (self->field->heading);
  self->field->heading = g_strdup (office_field_get_text (self->heading));
  say_changed (self);
}

static void
text_changed_cb (OfficeReturnFieldForm *self)
{
  if (self->quiet || self->field == NULL)
    return;
  g_free (self->field->constant);
  self->field->constant = g_strdup (office_field_get_text (self->text));
}

static void
format_changed_cb (OfficeReturnFieldForm *self)
{
  const char *format = office_choice_get_id (self->format);

  if (self->quiet || self->field == NULL || format == NULL)
    return;
  g_free (self->field->format);
  self->field->format = g_strdup (format);
}

static void
required_changed_cb (OfficeReturnFieldForm *self)
{
  if (!self->quiet && self->field != NULL)
    self->field->required = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->required));
}

/* What is ours is kept with its entry. */
static void
word_changed_cb (GtkEditable           *entry,
                 OfficeReturnFieldForm *self)
{
  const char *ours = g_object_get_data (G_OBJECT (entry), "office-value");
  const char *theirs = gtk_editable_get_text (entry);

  if (self->quiet || self->field == NULL)
    return;
  if (*theirs != '\0')
    office_return_field_translate (self->field, ours, theirs);
  else if (self->field->translation != NULL)
    g_hash_table_remove (self->field->translation, ours);
}

static void
add_word (OfficeReturnFieldForm  *self,
          const OfficeReturnCode *code,
          int                     row)
{
  const char *theirs = self->field->translation != NULL
                         ? g_hash_table_lookup (self->field->translation, code->value) : NULL;
  /* Translators: what a value means, and how the office writes it: "Pass (P)" */
  g_autofree char *name = g_strdup_printf (_("%s (%s)"), code->meaning, code->value);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, name);
  gtk_editable_set_text (GTK_EDITABLE (entry), theirs != NULL ? theirs : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), code->value);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (entry), "office-value", g_strdup (code->value), g_free);
  g_signal_connect (entry, "changed", G_CALLBACK (word_changed_cb), self);
  gtk_grid_attach (GTK_GRID (self->words), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->words), entry, 1, row, 1, 1);
}

static void
show_words (OfficeReturnFieldForm *self)
{
  g_autofree OfficeReturnCode *codes = NULL;
  GtkWidget *child;
  gsize n_codes = 0;

  while ((child = gtk_widget_get_first_child (self->words)) != NULL)
    gtk_grid_remove (GTK_GRID (self->words), child);
  codes = office_return_codes_list (office_return_fact_get (self->field->fact)->codes, &n_codes);
  for (gsize i = 0; i < n_codes; i++)
    add_word (self, &codes[i], (int) i);
  gtk_widget_set_visible (self->words_box, n_codes > 0);
}

/* The format by example; "General" is no word for a person. */
static void
show_formats (OfficeReturnFieldForm *self)
{
  const char *const *formats = office_return_formats_list (office_return_field_get_kind (self->field));

  office_choice_clear (self->format);
  for (guint i = 0; formats[i] != NULL; i++)
    office_choice_add (self->format, formats[i],
                       g_str_equal (formats[i], "General") ? _("As many decimals as there are") : formats[i]);
  office_choice_set_id (self->format, office_return_field_get_format (self->field));
  gtk_widget_set_visible (GTK_WIDGET (self->format), formats[1] != NULL);
}

static void
show_facts (OfficeReturnFieldForm *self)
{
  office_choice_clear (self->fact);
  for (int id = 0; id < OFFICE_N_RETURN_FACTS; id++)
    {
      const OfficeReturnFact *fact = office_return_fact_get ((OfficeReturnFactId) id);

      if (office_return_fact_fits ((OfficeReturnFactId) id, self->kind))
        office_choice_add (self->fact, fact->key, _(fact->label));
    }
  office_choice_set_id (self->fact, office_return_fact_get (self->field->fact)->key);
}

static void
show_rest (OfficeReturnFieldForm *self)
{
  gboolean constant = self->field->fact == OFFICE_FACT_CONSTANT;

  gtk_label_set_label (GTK_LABEL (self->meaning), _(office_return_fact_get (self->field->fact)->meaning));
  gtk_widget_set_visible (GTK_WIDGET (self->text), constant);
  gtk_widget_set_visible (self->required, !constant && self->field->fact != OFFICE_FACT_BLANK);
  show_formats (self);
  show_words (self);
}

/* Another fact has other words and formats; the heading stays the university's. */
static void
fact_changed_cb (OfficeReturnFieldForm *self)
{
  const char *key = office_choice_get_id (self->fact);
  OfficeReturnFactId fact;
  OfficeReturnField *built_in;

  if (self->quiet || self->field == NULL || office_return_fact_find (key, &fact) == NULL)
    return;
  built_in = office_return_field_new_built_in (fact, self->kind, NULL);
  self->field->fact = fact;
  g_clear_pointer (&self->field->format, g_free);
  g_clear_pointer (&self->field->translation, g_hash_table_unref);
  self->field->translation = g_steal_pointer (&built_in->translation);
  office_return_field_free (built_in);
  self->quiet = TRUE;
  show_rest (self);
  self->quiet = FALSE;
  say_changed (self);
}

static void
office_return_field_form_dispose (GObject *object)
{
  OfficeReturnFieldForm *self = OFFICE_RETURN_FIELD_FORM (object);

  self->quiet = TRUE;
  self->field = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (office_return_field_form_parent_class)->dispose (object);
}

static void
office_return_field_form_class_init (OfficeReturnFieldFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_return_field_form_dispose;

  /**
   * OfficeReturnFieldForm::changed:
   * @self: the form
   *
   * The column has another heading or holds another fact.
   */
  signals[CHANGED] = g_signal_new ("changed", OFFICE_TYPE_RETURN_FIELD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_words (OfficeReturnFieldForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->words_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  office_pane_add_text (self->words_box, _("The university’s words; blank for ours:"), FALSE);
  self->words = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->words), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->words), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->words);
  gtk_widget_set_size_request (scrolled, -1, WORDS_HEIGHT);
  gtk_box_append (GTK_BOX (self->words_box), scrolled);
  gtk_box_append (GTK_BOX (self->box), self->words_box);
}

static void
office_return_field_form_init (OfficeReturnFieldForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->heading = OFFICE_FIELD (office_field_new (_("_Heading")));
  self->fact = OFFICE_CHOICE (office_choice_new (_("What it h_olds")));
  self->text = OFFICE_FIELD (office_field_new (_("_Text in every row")));
  self->format = OFFICE_CHOICE (office_choice_new (_("Number _format")));
  self->required = gtk_check_button_new_with_mnemonic (_("A _blank in it is an error"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->fact));
  self->meaning = office_pane_add_text (self->box, "", TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->format));
  gtk_box_append (GTK_BOX (self->box), self->required);
  make_words (self);

  g_signal_connect_swapped (office_field_get_entry (self->heading), "changed", G_CALLBACK (heading_changed_cb), self);
  g_signal_connect_swapped (office_field_get_entry (self->text), "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self->fact, "changed", G_CALLBACK (fact_changed_cb), self);
  g_signal_connect_swapped (self->format, "changed", G_CALLBACK (format_changed_cb), self);
  g_signal_connect_swapped (self->required, "toggled", G_CALLBACK (required_changed_cb), self);
}

/**
 * office_return_field_form_new:
 *
 * Returns: (transfer floating): a form that shows no column yet
 */
GtkWidget *
office_return_field_form_new (void)
{
  return g_object_new (OFFICE_TYPE_RETURN_FIELD_FORM, NULL);
}

/**
 * office_return_field_form_show:
 * @self: a form
 * @field: a column, which is changed as the person types; it must outlive its being shown
 * @kind: the kind of return
 *
 * Shows a column.
 */
void
office_return_field_form_show (OfficeReturnFieldForm *self,
                               OfficeReturnField     *field,
                               OfficeReturnKind       kind)
{
  g_return_if_fail (OFFICE_IS_RETURN_FIELD_FORM (self));

  self->quiet = TRUE;
  self->field = field;
  self->kind = kind;
  office_field_set_text (self->heading, field->heading);
  office_field_set_text (self->text, field->constant != NULL ? field->constant : "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->required), field->required);
  show_facts (self);
  show_rest (self);
  self->quiet = FALSE;
}

/**
 * office_return_field_form_focus:
 * @self: a form
 *
 * Puts the focus into the heading, with all of it selected.
 */
void
office_return_field_form_focus (OfficeReturnFieldForm *self)
{
  g_return_if_fail (OFFICE_IS_RETURN_FIELD_FORM (self));

  gtk_widget_grab_focus (office_field_get_entry (self->heading));
}
