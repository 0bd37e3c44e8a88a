/* learner-page.c: one learner's file: who, what they studied, what they agreed to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/privacy.h"
#include "store/rows.h"
#include "views/confirm.h"
#include "views/learner-form.h"
#include "views/learner-page.h"
#include "views/learner-sections.h"
#include "views/pane-parts.h"
#include "views/state-pill.h"
#include "views/template.h"

struct _OfficeLearnerPage
{
  GtkWidget          parent_instance;

  OfficeSession     *session;
  OfficeLearnerFile *file;
  gint64             learner_id;
  GCancellable      *cancellable;   /* of what is being read */

  GtkWidget         *root;
  GtkWidget         *name_label;
  GtkWidget         *flag_pill;
  GtkWidget         *scroller;
  GtkWidget         *duplicates_box;
  GtkWidget         *identity_stack;
  GtkWidget         *identity_grid;
  GtkWidget         *form;
  GtkWidget         *award_box;
  GtkWidget         *modules_box;
  GtkWidget         *registrations_box;
  GtkWidget         *consents_box;
};

enum
{
  LOADED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeLearnerPage, office_learner_page, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Possible duplicates -------------------------------------------------------------------------- */

static void
compare (GtkWidget  *grid,
         int         row,
         const char *label,
         const char *this_one,
         const char *other_one)
{
  const char *values[2] = { this_one != NULL ? this_one : "", other_one != NULL ? other_one : "" };
  const gboolean differs = !g_str_equal (values[0], values[1]);
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_yalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *text = gtk_label_new (*values[i] != '\0' ? values[i] : _("blank"));

      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_widget_add_css_class (text, "numeric");
      if (differs)
        gtk_widget_add_css_class (text, "form-title");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
      gtk_grid_attach (GTK_GRID (grid), text, i + 1, row, 1, 1);
    }
}

static char *
whole_number (const OfficeLearnerRow *row)
{
  return row->registration_number != NULL ? g_strdup_printf ("%s %s", row->regulator, row->registration_number)
                                          : NULL;
}

static GtkWidget *
make_comparison (const OfficeLearnerRow *this_one,
                 const OfficeLearnerRow *other)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *born = office_pane_date (this_one->date_of_birth);
  g_autofree char *other_born = office_pane_date (other->date_of_birth);
  g_autofree char *number = whole_number (this_one);
  g_autofree char *other_number = whole_number (other);
  g_autofree char *applications = g_strdup_printf ("%d", this_one->applications);
  g_autofree char *other_applications = g_strdup_printf ("%d", other->applications);
  g_autofree char *credits = g_strdup_printf ("%d", this_one->credits);
  g_autofree char *other_credits = g_strdup_printf ("%d", other->credits);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  compare (grid, 0, "", _("This record"), _("The other record"));
  compare (grid, 1, _("Family name"), this_one->family_name, other->family_name);
  compare (grid, 2, _("Given names"), this_one->given_names, other->given_names);
  compare (grid, 3, _("Date of birth"), born, other_born);
  compare (grid, 4, _("E-mail"), this_one->email, other->email);
  compare (grid, 5, _("Registration"), number, other_number);
  compare (grid, 6, _("Student number"), this_one->student_number, other->student_number);
  compare (grid, 7, _("Applications"), applications, other_applications);
  compare (grid, 8, _("Credits"), credits, other_credits);
  compare (grid, 9, _("Last cohort"), this_one->last_cohort, other->last_cohort);
  return grid;
}

static void
add_action (GtkWidget  *row,
            const char *label,
            const char *action,
            gint64      id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (id != 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_box_append (GTK_BOX (row), button);
}

static void
show_duplicates (OfficeLearnerPage        *self,
                 const OfficeLearnerStory *story)
{
  GtkWidget *section;

  office_box_clear (self->duplicates_box);
  gtk_widget_set_visible (self->duplicates_box, story->duplicates->len > 0 && story->row != NULL);
  if (story->duplicates->len == 0 || story->row == NULL)
    return;

  section = office_learner_section_add (self->duplicates_box, _("Possibly the same person"));
  for (guint i = 0; i < story->duplicates->len; i++)
    {
      const OfficeLearnerRow *other = g_ptr_array_index (story->duplicates, i);
      GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (section), make_comparison (story->row, other));
      add_action (buttons, _("_Merge the other into this…"), "records.merge", other->id);
      add_action (buttons, _("Open the _other record"), "records.show-other", other->id);
      add_action (buttons, _("_Not the same person"), "records.not-duplicate", 0);
      gtk_box_append (GTK_BOX (section), buttons);
    }
}

