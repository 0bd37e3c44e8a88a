/* import-model-private.h: what an import holds, for the files that it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/workbook.h"
#include "model/import-model.h"

G_BEGIN_DECLS

struct _OfficeImportModel
{
  GObject             parent_instance;

  OfficeSession      *session;
  OfficeImportState   state;
  char               *problem;
  guint               round;           /* answers to an earlier one are dropped */
  GCancellable       *cancellable;
  OfficeJob          *job;

  char               *file_name;
  char               *format;
  OfficeWorkbook     *workbook;        /* lent to the thread that reads a sheet */
  GPtrArray          *sheet_names;
  guint               sheet_index;
  OfficeSheet        *sheet;
  OfficeMapping      *mapping;
  GHashTable         *corrected;       /* columns that a person chose */

  OfficeImportKind    kind;
  const char         *component;       /* of the marks, interned; NULL for the other kinds */
  char               *cohort;
  char               *regulator;
  gboolean            all_or_nothing;
  gboolean            only_problems;

  GPtrArray          *drafts;
  OfficeImportReport *report;
  GHashTable         *errors;          /* row number → GPtrArray of OfficeImportError */
  GHashTable         *details;         /* row number → OfficeImportRow */
  OfficeWindowedList *rows;
};

G_END_DECLS
