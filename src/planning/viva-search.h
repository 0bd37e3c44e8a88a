/* viva-search.h: good plans quickly, without any claim that they are the best
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-schedule.h"
#include "planning/viva-watch.h"

G_BEGIN_DECLS

typedef struct _OfficeVivaSearch OfficeVivaSearch;

OfficeVivaSearch         *office_viva_search_new     (const OfficeVivaGrid      *grid,
                                                      const int                 *capacity);
void                      office_viva_search_free    (OfficeVivaSearch          *search);
gboolean                  office_viva_search_offer   (OfficeVivaSearch          *search,
                                                      const OfficeVivaSchedule  *schedule);
gboolean                  office_viva_search_run     (OfficeVivaSearch          *search,
                                                      const OfficeVivaFigures   *enough,
                                                      int                        most_days,
                                                      guint                      rounds,
                                                      const OfficeVivaWatch     *watch);
const OfficeVivaSchedule *office_viva_search_best    (const OfficeVivaSearch    *search);
const OfficeVivaFigures  *office_viva_search_figures (const OfficeVivaSearch    *search);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaSearch, office_viva_search_free)

G_END_DECLS
