/* register-form.c: the professional number, and what a person saw on the public register
 *
 * A well-formed number is not a verified one: somebody looks at the register and writes down what
 * stands there (ENTRY-4).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/today.h"
#include "views/field.h"
#include "views/pane-parts.h"
#include "views/register-form.h"
#include "views/scroll-to.h"
#include "views/template.h"

struct _OfficeRegisterForm
{
  GtkWidget        parent_instance;

  OfficeSession   *session;
  gboolean         saving;
  gint64           registration_id;
  OfficeRegulator  regulator;
  char            *number;
  char            *name;

  GtkWidget       *root;
  GtkWidget       *number_label;
  GtkWidget       *copy_button;
  GtkWidget       *open_button;
  GtkWidget       *check_button;
  GtkWidget       *checks_box;
  GtkWidget       *form;
  GtkWidget       *name_field;
  GtkWidget       *status_field;
  GtkWidget       *licence_drop_down;
  GtkWidget       *restrictions_field;
  GtkWidget       *date_field;
};

G_DEFINE_FINAL_TYPE (OfficeRegisterForm, office_register_form, GTK_TYPE_WIDGET)

/* The pages on which anybody can look a number up. */
static const char *const register_pages[OFFICE_N_REGULATORS] = {
  [OFFICE_REGULATOR_GMC] = "https://www.gmc-uk.org/registration-and-licensing/our-registers",
  [OFFICE_REGULATOR_HCPC] = "https://www.hcpc-uk.org/check-the-register/",
  [OFFICE_REGULATOR_NMC] = "https://www.nmc.org.uk/registration/search-the-register/",
};

static void
copy_clicked_cb (OfficeRegisterForm *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->number);
  office_session_say (self->session, OFFICE_MESSAGE_PLAIN, _("The number is copied."));
}

/* GTK would tell it in a dialogue, and without the address. */
static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeRegisterForm) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) || self->session == NULL)
    return;
  text = g_strdup_printf (_("No web browser could be started. The register is at %s."),
                          register_pages[self->regulator]);
  office_session_say_failure (self->session, text, error);
}

static void
open_clicked_cb (OfficeRegisterForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri_full (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, register_pages[self->regulator],
                     GDK_CURRENT_TIME, NULL, opened_cb, g_object_ref (self));
}

static void
check_toggled_cb (OfficeRegisterForm *self)
{
  const gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->check_button));

  if (open)
    {
      g_autofree char *today = office_day_to_text (office_today ());

      office_field_set_text (OFFICE_FIELD (self->name_field), self->name);
      office_field_set_text (OFFICE_FIELD (self->status_field), _("Registered"));
      office_field_set_text (OFFICE_FIELD (self->restrictions_field), "");
      office_field_set_text (OFFICE_FIELD (self->date_field), today);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->licence_drop_down), 0);
      gtk_widget_set_visible (self->licence_drop_down, self->regulator == OFFICE_REGULATOR_GMC);
    }
  gtk_widget_set_visible (self->form, open);
  if (open)
    office_show_in_sight (self->root, self->name_field);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeRegisterForm) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (office_application_save_finish (OFFICE_SESSION (source), result, &error))
    {
      /* Translators: a person */
      g_autofree char *text = g_strdup_printf (_("The register check of %s is saved."), self->name);

      office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, text);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->check_button), FALSE);
      gtk_widget_grab_focus (self->check_button);
      return;
    }
  office_field_set_error (OFFICE_FIELD (self->name_field), error->message);
  gtk_widget_grab_focus (self->name_field);
}

static gboolean
read_date (OfficeRegisterForm  *self,
           char               **iso)
{
  g_autoptr (GError) error = NULL;
  OfficeDay day = office_day_parse (office_field_get_text (OFFICE_FIELD (self->date_field)),
                                    OFFICE_DATE_EVENT, OFFICE_EXCEL_NONE, office_today (), &error);

  if (day == OFFICE_DAY_NONE)
    {
      office_field_set_error (OFFICE_FIELD (self->date_field),
                              error != NULL ? error->message : _("Say on which day."));
      gtk_widget_grab_focus (self->date_field);
      return FALSE;
    }
  *iso = office_day_to_iso (day);
  return TRUE;
}

static int
read_licence (OfficeRegisterForm *self)
{
  static const int answers[] = { 1, 0, -1 };

  if (self->regulator != OFFICE_REGULATOR_GMC)
    return -1;
  return answers[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->licence_drop_down)), 2)];
}

