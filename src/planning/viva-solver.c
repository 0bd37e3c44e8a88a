/* viva-solver.c: mixed-integer programs, solved by CBC
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-solver.h"

#include <Cbc_C_Interface.h>
#include <math.h>
#include <string.h>

/* CBC cannot be stopped from outside, so that it works in slices, each longer than the last. What it
 * could not settle in one way it then tries in another: now and then a small question takes for ever
 * with its cuts or its preprocessing, and no time at all without. */
#define FIRST_SLICE 1.0
#define SLICE_GROWTH 2.0
#define NO_BOUND 1e30

typedef struct
{
  int    row;
  int    column;
  double factor;
} Term;

struct _OfficeVivaSolver
{
  GArray *column_least;
  GArray *column_most;
  GArray *column_whole;
  GArray *goal;
  GArray *row_least;
  GArray *row_most;
  GArray *terms;
  double *values;
};

/* CBC keeps some of its state outside its models. */
static GMutex one_at_a_time;

/**
 * office_viva_solver_new:
 *
 * Returns: (transfer full): a program without columns or rows
 */
OfficeVivaSolver *
office_viva_solver_new (void)
{
  OfficeVivaSolver *self = g_new0 (OfficeVivaSolver, 1);

  self->column_least = g_array_new (FALSE, FALSE, sizeof (double));
  self->column_most = g_array_new (FALSE, FALSE, sizeof (double));
  self->column_whole = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->goal = g_array_new (FALSE, FALSE, sizeof (double));
  self->row_least = g_array_new (FALSE, FALSE, sizeof (double));
  self->row_most = g_array_new (FALSE, FALSE, sizeof (double));
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  return self;
}

/**
 * office_viva_solver_free:
 * @solver: (nullable): a program
 *
 * Frees a program.
 */
void
office_viva_solver_free (OfficeVivaSolver *solver)
{
  if (solver == NULL)
    return;

  g_array_unref (solver->column_least);
  g_array_unref (solver->column_most);
  g_array_unref (solver->column_whole);
  g_array_unref (solver->goal);
  g_array_unref (solver->row_least);
  g_array_unref (solver->row_most);
  g_array_unref (solver->terms);
  g_free (solver->values);
  g_free (solver);
}

/**
 * office_viva_solver_add_column:
 * @solver: the program
 * @least: its value at least
 * @most: its value at most, or %OFFICE_VIVA_NO_LIMIT
 * @whole: whether it takes whole numbers alone
 *
 * Returns: the index of a new unknown
 */
int
office_viva_solver_add_column (OfficeVivaSolver *solver,
                               double            least,
                               double            most,
                               gboolean          whole)
{
  double nothing = 0;

  g_array_append_val (solver->column_least, least);
  g_array_append_val (solver->column_most, most);
  g_array_append_val (solver->column_whole, whole);
  g_array_append_val (solver->goal, nothing);
  return (int) solver->goal->len - 1;
}

/**
 * office_viva_solver_add_row:
 * @solver: the program
 * @least: the sum of its terms at least, or minus %OFFICE_VIVA_NO_LIMIT
 * @most: the sum of its terms at most, or %OFFICE_VIVA_NO_LIMIT
 *
 * Returns: the index of a new condition, without terms
 */
int
office_viva_solver_add_row (OfficeVivaSolver *solver,
                            double            least,
                            double            most)
{
  g_array_append_val (solver->row_least, least);
  g_array_append_val (solver->row_most, most);
  return (int) solver->row_least->len - 1;
}

/**
 * office_viva_solver_add_term:
 * @solver: the program
 * @row: a condition
 * @column: an unknown that is not in it yet
 * @factor: how often it counts
 *
 * Adds a term to a condition.
 */
void
office_viva_solver_add_term (OfficeVivaSolver *solver,
                             int               row,
                             int               column,
                             double            factor)
{
  Term term = { row, column, factor };

  g_array_append_val (solver->terms, term);
}

/**
 * office_viva_solver_limit_row:
 * @solver: the program
 * @row: a condition
 * @least: as in office_viva_solver_add_row()
 * @most: as in office_viva_solver_add_row()
 *
 * Changes the limits of a condition.
 */
void
office_viva_solver_limit_row (OfficeVivaSolver *solver,
                              int               row,
                              double            least,
                              double            most)
{
  g_array_index (solver->row_least, double, row) = least;
  g_array_index (solver->row_most, double, row) = most;
}

/**
 * office_viva_solver_clear_goal:
 * @solver: the program
 *
 * Any solution is as good as any other.
 */
void
office_viva_solver_clear_goal (OfficeVivaSolver *solver)
{
  memset (solver->goal->data, 0, solver->goal->len * sizeof (double));
}

/**
 * office_viva_solver_set_goal:
 * @solver: the program
 * @column: an unknown
 * @factor: how much of what is to be small one of it adds
 *
 * Sets what an unknown counts for in the goal.
 */
