/* board-ratify.c: the last step of a board: the day, the chair, and the ratification
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/results-jobs.h"
#include "views/board-ratify.h"
#include "views/confirm.h"
#include "views/date-field.h"
#include "views/state-pill.h"
#include "views/step-page.h"
#include "views/template.h"

struct _OfficeBoardRatifyPage
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gint64         cohort_id;
  gboolean       anonymous;
  guint          generation;

  GtkWidget     *root;
  GtkWidget     *form;
  GtkWidget     *outcomes_box;
  GtkWidget     *refusal_label;
  GtkWidget     *warnings_label;
  GtkWidget     *ratify_button;
  GtkWidget     *boards_title;
  GtkWidget     *boards_box;

  OfficeField   *day_field;
  OfficeField   *chair_field;
  OfficeField   *external_field;
};

G_DEFINE_FINAL_TYPE (OfficeBoardRatifyPage, office_board_ratify_page, GTK_TYPE_WIDGET)

typedef struct
{
  OfficeBoardRatifyPage *page;
  guint            generation;
} Reading;

static OfficeResultsRequest *
make_request (OfficeBoardRatifyPage *self)
{
  OfficeResultsRequest *request = office_results_request_new (self->cohort_id);

  if (!office_date_field_get_iso (self->day_field, &request->held_on))
    g_clear_pointer (&request->held_on, g_free);
  request->anonymous = self->anonymous;
  request->chair = g_strdup (office_field_get_text (self->chair_field));
  request->external = g_strdup (office_field_get_text (self->external_field));
  return request;
}

static void
show_outcomes (OfficeBoardRatifyPage          *self,
               const OfficeBoardPreview *preview)
{
  office_step_page_empty (self->outcomes_box);
  for (int i = 0; i < OFFICE_N_OUTCOMES; i++)
    {
      OfficeStateLook look = office_state_look_outcome ((OfficeOutcome) i);
      g_autofree char *text = NULL;
      GtkWidget *pill;

      if (preview->n_outcomes[i] == 0)
        continue;
      /* Translators: how many learners with which outcome */
      text = g_strdup_printf (_("%d %s"), preview->n_outcomes[i], look.word);
      pill = office_state_pill_new ();
      office_state_pill_set_text (OFFICE_STATE_PILL (pill), look, text, NULL);
      gtk_box_append (GTK_BOX (self->outcomes_box), pill);
    }
}

static void
show_boards (OfficeBoardRatifyPage *self,
             GPtrArray       *boards)
{
  office_step_page_empty (self->boards_box);
  gtk_widget_set_visible (self->boards_title, boards->len > 0);
  for (guint i = 0; i < boards->len; i++)
    {
      const OfficeBoardRow *board = g_ptr_array_index (boards, i);
      g_autofree char *day = office_day_to_text (office_day_from_iso (board->held_on));
      g_autofree char *text = NULL;

      if (*board->external_examiner != '\0')
        text = g_strdup_printf (ngettext ("%s: %d result, chair %s, external examiner %s",
                                          "%s: %d results, chair %s, external examiner %s", board->n_results),
                                day, board->n_results, board->chair, board->external_examiner);
      else
        text = g_strdup_printf (ngettext ("%s: %d result, chair %s", "%s: %d results, chair %s",
                                          board->n_results), day, board->n_results, board->chair);
      office_step_page_add_line (self->boards_box, text, "numeric");
    }
}

/* A field that has the focus must not become insensitive under it. */
static void
set_open (OfficeBoardRatifyPage *self,
          gboolean         open)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!open && root != NULL && gtk_widget_get_focus_child (self->root) != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_visible (self->form, open);
  gtk_widget_set_sensitive (self->ratify_button, open);
}

static void
show_sheet (OfficeBoardRatifyPage        *self,
            const OfficeBoardSheet *sheet)
{
  const OfficeBoardPreview *preview = sheet->preview;
  gboolean nothing = preview->n_new == 0;
  g_autofree char *forward = g_strjoinv ("\n", preview->forward);
  g_autofree char *unagreed = g_strjoinv ("; ", preview->unagreed);
  g_autofree char *refusal = NULL;

  if (*unagreed != '\0')
    refusal = g_strdup_printf (_("The two markers’ marks await an agreed mark: %s"), unagreed);
  else if (!nothing)
    refusal = g_strdup (preview->refusal);

  show_outcomes (self, preview);
  show_boards (self, sheet->boards);
  gtk_label_set_label (GTK_LABEL (self->refusal_label), refusal != NULL ? refusal : "");
  gtk_widget_set_visible (self->refusal_label, refusal != NULL);
  if (nothing)
    gtk_label_set_label (GTK_LABEL (self->warnings_label),
                         _("Every result stands as a board has ratified it: there is nothing to ratify."));
  else if (preview->warnings != NULL)
    gtk_label_set_label (GTK_LABEL (self->warnings_label), preview->warnings);
  else
    gtk_label_set_label (GTK_LABEL (self->warnings_label),
                         _("Nothing is missing: every result goes forward with a final outcome."));
  gtk_widget_set_tooltip_text (self->warnings_label, *forward != '\0' ? forward : NULL);
  set_open (self, !nothing);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (OfficeBoardRatifyPage) self = reading->page;
  guint generation = reading->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeBoardSheet) sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (reading);
  if (generation != self->generation || self->root == NULL)
    return;
  if (sheet != NULL)
    show_sheet (self, sheet);
  else
    office_session_say_failure (OFFICE_SESSION (source), NULL, error);
}

