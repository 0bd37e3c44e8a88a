/* timetable-item.c: one thing of the timetable: a session, a viva or a deadline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/timetable-item.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "store/rows.h"

struct _OfficeTimetableItem
{
  GObject              parent_instance;

  OfficeTimetableKind  kind;
  gint64               id;
  gint64               cohort_id;
  const char          *code;        /* of the row */
  gint64               starts_at;
  gint64               ends_at;
  gboolean             cancelled;
  char                *title;
  const char          *room;        /* of the row; nullable */
  char                *people;

  OfficeSessionRow    *session;
  OfficeVivaRow       *viva;
  OfficeDeadlineRow   *deadline;
  GPtrArray           *clashes;     /* of sentences */
};

G_DEFINE_FINAL_TYPE (OfficeTimetableItem, office_timetable_item, G_TYPE_OBJECT)

static const char *const nicks[] = { "session", "viva", "deadline" };

/**
 * office_timetable_kind_to_nick:
 * @kind: a kind
 *
 * Returns: (transfer none): "session", "viva" or "deadline"
 */
const char *
office_timetable_kind_to_nick (OfficeTimetableKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (nicks), nicks[0]);

  return nicks[kind];
}

/**
 * office_timetable_kind_from_nick:
 * @nick: (nullable): "session", "viva" or "deadline"
 * @kind: (out): the kind
 *
 * Returns: whether it is one of them
 */
gboolean
office_timetable_kind_from_nick (const char          *nick,
                                 OfficeTimetableKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * office_session_kind_label:
 * @kind: (nullable): "live", "practical", "induction", "deadline" or "viva"
 *
 * Returns: (transfer none): the kind for a person, translated
 */
const char *
office_session_kind_label (const char *kind)
{
  if (g_strcmp0 (kind, "practical") == 0)
    return _("Hands-on");
  if (g_strcmp0 (kind, "induction") == 0)
    return _("Induction");
  if (g_strcmp0 (kind, "deadline") == 0)
    return _("Deadline");
  if (g_strcmp0 (kind, "viva") == 0)
    return _("Viva");
  return _("Live");
}

static void
office_timetable_item_finalize (GObject *object)
{
  OfficeTimetableItem *self = OFFICE_TIMETABLE_ITEM (object);

  g_free (self->title);
  g_free (self->people);
  g_clear_pointer (&self->session, office_session_row_free);
  g_clear_pointer (&self->viva, office_viva_row_free);
  g_clear_pointer (&self->deadline, office_deadline_row_free);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);

  G_OBJECT_CLASS (office_timetable_item_parent_class)->finalize (object);
}

static void
office_timetable_item_class_init (OfficeTimetableItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_timetable_item_finalize;
}

static void
office_timetable_item_init (OfficeTimetableItem *self)
{
}

static char *
join_people (char **names)
{
  /* Translators: stands between the names of people */
  return names != NULL ? g_strjoinv (_(", "), names) : g_strdup ("");
}

/**
 * office_timetable_item_new_session:
 * @row: (transfer full): a session
 *
 * Returns: (transfer full): its item
 */
OfficeTimetableItem *
office_timetable_item_new_session (OfficeSessionRow *row)
{
  OfficeTimetableItem *self = g_object_new (OFFICE_TYPE_TIMETABLE_ITEM, NULL);
  gboolean deadline = g_strcmp0 (row->kind, "deadline") == 0;

  self->kind = OFFICE_TIMETABLE_SESSION;
  self->session = row;
  self->id = row->id;
  self->cohort_id = row->cohort_id;
  self->code = row->cohort_code;
  self->starts_at = row->starts_at;
  self->ends_at = row->starts_at + (deadline ? 0 : row->minutes * 60);
  self->cancelled = row->cancelled;
  self->title = g_strdup (row->title != NULL && *row->title != '\0' ? row->title
                                                                    : office_session_kind_label (row->kind));
  self->room = row->room;
  self->people = join_people (row->staff);
  return self;
}

/**
 * office_timetable_item_new_viva:
 * @row: (transfer full): a viva
 *
 * Returns: (transfer full): its item
 */
