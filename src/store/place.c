/* place.c: where a database lies: who else can read it, and whether it is on this machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "store/private.h"

/* f_type of the network file systems, from statfs(2). */
static const guint32 remote_types[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x5346414f, /* AFS */
  0x01021997, /* 9P */
  0x65735546, /* FUSE: sshfs, GVfs and the like */
};

static gboolean
is_remote (const char *folder)
{
  struct statfs place;

  if (statfs (folder, &place) != 0)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (remote_types); i++)
    if ((guint32) place.f_type == remote_types[i])
      return TRUE;

  return FALSE;
}

/*
 * office_place_examine:
 * @path: the database
 * @remote: (out): whether it lies on a network mount, where a write-ahead log is not safe
 * @notice: (out) (nullable): a sentence for the person when something about the place deserves one
 *
 * Returns: whether there is a notice
 */
gboolean
office_place_examine (const char  *path,
                      gboolean    *remote,
                      char       **notice)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf about;

  *notice = NULL;
  *remote = is_remote (folder);

  if (*remote)
    *notice = g_strdup_printf (_("“%s” is on a network drive: saving is slower there, and only one program "
                                 "should have the database open at a time."), folder);
  else if (g_stat (folder, &about) == 0 && (about.st_mode & (S_IWGRP | S_IWOTH)) != 0
           && (about.st_mode & S_ISVTX) == 0)
    *notice = g_strdup_printf (_("Others can write in the folder “%s”: keep the database in one of your own."),
                               folder);

  return *notice != NULL;
}
