/* viva-reader.c: the viva planner's file, one JSON object of London wall times
 *
 * Nothing is passed over: what is not known, out of order or out of range is an error that names
 * the key and whose it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-reader.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "rules/clock.h"
#include "rules/error.h"

#define MOST_MINUTES (24 * 60)
#define MOST_VIVAS 1000
#define MOST_EXTRA_PERCENT 100
#define SECONDS_PER_MINUTE 60

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, message);
  return FALSE;
}

/* Every key of an object has to be one of those given. */
static gboolean
check_keys (json_t             *object,
            const char         *where,
            const char *const  *known,
            GError            **error)
{
  const char *key;
  json_t *value;

  if (!json_is_object (object))
    return refuse (error, _("%s is not an object in braces."), where);

  json_object_foreach (object, key, value)
    if (!g_strv_contains (known, key))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) known);

        return refuse (error, _("%s has the unknown key “%s”. Known are: %s."), where, key, all);
      }

  return TRUE;
}

static gboolean
read_number (json_t      *object,
             const char  *where,
             const char  *key,
             int          least,
             int          most,
             int         *number,
             GError     **error)
{
  json_t *value = json_object_get (object, key);

  if (value == NULL)
    return TRUE;
  if (!json_is_integer (value) || json_integer_value (value) < least || json_integer_value (value) > most)
    return refuse (error, _("%s: “%s” has to be a whole number from %d to %d."), where, key, least, most);

  *number = (int) json_integer_value (value);
  return TRUE;
}

static gboolean
read_text (json_t      *object,
           const char  *where,
           const char  *key,
           gboolean     required,
           char       **text,
           GError     **error)
{
  json_t *value = json_object_get (object, key);

  if (value == NULL && !required)
    return TRUE;
  if (value == NULL)
    return refuse (error, _("%s: “%s” is missing."), where, key);
  if (!json_is_string (value) || (required && *json_string_value (value) == '\0'))
    return refuse (error, _("%s: “%s” has to be a text in quotes."), where, key);

  g_free (*text);
  *text = g_strdup (json_string_value (value));
  return TRUE;
}

/* An array, or NULL with no error when the key is missing. */
static gboolean
read_array (json_t      *object,
            const char  *where,
            const char  *key,
            gboolean     required,
            json_t     **array,
            GError     **error)
{
  *array = json_object_get (object, key);
  if (*array == NULL)
    return required ? refuse (error, _("%s: “%s” is missing."), where, key) : TRUE;
  if (!json_is_array (*array))
    return refuse (error, _("%s: “%s” has to be a list in brackets."), where, key);

  return TRUE;
}

static gboolean
read_time (json_t      *span,
           const char  *where,
           const char  *key,
           int         *minute,
           GError     **error)
{
  json_t *value = json_object_get (span, key);
  g_autoptr (GError) local_error = NULL;
  gint64 instant;

  if (!json_is_string (value))
    return refuse (error, _("%s: “%s” has to be a time as “2025-11-19T09:00”."), where, key);
  if (!office_instant_parse (json_string_value (value), &instant, &local_error))
    return refuse (error, _("%s: “%s”: %s"), where, key, local_error->message);
  if (instant % SECONDS_PER_MINUTE != 0 || instant < 0)
    return refuse (error, _("%s: “%s”: %s is not a whole minute from 1970 on."), where, key, json_string_value (value));
  if (instant / SECONDS_PER_MINUTE > G_MAXINT / 2)
    return refuse (error, _("%s: “%s”: %s is too far away to plan for."), where, key, json_string_value (value));

  *minute = (int) (instant / SECONDS_PER_MINUTE);
  return TRUE;
}