OfficeTimetableItem *
office_timetable_item_new_viva (OfficeVivaRow *row)
{
  OfficeTimetableItem *self = g_object_new (OFFICE_TYPE_TIMETABLE_ITEM, NULL);
  g_autofree char *name = office_person_name (row->family_name, row->given_names);

  self->kind = OFFICE_TIMETABLE_VIVA;
  self->viva = row;
  self->id = row->id;
  self->cohort_id = row->cohort_id;
  self->code = row->cohort_code;
  self->starts_at = row->starts_at;
  self->ends_at = row->starts_at + row->minutes * 60;
  self->cancelled = row->cancelled;
  /* Translators: a learner */
  self->title = g_strdup_printf (_("Viva of %s"), name);
  self->room = row->room;
  self->people = join_people (row->examiners);
  return self;
}

/**
 * office_timetable_item_new_deadline:
 * @row: (transfer full): a deadline
 *
 * Returns: (transfer full): its item
 */
OfficeTimetableItem *
office_timetable_item_new_deadline (OfficeDeadlineRow *row)
{
  OfficeTimetableItem *self = g_object_new (OFFICE_TYPE_TIMETABLE_ITEM, NULL);

  self->kind = OFFICE_TIMETABLE_DEADLINE;
  self->deadline = row;
  self->id = row->id;
  self->cohort_id = row->cohort_id;
  self->code = row->cohort_code;
  self->starts_at = self->ends_at = row->at;
  if (row->attempt > 1)
    /* Translators: a part of the assessment, the number of the attempt */
    self->title = g_strdup_printf (_("%s due, attempt %d"), row->component_label, row->attempt);
  else
    /* Translators: a part of the assessment */
    self->title = g_strdup_printf (_("%s due"), row->component_label);
  self->people = g_strdup ("");
  return self;
}

/**
 * office_timetable_item_get_kind:
 * @self: an item
 *
 * Returns: a session, a viva or a deadline
 */
OfficeTimetableKind
office_timetable_item_get_kind (OfficeTimetableItem *self)
{
  return self->kind;
}

/**
 * office_timetable_item_get_id:
 * @self: an item
 *
 * Returns: the record's id, within its kind
 */
gint64
office_timetable_item_get_id (OfficeTimetableItem *self)
{
  return self->id;
}

/**
 * office_timetable_item_get_cohort:
 * @self: an item
 *
 * Returns: the cohort's id
 */
gint64
office_timetable_item_get_cohort (OfficeTimetableItem *self)
{
  return self->cohort_id;
}

/**
 * office_timetable_item_get_code:
 * @self: an item
 *
 * Returns: (transfer none): the cohort's code
 */
const char *
office_timetable_item_get_code (OfficeTimetableItem *self)
{
  return self->code;
}

/**
 * office_timetable_item_get_starts:
 * @self: an item
 *
 * Returns: UTC seconds
 */
gint64
office_timetable_item_get_starts (OfficeTimetableItem *self)
{
  return self->starts_at;
}

/**
 * office_timetable_item_get_ends:
 * @self: an item
 *
 * Returns: UTC seconds; not after the start for what takes no time
 */
gint64
office_timetable_item_get_ends (OfficeTimetableItem *self)
{
  return self->ends_at;
}

/**
 * office_timetable_item_is_cancelled:
 * @self: an item
 *
 * Returns: whether it does not take place
 */
gboolean
office_timetable_item_is_cancelled (OfficeTimetableItem *self)
{
  return self->cancelled;
}

/**
 * office_timetable_item_get_cancelled_why:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): why it does not take place, if a reason was given
 */
const char *
office_timetable_item_get_cancelled_why (OfficeTimetableItem *self)
{
  if (self->session != NULL)
    return self->session->cancelled_why;
  return self->viva != NULL ? self->viva->cancelled_why : NULL;
}

/**
 * office_timetable_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): what it is about
 */
const char *
office_timetable_item_get_title (OfficeTimetableItem *self)
{
  return self->title;
}

/**
 * office_timetable_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): its kind for a person: "Live", "Hands-on", "Viva", …
 */
const char *
office_timetable_item_get_label (OfficeTimetableItem *self)
{
  return office_session_kind_label (self->session != NULL ? self->session->kind : nicks[self->kind]);
}

/**
 * office_timetable_item_get_room:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): where it is
 */
const char *
office_timetable_item_get_room (OfficeTimetableItem *self)
{
  return self->room;
}

/**
 * office_timetable_item_get_people:
 * @self: an item
 *
 * Returns: (transfer none): the staff or examiners, may be ""
 */
const char *
office_timetable_item_get_people (OfficeTimetableItem *self)
{
  return self->people;
}