static void
ratified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (OfficeBoardRatifyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    office_session_say_failure (OFFICE_SESSION (source), NULL, error);
  else
    office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN,
                        _("The board has ratified the results; their marks are locked."));
}

static void
confirmed_cb (const char *reason,
              gpointer    user_data)
{
  OfficeBoardRatifyPage *self = user_data;

  office_session_write_async (self->session, OFFICE_SUBJECT_MARKS | OFFICE_SUBJECT_DOCUMENTS,
                              office_results_ratify, make_request (self),
                              (GDestroyNotify) office_results_request_free, NULL, NULL, ratified_cb,
                              g_object_ref (self));
}

/* Every field is looked at, so that every error is seen. */
static gboolean
check_form (OfficeBoardRatifyPage *self)
{
  OfficeField *fields[] = { self->day_field, self->chair_field };
  g_autofree char *day = NULL;
  gboolean good = office_date_field_get_iso (self->day_field, &day);

  if (good && day == NULL)
    office_field_set_error (self->day_field, _("Say on which day the board was held."));
  office_field_set_error (self->chair_field, *office_field_get_text (self->chair_field) == '\0'
                                               ? _("Say who chaired the board.") : NULL);
  return !office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
}

static void
ratify_cb (OfficeBoardRatifyPage *self)
{
  if (!check_form (self))
    return;

  office_confirm (GTK_WIDGET (self), _("Ratify the results of this cohort?"),
                  _("The results become final and their marks are locked. Afterwards only a chair’s action, "
                    "with a reason, changes them. This cannot be undone."),
                  _("_Ratify"), FALSE, confirmed_cb, g_object_ref (self), g_object_unref);
}

static OfficeField *
add_field (OfficeBoardRatifyPage *self,
           GtkWidget       *field)
{
  gtk_box_append (GTK_BOX (self->form), field);
  return OFFICE_FIELD (field);
}

static void
office_board_ratify_page_dispose (GObject *object)
{
  OfficeBoardRatifyPage *self = OFFICE_BOARD_RATIFY_PAGE (object);

  self->root = NULL;
  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_BOARD_RATIFY_PAGE);

  G_OBJECT_CLASS (office_board_ratify_page_parent_class)->dispose (object);
}

static void
office_board_ratify_page_class_init (OfficeBoardRatifyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_board_ratify_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/board-ratify.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, outcomes_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, warnings_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, ratify_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, boards_title);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardRatifyPage, boards_box);
}

static void
office_board_ratify_page_init (OfficeBoardRatifyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day_field = add_field (self, office_date_field_new (_("Day of the _board"), OFFICE_DATE_EVENT));
  self->chair_field = add_field (self, office_field_new (_("_Chair")));
  self->external_field = add_field (self, office_field_new (_("E_xternal examiner")));
  g_signal_connect_swapped (self->ratify_button, "clicked", G_CALLBACK (ratify_cb), self);
}

/**
 * office_board_ratify_page_load:
 * @self: a page
 * @session: reads and writes for it
 * @cohort_id: the cohort
 * @anonymous: references stand in place of names
 *
 * Reads what would go before a board now, and the boards that were held.
 */
void
office_board_ratify_page_load (OfficeBoardRatifyPage *self,
                               OfficeSession         *session,
                               gint64                 cohort_id,
                               gboolean               anonymous)
{
  Reading *reading;

  g_return_if_fail (OFFICE_IS_BOARD_RATIFY_PAGE (self));

  g_set_object (&self->session, session);
  if (self->cohort_id != cohort_id)
    {
      office_field_set_text (self->day_field, "");
      office_field_set_text (self->chair_field, "");
      office_field_set_text (self->external_field, "");
    }
  self->cohort_id = cohort_id;
  self->anonymous = anonymous;
  reading = g_new0 (Reading, 1);
  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  office_session_read_async (session, office_results_read_board, make_request (self),
                             (GDestroyNotify) office_results_request_free,
                             (GDestroyNotify) office_board_sheet_free, NULL, read_cb, reading);
}
