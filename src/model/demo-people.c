/* demo-people.c: invented people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/demo-people.h"
#include "rules/dates.h"

static const char *const given_names[] = {
  "Aoife", "Amara", "Benedikt", "Bronagh", "Callum", "Chiamaka", "Dafydd", "Dilnoza", "Eilidh", "Emeka", "Farah",
  "Fionnuala", "Gethin", "Gulsen", "Hamza", "Helena", "Idris", "Ingrid", "Jamal", "Joaquín", "Kamala", "Kirsty",
  "Łucja", "Luís", "Mairéad", "Marek", "Nadia", "Nkechi", "Olumide", "Oisín", "Parveen", "Priya", "Quentin", "Rania",
  "Rhiannon", "Sakura", "Seán", "Søren", "Tamsin", "Tuấn", "Uchenna", "Ursula", "Vikram", "Wanjiru", "Xin", "Yusuf",
  "Zara", "Zoltán", "Anne-Marie", "John Paul",
};

static const char *const family_names[] = {
  "Abernethy", "Adeyemi", "Ahmadi", "Bainbridge", "Bănescu", "Bhattacharya", "Brannigan", "Carrow", "Castellanos",
  "Chukwu", "Coldstream", "Dąbrowska", "D'Arcy", "De la Haye", "Dunmore", "Eastlake", "Ferreira", "Fitzwarren",
  "Garroway", "Ghorbani", "Greyfriar", "Haddow", "Hakimi", "Holloway-Reed", "Ibarra", "Iqbal", "Jarrow", "Kapoor",
  "Kirkbride", "Kowalczyk", "Lanyon", "Lindqvist", "Loxley", "Mac Giolla Bhríde", "Mbeki", "Merrifield", "Mistry",
  "Ng", "Nguyễn", "Ní Dhomhnaill", "Norrington", "O'Brien", "O'Hanrahan", "Okafor", "Osei", "Özdemir", "Pemberthy",
  "Penhaligon", "Popescu", "Quarrie", "Rahimi", "Ravensworth", "Rosewarne", "Saltmarsh", "Santamaría", "Sørensen",
  "St. John-Blythe", "Szabó", "Tahir", "Thistlewood", "Tremayne", "Uddin", "Vantongeren", "Wetherby", "Whitlock",
  "Wójcik", "Yaxley", "Yıldız", "Zielinska", "Zwarts",
};

static const char *const employers[] = {
  "Larkfield University Hospitals NHS Trust", "St Brannoc’s Hospital NHS Foundation Trust",
  "Westmere Ambulance Service NHS Trust", "Holloway Vale Health", "Northgate and Fenside NHS Trust",
  "Queen Edith’s Hospital NHS Trust", "Marsh Lane Medical Centre", "Harbour Point Private Hospital",
};

static const char *const institutions[] = {
  "University of Norwell", "Castlebridge Medical School", "Royal Albion University", "University of East Fenland",
  "St Cuthbert’s College, Dunholme",
};

static const char *const evidence[] = {
  "Two-day introductory course, logbook of 25 scans", "Level 1 course and supervised practice, 40 scans",
  "Departmental training, logbook signed by the lead", "FUSIC Heart accreditation in progress",
};

/* What goes together: a regulator, a degree, a role. */
static const struct
{
  OfficeRegulator  regulator;
  const char      *letters; /* the HCPC's, of the profession */
  const char      *title;
  const char      *degree;
  const char      *degree_class;
  const char      *role;
} professions[] = {
  { OFFICE_REGULATOR_GMC, NULL, "Dr", "MB BS", "", "Specialty registrar in emergency medicine" },
  { OFFICE_REGULATOR_GMC, NULL, "Dr", "MB ChB", "", "Consultant in acute medicine" },
  { OFFICE_REGULATOR_GMC, NULL, "Dr", "MB BCh", "", "Clinical fellow in intensive care" },
  { OFFICE_REGULATOR_HCPC, "PA", "", "BSc (Hons) Paramedic Science", "2:1", "Advanced paramedic practitioner" },
  { OFFICE_REGULATOR_HCPC, "PH", "", "BSc (Hons) Physiotherapy", "First", "Respiratory physiotherapist" },
  { OFFICE_REGULATOR_HCPC, "RA", "", "BSc (Hons) Diagnostic Radiography", "2:1", "Sonographer" },
  { OFFICE_REGULATOR_NMC, NULL, "", "BSc (Hons) Adult Nursing", "2:2", "Advanced clinical practitioner" },
};

#define PICK(random, table) ((table)[g_rand_int_range ((random), 0, G_N_ELEMENTS (table))])

/* "aoife.ng.17@example.org": no accents, no spaces, never twice. */
static char *
invent_email (const char *given,
              const char *family,
              guint       serial)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", given, family);
  g_autofree char *plain = g_str_to_ascii (name, "C");
  g_autofree char *lower = g_ascii_strdown (plain, -1);
  GString *address = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '.')
      g_string_append_c (address, *p);
  g_string_append_printf (address, ".%u@example.org", serial);

  return g_string_free (address, FALSE);
}

/* Well-formed numbers (ENTRY-3) from where no register has given any. */
static OfficeRegistration *
invent_registration (OfficeRegulator  regulator,
                     const char      *letters,
                     guint            serial)
{
  g_autofree char *number = NULL;

  if (regulator == OFFICE_REGULATOR_NMC)
    number = g_strdup_printf ("99%c%04u%c", 'A' + serial / 10000 % 26, serial % 10000, 'A' + serial / 260000 % 26);
  else if (regulator == OFFICE_REGULATOR_HCPC)
    number = g_strdup_printf ("%s%06u", letters, 900000 + serial % 100000);
  else
    number = g_strdup_printf ("9%06u", serial % 1000000);

  return office_registration_new (regulator, number, NULL);
}

/**
 * office_demo_person_new:
 * @random: where chance comes from
 * @serial: a number of this person's own
 *
 * Invents somebody; the same seed invents the same people.
 *
 * Returns: (transfer full): a person
 */
OfficeDemoPerson *
office_demo_person_new (GRand *random,
                        guint  serial)
{
  OfficeDemoPerson *person = g_new0 (OfficeDemoPerson, 1);
  gsize profession = g_rand_int_range (random, 0, G_N_ELEMENTS (professions));

  person->title = professions[profession].title;
  person->given_names = PICK (random, given_names);
  person->family_name = PICK (random, family_names);
  person->date_of_birth = office_day_to_iso (office_day_new (g_rand_int_range (random, 1966, 1998),
                                                             g_rand_int_range (random, 1, 13),
                                                             g_rand_int_range (random, 1, 29)));
  person->email = invent_email (person->given_names, person->family_name, serial);
  person->phone = g_strdup_printf ("020 7946 0%03u", serial % 1000);
  person->registration = invent_registration (professions[profession].regulator,
                                              professions[profession].letters, serial);
  person->degree = professions[profession].degree;
  person->degree_class = professions[profession].degree_class;
  person->awarding_institution = PICK (random, institutions);
  person->employer = PICK (random, employers);
  person->sector = strstr (person->employer, "NHS") != NULL ? "NHS" : "Private";
  person->role = professions[profession].role;
  person->ultrasound_evidence = PICK (random, evidence);
  return person;
}

/**
 * office_demo_person_free:
 * @person: (transfer full) (nullable): a person
 */
void
office_demo_person_free (OfficeDemoPerson *person)
{
  if (person == NULL)
    return;

  g_free (person->date_of_birth);
  g_free (person->email);
  g_free (person->phone);
  g_clear_pointer (&person->registration, office_registration_free);
  g_free (person);
}
