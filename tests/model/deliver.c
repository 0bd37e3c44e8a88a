/* deliver.c: returns, certificates, transcript, calendar and subject access, kept and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "documents/certificate-pdf.h"
#include "model/certificate-look.h"
#include "model/deliver.h"
#include "model/demo.h"
#include "model/frozen-facts.h"
#include "model/return-workbook.h"
#include "model/template-file.h"
#include "store/certificates.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/statement.h"
#include "store/template-json.h"

#define RATIFIED "DPL-2025-AUT"   /* of the demonstration */

typedef struct
{
  char             *folder;
  OfficeConnection *connection;
  gint64            cohort_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (OfficeCohort) cohort = NULL;

  fixture->folder = g_dir_make_tmp ("office-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->connection = office_connection_open (path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  office_demo_fill (fixture->connection, 90, 7, NULL, &error);
  g_assert_no_error (error);
  cohort = office_cohort_find (fixture->connection, RATIFIED, &error);
  g_assert_no_error (error);
  fixture->cohort_id = cohort->id;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->connection, office_connection_close);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_begins (const char *path,
               const char *magic)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 100);
  g_assert_true (g_str_has_prefix (content, magic));
}

static guint
count_returns (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) returns = office_returns_list (fixture->connection, fixture->cohort_id, &error);

  g_assert_no_error (error);
  return returns->len;
}

static void
test_return (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "return.xlsx", NULL);
  guint before = count_returns (fixture);

  for (int kind = 0; kind < OFFICE_N_RETURN_KINDS; kind++)
    {
      g_autoptr (OfficeDeliveredReturn) delivered = NULL;

      delivered = office_deliver_return (fixture->connection, (OfficeReturnKind) kind, fixture->cohort_id, NULL,
                                         path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      /* Nobody has 60 credits yet: an award list may be blank. */
      if (kind != OFFICE_RETURN_AWARDS)
        g_assert_cmpuint (delivered->n_rows, >, 0);
      g_assert_cmpuint (strlen (delivered->digest), ==, 64);
      assert_begins (path, "PK");
    }
  g_assert_cmpuint (count_returns (fixture), ==, before + OFFICE_N_RETURN_KINDS);
}

