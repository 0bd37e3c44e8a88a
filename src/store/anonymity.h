/* anonymity.h: candidate numbers in place of names, and when they give way to the names again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeAnonymity:
 * @cohort_id: the cohort
 * @began_at: UTC seconds, or 0 where its marking never was anonymous
 * @keeper: (nullable): who may reveal before the marks are agreed
 * @revealed_at: UTC seconds, or 0
 * @revealed_by: (nullable): who did
 * @reason: (nullable): why, in words
 * @anonymous: names give way to numbers now
 * @n_open: works of the cohort whose mark is not agreed yet
 */
typedef struct
{
  gint64    cohort_id;
  gint64    began_at;
  char     *keeper;
  gint64    revealed_at;
  char     *revealed_by;
  char     *reason;
  gboolean  anonymous;
  guint     n_open;
} OfficeAnonymity;

void             office_anonymity_free     (OfficeAnonymity   *anonymity);
OfficeAnonymity *office_anonymity_get      (OfficeConnection  *connection,
                                            gint64             cohort_id,
                                            GError           **error);
gboolean         office_anonymity_begin    (OfficeConnection  *connection,
                                            gint64             cohort_id,
                                            const char        *keeper,
                                            GError           **error);
gboolean         office_anonymity_reveal   (OfficeConnection  *connection,
                                            gint64             cohort_id,
                                            const char        *reason,
                                            GError           **error);
gboolean         office_anonymity_is_on    (OfficeConnection  *connection,
                                            gint64             cohort_id,
                                            gboolean          *on,
                                            GError           **error);
gboolean         office_anonymity_check_off (OfficeConnection *connection,
                                            gint64             cohort_id,
                                            GError           **error);
char            *office_anonymity_name     (OfficeConnection  *connection,
                                            gint64             enrolment_id,
                                            const char        *family_name,
                                            const char        *given_names);
gboolean         office_candidates_give    (OfficeConnection  *connection,
                                            gint64             cohort_id,
                                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeAnonymity, office_anonymity_free)

G_END_DECLS
