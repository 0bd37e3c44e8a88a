/* facts-pane.h: a pane of facts: a title, what is known, what is wrong, and what can be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "views/state-look.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_FACTS_PANE (office_facts_pane_get_type ())

G_DECLARE_FINAL_TYPE (OfficeFactsPane, office_facts_pane, OFFICE, FACTS_PANE, GtkWidget)

GtkWidget *office_facts_pane_new         (void);
void       office_facts_pane_clear       (OfficeFactsPane *self);
void       office_facts_pane_set_title   (OfficeFactsPane *self,
                                          const char      *title);
void       office_facts_pane_add_pill    (OfficeFactsPane *self,
                                          OfficeStateLook  look);
void       office_facts_pane_add_fact    (OfficeFactsPane *self,
                                          const char      *label,
                                          const char      *value);
void       office_facts_pane_add_heading (OfficeFactsPane *self,
                                          const char      *heading);
void       office_facts_pane_add_text    (OfficeFactsPane *self,
                                          const char      *text);
void       office_facts_pane_add_warning (OfficeFactsPane *self,
                                          const char      *text);
void       office_facts_pane_add_action  (OfficeFactsPane *self,
                                          const char      *label,
                                          const char      *action_name,
                                          GVariant        *target);

G_END_DECLS
