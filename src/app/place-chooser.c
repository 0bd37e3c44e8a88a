/* place-chooser.c: the choice of term and cohort in the header bar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/place-chooser.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "views/settings.h"
#include "views/template.h"

/* What stands in the two lists, read together. */
typedef struct
{
  GPtrArray *terms;     /* of OfficeTermRow */
  GPtrArray *cohorts;   /* of OfficeCohort, of every term */
  char      *today;     /* ISO */
} Places;

struct _OfficePlaceChooser
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  Places        *places;
  GArray        *cohort_ids;   /* of gint64: what stands in the list of cohorts below "all" */
  gboolean       filling;      /* the lists change, not the choice */
  guint          generation;   /* of the newest reading; older replies are dropped */
  guint          fill_id;      /* the lists are about to be filled again */

  GtkWidget     *term_chooser;
  GtkWidget     *cohort_chooser;
};

G_DEFINE_FINAL_TYPE (OfficePlaceChooser, office_place_chooser, GTK_TYPE_WIDGET)

static void
places_free (gpointer data)
{
  Places *places = data;

  if (places == NULL)
    return;
  g_clear_pointer (&places->terms, g_ptr_array_unref);
  g_clear_pointer (&places->cohorts, g_ptr_array_unref);
  g_free (places->today);
  g_free (places);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Places, places_free)

static gpointer
read_places (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (Places) places = g_new0 (Places, 1);

  places->terms = office_terms_list (connection, error);
  if (places->terms == NULL)
    return NULL;
  places->cohorts = office_cohorts_list (connection, 0, error);
  if (places->cohorts == NULL)
    return NULL;
  places->today = office_connection_today (connection);
  return g_steal_pointer (&places);
}

static OfficeTermRow *
find_term (OfficePlaceChooser *self,
           gint64              id)
{
  for (guint i = 0; self->places != NULL && i < self->places->terms->len; i++)
    {
      OfficeTermRow *term = g_ptr_array_index (self->places->terms, i);

      if (term->id == id)
        return term;
    }
  return NULL;
}

static OfficeCohort *
find_cohort (OfficePlaceChooser *self,
             gint64              id)
{
  for (guint i = 0; self->places != NULL && i < self->places->cohorts->len; i++)
    {
      OfficeCohort *cohort = g_ptr_array_index (self->places->cohorts, i);

      if (cohort->id == id)
        return cohort;
    }
  return NULL;
}

/* Lists ---------------------------------------------------------------------------------------- */

static void
fill_terms (OfficePlaceChooser *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, _("All terms"));
  for (guint i = 0; i < self->places->terms->len; i++)
    {
      OfficeTermRow *term = g_ptr_array_index (self->places->terms, i);

      gtk_string_list_append (list, term->name);
      if (term->id == office_session_get_term (self->session))
        selected = i + 1;
    }

  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->term_chooser), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->term_chooser), selected);
  self->filling = FALSE;
}

static void
fill_cohorts (OfficePlaceChooser *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gint64 term_id = office_session_get_term (self->session);
  OfficeCohort *chosen = find_cohort (self, office_session_get_cohort (self->session));
  guint selected = 0;

  gtk_string_list_append (list, _("All cohorts"));
  g_array_set_size (self->cohort_ids, 0);
  for (guint i = 0; i < self->places->cohorts->len; i++)
    {
      OfficeCohort *cohort = g_ptr_array_index (self->places->cohorts, i);

      if (term_id != 0 && cohort->term_id != term_id)
        continue;
      gtk_string_list_append (list, cohort->code);
      g_array_append_val (self->cohort_ids, cohort->id);
      if (cohort == chosen)
        selected = self->cohort_ids->len;
    }

  /* Below the cohorts: what can be done about them. */
  gtk_string_list_append (list, _("New cohort…"));
  if (chosen != NULL)
    gtk_string_list_append (list, _("Edit cohort…"));

  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->cohort_chooser), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cohort_chooser), selected);
  self->filling = FALSE;
  gtk_widget_set_tooltip_text (self->cohort_chooser,
                               chosen != NULL ? chosen->module_title : _("Cohort"));
}

