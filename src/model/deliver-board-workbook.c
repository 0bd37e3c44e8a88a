/* deliver-board-workbook.c: what a board of examiners has before it, as a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/workbook.h"
#include "model/deliver.h"
#include "rules/hours.h"
#include "rules/marks.h"
#include "store/board-agenda.h"
#include "store/provider.h"

#define MOST_COLUMNS 24

/* A workbook under construction; its texts live as long as it does. */
typedef struct
{
  const OfficeBoardAgenda *agenda;
  gboolean                 anonymous;
  OfficeReturnColumn       columns[MOST_COLUMNS];
  guint                    n_columns;
  GArray                  *cells;       /* of OfficeCell */
  GStringChunk            *texts;
  GPtrArray               *codes;       /* that stand in place of marks, ends with NULL */
} Book;

static void
book_clear (Book *book)
{
  g_clear_pointer (&book->cells, g_array_unref);
  g_clear_pointer (&book->texts, g_string_chunk_free);
  g_clear_pointer (&book->codes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

static const OfficeBoardItem *
item_at (const Book *book,
         guint       index)
{
  return g_ptr_array_index (book->agenda->items, index);
}

static const char *
keep (Book *book,
      char *text)
{
  const char *kept = text != NULL ? g_string_chunk_insert (book->texts, text) : NULL;

  g_free (text);
  return kept;
}

static void
add_column (Book                   *book,
            const char             *heading,
            OfficeReturnColumnKind  kind)
{
  g_assert (book->n_columns < MOST_COLUMNS);
  book->columns[book->n_columns++] = (OfficeReturnColumn) {
    .heading = heading,
    .kind = kind,
    .codes = kind == OFFICE_RETURN_COLUMN_MARK ? (const char *const *) book->codes->pdata : NULL,
  };
}

static void
gather_codes (Book *book)
{
  for (guint i = 0; i < book->agenda->items->len; i++)
    for (gsize c = 0; c < item_at (book, i)->row->n_components; c++)
      {
        const char *code = item_at (book, i)->row->components[c].code;

        if (code != NULL && !g_ptr_array_find (book->codes, code, NULL))
          g_ptr_array_add (book->codes, (gpointer) code);
      }
  g_ptr_array_add (book->codes, NULL);
}

static void
add_columns (Book *book)
{
  const OfficeResultRow *row = item_at (book, 0)->row;

  add_column (book, _("Reference"), OFFICE_RETURN_COLUMN_TEXT);
  if (!book->anonymous)
    {
      add_column (book, _("Family name"), OFFICE_RETURN_COLUMN_TEXT);
      add_column (book, _("Given names"), OFFICE_RETURN_COLUMN_TEXT);
      add_column (book, _("Student number"), OFFICE_RETURN_COLUMN_TEXT);
    }
  for (gsize c = 0; c < row->n_components && c < 8; c++)
    add_column (book, row->components[c].label, OFFICE_RETURN_COLUMN_MARK);
  add_column (book, _("Hours"), OFFICE_RETURN_COLUMN_TEXT);
  add_column (book, _("Module mark"), OFFICE_RETURN_COLUMN_MARK);
  add_column (book, _("Outcome"), OFFICE_RETURN_COLUMN_TEXT);
  add_column (book, _("Why"), OFFICE_RETURN_COLUMN_TEXT);
  add_column (book, _("Borderlines"), OFFICE_RETURN_COLUMN_TEXT);
  add_column (book, _("Exceptional circumstances"), OFFICE_RETURN_COLUMN_TEXT);
  add_column (book, _("Decision"), OFFICE_RETURN_COLUMN_TEXT);
  add_column (book, _("Reason"), OFFICE_RETURN_COLUMN_TEXT);
  add_column (book, _("Ratified on"), OFFICE_RETURN_COLUMN_DATE);
  add_column (book, _("Credits towards the award"), OFFICE_RETURN_COLUMN_INTEGER);
  add_column (book, _("Award"), OFFICE_RETURN_COLUMN_TEXT);
}

static void
add_cell (Book       *book,
          OfficeCell  cell)
{
  g_array_append_val (book->cells, cell);
}

static void
add_text (Book       *book,
          const char *text)
{
  add_cell (book, text != NULL && *text != '\0' ? office_cell_text (text) : office_cell_blank ());
}

static void
add_lines (Book  *book,
           char **lines)
{
  add_text (book, keep (book, g_strjoinv ("; ", lines)));
}

static void
add_marks (Book                  *book,
           const OfficeResultRow *row)
{
  for (gsize c = 0; c < row->n_components && c < 8; c++)
    {
      const OfficeResultComponent *component = &row->components[c];

      if (component->code != NULL && component->mark == OFFICE_MARK_NONE)
        add_cell (book, office_cell_text (component->code));
      else
        add_cell (book, component->mark != OFFICE_MARK_NONE ? office_cell_value (component->mark)
                                                            : office_cell_blank ());
    }
}

static void
add_award (Book                  *book,
           const OfficeBoardItem *item)
{
  for (guint i = 0; i < book->agenda->awards->len; i++)
    {
      const OfficeBoardAward *award = g_ptr_array_index (book->agenda->awards, i);

      if (award->item != item)
        continue;
      add_cell (book, office_cell_value (award->award->credits));
      add_text (book, award->award->complete ? award->award->why : NULL);
      return;
    }
  add_cell (book, office_cell_blank ());
  add_cell (book, office_cell_blank ());
}

static void
add_row (Book                  *book,
         const OfficeBoardItem *item)
{
  const OfficeResultRow *row = item->row;

  add_text (book, row->reference);
  if (!book->anonymous)
    {
      add_text (book, row->family_name);
      add_text (book, row->given_names);
      add_text (book, row->student_number);
    }
  add_marks (book, row);
  add_text (book, row->hours_required > 0
                    ? keep (book, office_minutes_to_text (row->hours_attended)) : NULL);
  add_cell (book, row->mark != OFFICE_MARK_NONE ? office_cell_value (row->mark) : office_cell_blank ());
  add_text (book, office_outcome_label (row->outcome));
  add_text (book, row->reason);
  add_lines (book, item->borderlines);
  add_lines (book, item->circumstances);
  add_text (book, item->decision != NULL ? office_board_decision_label (item->decision->decision) : NULL);
  add_text (book, item->decision != NULL ? item->decision->reason : NULL);
  add_cell (book, row->ratified_on != NULL ? office_cell_date (row->ratified_on) : office_cell_blank ());
  add_award (book, item);
}

/* The outcomes and the figures of the cohort, for the cover. */
static char **
make_counts (const OfficeBoardAgenda *agenda)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint counts[OFFICE_N_OUTCOMES] = { 0 };

  for (guint i = 0; i < agenda->items->len; i++)
    counts[((OfficeBoardItem *) g_ptr_array_index (agenda->items, i))->row->outcome]++;
  for (int outcome = OFFICE_N_OUTCOMES - 1; outcome >= 0; outcome--)
    {
      g_autofree char *line = g_strdup_printf ("%s\t%u", office_outcome_label ((OfficeOutcome) outcome),
                                               counts[outcome]);

      if (counts[outcome] > 0)
        g_strv_builder_add (lines, line);
    }
  for (guint i = 0; i < agenda->figures->len; i++)
    {
      const OfficeBoardFigures *figures = g_ptr_array_index (agenda->figures, i);
      g_autofree char *mean = office_mark_format (figures->figures.mean);
      g_autofree char *median = office_mark_format (figures->figures.median);
      g_autofree char *text = g_strdup_printf (_("mean %s, median %s, %u of %u below the pass mark"), mean, median,
                                               figures->figures.below, figures->figures.n);
      g_autofree char *line = g_strdup_printf ("%s\t%s", figures->label, text);

      if (figures->figures.n > 0)
        g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/* What is missing, in the columns of the list of exceptions: kind, learner, reference, what, where. */
static char **
make_exceptions (const OfficeBoardAgenda *agenda,
                 gboolean                 anonymous)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < agenda->gaps->len; i++)
    {
      const OfficeBoardGap *gap = g_ptr_array_index (agenda->gaps, i);
      g_autofree char *title = office_board_gap_title (gap->kind, 1);
      g_autofree char *name = gap->item != NULL ? office_board_item_name (gap->item, anonymous) : g_strdup ("");
      g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s", _("Missing"), name,
                                               gap->item != NULL ? gap->item->row->reference : "", title,
                                               gap->component != NULL ? gap->component : "");

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/**
 * office_deliver_board_workbook:
 * @connection: the connection
 * @cohort_id: the cohort
 * @anonymous: learners by their reference alone
 * @path: where the workbook is to be
 * @cancellable: (nullable): a cancelled paper leaves what was at @path
 * @error: return location
 *
 * Writes what a board has before it as a workbook: outcomes and figures on the cover, what is
 * missing, and a row a learner with the board's word and the award (BOARD-1, CREDIT-4).
 *
 * Returns: whether it was written; %OFFICE_ERROR_NOT_FOUND when nobody is enrolled
 */
gboolean
office_deliver_board_workbook (OfficeConnection  *connection,
                               gint64             cohort_id,
                               gboolean           anonymous,
                               const char        *path,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (OfficeBoardAgenda) agenda = office_board_agenda_load (connection, cohort_id, error);
  g_autoptr (OfficeProvider) provider = agenda != NULL ? office_provider_get (connection, error) : NULL;
  g_auto (Book) book = { .agenda = agenda, .anonymous = anonymous };
  g_auto (GStrv) counts = NULL;
  g_auto (GStrv) exceptions = NULL;
  OfficeReturnWorkbook workbook = { 0 };

  if (provider == NULL)
    return FALSE;
  if (agenda->items->len == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("Nobody is enrolled in %s: there is nothing to put before a board."), agenda->cohort);
      return FALSE;
    }

  book.cells = g_array_new (FALSE, FALSE, sizeof (OfficeCell));
  book.texts = g_string_chunk_new (4096);
  book.codes = g_ptr_array_new ();
  gather_codes (&book);
  add_columns (&book);
  for (guint i = 0; i < agenda->items->len; i++)
    add_row (&book, item_at (&book, i));
  counts = make_counts (agenda);
  exceptions = make_exceptions (agenda, anonymous);

  workbook.title = _("Board papers");
  workbook.provider = provider->name;
  workbook.cohort = agenda->cohort;
  workbook.version = 1;
  workbook.made_by = office_connection_get_actor (connection);
  workbook.made_on = office_connection_now (connection);
  workbook.note = agenda->n_open > 0 ? _("Provisional: no board has ratified every result.") : NULL;
  workbook.columns = book.columns;
  workbook.n_columns = book.n_columns;
  workbook.cells = (const OfficeCell *) (void *) book.cells->data;
  workbook.n_rows = agenda->items->len;
  workbook.counts = (const char *const *) counts;
  workbook.exceptions = (const char *const *) exceptions;
  return office_return_workbook_write (&workbook, path, cancellable, NULL, NULL, error);
}