static void
save_clicked_cb (OfficeRegisterForm *self)
{
  OfficeRegisterCheck check = { .registration_id = self->registration_id };
  g_autofree char *day = NULL;

  if (self->saving || !read_date (self, &day))
    return;
  check.checked_on = day;
  check.checked_by = (char *) office_session_get_actor (self->session);
  check.name_on_register = (char *) office_field_get_text (OFFICE_FIELD (self->name_field));
  check.status = (char *) office_field_get_text (OFFICE_FIELD (self->status_field));
  check.restrictions = (char *) office_field_get_text (OFFICE_FIELD (self->restrictions_field));
  check.licence_to_practise = read_licence (self);
  self->saving = TRUE;
  office_register_check_save_async (self->session, &check, saved_cb, g_object_ref (self));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  OfficeRegisterForm *self = OFFICE_REGISTER_FORM (widget);

  if (!gtk_widget_get_visible (self->form))
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->check_button), FALSE);
  gtk_widget_grab_focus (self->check_button);
  return TRUE;
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_register_form_dispose (GObject *object)
{
  OfficeRegisterForm *self = OFFICE_REGISTER_FORM (object);

  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_REGISTER_FORM);

  G_OBJECT_CLASS (office_register_form_parent_class)->dispose (object);
}

static void
office_register_form_finalize (GObject *object)
{
  OfficeRegisterForm *self = OFFICE_REGISTER_FORM (object);

  g_free (self->number);
  g_free (self->name);

  G_OBJECT_CLASS (office_register_form_parent_class)->finalize (object);
}

static void
office_register_form_class_init (OfficeRegisterFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_register_form_dispose;
  object_class->finalize = office_register_form_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/register-form.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, number_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, copy_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, open_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, check_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, checks_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, name_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, status_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, licence_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, restrictions_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeRegisterForm, date_field);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
office_register_form_init (OfficeRegisterForm *self)
{
  g_type_ensure (OFFICE_TYPE_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public --------------------------------------------------------------------------------------- */

static const OfficeProfessionalNumber *
find_number (const OfficeApplicationPane *pane)
{
  for (guint i = 0; i < pane->numbers->len; i++)
    {
      const OfficeProfessionalNumber *number = g_ptr_array_index (pane->numbers, i);

      if (number->id == pane->application->registration_id)
        return number;
    }
  return NULL;
}

static void
show_checks (OfficeRegisterForm             *self,
             const OfficeApplicationPane    *pane,
             const OfficeProfessionalNumber *number)
{
  office_box_clear (self->checks_box);
  if (number == NULL)
    return;
  if (number->check_state == OFFICE_CHECK_NONE)
    office_pane_add_text (self->checks_box, _("Nobody has looked at the register yet."), TRUE);
  else if (number->check_state == OFFICE_CHECK_LAPSED)
    office_pane_add_text (self->checks_box, _("The newest check has lapsed: look at the register again."),
                          FALSE);
  for (guint i = 0; i < pane->checks->len; i++)
    {
      const OfficeRegisterCheck *check = g_ptr_array_index (pane->checks, i);
      g_autofree char *day = office_pane_date (check->checked_on);
      g_autofree char *text = NULL;

      if (check->registration_id != number->id)
        continue;
      /* Translators: a day, a name, a status, who looked */
      text = g_strdup_printf (_("%s: %s, %s (%s)"), day, check->name_on_register, check->status,
                              check->checked_by);
      office_pane_add_text (self->checks_box, text, TRUE);
      if (check->restrictions != NULL && *check->restrictions != '\0')
        office_pane_add_text (self->checks_box, check->restrictions, FALSE);
    }
}

/**
 * office_register_form_set:
 * @self: a form
 * @session: where it is saved
 * @pane: the application
 *
 * Shows the application's professional number with the checks of it.
 */
void
office_register_form_set (OfficeRegisterForm          *self,
                          OfficeSession               *session,
                          const OfficeApplicationPane *pane)
{
  const OfficeProfessionalNumber *number;
  g_autofree char *text = NULL;

  g_return_if_fail (OFFICE_IS_REGISTER_FORM (self));

  number = find_number (pane);
  g_set_object (&self->session, session);
  if (pane->application->registration_id != self->registration_id)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->check_button), FALSE);
  self->registration_id = pane->application->registration_id;
  g_free (self->number);
  self->number = number != NULL ? g_strdup (number->number) : NULL;
  g_free (self->name);
  self->name = g_strdup_printf ("%s %s", pane->learner->given_names, pane->learner->family_name);
  self->regulator = OFFICE_REGULATOR_GMC;
  if (number != NULL)
    office_regulator_from_nick (number->regulator, &self->regulator);

  text = number != NULL ? g_strdup_printf ("%s %s", number->regulator, number->number)
                        : g_strdup (_("No number given"));
  gtk_label_set_label (GTK_LABEL (self->number_label), text);
  gtk_widget_set_visible (self->copy_button, number != NULL);
  gtk_widget_set_visible (self->open_button, number != NULL);
  gtk_widget_set_visible (self->check_button, number != NULL);
  show_checks (self, pane, number);
}
