/* viva-solver.h: mixed-integer programs, solved by CBC
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-watch.h"

G_BEGIN_DECLS

#define OFFICE_VIVA_NO_LIMIT G_MAXDOUBLE

/**
 * OfficeVivaVerdict:
 * @OFFICE_VIVA_UNKNOWN: time ran out; the bound holds all the same
 * @OFFICE_VIVA_FOUND: time ran out with a solution that may not be the best
 * @OFFICE_VIVA_BEST: a solution, and none is better
 * @OFFICE_VIVA_IMPOSSIBLE: there is no solution
 */
typedef enum
{
  OFFICE_VIVA_UNKNOWN,
  OFFICE_VIVA_FOUND,
  OFFICE_VIVA_BEST,
  OFFICE_VIVA_IMPOSSIBLE,
} OfficeVivaVerdict;

typedef struct _OfficeVivaSolver OfficeVivaSolver;

OfficeVivaSolver  *office_viva_solver_new         (void);
void               office_viva_solver_free        (OfficeVivaSolver       *solver);
int                office_viva_solver_add_column  (OfficeVivaSolver       *solver,
                                                   double                  least,
                                                   double                  most,
                                                   gboolean                whole);
int                office_viva_solver_add_row     (OfficeVivaSolver       *solver,
                                                   double                  least,
                                                   double                  most);
void               office_viva_solver_add_term    (OfficeVivaSolver       *solver,
                                                   int                     row,
                                                   int                     column,
                                                   double                  factor);
void               office_viva_solver_limit_row   (OfficeVivaSolver       *solver,
                                                   int                     row,
                                                   double                  least,
                                                   double                  most);
void               office_viva_solver_clear_goal  (OfficeVivaSolver       *solver);
void               office_viva_solver_set_goal    (OfficeVivaSolver       *solver,
                                                   int                     column,
                                                   double                  factor);
OfficeVivaVerdict  office_viva_solver_minimise    (OfficeVivaSolver       *solver,
                                                   const OfficeVivaWatch  *watch,
                                                   double                 *bound);
double             office_viva_solver_value       (const OfficeVivaSolver *solver,
                                                   int                     column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaSolver, office_viva_solver_free)

G_END_DECLS