/**
 * office_timetable_item_dup_when:
 * @self: an item
 *
 * Returns: (transfer full): "18/09/2025 19:00–20:30", or without the end for what takes no time
 */
char *
office_timetable_item_dup_when (OfficeTimetableItem *self)
{
  g_autofree char *starts = office_instant_to_text (self->starts_at);
  int ends = office_instant_second_of_day (self->ends_at) / 60;

  if (self->ends_at <= self->starts_at)
    return g_steal_pointer (&starts);
  return g_strdup_printf ("%s–%02d:%02d", starts, ends / 60, ends % 60);
}

/**
 * office_timetable_item_dup_attended:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): "12 of 14"; %NULL where nobody is to attend
 */
char *
office_timetable_item_dup_attended (OfficeTimetableItem *self)
{
  if (self->session == NULL || self->ends_at <= self->starts_at)
    return NULL;

  /* Translators: how many attended, how many are enrolled */
  return g_strdup_printf (_("%d of %d"), self->session->n_attended, self->session->n_enrolled);
}

/**
 * office_timetable_item_get_session:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the session
 */
const OfficeSessionRow *
office_timetable_item_get_session (OfficeTimetableItem *self)
{
  return self->session;
}

/**
 * office_timetable_item_get_viva:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the viva
 */
const OfficeVivaRow *
office_timetable_item_get_viva (OfficeTimetableItem *self)
{
  return self->viva;
}

/**
 * office_timetable_item_dup_learner:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): whose viva it is, family name first
 */
char *
office_timetable_item_dup_learner (OfficeTimetableItem *self)
{
  return self->viva != NULL ? office_person_name (self->viva->family_name, self->viva->given_names) : NULL;
}

/**
 * office_timetable_item_get_deadline:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the deadline
 */
const OfficeDeadlineRow *
office_timetable_item_get_deadline (OfficeTimetableItem *self)
{
  return self->deadline;
}

/**
 * office_timetable_item_add_clash:
 * @self: an item that nobody shows yet
 * @sentence: who or what is in two places at once
 */
void
office_timetable_item_add_clash (OfficeTimetableItem *self,
                                 const char          *sentence)
{
  if (self->clashes == NULL)
    self->clashes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->clashes, g_strdup (sentence));
}

/**
 * office_timetable_item_get_clashes:
 * @self: an item
 *
 * Returns: (transfer none) (element-type utf8) (nullable): a sentence for each clash; %NULL for none
 */
GPtrArray *
office_timetable_item_get_clashes (OfficeTimetableItem *self)
{
  return self->clashes;
}

/**
 * office_timetable_item_same:
 * @a: (nullable): an item
 * @b: (nullable): another
 *
 * Returns: whether both are the same session, viva or deadline
 */
gboolean
office_timetable_item_same (OfficeTimetableItem *a,
                            OfficeTimetableItem *b)
{
  return a != NULL && b != NULL && a->kind == b->kind && a->id == b->id;
}

static gboolean
same_clashes (GPtrArray *a,
              GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * office_timetable_item_reads_same:
 * @a: an item
 * @b: another
 *
 * Returns: whether nobody could tell them apart: what is shown need not be shown again
 */
gboolean
office_timetable_item_reads_same (OfficeTimetableItem *a,
                                  OfficeTimetableItem *b)
{
  g_autofree char *attended_a = office_timetable_item_dup_attended (a);
  g_autofree char *attended_b = office_timetable_item_dup_attended (b);

  return office_timetable_item_same (a, b) && a->starts_at == b->starts_at && a->ends_at == b->ends_at
         && a->cancelled == b->cancelled && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (office_timetable_item_get_label (a), office_timetable_item_get_label (b)) == 0
         && g_strcmp0 (a->room, b->room) == 0 && g_strcmp0 (a->people, b->people) == 0
         && g_strcmp0 (attended_a, attended_b) == 0 && same_clashes (a->clashes, b->clashes)
         && (a->session == NULL || a->session->version == b->session->version)
         && (a->viva == NULL || a->viva->version == b->viva->version);
}

/**
 * office_timetable_item_compare:
 * @a: an item
 * @b: another
 *
 * Returns: their order in time
 */
int
office_timetable_item_compare (OfficeTimetableItem *a,
                               OfficeTimetableItem *b)
{
  if (a->starts_at != b->starts_at)
    return a->starts_at < b->starts_at ? -1 : 1;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}