static void
fill_now (OfficePlaceChooser *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  fill_terms (self);
  fill_cohorts (self);
}

static gboolean
fill_cb (gpointer user_data)
{
  OfficePlaceChooser *self = user_data;

  self->fill_id = 0;
  if (self->places != NULL)
    fill_now (self);
  return G_SOURCE_REMOVE;
}

/* A list that tells of a choice is still busy with its rows: they must not be taken from it yet,
 * but before the next key or press. */
static void
fill_soon (OfficePlaceChooser *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_HIGH, fill_cb, self, NULL);
}

static void
remember (OfficePlaceChooser *self)
{
  OfficeTermRow *term = find_term (self, office_session_get_term (self->session));
  OfficeCohort *cohort = find_cohort (self, office_session_get_cohort (self->session));

  office_settings_set_string ("term", term != NULL ? term->name : "");
  office_settings_set_string ("cohort", cohort != NULL ? cohort->code : "");
}

/* Whether @cohort is nearer to what the office works on than @other: in teaching today; or else the
 * board met later; or else it began, and later; or else it begins sooner. */
static gboolean
is_nearer (const OfficeCohort *cohort,
           const OfficeCohort *other,
           const char         *today)
{
  gboolean teaching = strcmp (cohort->starts, today) <= 0 && strcmp (today, cohort->ends) <= 0;
  gboolean other_teaching = strcmp (other->starts, today) <= 0 && strcmp (today, other->ends) <= 0;
  gboolean began = strcmp (cohort->starts, today) <= 0;
  gboolean other_began = strcmp (other->starts, today) <= 0;
  int later;

  if (teaching != other_teaching)
    return teaching;
  later = g_strcmp0 (cohort->ratified_on, other->ratified_on);
  if (later != 0 && !teaching)
    return later > 0;
  if (began != other_began)
    return began;
  later = strcmp (cohort->starts, other->starts);
  return began ? later > 0 : later < 0;
}

/* The choice of last time; without one the cohort that the office most likely works on, in its term. */
static void
choose_first (OfficePlaceChooser *self)
{
  g_autofree char *term_name = office_settings_get_string ("term");
  g_autofree char *cohort_code = office_settings_get_string ("cohort");
  const OfficeCohort *chosen = NULL;
  gint64 term_id = 0;

  for (guint i = 0; i < self->places->terms->len; i++)
    {
      OfficeTermRow *term = g_ptr_array_index (self->places->terms, i);

      if (g_str_equal (term->name, term_name))
        term_id = term->id;
    }
  for (guint i = 0; i < self->places->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (self->places->cohorts, i);

      if (term_id != 0 && cohort->term_id != term_id)
        continue;
      if (g_str_equal (cohort->code, cohort_code))
        {
          chosen = cohort;
          break;
        }
      if (chosen == NULL || is_nearer (cohort, chosen, self->places->today))
        chosen = cohort;
    }
  office_session_set_term (self->session, chosen != NULL ? chosen->term_id : term_id);
  office_session_set_cohort (self->session, chosen != NULL ? chosen->id : 0);
}

/* Reading -------------------------------------------------------------------------------------- */

typedef struct
{
  OfficePlaceChooser *self;
  guint               generation;
} Reading;

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (OfficePlaceChooser) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (Places) places = NULL;
  gboolean first;

  places = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  if (self->session == NULL || reading->generation != self->generation)
    return;
  if (places == NULL)
    {
      office_session_say_failure (self->session, _("The terms and cohorts could not be read."), error);
      office_session_hold (self->session, FALSE);
      return;
    }

  first = self->places == NULL;
  places_free (self->places);
  self->places = g_steal_pointer (&places);
  if (first)
    choose_first (self);
  if (find_cohort (self, office_session_get_cohort (self->session)) == NULL)
    office_session_set_cohort (self->session, 0);
  office_session_hold (self->session, FALSE);
  fill_now (self);
  if (first)
    remember (self);
}

