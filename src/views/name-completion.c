/* name-completion.c: names offered while they are typed, several in one entry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/name-completion.h"

#include <string.h>

#define SEVERAL "office-several-names"

/* Where the name that is being typed begins. */
static const char *
last_name (GtkEntry   *entry,
           const char *text)
{
  const char *separator = NULL;

  if (g_object_get_data (G_OBJECT (entry), SEVERAL) != NULL)
    separator = strrchr (text, strchr (text, ';') != NULL ? ';' : ',');
  if (separator == NULL)
    return text;

  separator++;
  while (*separator == ' ')
    separator++;
  return separator;
}

static gboolean
match_cb (GtkEntryCompletion *completion,
          const char         *key,
          GtkTreeIter        *iter,
          gpointer            user_data)
{
  GtkEntry *entry = GTK_ENTRY (gtk_entry_completion_get_entry (completion));
  const char *typed = last_name (entry, gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autofree char *name = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &name, -1);
  return *typed != '\0' && name != NULL && strcmp (typed, name) != 0 && g_str_match_string (typed, name, TRUE);
}

static gboolean
selected_cb (GtkEntryCompletion *completion,
             GtkTreeModel       *model,
             GtkTreeIter        *iter,
             gpointer            user_data)
{
  GtkEntry *entry = GTK_ENTRY (gtk_entry_completion_get_entry (completion));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gsize kept = (gsize) (last_name (entry, text) - text);
  g_autofree char *before = g_strndup (text, kept);
  g_autofree char *name = NULL;
  g_autofree char *whole = NULL;

  gtk_tree_model_get (model, iter, 0, &name, -1);
  /* The next name can be typed at once. */
  whole = g_strconcat (before, name, g_object_get_data (G_OBJECT (entry), SEVERAL) != NULL ? "; " : NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), whole);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  return TRUE;
}

/**
 * office_name_completion_attach:
 * @entry: an entry
 * @several: whether it holds several names, between semicolons
 *
 * Offers names that hold the words typed, in any order. Nothing is offered until names are set.
 */
void
office_name_completion_attach (GtkEntry *entry,
                               gboolean  several)
{
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();
  g_autoptr (GtkListStore) names = gtk_list_store_new (1, G_TYPE_STRING);

  g_return_if_fail (GTK_IS_ENTRY (entry));

  if (several)
    g_object_set_data (G_OBJECT (entry), SEVERAL, GINT_TO_POINTER (TRUE));
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (names));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, match_cb, NULL, NULL);
  gtk_entry_completion_set_popup_set_width (completion, TRUE);
  g_signal_connect (completion, "match-selected", G_CALLBACK (selected_cb), NULL);
  gtk_entry_set_completion (entry, completion);
}

/**
 * office_name_completion_set:
 * @entry: an entry with office_name_completion_attach()
 * @names: (array zero-terminated=1): what is offered
 */
void
office_name_completion_set (GtkEntry          *entry,
                            const char *const *names)
{
  GtkListStore *store = GTK_LIST_STORE (gtk_entry_completion_get_model (gtk_entry_get_completion (entry)));

  gtk_list_store_clear (store);
  for (; *names != NULL; names++)
    gtk_list_store_insert_with_values (store, NULL, -1, 0, *names, -1);
}
