/* job.c: a long piece of work that says how far it is and can be cancelled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/job.h"

struct _OfficeJob
{
  GObject       parent_instance;

  char         *label;
  GCancellable *cancellable;
  int           per_mille;   /* atomic: written by the worker, read by the main thread */
  int           queued;      /* atomic: a notification is on its way */
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_PER_MILLE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeJob, office_job, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static gboolean
notify_cb (gpointer user_data)
{
  OfficeJob *self = user_data;

  g_atomic_int_set (&self->queued, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PER_MILLE]);
  return G_SOURCE_REMOVE;
}

static void
office_job_finalize (GObject *object)
{
  OfficeJob *self = OFFICE_JOB (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (office_job_parent_class)->finalize (object);
}

static void
office_job_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  OfficeJob *self = OFFICE_JOB (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_PER_MILLE:
      g_value_set_uint (value, office_job_get_per_mille (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_job_class_init (OfficeJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = office_job_finalize;
  object_class->get_property = office_job_get_property;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PER_MILLE] =
    g_param_spec_uint ("per-mille", NULL, NULL, 0, 1000, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
office_job_init (OfficeJob *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * office_job_new:
 * @label: what is being done, for a person ("Importing 118 applications")
 *
 * Returns: (transfer full): a job that has not begun to move
 */
OfficeJob *
office_job_new (const char *label)
{
  OfficeJob *self = g_object_new (OFFICE_TYPE_JOB, NULL);

  self->label = g_strdup (label);
  return self;
}

/**
 * office_job_get_label:
 * @self: a job
 *
 * Returns: (transfer none): what is being done, for a person
 */
const char *
office_job_get_label (OfficeJob *self)
{
  g_return_val_if_fail (OFFICE_IS_JOB (self), NULL);

  return self->label;
}

/**
 * office_job_get_cancellable:
 * @self: a job
 *
 * Returns: (transfer none): fires when the person presses Cancel; hand it to the store call
 */
GCancellable *
office_job_get_cancellable (OfficeJob *self)
{
  g_return_val_if_fail (OFFICE_IS_JOB (self), NULL);

  return self->cancellable;
}

/**
 * office_job_get_per_mille:
 * @self: a job
 *
 * Returns: how far it is, in thousandths; 0 while that is unknown
 */
guint
office_job_get_per_mille (OfficeJob *self)
{
  g_return_val_if_fail (OFFICE_IS_JOB (self), 0);

  return (guint) g_atomic_int_get (&self->per_mille);
}

/**
 * office_job_report:
 * @self: a job
 * @done: pieces done so far
 * @total: pieces in all
 *
 * Says how far the work is. May be called from any thread, as often as wanted: the property
 * changes on the main thread, at most once for each turn of its loop.
 */
void
office_job_report (OfficeJob *self,
                   guint      done,
                   guint      total)
{
  guint64 per_mille;

  g_return_if_fail (OFFICE_IS_JOB (self));

  per_mille = total == 0 ? 0 : MIN ((guint64) done * 1000 / total, 1000);
  g_atomic_int_set (&self->per_mille, (int) per_mille);
  if (g_atomic_int_compare_and_exchange (&self->queued, FALSE, TRUE))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, notify_cb, g_object_ref (self), g_object_unref);
}
