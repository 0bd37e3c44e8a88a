/* cohort-form.c: adding a cohort, or editing one: days, opening, capacity, fee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/today.h"
#include "rules/money.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "views/catalogue-forms.h"
#include "views/choice.h"
#include "views/date-field.h"
#include "views/form-window.h"

#define MOST_PLACES 10000

/* What the catalogue holds when the form opens: the refusals that follow from it are given at the
 * field. */
typedef struct
{
  gint64     cohort_id;   /* the one that is edited, or 0 */
  gint64     fee;         /* pence: what a cohort costs unless it says otherwise */
  GPtrArray *modules;
  GPtrArray *terms;
  GPtrArray *cohorts;
} Catalogue;

typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  gint64            cohort_id;
  Catalogue        *catalogue;   /* NULL until it has been read */

  OfficeChoice     *module;
  OfficeField      *code;
  OfficeField      *starts;
  OfficeField      *ends;
  GtkWidget        *term_hint;
  OfficeField      *term;        /* shown when no term holds the first day yet */
  OfficeField      *opens;
  OfficeField      *closes;
  GtkWidget        *opening_hint;
  OfficeField      *capacity;
  OfficeField      *fee;
} Form;

/* What goes to the store. */
typedef struct
{
  gint64  id;
  int     version;
  char   *code;
  char   *module;
  char   *term;
  char   *starts;
  char   *ends;
  char   *opens;
  char   *closes;
  int     capacity;
  gint64  fee;
} Draft;

static void
catalogue_free (gpointer data)
{
  Catalogue *catalogue = data;

  if (catalogue == NULL)
    return;
  g_clear_pointer (&catalogue->modules, g_ptr_array_unref);
  g_clear_pointer (&catalogue->terms, g_ptr_array_unref);
  g_clear_pointer (&catalogue->cohorts, g_ptr_array_unref);
  g_free (catalogue);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Catalogue, catalogue_free)

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  catalogue_free (form->catalogue);
  g_free (form);
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  if (draft == NULL)
    return;
  g_free (draft->code);
  g_free (draft->module);
  g_free (draft->term);
  g_free (draft->starts);
  g_free (draft->ends);
  g_free (draft->opens);
  g_free (draft->closes);
  g_free (draft);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, draft_free)

static const OfficeCohort *
find_cohort (Form   *form,
             gint64  id)
{
  for (guint i = 0; i < form->catalogue->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (form->catalogue->cohorts, i);

      if (cohort->id == id)
        return cohort;
    }
  return NULL;
}

/* Saving --------------------------------------------------------------------------------------- */

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Draft *draft = data;
  const OfficeCohortDraft cohort = {
    draft->code, draft->module, draft->term, draft->starts, draft->ends,
    draft->opens, draft->closes, draft->capacity, draft->fee,
  };
  gint64 id = draft->id;

  if (id == 0)
    id = office_cohort_add (connection, &cohort, error);
  else if (!office_cohort_edit (connection, id, draft->version, &cohort, error))
    return NULL;
  return id != 0 ? office_cohort_get (connection, id, error) : NULL;
}

static void read_saved (Form *form);

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  cohort = office_session_write_finish (session, result, &error);
  if (cohort == NULL)
    {
      if (office_form_window_fail (window, error))
        read_saved (form);
      return;
    }
  if (form->cohort_id == 0)
    {
      if (office_session_get_term (session) != 0)
        office_session_set_term (session, cohort->term_id);
      office_session_set_cohort (session, cohort->id);
    }
  /* Translators: %s is the code of a cohort */
  text = g_strdup_printf (form->cohort_id == 0 ? _("The cohort %s is added.")
                                               : _("The cohort %s is saved."), cohort->code);
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, text);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Checking ------------------------------------------------------------------------------------- */

static char *
tidy_text (OfficeField *field)
{
  return g_strstrip (g_strdup (office_field_get_text (field)));
}

