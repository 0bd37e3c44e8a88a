/* output-file.c: a file written beside its target and renamed over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rules/error.h"

#define BUFFER_SIZE (64 * 1024)

struct _OfficeOutputFile
{
  char  *asked;       /* the path as the caller gave it, for messages */
  char  *target;      /* where it ends up: a link's end, not the link */
  char  *folder;
  char  *temporary;   /* NULL once renamed or removed */
  int    fd;
  guint8 *buffer;
  gsize  filled;
  int    failure;     /* errno of the first write that failed: what was meant for the file is lost */
};

/**
 * office_output_file_set_error:
 * @path: the file that could not be written, as the person named it
 * @errnum: the system's errno
 *
 * Says in a sentence why a file could not be written: a full disk, a read-only place, a folder
 * that is not there.
 */
void
office_output_file_set_error (GError     **error,
                              const char  *path,
                              int          errnum)
{
  g_autofree char *shown = g_filename_display_name (path);

  switch (errnum)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FULL,
                   _("“%s” could not be written: the disk is full. Nothing was changed; make room "
                     "and try again."), shown);
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY,
                   _("“%s” could not be written: its folder is read-only for you. Choose another "
                     "folder."), shown);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("“%s” could not be written: its folder does not exist. Make the folder or "
                     "choose another."), shown);
      break;
    case EISDIR:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is a folder, not a file. Add a file name."), shown);
      break;
    case ENAMETOOLONG:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” could not be written: the name is too long. Choose a shorter one."),
                   shown);
      break;
    default:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                   _("“%s” could not be written: %s."), shown, g_strerror (errnum));
      break;
    }
}

/* A link is followed once, so that what it names is replaced and the link stays. */
static char *
find_target (const char *path)
{
  g_autofree char *link = NULL;
  g_autofree char *folder = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return g_strdup (path);

  link = realpath (path, NULL);
  if (link != NULL)
    return g_steal_pointer (&link);

  link = g_file_read_link (path, NULL);
  if (link == NULL || g_path_is_absolute (link))
    return link != NULL ? g_steal_pointer (&link) : g_strdup (path);

  folder = g_path_get_dirname (path);
  return g_build_filename (folder, link, NULL);
}

/* Whoever has it open would save over what we write: LibreOffice says so beside the file in
 * `.~lock.NAME#`, Excel in `~$NAME`. */
static gboolean
check_not_open (OfficeOutputFile  *self,
                GError           **error)
{
  g_autofree char *name = g_path_get_basename (self->target);
  g_autofree char *shown = g_filename_display_name (self->asked);
  g_autofree char *libreoffice = g_strdup_printf (".~lock.%s#", name);
  g_autofree char *excel = g_strdup_printf ("~$%s", name);
  const char *locks[] = { libreoffice, excel };

  for (gsize i = 0; i < G_N_ELEMENTS (locks); i++)
    {
      g_autofree char *lock = g_build_filename (self->folder, locks[i], NULL);
      g_autofree char *shown_lock = NULL;

      if (!g_file_test (lock, G_FILE_TEST_EXISTS))
        continue;
      shown_lock = g_filename_display_name (locks[i]);
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” is open in another program. Close it there, or choose another name. (If no program has it "
                     "open, remove the file “%s” beside it.)"), shown, shown_lock);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_target (OfficeOutputFile  *self,
              mode_t            *mode,
              GError           **error)
{
  struct stat info;

  *mode = 0;
  if (stat (self->target, &info) != 0)
    {
      gsize length = strlen (self->asked);

      if (length > 0 && G_IS_DIR_SEPARATOR (self->asked[length - 1]))
        {
          office_output_file_set_error (error, self->asked, EISDIR);
          return FALSE;
        }
      return TRUE;
    }

  if (S_ISDIR (info.st_mode))
    {
      office_output_file_set_error (error, self->asked, EISDIR);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_autofree char *shown = g_filename_display_name (self->asked);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is a device, not an ordinary file. Choose another name."), shown);
      return FALSE;
    }

  /* The bits are looked at as well: an administrator may write everywhere, but was asked not to. */
  if ((info.st_mode & 0222) == 0 || access (self->target, W_OK) != 0)
    {
      g_autofree char *shown = g_filename_display_name (self->asked);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY,
                   _("“%s” is read-only. Choose another name, or let it be written first."), shown);
      return FALSE;
    }

  *mode = info.st_mode & 07777;
  return TRUE;
}

/* Opened with 0666, so that the umask decides, as for any file that a person makes. */
static gboolean
open_temporary (OfficeOutputFile  *self,
                GError           **error)
{
  for (guint attempt = 0; attempt < 100; attempt++)
    {
      g_autofree char *name = g_strdup_printf (".office-%08x.part", g_random_int ());

      g_free (self->temporary);
      self->temporary = g_build_filename (self->folder, name, NULL);
      self->fd = g_open (self->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                         0666);
      if (self->fd >= 0)
        return TRUE;
      if (errno != EEXIST)
        break;
    }

  office_output_file_set_error (error, self->asked, errno);
  g_clear_pointer (&self->temporary, g_free);
  return FALSE;
}

/**
 * office_output_file_begin:
 * @path: where the file is to be; its folder must exist
 *
 * Begins a file beside @path. A file that is replaced keeps its mode; a new one gets what the
 * umask leaves.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with #OFFICE_ERROR
 */