void
office_viva_solver_set_goal (OfficeVivaSolver *solver,
                             int               column,
                             double            factor)
{
  g_array_index (solver->goal, double, column) = factor;
}

/* CBC takes the terms column by column. */
static Cbc_Model *
load (OfficeVivaSolver *self)
{
  guint n_columns = self->goal->len;
  g_autofree int *starts = g_new0 (int, n_columns + 1);
  g_autofree int *next = NULL;
  g_autofree int *rows = g_new (int, self->terms->len + 1);
  g_autofree double *factors = g_new (double, self->terms->len + 1);
  Cbc_Model *model = Cbc_newModel ();

  for (guint i = 0; i < self->terms->len; i++)
    starts[g_array_index (self->terms, Term, i).column + 1]++;
  for (guint c = 0; c < n_columns; c++)
    starts[c + 1] += starts[c];
  next = g_memdup2 (starts, n_columns * sizeof *starts);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);
      int place = next[term->column]++;

      rows[place] = term->row;
      factors[place] = term->factor;
    }

  Cbc_loadProblem (model, (int) n_columns, (int) self->row_least->len, starts, rows, factors,
                   (const double *) (gpointer) self->column_least->data,
                   (const double *) (gpointer) self->column_most->data,
                   (const double *) (gpointer) self->goal->data,
                   (const double *) (gpointer) self->row_least->data,
                   (const double *) (gpointer) self->row_most->data);
  for (guint c = 0; c < n_columns; c++)
    if (g_array_index (self->column_whole, gboolean, c))
      Cbc_setInteger (model, (int) c);
  Cbc_setLogLevel (model, 0);
  return model;
}

static const char *const ways[] = { NULL, "cuts", "preprocess", "presolve" };

static OfficeVivaVerdict
solve (OfficeVivaSolver *self,
       double            seconds,
       const char       *without,
       double           *bound)
{
  Cbc_Model *model = load (self);
  OfficeVivaVerdict verdict = OFFICE_VIVA_UNKNOWN;
  const double *values;

  Cbc_setParameter (model, "timeMode", "elapsed");
  Cbc_setMaximumSeconds (model, seconds);
  /* Good plans come from viva-search.c; what is wanted here are proofs. */
  Cbc_setParameter (model, "heuristics", "off");
  if (without != NULL)
    Cbc_setParameter (model, without, "off");
  Cbc_solve (model);

  values = Cbc_bestSolution (model);
  if (Cbc_isProvenInfeasible (model))
    verdict = OFFICE_VIVA_IMPOSSIBLE;
  else if (Cbc_isProvenOptimal (model) && values != NULL)
    verdict = OFFICE_VIVA_BEST;
  else if (values != NULL)
    verdict = OFFICE_VIVA_FOUND;

  if (values != NULL && verdict != OFFICE_VIVA_IMPOSSIBLE)
    {
      g_free (self->values);
      self->values = g_memdup2 (values, self->goal->len * sizeof *values);
    }
  *bound = verdict == OFFICE_VIVA_BEST ? Cbc_getObjValue (model) : Cbc_getBestPossibleObjValue (model);
  /* What CBC says before it knows anything. */
  if (fabs (*bound) >= NO_BOUND)
    *bound = -OFFICE_VIVA_NO_LIMIT;
  Cbc_deleteModel (model);
  return verdict;
}

/**
 * office_viva_solver_minimise:
 * @solver: the program
 * @watch: when to stop
 * @bound: (out): no solution's goal is below this; minus %OFFICE_VIVA_NO_LIMIT when nothing is known
 *
 * Looks for the solution whose goal is least.
 *
 * Returns: what is known at the end
 */
OfficeVivaVerdict
office_viva_solver_minimise (OfficeVivaSolver      *solver,
                             const OfficeVivaWatch *watch,
                             double                *bound)
{
  double slice = FIRST_SLICE;
  guint way = 0;
  OfficeVivaVerdict verdict = OFFICE_VIVA_UNKNOWN;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);

  *bound = -OFFICE_VIVA_NO_LIMIT;
  g_clear_pointer (&solver->values, g_free);
  while (!office_viva_watch_is_over (watch))
    {
      double left = office_viva_watch_seconds (watch);
      double reached;

      verdict = solve (solver, MIN (left, slice), ways[way++ % G_N_ELEMENTS (ways)], &reached);
      if (reached > *bound)
        *bound = reached;
      if (verdict == OFFICE_VIVA_BEST || verdict == OFFICE_VIVA_IMPOSSIBLE || left <= slice)
        break;
      slice *= SLICE_GROWTH;
    }
  return verdict == OFFICE_VIVA_UNKNOWN && solver->values != NULL ? OFFICE_VIVA_FOUND : verdict;
}

/**
 * office_viva_solver_value:
 * @solver: a program for which a solution was found
 * @column: an unknown
 *
 * Returns: its value in that solution
 */
double
office_viva_solver_value (const OfficeVivaSolver *solver,
                          int                     column)
{
  return solver->values[column];
}