static gboolean
read_spans (json_t      *object,
            const char  *where,
            const char  *key,
            gboolean     required,
            GArray      *spans,
            GError     **error)
{
  static const char *const known[] = { "from", "to", NULL };
  json_t *array, *value;
  size_t i;

  if (!read_array (object, where, key, required, &array, error))
    return FALSE;

  json_array_foreach (array, i, value)
    {
      g_autofree char *here = g_strdup_printf ("%s, %s %zu", where, key, i + 1);
      OfficeVivaSpan span;

      if (!check_keys (value, here, known, error) || !read_time (value, here, "from", &span.from, error)
          || !read_time (value, here, "to", &span.to, error))
        return FALSE;
      if (span.to <= span.from)
        return refuse (error, _("%s ends before it begins: from %s to %s."), here,
                       json_string_value (json_object_get (value, "from")),
                       json_string_value (json_object_get (value, "to")));
      g_array_append_val (spans, span);
    }

  return TRUE;
}

static gboolean
read_rooms (OfficeVivaProblem  *problem,
            json_t             *root,
            GError            **error)
{
  static const char *const known[] = { "name", NULL };
  g_autoptr (GPtrArray) rooms = g_ptr_array_new_with_free_func (g_free);
  json_t *array, *value;
  size_t i;

  if (!read_array (root, _("The file"), "rooms", FALSE, &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;
  if (json_array_size (array) == 0)
    return refuse (error, _("There are zero rooms: name at least one, or leave “rooms” out where nothing limits how many vivas run at once."));

  json_array_foreach (array, i, value)
    {
      g_autofree char *where = g_strdup_printf (_("Room %zu"), i + 1);
      g_autofree char *name = NULL;

      if (!check_keys (value, where, known, error) || !read_text (value, where, "name", TRUE, &name, error))
        return FALSE;
      if (g_ptr_array_find_with_equal_func (rooms, name, g_str_equal, NULL))
        return refuse (error, _("The room “%s” is named twice."), name);
      g_ptr_array_add (rooms, g_steal_pointer (&name));
    }

  problem->rooms = g_steal_pointer (&rooms);
  return TRUE;
}

static gboolean
read_examiners (OfficeVivaProblem  *problem,
                json_t             *root,
                GError            **error)
{
  static const char *const known[] = { "name", "employer", "max_per_day", "available", NULL };
  json_t *array, *value;
  size_t i;

  if (!read_array (root, _("The file"), "examiners", TRUE, &array, error))
    return FALSE;

  json_array_foreach (array, i, value)
    {
      g_autofree char *place = g_strdup_printf (_("Examiner %zu"), i + 1);
      g_autofree char *name = NULL;
      OfficeVivaExaminer *examiner;

      if (!check_keys (value, place, known, error) || !read_text (value, place, "name", TRUE, &name, error))
        return FALSE;
      if (office_viva_problem_find_examiner (problem, name) >= 0)
        return refuse (error, _("The examiner “%s” is named twice."), name);

      examiner = office_viva_problem_add_examiner (problem, name);
      if (!read_text (value, name, "employer", FALSE, &examiner->employer, error)
          || !read_number (value, name, "max_per_day", 1, MOST_VIVAS, &examiner->max_per_day, error)
          || !read_spans (value, name, "available", TRUE, examiner->available, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_learner (OfficeVivaProblem  *problem,
              json_t             *value,
              const char         *reference,
              GError            **error)
{
  OfficeVivaLearner *learner = office_viva_problem_add_learner (problem, reference);

  learner->any_time = json_object_get (value, "available") == NULL;
  return read_text (value, reference, "employer", FALSE, &learner->employer, error)
         && read_number (value, reference, "extra_percent", 0, MOST_EXTRA_PERCENT, &learner->extra_percent, error)
         && read_spans (value, reference, "available", FALSE, learner->available, error)
         && read_spans (value, reference, "prefers", FALSE, learner->prefers, error);
}

static gboolean
read_learners (OfficeVivaProblem  *problem,
               json_t             *array,
               GError            **error)
{
  static const char *const known[]
    = { "reference", "employer", "extra_percent", "available", "prefers", "conflicts", NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  json_t *value;
  size_t i;

  json_array_foreach (array, i, value)
    {
      g_autofree char *place = g_strdup_printf (_("Learner %zu"), i + 1);
      g_autofree char *reference = NULL;

      if (!check_keys (value, place, known, error) || !read_text (value, place, "reference", TRUE, &reference, error))
        return FALSE;
      if (!g_hash_table_add (seen, g_strdup (reference)))
        return refuse (error, _("The learner “%s” is named twice."), reference);
      if (!read_learner (problem, value, reference, error))
        return FALSE;
    }

  return TRUE;
}

/* A conflict names an examiner who has to be there. */
static gboolean
read_conflicts (OfficeVivaProblem  *problem,
                json_t             *learners,
                GError            **error)
{
  json_t *learner, *name;
  size_t l, i;

  office_viva_problem_find_conflicts (problem);
  json_array_foreach (learners, l, learner)
    {
      const char *reference = office_viva_problem_learner (problem, (int) l)->reference;
      json_t *array;

      if (!read_array (learner, reference, "conflicts", FALSE, &array, error))
        return FALSE;

      json_array_foreach (array, i, name)
        {
          int examiner = json_is_string (name) ? office_viva_problem_find_examiner (problem, json_string_value (name)) : -1;

          if (!json_is_string (name))
            return refuse (error, _("%s: “conflicts” has to be a list of examiners’ names."), reference);
          if (examiner < 0)
            return refuse (error, _("%s: the conflict names “%s”, who is not among the examiners."), reference,
                           json_string_value (name));
          problem->conflicts[l * problem->examiners->len + (guint) examiner] = OFFICE_VIVA_CONFLICT_DECLARED;
        }
    }

  return TRUE;
}

static gboolean
read_numbers (OfficeVivaProblem  *problem,
              json_t             *root,
              GError            **error)
{
  const char *where = _("The file");

  return read_number (root, where, "slot_minutes", 1, MOST_MINUTES, &problem->slot_minutes, error)
         && read_number (root, where, "marking_minutes", 0, MOST_MINUTES, &problem->marking_minutes, error)
         && read_number (root, where, "break_after", 1, MOST_VIVAS, &problem->break_after, error)
         && read_number (root, where, "break_minutes", 0, MOST_MINUTES, &problem->break_minutes, error)
         && read_number (root, where, "panel", 1, MOST_VIVAS, &problem->panel, error)
         && read_number (root, where, "start_grid_minutes", 1, MOST_MINUTES, &problem->start_grid_minutes, error);
}

/**
 * office_viva_problem_check:
 * @problem: a problem
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Looks for what nobody could plan: a panel larger than the examiners.
 *
 * Returns: whether the planner may begin
 */
gboolean
office_viva_problem_check (const OfficeVivaProblem  *problem,
                           GError                  **error)
{
  int n_examiners = (int) problem->examiners->len;

  if (problem->panel > n_examiners)
    return refuse (error,
                   ngettext ("A panel takes %d examiners, but there is %d.", "A panel takes %d examiners, but there are %d.",
                             (gulong) n_examiners),
                   problem->panel, n_examiners);

  return TRUE;
}

/**
 * office_viva_problem_read:
 * @problem: a new problem, its numbers as they are to be where the file says nothing
 * @text: (array length=length): the file
 * @length: bytes
 * @error: where to put %OFFICE_ERROR_INVALID, which names the key, whose it is and what is wrong
 *
 * Reads the planner's file. After an error the problem is of no use.
 *
 * Returns: whether all of it was understood
 */
gboolean
office_viva_problem_read (OfficeVivaProblem  *problem,
                          const char         *text,
                          gsize               length,
                          GError            **error)
{
  static const char *const known[]
    = { "slot_minutes", "marking_minutes", "break_after", "break_minutes", "panel", "rooms",
        "examiners", "learners", "start_grid_minutes", NULL };
  json_error_t failure;
  g_autoptr (json_t) root = json_loadb (text, length, JSON_REJECT_DUPLICATES, &failure);
  json_t *learners;

  if (root == NULL)
    return refuse (error, _("The file is not JSON: line %d: %s."), failure.line, failure.text);

  return check_keys (root, _("The file"), known, error)
         && read_numbers (problem, root, error)
         && read_rooms (problem, root, error)
         && read_examiners (problem, root, error)
         && read_array (root, _("The file"), "learners", TRUE, &learners, error)
         && read_learners (problem, learners, error)
         && read_conflicts (problem, learners, error)
         && office_viva_problem_check (problem, error);
}
