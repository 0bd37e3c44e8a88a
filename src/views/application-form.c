/* application-form.c: the form that adds an application
 *
 * Every field is judged as it is typed; who the applicant may be is asked of the database once the
 * keys rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clean-text.h"
#include "model/application-adding.h"
#include "model/today.h"
#include "rules/money.h"
#include "store/cohorts.h"
#include "views/application-form.h"
#include "views/field.h"
#include "views/template.h"

#define REST_MILLISECONDS 250

struct _OfficeApplicationForm
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gboolean       saving;
  GPtrArray     *cohort_list;      /* of OfficeCohort */
  gboolean       setting;
  guint          rest_id;
  GCancellable  *cancellable;      /* of the question who it is */
  gint64         known_id;

  GtkWidget     *root;
  GtkWidget     *add_button;
  GtkWidget     *problem_label;
  GtkWidget     *cohort_drop_down;
  GtkStringList *cohorts;
  GtkWidget     *regulator_drop_down;
  GtkStringList *regulators;
  GtkWidget     *payer_drop_down;
  GtkStringList *payers;
  GtkWidget     *known_box;
  GtkWidget     *known_label;
  GtkWidget     *known_button;
  OfficeField   *applied_on_field;
  OfficeField   *title_field;
  OfficeField   *given_names_field;
  OfficeField   *family_name_field;
  OfficeField   *date_of_birth_field;
  OfficeField   *email_field;
  OfficeField   *phone_field;
  OfficeField   *number_field;
  OfficeField   *degree_field;
  OfficeField   *degree_class_field;
  OfficeField   *institution_field;
  OfficeField   *employer_field;
  OfficeField   *role_field;
  OfficeField   *evidence_field;
};

enum
{
  CLOSED,
  ADDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeApplicationForm, office_application_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Judging -------------------------------------------------------------------------------------- */

/* An empty field is judged at the end, not while somebody is on the way to it. */
static OfficeDay
read_day (OfficeField   *field,
          OfficeDateUse  use)
{
  g_autoptr (GError) error = NULL;
  OfficeDay day;

  if (*office_field_get_text (field) == '\0')
    return OFFICE_DAY_NONE;
  day = office_day_parse (office_field_get_text (field), use, OFFICE_EXCEL_NONE, office_today (), &error);
  if (day == OFFICE_DAY_NONE)
    office_field_set_error (field, error->message);
  return day;
}

static OfficeRegistration *
read_number (OfficeApplicationForm *self)
{
  const guint regulator = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->regulator_drop_down));
  const char *text = office_field_get_text (self->number_field);
  OfficeRegistration *registration;
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return NULL;
  if (regulator == 0 || regulator > OFFICE_N_REGULATORS)
    {
      office_field_set_error (self->number_field, _("Choose whose number it is."));
      return NULL;
    }
  registration = office_registration_new (regulator - 1, text, &error);
  if (registration == NULL)
    office_field_set_error (self->number_field, error->message);
  return registration;
}

static void
judge_email (OfficeApplicationForm *self)
{
  const char *text = office_field_get_text (self->email_field);
  g_autoptr (GError) error = NULL;

  if (*text != '\0' && !office_text_check_email (text, &error))
    office_field_set_error (self->email_field, error->message);
}

static void
judge_required (OfficeField *field,
                const char  *error)
{
  if (office_field_get_error (field) == NULL && *office_field_get_text (field) == '\0')
    office_field_set_error (field, error);
}

/* Who is it? ----------------------------------------------------------------------------------- */

static void
show_known (OfficeApplicationForm  *self,
            const OfficeRecognised *recognised)
{
  const gboolean known = recognised != NULL && recognised->how != OFFICE_DUPLICATE_NO;

  self->known_id = known ? recognised->learner_id : 0;
  gtk_label_set_label (GTK_LABEL (self->known_label), known ? recognised->why : "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->known_button),
                               known && recognised->how == OFFICE_DUPLICATE_SAME);
  gtk_widget_set_visible (self->known_box, known);
}

static void
recognised_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OfficeApplicationForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeRecognised) recognised =
    office_applicant_recognise_finish (OFFICE_SESSION (source), result, &error);

  if (recognised != NULL)
    show_known (self, recognised);
}

