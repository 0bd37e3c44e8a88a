/* nicks.h: the words by which the database and officectl call the members of an enumeration
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeNick:
 * @nick: the word in the database, in files and on the command line: never translated
 * @label: the word for a person, marked with N_()
 *
 * One member of an enumeration; tables of them are indexed by its value.
 */
typedef struct
{
  const char *nick;
  const char *label;
} OfficeNick;

const char *office_nick_of    (const OfficeNick *table,
                               gsize             n_members,
                               int               value);
const char *office_nick_label (const OfficeNick *table,
                               gsize             n_members,
                               int               value);
gboolean    office_nick_find  (const OfficeNick *table,
                               gsize             n_members,
                               const char       *nick,
                               int              *value);

/*
 * The three functions that every enumeration of the rules has, over its table:
 * prefix_to_nick(), the word in the database and on the command line; prefix_label(), the
 * translated word for a person; prefix_from_nick(), %FALSE for a word that names no member.
 */
#define OFFICE_DEFINE_NICKS(Type, prefix, table)                                                   \
  const char *prefix##_to_nick (Type value)                                                        \
  {                                                                                                \
    return office_nick_of (table, G_N_ELEMENTS (table), (int) value);                              \
  }                                                                                                \
  const char *prefix##_label (Type value)                                                          \
  {                                                                                                \
    return office_nick_label (table, G_N_ELEMENTS (table), (int) value);                           \
  }                                                                                                \
  gboolean prefix##_from_nick (const char *nick, Type *value)                                      \
  {                                                                                                \
    int found;                                                                                     \
    if (!office_nick_find (table, G_N_ELEMENTS (table), nick, &found))                             \
      return FALSE;                                                                                \
    *value = (Type) found;                                                                         \
    return TRUE;                                                                                   \
  }

G_END_DECLS