/* Consent -------------------------------------------------------------------------------------- */

static const OfficeConsentRecord *
newest_consent (const OfficeLearnerStory *story,
                OfficeConsentKind         kind)
{
  for (guint i = 0; i < story->consents->len; i++)
    {
      const OfficeConsentRecord *record = g_ptr_array_index (story->consents, i);

      if (record->kind == kind)
        return record;
    }
  return NULL;
}

static void
show_consent (GtkWidget                *section,
              const OfficeLearnerStory *story,
              OfficeConsentKind         kind)
{
  const OfficeConsentRecord *record = newest_consent (story, kind);
  const OfficeConsent state = record != NULL ? record->state : OFFICE_CONSENT_NONE;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: what a consent is about, and what was said to it */
  g_autofree char *text = g_strdup_printf (_("%s: %s"), office_consent_kind_label (kind),
                                           office_consent_label (state));

  office_pane_add_text (words, text, FALSE);
  if (record != NULL)
    {
      g_autofree char *when = office_instant_to_text (record->at);
      /* Translators: when, where it comes from, the words that were shown */
      g_autofree char *facts = g_strdup_printf (_("%s, %s: “%s”"), when, record->source, record->wording);

      office_pane_add_text (words, facts, TRUE);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (story->learner->erased_on != NULL)
    ;
  else if (kind == OFFICE_CONSENT_NEWSLETTER && (state == OFFICE_CONSENT_GIVEN || state == OFFICE_CONSENT_UNCONFIRMED))
    add_action (row, _("_Withdraw"), "records.withdraw-newsletter", 0);
  if (story->learner->erased_on == NULL && state != OFFICE_CONSENT_GIVEN)
    add_action (row, kind == OFFICE_CONSENT_NEWSLETTER ? _("Record an opt-_in…") : _("Re_cord that it was seen…"),
                kind == OFFICE_CONSENT_NEWSLETTER ? "records.give-newsletter" : "records.give-notice", 0);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (section), row);
}

/* The whole ------------------------------------------------------------------------------------ */

static void
show_head (OfficeLearnerPage        *self,
           const OfficeLearnerStory *story)
{
  const OfficeLearner *learner = story->learner;
  g_autofree char *name = office_person_name (learner->family_name, learner->given_names);

  gtk_label_set_label (GTK_LABEL (self->name_label), name);
  gtk_widget_set_tooltip_text (self->name_label, name);
  if (learner->erased_on != NULL)
    office_state_pill_set (OFFICE_STATE_PILL (self->flag_pill),
                           (OfficeStateLook) { _("Erased"), "office-cross-symbolic", "muted" });
  else if (story->duplicates->len > 0)
    office_state_pill_set (OFFICE_STATE_PILL (self->flag_pill),
                           (OfficeStateLook) { _("Possible duplicate"), "office-warning-symbolic", "warn" });
  gtk_widget_set_visible (self->flag_pill, learner->erased_on != NULL || story->duplicates->len > 0);
}

static void
show_file (OfficeLearnerPage *self)
{
  const OfficeLearnerStory *story = self->file->story;
  GtkWidget *section;

  show_head (self, story);
  show_duplicates (self, story);
  office_box_clear (self->identity_grid);
  office_learner_section_identity (self->identity_grid, story);
  office_box_clear (self->award_box);
  office_learner_section_award (self->award_box, story);
  office_box_clear (self->modules_box);
  office_learner_section_modules (self->modules_box, story);
  office_box_clear (self->registrations_box);
  office_learner_section_registrations (self->registrations_box, story);
  office_box_clear (self->consents_box);
  section = office_learner_section_add (self->consents_box, _("Consent"));
  for (int kind = 0; kind < OFFICE_N_CONSENT_KINDS; kind++)
    show_consent (section, story, (OfficeConsentKind) kind);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeLearnerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficeLearnerFile *file = office_learner_file_read_finish (OFFICE_SESSION (source), result, &error);
  gboolean another;

  if (file == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  if (self->root == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      office_learner_file_free (file);
      return;
    }
  another = self->file == NULL || self->file->story->learner->id != file->story->learner->id;
  g_clear_pointer (&self->file, office_learner_file_free);
  self->file = file;
  self->learner_id = file->story->learner->id;
  show_file (self);
  if (another)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
forget_reading (OfficeLearnerPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
form_closed_cb (OfficeLearnerPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->identity_stack), "facts");
  office_learner_page_refresh (self);
  gtk_widget_child_focus (self->root, GTK_DIR_TAB_FORWARD);
}

/* A file is read from top to bottom, also without a mouse. */
static gboolean
scroll_cb (GtkWidget *widget,
           GVariant  *down,
           gpointer   user_data)
{
  OfficeLearnerPage *self = OFFICE_LEARNER_PAGE (widget);
  gboolean scrolled;

  g_signal_emit_by_name (self->scroller, "scroll-child",
                         g_variant_get_boolean (down) ? GTK_SCROLL_PAGE_DOWN : GTK_SCROLL_PAGE_UP, FALSE, &scrolled);
  return TRUE;
}

static void
office_learner_page_dispose (GObject *object)
{
  OfficeLearnerPage *self = OFFICE_LEARNER_PAGE (object);

  forget_reading (self);
  self->root = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->file, office_learner_file_free);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_LEARNER_PAGE);

  G_OBJECT_CLASS (office_learner_page_parent_class)->dispose (object);
}

