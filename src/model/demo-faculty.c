/* demo-faculty.c: what the invented faculty can do, when they can come for vivas, and the machines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/demo-private.h"
#include "rules/clock.h"
#include "store/availability.h"
#include "store/equipment.h"
#include "store/staff.h"

/* Nobody of them works where a learner does; the days are of the week in which vivas are next planned. */
static const struct
{
  const char *name;
  const char *email;
  const char *employer;
  const char *subjects;
  gboolean    tutor;
  gboolean    examiner;
  int         max_vivas;
  int         first_day;   /* of the week, 0 is Monday; those who examine */
  int         n_days;
  int         from;        /* hours */
  int         to;
} people[] = {
  { "Dr Imogen Sallow", "imogen.sallow@example.org", "Larkfield Ultrasound Group", "Cardiac,Leadership", TRUE, TRUE, 8,
    0, 3, 9, 13 },
  { "Prof. Hari Venkatesan", "hari.venkatesan@example.org", "Harrow Vale Clinic", "Leadership", FALSE, TRUE, 6, 1, 2, 9, 17 },
  { "Mr Tomos Llewelyn-Price", "tomos.llewelyn-price@example.org", "Penmon Imaging", "Lung,Vascular access", TRUE, TRUE, 0,
    1, 3, 13, 18 },
  { "Dr Beatriz Quintela", "beatriz.quintela@example.org", "Larkfield Ultrasound Group", "Abdominal", TRUE, TRUE, 8, 2, 2, 9, 17 },
  { "Ms Orla Fennimore", "orla.fennimore@example.org", "Carrick Sonography", "Musculoskeletal", TRUE, FALSE, 0, 0, 0, 0, 0 },
};

static gint64
hour_of (OfficeDay day,
         int       hour)
{
  gint64 instant = 0;

  office_instant_from_wall_latest (day, hour * 3600, &instant, NULL);
  return instant;
}

static gboolean
describe (OfficeDemo  *demo,
          gsize        which,
          OfficeDay    monday,
          GError     **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
  g_autoptr (OfficeStaff) staff = NULL;
  gint64 id = office_staff_find_or_add (demo->connection, people[which].name, error);

  if (id == 0 || (staff = office_staff_get (demo->connection, id, error)) == NULL)
    return FALSE;
  g_free (staff->email);
  staff->email = g_strdup (people[which].email);
  g_free (staff->employer);
  staff->employer = g_strdup (people[which].employer);
  g_strfreev (staff->subjects);
  staff->subjects = g_strsplit (people[which].subjects, ",", -1);
  staff->tutor = people[which].tutor;
  staff->examiner = people[which].examiner;
  staff->max_vivas_per_day = people[which].max_vivas;

  for (int i = 0; i < people[which].n_days; i++)
    {
      OfficeDay day = monday + people[which].first_day + i;
      OfficeSpan span = { hour_of (day, people[which].from), hour_of (day, people[which].to) };

      g_array_append_val (spans, span);
    }
  return office_staff_edit (demo->connection, staff, error)
         && office_availability_paint (demo->connection, id, 0, (const OfficeSpan *) spans->data, spans->len,
                                       OFFICE_AVAILABILITY_PAINT_AVAILABLE, error);
}

/*
 * office_demo_faculty:
 *
 * Says who tutors and examines, when examiners can come in the week after the spring term's sessions,
 * and which machines there are.
 */
gboolean
office_demo_faculty (OfficeDemo  *demo,
                     GError     **error)
{
  static const OfficeEquipment equipment[] = {
    { .name = (char *) "Ultrasound machine", .quantity = 6 },
    { .name = (char *) "Vascular access phantom", .quantity = 3 },
  };
  OfficeDay monday = office_day_new (2026, 3, 23);

  for (gsize i = 0; i < G_N_ELEMENTS (equipment); i++)
    if (office_equipment_add (demo->connection, &equipment[i], error) == 0)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    if (!describe (demo, i, monday, error))
      return FALSE;

  return TRUE;
}