static void
rested_cb (gpointer user_data)
{
  OfficeApplicationForm *self = user_data;
  g_autoptr (OfficeRegistration) registration = read_number (self);
  OfficeIdentity identity = { registration, office_field_get_text (self->family_name_field), NULL,
                              read_day (self->date_of_birth_field, OFFICE_DATE_BIRTH) };

  self->rest_id = 0;
  if (registration == NULL && (identity.born == OFFICE_DAY_NONE || *identity.family_name == '\0'))
    {
      show_known (self, NULL);
      return;
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  office_applicant_recognise_async (self->session, &identity, self->cancellable, recognised_cb,
                                    g_object_ref (self));
}

static void
changed_cb (OfficeApplicationForm *self)
{
  g_autoptr (OfficeRegistration) registration = NULL;

  if (self->setting)
    return;
  office_field_set_error (self->number_field, NULL);
  registration = read_number (self);
  judge_email (self);
  if (strlen (office_field_get_text (self->date_of_birth_field)) >= 8)
    read_day (self->date_of_birth_field, OFFICE_DATE_BIRTH);
  if (strlen (office_field_get_text (self->applied_on_field)) >= 8)
    read_day (self->applied_on_field, OFFICE_DATE_EVENT);
  gtk_widget_set_visible (self->problem_label, FALSE);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_once (REST_MILLISECONDS, rested_cb, self);
}

/* Adding --------------------------------------------------------------------------------------- */

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeApplicationForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added =
    office_application_add_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  self->saving = FALSE;
  if (added == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->problem_label), error->message);
      gtk_widget_set_visible (self->problem_label, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->family_name_field));
      return;
    }
  /* Translators: the reference that the application was given */
  text = g_strdup_printf (_("Application %s added."), added->reference);
  if (added->note != NULL)
    {
      g_autofree char *before = g_steal_pointer (&text);

      /* Translators: two whole sentences */
      text = g_strdup_printf (_("%s %s"), before, added->note);
    }
  office_session_say (self->session, OFFICE_MESSAGE_UNDOABLE, text);
  g_signal_emit (self, signals[ADDED], 0, added->id);
}

static gboolean
is_sound (OfficeApplicationForm *self)
{
  OfficeField *const fields[] = {
    self->applied_on_field, self->given_names_field, self->family_name_field, self->date_of_birth_field,
    self->email_field, self->number_field,
  };

  judge_required (self->given_names_field, _("Type the given names."));
  judge_required (self->family_name_field, _("Type the family name."));
  judge_required (self->email_field, _("Type the e-mail address."));
  judge_required (self->applied_on_field, _("Say on which day."));
  return !office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
}

