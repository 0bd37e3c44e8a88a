/* delivery-private.h: certificates on their way out, for one PDF or for a file each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/certificate-pdf.h"
#include "model/certificate-look.h"
#include "model/deliver.h"
#include "model/frozen-facts.h"

G_BEGIN_DECLS

/*
 * OfficeDeliveryBatch:
 * @all: (element-type OfficeCertificateRow): the cohort's; owns
 * @rows: (element-type OfficeCertificateRow): those to be written, in order
 * @frozen: (element-type OfficeFrozenFacts): beside each its facts
 * @sheets: (element-type OfficeCertificateSheet): and its page
 * @layouts: by version of the template
 */
typedef struct
{
  GPtrArray  *all;
  GPtrArray  *rows;
  GPtrArray  *frozen;
  GArray     *sheets;
  GHashTable *layouts;
} OfficeDeliveryBatch;

/*
 * OfficeDeliveryTask:
 * @path: file or folder
 * @progress: (nullable)
 * @progress_data: for @progress
 * @n_recorded: of how many the PDF is made and kept now
 */
typedef struct
{
  const char             *path;
  OfficeDocumentProgress  progress;
  gpointer                progress_data;
  guint                   n_recorded;
} OfficeDeliveryTask;

typedef gboolean (*OfficeDeliveryWrite) (OfficeConnection           *connection,
                                         const OfficeDeliveryBatch  *batch,
                                         OfficeDeliveryTask         *task,
                                         GCancellable               *cancellable,
                                         GError                    **error);

OfficeDeliveryBatch         *office_delivery_batch_new  (OfficeConnection           *connection,
                                                         gint64                      cohort_id,
                                                         const char * const         *serials,
                                                         GError                    **error);
void                         office_delivery_batch_free (OfficeDeliveryBatch        *batch);
gboolean                     office_delivery_run        (OfficeConnection           *connection,
                                                         const OfficeDeliveryBatch  *batch,
                                                         OfficeDeliveryTask         *task,
                                                         OfficeDeliveryWrite         write,
                                                         GCancellable               *cancellable,
                                                         GError                    **error);
void                         office_delivery_report     (guint                       done,
                                                         guint                       total,
                                                         gpointer                    task_data);
OfficeDeliveredCertificates *office_delivery_finish     (const OfficeDeliveryBatch  *batch,
                                                         const OfficeDeliveryTask   *task,
                                                         gboolean                    drawn_again);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeDeliveryBatch, office_delivery_batch_free)

G_END_DECLS