static void
check_code (Form  *form,
            Draft *draft)
{
  const char *sentence = NULL;
  g_autofree char *taken = NULL;

  draft->code = tidy_text (form->code);
  if (*draft->code == '\0')
    sentence = _("Give the cohort a code, such as DPL-2026-AUT.");
  for (guint i = 0; i < form->catalogue->cohorts->len; i++)
    {
      const OfficeCohort *other = g_ptr_array_index (form->catalogue->cohorts, i);

      if (other->id != form->cohort_id && g_ascii_strcasecmp (other->code, draft->code) == 0)
        sentence = taken = g_strdup_printf (_("There is already a cohort %s."), other->code);
    }
  office_field_set_error (form->code, sentence);
}

static void
check_days (Form  *form,
            Draft *draft)
{
  gboolean good_start = office_date_field_get_iso (form->starts, &draft->starts);
  gboolean good_end = office_date_field_get_iso (form->ends, &draft->ends);

  if (good_start && draft->starts == NULL)
    office_field_set_error (form->starts, _("Say on which day the cohort begins."));
  if (good_end && draft->ends == NULL)
    office_field_set_error (form->ends, _("Say on which day the cohort ends."));
  else if (draft->starts != NULL && draft->ends != NULL && strcmp (draft->starts, draft->ends) > 0)
    office_field_set_error (form->ends, _("The cohort ends before it begins."));

  good_start = office_date_field_get_iso (form->opens, &draft->opens);
  good_end = office_date_field_get_iso (form->closes, &draft->closes);
  if (good_start && good_end && draft->opens != NULL && draft->closes != NULL &&
      strcmp (draft->opens, draft->closes) > 0)
    office_field_set_error (form->closes, _("Applications close before they open."));
}

/* Places that are taken cannot be taken away (APPLY-2). */
static void
check_capacity (Form  *form,
                Draft *draft)
{
  g_autofree char *text = tidy_text (form->capacity);
  const OfficeCohort *cohort = find_cohort (form, form->cohort_id);
  int taken = cohort != NULL ? cohort->places.accepted + cohort->places.enrolled : 0;
  g_autofree char *sentence = NULL;
  guint64 number = 0;

  draft->capacity = -1;
  if (*text != '\0' &&
      !g_ascii_string_to_unsigned (text, 10, 1, MOST_PLACES, &number, NULL))
    sentence = g_strdup (_("Places are a whole number, or nothing for no limit."));
  else if (*text != '\0' && (int) number < taken)
    sentence = g_strdup_printf (ngettext ("%d place is taken already.",
                                          "%d places are taken already.", (gulong) taken), taken);
  else if (*text != '\0')
    draft->capacity = (int) number;
  office_field_set_error (form->capacity, sentence);
}

static void
check_fee (Form  *form,
           Draft *draft)
{
  g_autofree char *text = tidy_text (form->fee);
  g_autoptr (GError) error = NULL;

  draft->fee = -1;
  if (*text != '\0')
    office_money_parse (text, &draft->fee, &error);
  office_field_set_error (form->fee, error != NULL ? error->message : NULL);
}

static void
submit_cb (Form *form)
{
  OfficeField *fields[] = { form->code, form->starts, form->ends, form->term,
                            form->opens, form->closes, form->capacity, form->fee };
  g_autoptr (Draft) draft = g_new0 (Draft, 1);
  const OfficeCohort *cohort;

  if (form->catalogue == NULL)
    return;
  cohort = find_cohort (form, form->cohort_id);
  draft->id = form->cohort_id;
  draft->version = cohort != NULL ? cohort->version : 0;
  draft->module = g_strdup (office_choice_get_id (form->module));
  check_code (form, draft);
  check_days (form, draft);
  check_capacity (form, draft);
  check_fee (form, draft);
  if (gtk_widget_get_visible (GTK_WIDGET (form->term)))
    {
      draft->term = tidy_text (form->term);
      office_field_set_error (form->term, *draft->term == '\0'
                                            ? _("Give the new term a name, such as Spring 2027.")
                                            : NULL);
    }
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)))
    return;

  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_CATALOGUE, save_job,
                              g_steal_pointer (&draft), draft_free,
                              (GDestroyNotify) office_cohort_free, NULL, saved_cb,
                              g_object_ref (form->window));
}