static void
add_clicked_cb (OfficeApplicationForm *self)
{
  const guint cohort = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cohort_drop_down));
  g_autoptr (OfficeRegistration) registration = read_number (self);
  const OfficeDay born = read_day (self->date_of_birth_field, OFFICE_DATE_BIRTH);
  const OfficeDay applied = read_day (self->applied_on_field, OFFICE_DATE_EVENT);
  g_autofree char *born_iso = born != OFFICE_DAY_NONE ? office_day_to_iso (born) : NULL;
  g_autofree char *applied_iso = applied != OFFICE_DAY_NONE ? office_day_to_iso (applied) : NULL;
  const gboolean known = self->known_id != 0 && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->known_button));
  OfficeNewApplication incoming = {
    .learner_id = known ? self->known_id : 0,
    .applied_on = applied_iso,
    .title = office_field_get_text (self->title_field),
    .given_names = office_field_get_text (self->given_names_field),
    .family_name = office_field_get_text (self->family_name_field),
    .date_of_birth = born_iso,
    .email = office_field_get_text (self->email_field),
    .phone = office_field_get_text (self->phone_field),
    .registration = registration,
    .degree = office_field_get_text (self->degree_field),
    .degree_class = office_field_get_text (self->degree_class_field),
    .awarding_institution = office_field_get_text (self->institution_field),
    .employer = office_field_get_text (self->employer_field),
    .role = office_field_get_text (self->role_field),
    .ultrasound_evidence = office_field_get_text (self->evidence_field),
    .payer = office_payer_to_nick (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->payer_drop_down))),
  };

  if (self->saving || !is_sound (self) || self->cohort_list == NULL || cohort >= self->cohort_list->len)
    return;
  incoming.cohort_id = ((OfficeCohort *) g_ptr_array_index (self->cohort_list, cohort))->id;
  self->saving = TRUE;
  office_application_add_async (self->session, &incoming, added_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (OfficeApplicationForm *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* Cohorts -------------------------------------------------------------------------------------- */

static gpointer
read_cohorts (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  return office_cohorts_list (connection, 0, error);
}

static void
cohorts_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeApplicationForm) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *list = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  guint chosen = 0;

  if (list == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  g_clear_pointer (&self->cohort_list, g_ptr_array_unref);
  self->cohort_list = list;
  self->setting = TRUE;
  gtk_string_list_splice (self->cohorts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cohorts)), NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (list, i);

      gtk_string_list_append (self->cohorts, cohort->code);
      if (cohort->id == office_session_get_cohort (self->session))
        chosen = i;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cohort_drop_down), chosen);
  self->setting = FALSE;
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_application_form_dispose (GObject *object)
{
  OfficeApplicationForm *self = OFFICE_APPLICATION_FORM (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cohort_list, g_ptr_array_unref);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_APPLICATION_FORM);

  G_OBJECT_CLASS (office_application_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/application-form.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, add_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, problem_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, cohort_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, cohorts);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, regulator_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, regulators);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, payer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, payers);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, known_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, known_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, known_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, applied_on_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, title_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, given_names_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, family_name_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, date_of_birth_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, email_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, phone_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, number_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, degree_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, degree_class_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, institution_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, employer_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, role_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationForm, evidence_field);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
office_application_form_class_init (OfficeApplicationFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_application_form_dispose;

  /**
   * OfficeApplicationForm::closed:
   * @self: the form
   *
   * The person thinks better of it.
   */
  signals[CLOSED] = g_signal_new ("closed", OFFICE_TYPE_APPLICATION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  /**
   * OfficeApplicationForm::added:
   * @self: the form
   * @application_id: the new application
   */
  signals[ADDED] = g_signal_new ("added", OFFICE_TYPE_APPLICATION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
}

static void
office_application_form_init (OfficeApplicationForm *self)
{
  g_type_ensure (OFFICE_TYPE_FIELD);
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add an application"), -1);
  gtk_string_list_append (self->regulators, _("None given"));
  for (guint regulator = 0; regulator < OFFICE_N_REGULATORS; regulator++)
    gtk_string_list_append (self->regulators, office_regulator_label (regulator));
  for (guint payer = OFFICE_PAYER_SELF; payer <= OFFICE_PAYER_OTHER; payer++)
    gtk_string_list_append (self->payers, office_payer_label (payer));
  self->setting = FALSE;
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_application_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
office_application_form_new (void)
{
  return g_object_new (OFFICE_TYPE_APPLICATION_FORM, NULL);
}

static void
empty_fields (OfficeApplicationForm *self)
{
  OfficeField *const fields[] = {
    self->title_field, self->given_names_field, self->family_name_field, self->date_of_birth_field,
    self->email_field, self->phone_field, self->number_field, self->degree_field, self->degree_class_field,
    self->institution_field, self->employer_field, self->role_field, self->evidence_field,
  };
  g_autofree char *today = office_day_to_text (office_today ());

  self->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      office_field_set_text (fields[i], "");
      office_field_set_error (fields[i], NULL);
    }
  office_field_set_text (self->applied_on_field, today);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->regulator_drop_down), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->payer_drop_down), 0);
  gtk_widget_set_visible (self->problem_label, FALSE);
  show_known (self, NULL);
  self->setting = FALSE;
}

/**
 * office_application_form_open:
 * @self: a form
 * @session: where the application is added
 *
 * Begins with an empty form, for the session's cohort.
 */
void
office_application_form_open (OfficeApplicationForm *self,
                              OfficeSession         *session)
{
  g_return_if_fail (OFFICE_IS_APPLICATION_FORM (self));

  g_set_object (&self->session, session);
  empty_fields (self);
  office_session_read_async (session, read_cohorts, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                             cohorts_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_field));
}