static void
office_learner_page_class_init (OfficeLearnerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_learner_page_dispose;

  /**
   * OfficeLearnerPage::loaded:
   * @self: the page
   *
   * A learner's file was read and is shown.
   */
  signals[LOADED] = g_signal_new ("loaded", OFFICE_TYPE_LEARNER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (OFFICE_TYPE_LEARNER_FORM);
  g_type_ensure (OFFICE_TYPE_STATE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/learner-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, flag_pill);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, duplicates_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, identity_stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, identity_grid);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, award_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, modules_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, registrations_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerPage, consents_box);
  gtk_widget_class_bind_template_callback (widget_class, form_closed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, scroll_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, scroll_cb, "b", FALSE);
}

static void
office_learner_page_init (OfficeLearnerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  office_stack_hide_others (GTK_STACK (self->identity_stack));
}

/**
 * office_learner_page_show:
 * @self: a page
 * @session: reads and writes for it
 * @learner_id: whose file
 *
 * Shows another learner. What was being edited of the one before is left as it was.
 */
void
office_learner_page_show (OfficeLearnerPage *self,
                          OfficeSession     *session,
                          gint64             learner_id)
{
  g_return_if_fail (OFFICE_IS_LEARNER_PAGE (self));

  g_set_object (&self->session, session);
  self->learner_id = learner_id;
  gtk_stack_set_visible_child_name (GTK_STACK (self->identity_stack), "facts");
  office_learner_page_refresh (self);
}

/**
 * office_learner_page_refresh:
 * @self: a page
 *
 * Reads the learner again; what is shown stays until it is there.
 */
void
office_learner_page_refresh (OfficeLearnerPage *self)
{
  g_return_if_fail (OFFICE_IS_LEARNER_PAGE (self));

  forget_reading (self);
  if (self->learner_id == 0 || self->session == NULL || office_session_get_store (self->session) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  office_learner_file_read_async (self->session, self->learner_id, self->cancellable, read_cb, g_object_ref (self));
}

/**
 * office_learner_page_get_file:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what is shown, until it is read again
 */
const OfficeLearnerFile *
office_learner_page_get_file (OfficeLearnerPage *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNER_PAGE (self), NULL);

  return self->file;
}

/**
 * office_learner_page_edit:
 * @self: a page that shows a learner
 *
 * Turns the identity into a form.
 */
void
office_learner_page_edit (OfficeLearnerPage *self)
{
  g_return_if_fail (OFFICE_IS_LEARNER_PAGE (self));

  if (self->file == NULL)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->identity_stack), "form");
  office_learner_form_open (OFFICE_LEARNER_FORM (self->form), self->session, self->file->story->learner);
}

static void
leave_cb (const char *reason,
          gpointer    user_data)
{
  OfficeLearnerPage *self = user_data;

  if (self->root != NULL)
    form_closed_cb (self);
}

/**
 * office_learner_page_go_back:
 * @self: a page
 *
 * Closes an open form, after a question when something was typed in it.
 *
 * Returns: whether a form was open
 */
gboolean
office_learner_page_go_back (OfficeLearnerPage *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNER_PAGE (self), FALSE);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->identity_stack)), "form") != 0)
    return FALSE;
  if (office_learner_form_is_touched (OFFICE_LEARNER_FORM (self->form)))
    office_confirm (GTK_WIDGET (self), _("Close the form?"), _("What was typed is not saved and will be lost."),
                    _("_Close it"), TRUE, leave_cb, g_object_ref (self), g_object_unref);
  else
    form_closed_cb (self);
  return TRUE;
}