static void
assert_same_bytes (const char *one,
                   const char *other)
{
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first, n_second;

  g_assert_true (g_file_get_contents (one, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (other, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

/* RETURN-1: what was sent is kept, and can be written again to the byte after everything changed. */
static void
test_return_again (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "return.xlsx", NULL);
  g_autofree char *amendment = g_build_filename (fixture->folder, "amendment.xlsx", NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.xlsx", NULL);
  g_autoptr (OfficeDeliveredReturn) first = NULL;
  g_autoptr (OfficeDeliveredReturn) second = NULL;
  gboolean done;

  g_assert_null (office_deliver_amendment (fixture->connection, OFFICE_RETURN_ENROLMENTS, fixture->cohort_id, NULL,
                                           amendment, NULL, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  first = office_deliver_return (fixture->connection, OFFICE_RETURN_ENROLMENTS, fixture->cohort_id, NULL, path, NULL,
                                 NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (office_deliver_amendment (fixture->connection, OFFICE_RETURN_ENROLMENTS, fixture->cohort_id, NULL,
                                           amendment, NULL, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Marry", NULL, &error);
  done = office_connection_run (fixture->connection, &error,
                                "UPDATE learner SET family_name = family_name || '-Smith', version = version + 1"
                                " WHERE id = (SELECT min (learner_id) FROM enrolment WHERE cohort_id = ?)",
                                "l", fixture->cohort_id);
  g_assert_true (office_command_finish (fixture->connection, done, &error));
  second = office_deliver_amendment (fixture->connection, OFFICE_RETURN_ENROLMENTS, fixture->cohort_id, NULL, amendment,
                                     NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->amends, ==, first->number);
  g_assert_cmpuint (second->n_rows, ==, 1);

  g_assert_true (office_deliver_return_again (fixture->connection, first->return_id, again, NULL, &error));
  g_assert_no_error (error);
  assert_same_bytes (path, again);
  g_assert_true (office_deliver_return_again (fixture->connection, second->return_id, again, NULL, &error));
  g_assert_no_error (error);
  assert_same_bytes (amendment, again);
}

/* What no cell can hold is said by name, and nothing is written or kept. */
static void
test_return_unwritable (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "return.xlsx", NULL);
  g_autofree char *unwritable = NULL;
  g_autoptr (OfficeReturnTable) table = NULL;
  guint before = count_returns (fixture);
  gboolean done;

  office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Garble", NULL, &error);
  done = office_connection_run (fixture->connection, &error,
                                "UPDATE learner SET given_names = 'Bell' || char (7), version = version + 1"
                                " WHERE id = (SELECT min (learner_id) FROM enrolment WHERE cohort_id = ?)",
                                "l", fixture->cohort_id);
  g_assert_true (office_command_finish (fixture->connection, done, &error));

  table = office_return_prepare (fixture->connection, OFFICE_RETURN_MARKS, fixture->cohort_id, NULL, NULL, &unwritable, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (unwritable, "U+0007"));
  g_assert_null (office_deliver_return (fixture->connection, OFFICE_RETURN_MARKS, fixture->cohort_id, NULL, path, NULL,
                                        NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, unwritable);
  g_assert_cmpuint (count_returns (fixture), ==, before);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What cannot be written is not kept either. */
static void
test_return_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "return.xlsx", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  guint before = count_returns (fixture);

  g_assert_null (office_deliver_return (fixture->connection, OFFICE_RETURN_RESULTS, fixture->cohort_id, NULL, path,
                                        NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_returns (fixture), ==, before);
  g_clear_error (&error);

  g_free (path);
  path = g_build_filename (fixture->folder, "return.xlsx", NULL);
  g_cancellable_cancel (cancelled);
  g_assert_null (office_deliver_return (fixture->connection, OFFICE_RETURN_RESULTS, fixture->cohort_id, NULL, path,
                                        NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_returns (fixture), ==, before);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* CERT-2: each one's digest is kept once, and printing again changes nothing. */
static void
test_certificates (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "certificates.pdf", NULL);
  g_autoptr (OfficeDeliveredCertificates) first = NULL;
  g_autoptr (OfficeDeliveredCertificates) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_standing = 0;

  first = office_deliver_certificates (fixture->connection, fixture->cohort_id, NULL, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_begins (path, "%PDF");
  rows = office_certificates_list_cohort (fixture->connection, fixture->cohort_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (rows, i);
      g_autoptr (OfficeFrozenFacts) facts = office_frozen_facts_new (row->facts, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (facts->facts.serial, ==, row->serial);
      g_assert_cmpstr (facts->facts.verification_code, ==, row->code);
      if (row->status != OFFICE_CERTIFICATE_ISSUED)
        continue;
      n_standing++;
      g_assert_nonnull (row->pdf_digest);
    }
  g_assert_cmpuint (first->n_certificates, ==, n_standing);
  g_assert_cmpuint (n_standing, >, 1);

  again = office_deliver_certificates (fixture->connection, fixture->cohort_id,
                                       (const char *[]) { first->serials[1], NULL }, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_certificates, ==, 1);
  g_assert_cmpuint (again->n_recorded, ==, 0);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* CERT-2: a file each is the very PDF that was issued, whoever writes it and when; drawn again from
 * the frozen facts, by a fresh layout, it is byte for byte the same. */
static void
test_certificate_files (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "each", NULL);
  g_autofree char *single = g_build_filename (fixture->folder, "one.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (OfficeDeliveredCertificates) written = NULL;
  g_autoptr (OfficeDeliveredCertificates) again = NULL;
  g_autoptr (OfficeDeliveredCertificates) one = NULL;
  g_autoptr (OfficeDeliveredCertificates) reversed = NULL;
  g_autoptr (OfficeCertificateRow) row = NULL;
  g_autoptr (OfficeFrozenFacts) facts = NULL;
  g_autoptr (OfficeCertificateLook) look = NULL;
  g_autoptr (OfficeCertificateLayout) layout = NULL;
  g_autoptr (GBytes) drawn = NULL;
  OfficeCertificateSheet sheet;
  gsize length;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  written = office_deliver_certificate_files (fixture->connection, fixture->cohort_id, NULL, folder, NULL, NULL, NULL,
                                              &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, written->n_certificates);
  again = office_deliver_certificate_files (fixture->connection, fixture->cohort_id, NULL, folder, NULL, NULL, NULL,
                                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, written->n_certificates);
  g_assert_cmpuint (again->n_recorded, ==, 0);
  g_assert_cmpuint (g_strv_length (again->warnings), ==, 0);

  one = office_deliver_certificates (fixture->connection, fixture->cohort_id,
                                     (const char *[]) { written->serials[0], NULL }, single, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (single, &contents, &length, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
  row = office_certificate_get_by_serial (fixture->connection, written->serials[0], &error);
  g_assert_cmpstr (digest, ==, row->pdf_digest);

  facts = office_frozen_facts_new (row->facts, &error);
  look = office_certificate_look_load (fixture->connection, row->template_version_id, &error);
  layout = office_certificate_look_new_layout (look);
  sheet = (OfficeCertificateSheet) { &facts->facts, layout };
  g_clear_pointer (&digest, g_free);
  drawn = office_certificate_pdf_render (&sheet, &digest, &error);
  g_assert_cmpstr (digest, ==, row->pdf_digest);

  /* In the order that was chosen. */
  reversed = office_deliver_certificates (fixture->connection, fixture->cohort_id,
                                          (const char *[]) { written->serials[1], written->serials[0], NULL }, single,
                                          NULL, NULL, NULL, &error);
  g_assert_cmpstr (reversed->serials[0], ==, written->serials[1]);
  g_assert_cmpstr (reversed->serials[1], ==, written->serials[0]);
}

static void
stop_cb (guint    done,
         guint    total,
         gpointer user_data)
{
  if (done >= 3)
    g_cancellable_cancel (user_data);
}

/* What is cancelled, or stands in the way, leaves no file. */
static void
test_certificate_files_fail (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *folder = g_build_filename (fixture->folder, "each", NULL);
  g_autoptr (OfficeDeliveredCertificates) written = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *first = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_null (office_deliver_certificate_files (fixture->connection, fixture->cohort_id, NULL, folder, stop_cb,
                                                   cancelled, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_clear_error (&error);

  written = office_deliver_certificate_files (fixture->connection, fixture->cohort_id, NULL, folder, NULL, NULL, NULL,
                                              &error);
  g_assert_no_error (error);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strstr (name, written->serials[written->n_certificates - 1]) == NULL)
        g_unlink (path);
      else
        g_assert_true (g_file_set_contents (path, "mine", 4, NULL));
    }
  g_assert_null (office_deliver_certificate_files (fixture->connection, fixture->cohort_id, NULL, folder, NULL, NULL,
                                                   NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_clear_error (&error);

  first = g_build_filename (folder, "missing", NULL);
  g_assert_null (office_deliver_certificate_files (fixture->connection, fixture->cohort_id, NULL, first, NULL, NULL,
                                                   NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

static void
write_text (const char *path,
            const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A template leaves one office whole and comes whole into another; what is wrong changes nothing. */
static void
test_template_file (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char logo[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  g_autofree char *svg = g_build_filename (fixture->folder, "logo.svg", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "template.json", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.json", NULL);
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (OfficeTemplateRow) row = NULL;
  g_autoptr (OfficeTemplateRow) copy = NULL;
  g_autoptr (GError) error = NULL;

  write_text (svg, logo);
  digest = office_template_add_picture (fixture->connection, svg, &error);
  g_assert_no_error (error);
  text = g_strdup_printf ("{\"logo\": \"%s\", \"page\": \"a4-portrait\"}", digest);
  write_text (path, text);
  g_assert_cmpint (office_template_import (fixture->connection, path, "Upright", 0, FALSE, &error), >, 0);
  g_assert_no_error (error);
  row = office_template_find (fixture->connection, "Upright", &error);
  g_assert_true (office_template_export (fixture->connection, row, other, &error));
  g_assert_no_error (error);
  g_assert_cmpint (office_template_import (fixture->connection, other, "Copy", 0, FALSE, &error), >, 0);
  g_assert_no_error (error);
  copy = office_template_find (fixture->connection, "Copy", &error);
  before = office_certificate_template_to_json (row->template);
  after = office_certificate_template_to_json (copy->template);
  g_assert_cmpstr (before, ==, after);

  write_text (svg, "no picture");
  g_assert_null (office_template_add_picture (fixture->connection, svg, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (office_template_add_picture (fixture->connection, fixture->folder, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  write_text (path, "{\"name\": \"Bad\", \"template\": {\"logo\": \"x\"}, \"pictures\": {\"x\": \"bm8=\"}}");
  g_assert_cmpint (office_template_import (fixture->connection, path, NULL, 0, TRUE, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (office_template_find (fixture->connection, "Bad", NULL));
}

static void
test_no_certificates (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCohort) cohort = office_cohort_find (fixture->connection, "FEC-2026-SPR", &error);
  g_autofree char *path = g_build_filename (fixture->folder, "none.pdf", NULL);

  g_assert_no_error (error);
  g_assert_null (office_deliver_certificates (fixture->connection, cohort->id, NULL, path, NULL, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_damaged_facts (void)
{
  const char *const texts[] = { "", "{", "[]", "{}", "{\"learner_name\": 5}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (office_frozen_facts_new (texts[i], &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED);
    }
}

/* One PDF for all, or one each; before the board there is nobody with a ratified result. */
static void
test_cohort_papers (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = g_build_filename (fixture->folder, "statements.pdf", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "each", NULL);
  g_autoptr (GPtrArray) enrolments = office_enrolments_list (fixture->connection, fixture->cohort_id, NULL);
  OfficeTranscriptWish wish = { .kind = OFFICE_TRANSCRIPT_STATEMENT };
  guint n_papers = 0;

  office_deliver_transcripts (fixture->connection, fixture->cohort_id, &wish, pdf, &n_papers, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_papers, ==, enrolments->len);
  assert_begins (pdf, "%PDF");

  wish.each = TRUE;
  office_deliver_transcripts (fixture->connection, fixture->cohort_id, &wish, folder, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, enrolments->len);
}

static void
cancel_cb (guint    done,
           guint    total,
           gpointer user_data)
{
  if (done == 3)
    g_cancellable_cancel (user_data);
}

/* Cancelled half way, a pack leaves no file, no folder and no version of a return. */
static void
test_pack_cancelled (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "packs", NULL);
  g_autofree char *pack = g_build_filename (folder, "pack", NULL);
  g_autofree char *zip = g_build_filename (folder, "pack.zip", NULL);
  const char *targets[] = { pack, zip };

  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GPtrArray) returns = NULL;

      g_assert_null (office_deliver_pack (fixture->connection, fixture->cohort_id, targets[i], cancel_cb, cancellable,
                                          cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpuint (count_files (folder), ==, 0);
      returns = office_returns_list (fixture->connection, fixture->cohort_id, NULL);
      g_assert_cmpuint (returns->len, ==, 0);
    }
}

static void
test_papers (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *transcript = g_build_filename (fixture->folder, "transcript.pdf", NULL);
  g_autofree char *calendar = g_build_filename (fixture->folder, "cohort.ics", NULL);
  g_autofree char *access = g_build_filename (fixture->folder, "access", NULL);
  g_autoptr (GPtrArray) enrolments = office_enrolments_list (fixture->connection, fixture->cohort_id, &error);
  const OfficeEnrolment *enrolment;

  g_assert_no_error (error);
  enrolment = g_ptr_array_index (enrolments, 0);
  office_deliver_transcript (fixture->connection, enrolment->learner_id, &(OfficeTranscriptWish) { 0 }, transcript, NULL,
                             &error);
  g_assert_no_error (error);
  assert_begins (transcript, "%PDF");
  office_deliver_calendar (fixture->connection, OFFICE_CALENDAR_COHORT, fixture->cohort_id, calendar, NULL, &error);
  g_assert_no_error (error);
  assert_begins (calendar, "BEGIN:VCALENDAR");
  office_deliver_subject_access (fixture->connection, enrolment->learner_id, access, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (access, G_FILE_TEST_IS_DIR));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deliver/damaged-facts", test_damaged_facts);
#define ADD(name, function) \
  g_test_add ("/deliver/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("return", test_return);
  ADD ("return-fails", test_return_fails);
  ADD ("return-again", test_return_again);
  ADD ("return-unwritable", test_return_unwritable);
  ADD ("certificates", test_certificates);
  ADD ("certificate-files", test_certificate_files);
  ADD ("certificate-files-fail", test_certificate_files_fail);
  ADD ("template-file", test_template_file);
  ADD ("no-certificates", test_no_certificates);
  ADD ("papers", test_papers);
  ADD ("pack-cancelled", test_pack_cancelled);
  ADD ("cohort-papers", test_cohort_papers);
#undef ADD

  return g_test_run ();
}
