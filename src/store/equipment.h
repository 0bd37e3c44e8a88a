/* equipment.h: what can be counted and is taken along: ultrasound machines above all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeEquipment:
 * @quantity: that the office has
 */
typedef struct
{
  gint64  id;
  char   *name;
  int     quantity;
  int     version;
} OfficeEquipment;

/**
 * OfficeEquipmentNeed:
 * @equipment_id: which; 0 where only the name is known
 * @name: its name
 * @quantity: that the session needs
 */
typedef struct
{
  gint64  equipment_id;
  char   *name;
  int     quantity;
} OfficeEquipmentNeed;

/**
 * OfficeEquipmentUse:
 * @session_id: the session
 * @title: for people: "DPL-2025-AUT: Governance"
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds, itself not included
 * @equipment_id: what it needs
 * @name: its name
 * @quantity: how many the session needs
 * @owned: how many the office has
 */
typedef struct
{
  gint64  session_id;
  char   *title;
  gint64  starts_at;
  gint64  ends_at;
  gint64  equipment_id;
  char   *name;
  int     quantity;
  int     owned;
} OfficeEquipmentUse;

void                 office_equipment_free      (OfficeEquipment            *equipment);
void                 office_equipment_need_free (OfficeEquipmentNeed        *need);
void                 office_equipment_use_free  (OfficeEquipmentUse         *use);

GPtrArray           *office_equipment_list      (OfficeConnection           *connection,
                                                 GError                    **error);
gint64               office_equipment_add       (OfficeConnection           *connection,
                                                 const OfficeEquipment      *equipment,
                                                 GError                    **error);
gboolean             office_equipment_edit      (OfficeConnection           *connection,
                                                 const OfficeEquipment      *equipment,
                                                 GError                    **error);
gboolean             office_equipment_remove    (OfficeConnection           *connection,
                                                 gint64                      id,
                                                 GError                    **error);

OfficeEquipmentNeed *office_equipment_need_new  (gint64                      equipment_id,
                                                 const char                 *name,
                                                 int                         quantity);
GPtrArray           *office_equipment_of_session (OfficeConnection          *connection,
                                                  gint64                     session_id,
                                                  GError                   **error);
gboolean             office_equipment_set_needs (OfficeConnection           *connection,
                                                 gint64                      session_id,
                                                 GPtrArray                  *needs,
                                                 GError                    **error);
GPtrArray           *office_equipment_uses      (OfficeConnection           *connection,
                                                 gint64                      from,
                                                 gint64                      to,
                                                 GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeEquipment, office_equipment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeEquipmentNeed, office_equipment_need_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeEquipmentUse, office_equipment_use_free)

G_END_DECLS
