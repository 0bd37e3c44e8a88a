/* viva-forms.c: what two examiners wrote on the forms of a viva
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/viva-forms.h"

#include <glib/gi18n-lib.h>

#include "store/assessment.h"
#include "store/command.h"
#include "store/fields.h"

#define VIVA_COMPONENT "viva"

/**
 * office_viva_form_new:
 * @enrolment_id: whose viva
 * @attempt: 1, 2, …
 * @place: first or second examiner
 *
 * Returns: (transfer full): a form with nothing on it
 */
OfficeVivaForm *
office_viva_form_new (gint64            enrolment_id,
                      int               attempt,
                      OfficeMarkerPlace place)
{
  OfficeVivaForm *form = g_new0 (OfficeVivaForm, 1);

  form->enrolment_id = enrolment_id;
  form->attempt = attempt;
  form->place = place;
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    form->marks[area] = OFFICE_MARK_NONE;
  return form;
}

/**
 * office_viva_form_free:
 * @form: (nullable): a form
 */
void
office_viva_form_free (OfficeVivaForm *form)
{
  if (form == NULL)
    return;

  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    g_free (form->notes[area]);
  g_free (form);
}

/**
 * office_viva_form_get:
 * @connection: the connection
 * @enrolment_id: whose viva
 * @attempt: 1, 2, …
 * @place: first or second examiner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the form as it is kept, blank where nothing is
 */
OfficeVivaForm *
office_viva_form_get (OfficeConnection   *connection,
                      gint64              enrolment_id,
                      int                 attempt,
                      OfficeMarkerPlace   place,
                      GError            **error)
{
  static const char get_sql[] = "SELECT area, mark, note, version FROM viva_answer"
                                " WHERE enrolment_id = ? AND attempt = ? AND place = ?";
  g_autoptr (OfficeVivaForm) form = office_viva_form_new (enrolment_id, attempt, place);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error, get_sql, "lis", enrolment_id, attempt, office_marker_place_to_nick (place));

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      OfficeVivaArea area;

      if (!office_viva_area_from_nick (office_statement_get_text (statement, 0), &area))
        continue;
      form->marks[area] = (int) office_statement_get_int_or (statement, 1, OFFICE_MARK_NONE);
      g_free (form->notes[area]);
      form->notes[area] = office_statement_dup_text (statement, 2);
      form->versions[area] = (int) office_statement_get_int (statement, 3);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&form);
}

static gboolean
check_form (const OfficeVivaForm  *form,
            const OfficeVivaForm  *saved,
            const char            *name,
            GError               **error)
{
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    {
      int mark = form->marks[area];

      if (mark != OFFICE_MARK_NONE && (mark < 0 || mark > OFFICE_MARK_MAX))
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s, %s: marks run from 0 to 100."), name,
                       office_viva_area_label ((OfficeVivaArea) area));
          return FALSE;
        }
      if (form->versions[area] >= 0 && form->versions[area] != saved->versions[area])
        {
          g_autofree char *theirs = office_mark_format (saved->marks[area]);

          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT,
                       _("%s, %s: somebody else has saved %s since this form was opened. Open it again."), name,
                       office_viva_area_label ((OfficeVivaArea) area), *theirs != '\0' ? theirs : _("a blank"));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
save_answers (OfficeConnection      *connection,
              const OfficeVivaForm  *form,
              gint64                 component_id,
              GError               **error)
{
  static const char save_sql[] =
    "INSERT INTO viva_answer (enrolment_id, component_id, attempt, place, area, mark, note)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (enrolment_id, component_id, attempt, place, area) DO UPDATE SET mark = excluded.mark,"
    " note = excluded.note, version = version + 1 WHERE mark IS NOT excluded.mark OR note <> excluded.note";

  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    {
      g_autofree char *note = office_tidy (form->notes[area]);

      if (form->marks[area] == OFFICE_MARK_NONE && *note == '\0' && form->versions[area] == 0)
        continue;
      if (!office_connection_run (connection, error, save_sql, "llissms", form->enrolment_id, component_id,
                                  form->attempt, office_marker_place_to_nick (form->place),
                                  office_viva_area_to_nick ((OfficeVivaArea) area), form->marks[area], note))
        return FALSE;
    }

  return TRUE;
}

/* What the form comes to becomes the examiner's mark; a form that is not complete any more blanks it. */
static gboolean
save_mark (OfficeConnection              *connection,
           const OfficeCohortAssessment  *cohort,
           const OfficeVivaForm          *form,
           const OfficeVivaForm          *saved,
           GError                       **error)
{
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  int mark = office_viva_form_mark (form->marks);

  if (mark == office_viva_form_mark (saved->marks))
    return TRUE;

  entry.enrolment_id = form->enrolment_id;
  entry.component = VIVA_COMPONENT;
  entry.attempt = form->attempt;
  entry.fields = form->place == OFFICE_MARKER_FIRST ? OFFICE_MARK_FIELD_FIRST : OFFICE_MARK_FIELD_SECOND;
  entry.first = entry.second = mark;
  return office_assessed_save_entry (connection, cohort, office_cohort_assessment_find (cohort, form->enrolment_id),
                                     &entry, FALSE, error);
}

/**
 * office_viva_form_save:
 * @connection: the connection
 * @form: what the examiner wrote
 * @error: where to put a failure
 *
 * Keeps an examiner's form. Once each area has a mark, their mean is the examiner's mark of the viva
 * (ASSESS-9); what a board has ratified is locked (BOARD-1). One step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID, %OFFICE_ERROR_CONFLICT, %OFFICE_ERROR_LOCKED
 */
gboolean
office_viva_form_save (OfficeConnection      *connection,
                       const OfficeVivaForm  *form,
                       GError               **error)
{
  g_autoptr (OfficeCohortAssessment) cohort = office_cohort_assessment_load_one (connection, form->enrolment_id, error);
  g_autoptr (OfficeVivaForm) saved = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  int component;

  if (cohort == NULL || (component = office_cohort_assessment_component (cohort, VIVA_COMPONENT, error)) < 0
      || (saved = office_viva_form_get (connection, form->enrolment_id, form->attempt, form->place, error)) == NULL)
    return FALSE;

  name = office_assessed_dup_name (office_cohort_assessment_find (cohort, form->enrolment_id));
  if (!check_form (form, saved, name, error))
    return FALSE;

  label = g_strdup_printf (_("Viva form of %s"), name);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (connection,
                                   save_answers (connection, form, cohort->component_ids[component], error)
                                     && save_mark (connection, cohort, form, saved, error),
                                   error);
}
