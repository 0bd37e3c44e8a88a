/* ctl.h: what every command of officectl works with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <jansson.h>

#include "store/connection.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/**
 * OfficeCtl:
 * @database: the file
 * @json: print one JSON value and nothing else
 * @help: the command is asked only to explain itself
 * @command: its words ("cohort add")
 * @summary: what it does, in one line
 * @arguments: what was typed after the command's words
 * @warning: (nullable): what a person is told when the command has succeeded nevertheless
 * @connection: (nullable): once office_ctl_begin() has opened it
 */
typedef struct
{
  char             *database;
  gboolean          json;
  gboolean          help;
  const char       *command;
  const char       *summary;
  char            **arguments;
  char             *warning;
  OfficeConnection *connection;
} OfficeCtl;

/**
 * OfficeCtlAccess:
 * @OFFICE_CTL_NO_DATABASE: the command opens what it needs by itself
 * @OFFICE_CTL_READ: looks only
 * @OFFICE_CTL_WRITE: changes; today's backup is made first, when there is none
 */
typedef enum
{
  OFFICE_CTL_NO_DATABASE,
  OFFICE_CTL_READ,
  OFFICE_CTL_WRITE,
} OfficeCtlAccess;

/**
 * OfficeCtlCommand:
 * @name: its words
 * @summary: one line, marked with N_()
 * @run: does it; %FALSE with an error of %G_OPTION_ERROR for wrong usage
 */
typedef struct
{
  const char  *name;
  const char  *summary;
  gboolean   (*run) (OfficeCtl *ctl, GError **error);
} OfficeCtlCommand;

extern const OfficeCtlCommand office_ctl_database_commands[];
extern const OfficeCtlCommand office_ctl_catalogue_commands[];
extern const OfficeCtlCommand office_ctl_import_commands[];
extern const OfficeCtlCommand office_ctl_application_commands[];
extern const OfficeCtlCommand office_ctl_timetable_commands[];
extern const OfficeCtlCommand office_ctl_pattern_commands[];
extern const OfficeCtlCommand office_ctl_viva_commands[];
extern const OfficeCtlCommand office_ctl_result_commands[];
extern const OfficeCtlCommand office_ctl_marking_commands[];
extern const OfficeCtlCommand office_ctl_return_commands[];
extern const OfficeCtlCommand office_ctl_document_commands[];
extern const OfficeCtlCommand office_ctl_template_commands[];
extern const OfficeCtlCommand office_ctl_trust_commands[];

gboolean office_ctl_begin       (OfficeCtl           *ctl,
                                 OfficeCtlAccess      access,
                                 const char          *parameters,
                                 const GOptionEntry  *options,
                                 char              ***positional,
                                 GError             **error);
gboolean office_ctl_misuse      (GError             **error,
                                 const char          *format,
                                 ...) G_GNUC_PRINTF (2, 3);
void     office_ctl_print_value (OfficeCtl           *ctl,
                                 json_t              *value,
                                 const char          *format,
                                 ...) G_GNUC_PRINTF (3, 4);
void     office_ctl_print_list  (OfficeCtl           *ctl,
                                 json_t              *rows,
                                 const char          *keys);

json_t  *office_ctl_mark        (int                  mark);
json_t  *office_ctl_strings     (char               **strings);

gboolean office_ctl_find_cohort      (OfficeCtl    *ctl,
                                      const char   *code,
                                      gint64       *id,
                                      GError      **error);
gboolean office_ctl_find_application (OfficeCtl    *ctl,
                                      const char   *reference,
                                      gint64       *id,
                                      GError      **error);
gboolean office_ctl_find_enrolment   (OfficeCtl    *ctl,
                                      const char   *reference,
                                      gint64       *id,
                                      GError      **error);
gboolean office_ctl_check_day        (const char   *option,
                                      const char   *text,
                                      GError      **error);
gboolean office_ctl_read_instant     (const char   *option,
                                      const char   *text,
                                      gint64       *instant,
                                      GError      **error);

G_END_DECLS
