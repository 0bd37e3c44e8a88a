/* week-canvas.c: a week with 200 sessions in it, drawn again and again
 *
 * The canvas stands in a window of the usual size. A frame's time is the main thread's own, whatever
 * else the machine does, from the beginning of the frame to its end: sizes, snapshot and rendering. Four things are timed, the
 * median of each over several frames: nothing but a redraw, a block that is marked as the selected
 * one, the week read again with one session elsewhere, and the week filled from nothing. The first
 * two must be done within one frame at 60 Hz, the third within three: where no graphics card helps,
 * most of it is the painting of what lies around the session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <locale.h>
#include <time.h>

#include "rules/clock.h"
#include "views/style.h"
#include "views/week-canvas.h"

#define WIDTH      1280
#define HEIGHT     800
#define N_SESSIONS 200
#define N_DAYS     7
#define MONDAY     G_GINT64_CONSTANT (1762732800)   /* 10 November 2025: no summer time */
#define N_ROUNDS   15
#define FRAME_US   16667

typedef enum
{
  REDRAW,
  MARK,
  MOVE,
  FILL,
  N_WORKS
} Work;

static const char *const works[N_WORKS] = { "drawn again", "a session marked", "a session moved",
                                           "filled from nothing" };
static const gint64 bounds[N_WORKS] = { FRAME_US, FRAME_US, 3 * FRAME_US, G_MAXINT64 };

typedef struct
{
  GMainLoop *loop;
  GtkWidget *canvas;
  gint64     begun;
  gint64     times[N_WORKS][N_ROUNDS];
  guint      frames;   /* the first two of each work are not counted */
  Work       work;
} Benchmark;

static gint64
get_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static GPtrArray *
make_events (guint moved)
{
  GPtrArray *events = g_ptr_array_new ();

  for (guint i = 0; i < N_SESSIONS; i++)
    {
      OfficeWeekEvent *event = office_week_event_new ("session", i + 1);
      gint64 midnight = MONDAY + (gint64) (i % N_DAYS) * 86400;

      event->title = g_strdup_printf ("LTU-2025-AUT: Scanning practice %u", i);
      event->detail = g_strdup ("Skills laboratory, Dr Imogen Sallow, Prof. Ravi Anand");
      event->starts_at = midnight + (8 * 60 + (gint64) (i * 37 % 600)) * 60
                         + (i == moved ? 900 : 0);
      event->ends_at = event->starts_at + (30 + i % 4 * 30) * 60;
      event->clash = i % 9 == 0;
      event->other = i % 5 == 0;
      event->colour = i % 6;
      event->mark = i % 6;
      g_ptr_array_add (events, event);
    }
  return events;
}

static void
do_work (Benchmark *self)
{
  OfficeWeekCanvas *canvas = OFFICE_WEEK_CANVAS (self->canvas);

  switch (self->work)
    {
    case MARK:
      office_week_canvas_mark (canvas, "session", 1 + self->frames % N_SESSIONS);
      break;
    case FILL:
      office_week_canvas_set_events (canvas, g_ptr_array_new ());
      office_week_canvas_set_events (canvas, make_events (N_SESSIONS));
      break;
    case MOVE:
      office_week_canvas_set_events (canvas, make_events (self->frames));
      break;
    case REDRAW:
    case N_WORKS:
    default:
      break;
    }
  gtk_widget_queue_draw (self->canvas);
}

static void
begin_cb (GdkFrameClock *clock,
          Benchmark     *self)
{
  self->begun = get_thread_time ();
  if (self->work >= MOVE && self->frames > 0)
    do_work (self);
}

static gboolean
next_cb (gpointer data)
{
  Benchmark *self = data;

  if (self->work < MOVE || self->frames == 0)
    do_work (self);
  else
    gtk_widget_queue_draw (self->canvas);
  return G_SOURCE_REMOVE;
}

static void
end_cb (GdkFrameClock *clock,
        Benchmark     *self)
{
  gint64 taken = get_thread_time () - self->begun;

  if (self->work == N_WORKS)
    return;
  if (self->frames >= 2)
    self->times[self->work][self->frames - 2] = taken;
  if (++self->frames == N_ROUNDS + 2)
    {
      self->frames = 0;
      self->work++;
    }
  if (self->work == N_WORKS)
    g_main_loop_quit (self->loop);
  else
    g_timeout_add (5, next_cb, self);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static gboolean
report (Benchmark *self)
{
  gboolean quick = TRUE;

  for (Work work = 0; work < N_WORKS; work++)
    {
      gint64 median;

      qsort (self->times[work], N_ROUNDS, sizeof (gint64), compare_times);
      median = self->times[work][N_ROUNDS / 2];
      g_print ("a week of %d sessions, %s: %.1f ms", N_SESSIONS, works[work], (double) median / 1000);
      if (bounds[work] < G_MAXINT64)
        g_print (" (at most %.1f)", (double) bounds[work] / 1000);
      g_print ("\n");
      quick = quick && median <= bounds[work];
    }
  return quick;
}

int
main (void)
{
  Benchmark self = { 0 };
  GtkWidget *window;
  GdkFrameClock *clock;

  setlocale (LC_ALL, "");
  gtk_init ();
  office_style_load (gdk_display_get_default ());
  self.loop = g_main_loop_new (NULL, FALSE);
  self.canvas = office_week_canvas_new ();
  office_week_canvas_set_monday (OFFICE_WEEK_CANVAS (self.canvas), office_instant_to_day (MONDAY));
  office_week_canvas_set_events (OFFICE_WEEK_CANVAS (self.canvas), make_events (N_SESSIONS));
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), self.canvas);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_cb), &self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_cb), &self);
  g_main_loop_run (self.loop);

  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (self.loop);
  return report (&self) ? 0 : 1;
}