/* What the days come to ------------------------------------------------------------------------ */

static char *
name_new_term (OfficeDay day)
{
  int year = 0;
  int month = 0;

  office_day_split (day, &year, &month, NULL);
  if (month <= 4)
    return g_strdup_printf (_("Spring %d"), year);
  if (month <= 8)
    return g_strdup_printf (_("Summer %d"), year);
  return g_strdup_printf (_("Autumn %d"), year);
}

/* LOAD-1: a cohort belongs to the term that holds its first day. */
static void
update_term (Form *form)
{
  OfficeDay day = office_day_parse (office_field_get_text (form->starts), OFFICE_DATE_EVENT,
                                    OFFICE_EXCEL_NONE, office_today (), NULL);
  g_autofree char *iso = day != OFFICE_DAY_NONE ? office_day_to_iso (day) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (form->catalogue == NULL)
    return;
  for (guint i = 0; iso != NULL && i < form->catalogue->terms->len; i++)
    {
      const OfficeTermRow *term = g_ptr_array_index (form->catalogue->terms, i);

      if (strcmp (term->starts, iso) <= 0 && strcmp (iso, term->ends) <= 0)
        /* Translators: %s is the name of a term */
        text = g_strdup_printf (_("Its first day makes it a cohort of %s."), term->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (form->term), iso != NULL && text == NULL);
  if (iso != NULL && text == NULL)
    {
      name = name_new_term (day);
      office_field_set_text (form->term, name);
      text = g_strdup (_("Its first day lies in no term yet: a new term is added with the cohort."));
    }
  gtk_label_set_label (GTK_LABEL (form->term_hint),
                       text != NULL ? text
                                    : _("Its first day decides to which term it belongs."));
}

static void
update_opening (Form *form)
{
  gboolean unset = *office_field_get_text (form->opens) == '\0';

  gtk_label_set_label (GTK_LABEL (form->opening_hint),
                       unset ? _("Without an opening day the cohort is “opening soon”.")
                             : _("After the closing day an acceptance needs a reason."));
}

/* Filling -------------------------------------------------------------------------------------- */

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (Catalogue) catalogue = g_new0 (Catalogue, 1);
  OfficeRuleSet rules;

  catalogue->modules = office_modules_list (connection, error);
  if (catalogue->modules != NULL)
    catalogue->terms = office_terms_list (connection, error);
  if (catalogue->terms != NULL)
    catalogue->cohorts = office_cohorts_list (connection, 0, error);
  if (catalogue->cohorts == NULL ||
      office_rule_set_load_current (connection, &rules, error) == 0)
    return NULL;
  catalogue->fee = rules.fee;
  return g_steal_pointer (&catalogue);
}

static void
fill (Form *form)
{
  const OfficeCohort *cohort = find_cohort (form, form->cohort_id);
  g_autofree char *fee = office_money_format (cohort != NULL ? cohort->fee : form->catalogue->fee);
  g_autofree char *capacity = NULL;

  for (guint i = 0; i < form->catalogue->modules->len; i++)
    {
      const OfficeModule *module = g_ptr_array_index (form->catalogue->modules, i);
      /* Translators: a module: code, title */
      g_autofree char *name = g_strdup_printf (_("%s – %s"), module->code, module->title);

      office_choice_add (form->module, module->code, name);
    }
  office_field_set_text (form->fee, fee);
  if (cohort != NULL)
    {
      if (cohort->capacity >= 0)
        capacity = g_strdup_printf ("%d", cohort->capacity);
      office_choice_set_id (form->module, cohort->module_code);
      office_field_set_text (form->code, cohort->code);
      office_date_field_set_iso (form->starts, cohort->starts);
      office_date_field_set_iso (form->ends, cohort->ends);
      office_date_field_set_iso (form->opens, cohort->opens);
      office_date_field_set_iso (form->closes, cohort->closes);
      office_field_set_text (form->capacity, capacity);
    }
  update_term (form);
  update_opening (form);
}

