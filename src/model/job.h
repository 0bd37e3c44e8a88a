/* job.h: a long piece of work that says how far it is and can be cancelled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_JOB (office_job_get_type ())

G_DECLARE_FINAL_TYPE (OfficeJob, office_job, OFFICE, JOB, GObject)

OfficeJob    *office_job_new             (const char *label);
const char   *office_job_get_label       (OfficeJob  *self);
GCancellable *office_job_get_cancellable (OfficeJob  *self);
guint         office_job_get_per_mille   (OfficeJob  *self);
void          office_job_report          (OfficeJob  *self,
                                          guint       done,
                                          guint       total);

G_END_DECLS
