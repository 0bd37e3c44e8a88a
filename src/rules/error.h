/* error.h: what can be refused or can fail, in one domain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeError:
 * @OFFICE_ERROR_INVALID: what was typed or read is not well-formed (a mark of 101, a date of 31 June)
 * @OFFICE_ERROR_REFUSED: well-formed, but a rule of the programme does not allow it
 * @OFFICE_ERROR_NOT_FOUND: there is no such learner, cohort, session, certificate…
 * @OFFICE_ERROR_CONFLICT: somebody else saved the row since it was read; both values are in the message
 * @OFFICE_ERROR_LOCKED: ratified, issued or sent: reversed only by its own act
 * @OFFICE_ERROR_NOT_A_DATABASE: the file is not an office database
 * @OFFICE_ERROR_NEWER: the database was written by a newer version of the program
 * @OFFICE_ERROR_READ_ONLY: the database or target cannot be written
 * @OFFICE_ERROR_DAMAGED: the file is truncated or corrupt
 * @OFFICE_ERROR_FULL: the disk is full
 * @OFFICE_ERROR_BUSY: another program holds the database for longer than we wait
 * @OFFICE_ERROR_FAILED: anything else that went wrong outside the program
 *
 * Everything that a person can cause. The message is a sentence for that person: what, where
 * (which row, which field), and what to do.
 */
typedef enum
{
  OFFICE_ERROR_INVALID,
  OFFICE_ERROR_REFUSED,
  OFFICE_ERROR_NOT_FOUND,
  OFFICE_ERROR_CONFLICT,
  OFFICE_ERROR_LOCKED,
  OFFICE_ERROR_NOT_A_DATABASE,
  OFFICE_ERROR_NEWER,
  OFFICE_ERROR_READ_ONLY,
  OFFICE_ERROR_DAMAGED,
  OFFICE_ERROR_FULL,
  OFFICE_ERROR_BUSY,
  OFFICE_ERROR_FAILED,
} OfficeError;

#define OFFICE_ERROR (office_error_quark ())

GQuark office_error_quark (void);

G_END_DECLS