static void
read_again (OfficePlaceChooser *self)
{
  Reading *reading;

  if (office_session_get_store (self->session) == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  office_session_read_async (self->session, read_places, NULL, NULL, places_free, NULL, read_cb,
                             reading);
}

static void
changed_cb (OfficePlaceChooser *self,
            OfficeSubjects      subjects)
{
  if ((subjects & OFFICE_SUBJECT_CATALOGUE) != 0)
    read_again (self);
}

static void
store_cb (OfficePlaceChooser *self)
{
  g_clear_pointer (&self->places, places_free);
  office_session_hold (self->session, office_session_get_store (self->session) != NULL);
}

/* Somebody else, such as the overview, has led to another place. */
static void
place_cb (OfficePlaceChooser *self)
{
  OfficeCohort *cohort;

  if (self->places == NULL || self->filling || office_session_is_held (self->session))
    return;
  cohort = find_cohort (self, office_session_get_cohort (self->session));
  if (cohort != NULL && office_session_get_term (self->session) != 0 &&
      cohort->term_id != office_session_get_term (self->session))
    office_session_set_term (self->session, cohort->term_id);
  fill_soon (self);
  remember (self);
}

/* Choices -------------------------------------------------------------------------------------- */

static void
term_chosen_cb (OfficePlaceChooser *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->term_chooser));
  OfficeTermRow *term = NULL;
  OfficeCohort *cohort;

  if (self->filling || self->places == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    term = g_ptr_array_index (self->places->terms, selected - 1);

  cohort = find_cohort (self, office_session_get_cohort (self->session));
  if (term != NULL && cohort != NULL && cohort->term_id != term->id)
    office_session_set_cohort (self->session, 0);
  office_session_set_term (self->session, term != NULL ? term->id : 0);
}

static void
cohort_chosen_cb (OfficePlaceChooser *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cohort_chooser));

  if (self->filling || self->places == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > self->cohort_ids->len)
    {
      gboolean new_one = selected == self->cohort_ids->len + 1;

      fill_soon (self);
      gtk_widget_activate_action (GTK_WIDGET (self), new_one ? "win.new-cohort" : "win.edit-cohort",
                                  NULL);
      return;
    }
  office_session_set_cohort (self->session,
                             selected > 0 ? g_array_index (self->cohort_ids, gint64, selected - 1)
                                          : 0);
}

static void
office_place_chooser_dispose (GObject *object)
{
  OfficePlaceChooser *self = OFFICE_PLACE_CHOOSER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->places, places_free);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_PLACE_CHOOSER);

  G_OBJECT_CLASS (office_place_chooser_parent_class)->dispose (object);
}

static void
office_place_chooser_finalize (GObject *object)
{
  g_array_unref (OFFICE_PLACE_CHOOSER (object)->cohort_ids);

  G_OBJECT_CLASS (office_place_chooser_parent_class)->finalize (object);
}

static void
office_place_chooser_class_init (OfficePlaceChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_place_chooser_dispose;
  object_class->finalize = office_place_chooser_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/place-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficePlaceChooser, term_chooser);
  gtk_widget_class_bind_template_child (widget_class, OfficePlaceChooser, cohort_chooser);
}

static void
office_place_chooser_init (OfficePlaceChooser *self)
{
  self->cohort_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->term_chooser, "notify::selected", G_CALLBACK (term_chosen_cb),
                            self);
  g_signal_connect_swapped (self->cohort_chooser, "notify::selected", G_CALLBACK (cohort_chosen_cb),
                            self);
}

/**
 * office_place_chooser_set_session:
 * @self: a chooser
 * @session: whose term and cohort are chosen; set once
 */
void
office_place_chooser_set_session (OfficePlaceChooser *self,
                                  OfficeSession      *session)
{
  g_return_if_fail (OFFICE_IS_PLACE_CHOOSER (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::term", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::cohort", G_CALLBACK (place_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  store_cb (self);
  read_again (self);
}
