/* privacy.h: all that is held on one person, and its erasure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeHeldRow:
 * @label: (nullable): what it is; %NULL begins a new record of the section
 * @value: (nullable): what is held
 */
typedef struct
{
  char *label;
  char *value;
} OfficeHeldRow;

/**
 * OfficeHeldSection:
 * @title: "Applications"
 * @rows: (element-type OfficeHeldRow): label and value
 */
typedef struct
{
  char      *title;
  GPtrArray *rows;
} OfficeHeldSection;

/**
 * OfficeHeldFile:
 * @name: its name
 * @content: evidence or an issued PDF
 */
typedef struct
{
  char   *name;
  GBytes *content;
} OfficeHeldFile;

/**
 * OfficeHeld:
 * @name: the person
 * @provider: who holds the data
 * @made_at: UTC seconds
 * @sections: (element-type OfficeHeldSection): what is held
 * @files: (element-type OfficeHeldFile): documents held
 *
 * All that is held on one person (PRIVACY-2).
 */
typedef struct
{
  char      *name;
  char      *provider;
  gint64     made_at;
  GPtrArray *sections;
  GPtrArray *files;
} OfficeHeld;

/**
 * OfficeRetentionRow:
 * @learner_id: who
 * @name: "Ng, Aoife"
 * @what: what is kept, in words
 * @until: ISO day on which its time was over
 */
typedef struct
{
  gint64  learner_id;
  char   *name;
  char   *what;
  char   *until;
} OfficeRetentionRow;

void office_held_row_free      (OfficeHeldRow      *row);
void office_held_section_free  (OfficeHeldSection  *section);
void office_held_file_free     (OfficeHeldFile     *file);
void office_held_free          (OfficeHeld         *held);
void office_retention_row_free (OfficeRetentionRow *row);

OfficeHeld *office_learner_held   (OfficeConnection  *connection,
                                   gint64             learner_id,
                                   GError           **error);
gboolean    office_learner_erase  (OfficeConnection  *connection,
                                   gint64             learner_id,
                                   const char        *reason,
                                   GError           **error);
GPtrArray  *office_retention_over (OfficeConnection  *connection,
                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeHeldSection, office_held_section_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeHeld, office_held_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeRetentionRow, office_retention_row_free)

G_END_DECLS