OfficeOutputFile *
office_output_file_begin (const char  *path,
                          GError     **error)
{
  g_autoptr (OfficeOutputFile) self = g_new0 (OfficeOutputFile, 1);
  mode_t mode;

  g_return_val_if_fail (path != NULL, NULL);

  self->fd = -1;
  self->asked = g_strdup (path);
  if (*path == '\0')
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("There is no file name. Give one."));
      return NULL;
    }

  self->target = find_target (path);
  self->folder = g_path_get_dirname (self->target);
  if (!check_target (self, &mode, error) || !check_not_open (self, error) || !open_temporary (self, error))
    return NULL;
  if (mode != 0 && fchmod (self->fd, mode) != 0)
    {
      office_output_file_set_error (error, path, errno);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * office_output_file_free:
 * @self: (nullable): a file
 *
 * Lets go of a file. If it was not committed, what was written is removed and the target is as it
 * was.
 */
void
office_output_file_free (OfficeOutputFile *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->asked);
  g_free (self->target);
  g_free (self->folder);
  g_free (self->temporary);
  g_free (self->buffer);
  g_free (self);
}

/**
 * office_output_file_get_path:
 *
 * Returns: the path that was asked for
 */
const char *
office_output_file_get_path (OfficeOutputFile *self)
{
  return self->asked;
}

/**
 * office_output_file_get_temporary_path:
 *
 * Where a library that writes by name is to write: an empty file beside the target.
 *
 * Returns: the path, %NULL once committed
 */
const char *
office_output_file_get_temporary_path (OfficeOutputFile *self)
{
  return self->temporary;
}

/**
 * office_output_file_get_folder:
 *
 * Returns: the folder of the target, for scratch files on the same file system
 */
const char *
office_output_file_get_folder (OfficeOutputFile *self)
{
  return self->folder;
}

static gboolean
write_all (OfficeOutputFile  *self,
           const guint8      *data,
           gsize              length,
           GError           **error)
{
  while (length > 0 && self->failure == 0)
    {
      gssize written = write (self->fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        self->failure = errno;
      else
        {
          data += written;
          length -= written;
        }
    }

  if (self->failure != 0)
    office_output_file_set_error (error, self->asked, self->failure);
  return self->failure == 0;
}

static gboolean
flush (OfficeOutputFile  *self,
       GError           **error)
{
  gsize filled = self->filled;

  self->filled = 0;
  return write_all (self, self->buffer, filled, error);
}

/**
 * office_output_file_write:
 * @data: (array length=length): what to add
 * @length: in bytes
 *
 * Adds to the file. Small pieces are gathered.
 *
 * Returns: %FALSE with #OFFICE_ERROR when the disk is full or the write failed
 */
gboolean
office_output_file_write (OfficeOutputFile  *self,
                          gconstpointer      data,
                          gsize              length,
                          GError           **error)
{
  g_return_val_if_fail (self->temporary != NULL, FALSE);

  if (self->buffer == NULL)
    self->buffer = g_malloc (BUFFER_SIZE);
  if (length > BUFFER_SIZE - self->filled && !flush (self, error))
    return FALSE;
  if (length > BUFFER_SIZE)
    return write_all (self, data, length, error);

  memcpy (self->buffer + self->filled, data, length);
  self->filled += length;
  return TRUE;
}

static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  /* Some file systems cannot; the rename itself has happened. */
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/**
 * office_output_file_read:
 * @offset: from the beginning
 * @data: (array length=length): where to put what was written there
 * @length: in bytes
 *
 * Reads back what was written so far.
 *
 * Returns: %FALSE with #OFFICE_ERROR when there is less, or the read failed
 */
gboolean
office_output_file_read (OfficeOutputFile  *self,
                         gsize              offset,
                         gpointer           data,
                         gsize              length,
                         GError           **error)
{
  if (!flush (self, error))
    return FALSE;
  if (pread (self->fd, data, length, (off_t) offset) == (gssize) length)
    return TRUE;

  office_output_file_set_error (error, self->asked, EIO);
  return FALSE;
}

/**
 * office_output_file_commit:
 * @cancellable: (nullable): the last moment to change one's mind
 *
 * Puts the file on the disk and renames it over its target. A file of which any write has failed is
 * never put there, whoever looked at that failure or did not.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; the target is then as it was
 */
gboolean
office_output_file_commit (OfficeOutputFile  *self,
                           GCancellable      *cancellable,
                           GError           **error)
{
  int fd;

  g_return_val_if_fail (self->temporary != NULL, FALSE);

  if (!flush (self, error))
    return FALSE;
  if (fsync (self->fd) != 0 && errno != EINVAL && errno != ENOSYS)
    {
      office_output_file_set_error (error, self->asked, errno);
      return FALSE;
    }

  fd = self->fd;
  self->fd = -1;
  if (close (fd) != 0 && errno != EINTR)
    {
      office_output_file_set_error (error, self->asked, errno);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_rename (self->temporary, self->target) != 0)
    {
      office_output_file_set_error (error, self->asked, errno);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->folder);
  return TRUE;
}

/**
 * office_output_file_save:
 * @path: where the file is to be
 * @data: (array length=length): all of it
 * @length: in bytes
 * @cancellable: (nullable): a cancellable
 *
 * Writes a whole file: begin, write and commit in one.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; the target is then as it was
 */
gboolean
office_output_file_save (const char    *path,
                         gconstpointer  data,
                         gsize          length,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (OfficeOutputFile) file = office_output_file_begin (path, error);

  return file != NULL && office_output_file_write (file, data, length, error) &&
         office_output_file_commit (file, cancellable, error);
}

/**
 * office_output_folder_make:
 * @folder: a folder, that may be there
 * @error: return location
 *
 * Makes a folder for documents about people: for its owner alone.
 *
 * Returns: whether it is there
 */
gboolean
office_output_folder_make (const char  *folder,
                           GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  if (errno == ENOTDIR || errno == EEXIST)
    {
      g_autofree char *shown = g_filename_display_name (folder);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is a file; a folder is needed. Choose another name."), shown);
    }
  else
    office_output_file_set_error (error, folder, errno);
  return FALSE;
}