/* Read again after a conflict, the fields keep what was typed. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;
  g_autoptr (Catalogue) catalogue = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  const gboolean first = form->catalogue == NULL;

  if (!office_form_window_is_open (window))
    return;
  if (catalogue == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  catalogue_free (form->catalogue);
  form->catalogue = g_steal_pointer (&catalogue);
  if (first)
    fill (form);
  office_form_window_set_busy (window, FALSE);
}

static void
read_saved (Form *form)
{
  office_form_window_set_busy (form->window, TRUE);
  office_session_read_async (form->session, read_job, NULL, NULL, catalogue_free, NULL, read_cb,
                             g_object_ref (form->window));
}

static void
make_fields (Form *form)
{
  form->module = OFFICE_CHOICE (office_choice_new (_("_Module")));
  form->code = OFFICE_FIELD (office_field_new (_("C_ode")));
  form->starts = OFFICE_FIELD (office_date_field_new (_("_First day"), OFFICE_DATE_EVENT));
  form->ends = OFFICE_FIELD (office_date_field_new (_("_Last day"), OFFICE_DATE_EVENT));
  form->term = OFFICE_FIELD (office_field_new (_("_New term")));
  form->opens =
    OFFICE_FIELD (office_date_field_new (_("Applications o_pen on"), OFFICE_DATE_EVENT));
  form->closes =
    OFFICE_FIELD (office_date_field_new (_("Applications clo_se on"), OFFICE_DATE_EVENT));
  form->capacity = OFFICE_FIELD (office_field_new (_("Pl_aces")));
  form->fee = OFFICE_FIELD (office_field_new (_("F_ee")));
  g_object_set (form->capacity, "placeholder", _("no limit"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (form->term), FALSE);
}

/**
 * office_cohort_form_present:
 * @parent: the window over which it stands
 * @session: where the cohort is added or edited
 * @cohort_id: the cohort to edit, or 0 for a new one
 *
 * Asks for a cohort's days, opening, capacity and fee, and saves them (APPLY-2, LOAD-1). The module
 * of a cohort stays what it is.
 */
void
office_cohort_form_present (GtkWindow     *parent,
                            OfficeSession *session,
                            gint64         cohort_id)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->cohort_id = cohort_id;
  form->window = office_form_window_new (parent,
                                         cohort_id == 0 ? _("New Cohort") : _("Edit Cohort"),
                                         cohort_id == 0 ? _("_Add") : _("_Save"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);

  make_fields (form);
  gtk_widget_set_sensitive (GTK_WIDGET (form->module), cohort_id == 0);
  office_form_window_add (form->window, GTK_WIDGET (form->module));
  office_form_window_add (form->window, GTK_WIDGET (form->code));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->starts), GTK_WIDGET (form->ends));
  form->term_hint = office_form_window_add_hint (form->window, NULL);
  office_form_window_add (form->window, GTK_WIDGET (form->term));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->opens), GTK_WIDGET (form->closes));
  form->opening_hint = office_form_window_add_hint (form->window, NULL);
  office_form_window_add_pair (form->window, GTK_WIDGET (form->capacity), GTK_WIDGET (form->fee));
  g_signal_connect_swapped (form->starts, "changed", G_CALLBACK (update_term), form);
  g_signal_connect_swapped (form->opens, "changed", G_CALLBACK (update_opening), form);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);

  read_saved (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->code));
  gtk_window_present (GTK_WINDOW (form->window));
}
