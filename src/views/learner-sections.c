/* learner-sections.c: the parts of a learner's page that are only read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/learner-history.h"
#include "rules/clock.h"
#include "rules/hours.h"
#include "rules/marks.h"
#include "rules/step.h"
#include "store/consents.h"
#include "store/register-checks.h"
#include "views/learner-sections.h"
#include "views/pane-parts.h"
#include "views/state-pill.h"

/* More than this is shown on demand. */
#define MOST_CHANGES 60

/**
 * office_learner_section_add:
 * @box: the page
 * @title: of the section
 *
 * Returns: (transfer none): the section's box, with its heading
 */
GtkWidget *
office_learner_section_add (GtkWidget  *box,
                            const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = office_pane_add_text (section, title, FALSE);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), section);
  return section;
}

static GtkWidget *
add_grid (GtkWidget *box)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_box_append (GTK_BOX (box), grid);
  return grid;
}

static void
add_pill (GtkWidget       *box,
          OfficeStateLook  look)
{
  GtkWidget *pill = office_state_pill_new ();

  office_state_pill_set (OFFICE_STATE_PILL (pill), look);
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), pill);
}

/* Identity ------------------------------------------------------------------------------------- */

/**
 * office_learner_section_identity:
 * @grid: an empty grid
 * @story: of the learner
 *
 * Who it is, with every earlier name and address.
 */
void
office_learner_section_identity (GtkWidget                *grid,
                                 const OfficeLearnerStory *story)
{
  const OfficeLearner *learner = story->learner;
  g_autofree char *born = office_pane_date (learner->date_of_birth);
  g_autofree char *erased = office_pane_date (learner->erased_on);
  g_autofree char *plain = g_strstrip (g_strdup_printf ("%s %s", learner->given_names, learner->family_name));

  office_pane_add_fact (grid, _("Title"), learner->title);
  office_pane_add_fact (grid, _("Given names"), learner->given_names);
  office_pane_add_fact (grid, _("Family name"), learner->family_name);
  office_pane_add_fact (grid, _("Known as"), learner->known_as);
  office_pane_add_fact (grid, _("On certificates"),
                        *learner->certificate_name != '\0' ? learner->certificate_name : plain);
  for (guint i = 0; i < story->former_names->len; i++)
    {
      const OfficeFormerName *former = g_ptr_array_index (story->former_names, i);
      g_autofree char *until = office_pane_date (former->until);
      g_autofree char *text = until != NULL ? g_strdup_printf (_("%s, until %s"), former->name, until)
                                            : g_strdup (former->name);

      office_pane_add_fact (grid, _("Earlier name"), text);
    }
  office_pane_add_fact (grid, _("Date of birth"), born);
  office_pane_add_fact (grid, _("E-mail"), learner->email);
  for (guint i = 0; i < story->emails->len; i++)
    office_pane_add_fact (grid, _("Other address"), g_ptr_array_index (story->emails, i));
  office_pane_add_fact (grid, _("Telephone"), learner->phone);
  if (story->row != NULL)
    office_pane_add_fact (grid, _("Student number"), story->row->student_number);
  office_pane_add_fact (grid, _("Erased on"), erased);
}

/* The award ------------------------------------------------------------------------------------ */

typedef struct
{
  int         credits;
  const char *name;
  const char *tint;
  const char *what;
} Share;

static void
add_share (GArray     *shares,
           int         credits,
           const char *name,
           const char *tint,
           const char *what)
{
  const Share share = { credits, name, tint, what };

  if (credits > 0)
    g_array_append_val (shares, share);
}

static gboolean
is_counted (GArray     *shares,
            const char *name)
{
  for (guint i = 0; i < shares->len; i++)
    if (g_strcmp0 (g_array_index (shares, Share, i).name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Ratified first, then recognised, then what a board has yet to ratify: each module once (CREDIT-2). */
static GArray *
list_shares (const OfficeLearnerStory *story)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (guint i = 0; i < story->modules->len; i++)
    {
      const OfficeStoryModule *module = g_ptr_array_index (story->modules, i);

      if (module->credits_earned > 0 && !is_counted (shares, module->module_code))
        add_share (shares, module->credits_earned, module->module_code, "earned", _("earned"));
    }
  for (guint i = 0; i < story->prior->len; i++)
    {
      const OfficePriorLearning *prior = g_ptr_array_index (story->prior, i);

      if (prior->module_code == NULL || !is_counted (shares, prior->module_code))
        add_share (shares, prior->credits, prior->module_code != NULL ? prior->module_code : _("RPL"), "prior",
                   _("prior learning"));
    }
  for (guint i = 0; i < story->modules->len; i++)
    {
      const OfficeStoryModule *module = g_ptr_array_index (story->modules, i);

      if (g_strcmp0 (module->outcome, "P") == 0 && module->provisional && !is_counted (shares, module->module_code))
        add_share (shares, module->credits, module->module_code, "provisional", _("provisional"));
    }
  return shares;
}

static void
add_segment (GtkWidget   *bar,
             const Share *share)
{
  GtkWidget *label = gtk_label_new (share != NULL ? share->name : "");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "credit");
  gtk_widget_add_css_class (label, share != NULL ? share->tint : "open");
  if (share != NULL)
    {
      /* Translators: a module and how its credits stand, such as "DPL: earned" */
      g_autofree char *text = g_strdup_printf (_("%s: %s"), share->name, share->what);

      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_box_append (GTK_BOX (bar), label);
}

static void
add_bar (GtkWidget                *box,
         const OfficeLearnerStory *story)
{
  const int step = 10;
  const int n_segments = MAX (story->award_credits / step, 1);
  g_autoptr (GArray) shares = list_shares (story);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *name = NULL;
  int filled = 0;

  for (guint i = 0; i < shares->len; i++)
    for (int credits = g_array_index (shares, Share, i).credits; credits > 0 && filled < n_segments; credits -= step)
      {
        add_segment (bar, &g_array_index (shares, Share, i));
        filled++;
      }
  for (; filled < n_segments; filled++)
    add_segment (bar, NULL);

  name = g_strdup_printf (_("%d of %d credits"), story->award->credits, story->award_credits);
  gtk_box_set_homogeneous (GTK_BOX (bar), TRUE);
  gtk_widget_add_css_class (bar, "credit-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), bar);
}

/**
 * office_learner_section_award:
 * @box: an empty box
 * @story: of the learner
 *
 * Credits towards the award as a bar, and how the class comes about (CREDIT-4).
 */
void
office_learner_section_award (GtkWidget                *box,
                              const OfficeLearnerStory *story)
{
  const OfficeAward *award = story->award;
  GtkWidget *section = office_learner_section_add (box, story->award_title);

  add_bar (section, story);
  if (award->why != NULL)
    gtk_widget_add_css_class (office_pane_add_text (section, award->why, FALSE), "numeric");
  /* The last step says the same again. */
  for (guint i = 0; award->steps != NULL && i + 1 < award->steps->len; i++)
    {
      const OfficeStep *step = g_ptr_array_index (award->steps, i);
      GtkWidget *line = office_pane_add_text (section, step->label, TRUE);

      gtk_widget_add_css_class (line, "numeric");
      gtk_widget_set_tooltip_text (line, step->rule);
    }
}

/* Modules -------------------------------------------------------------------------------------- */

static char *
say_mark (const OfficeStoryMark *mark)
{
  g_autofree char *value = mark->code != NULL ? g_strdup (mark->code) : office_mark_format (mark->mark);

  if (*value == '\0')
    return g_strdup (_("blank"));
  return mark->capped ? g_strdup_printf (_("%s (capped)"), value) : g_steal_pointer (&value);
}

static void
add_marks (GtkWidget               *grid,
           const OfficeStoryModule *module)
{
  for (guint i = 0; i < module->marks->len; i++)
    {
      const OfficeStoryMark *mark = g_ptr_array_index (module->marks, i);
      g_autofree char *value = say_mark (mark);
      g_autofree char *label = g_strdup_printf (_("%s, attempt %d"), mark->label, mark->attempt);
      g_autofree char *text = mark->counts ? g_steal_pointer (&value)
                                           : g_strdup_printf (_("%s, replaced by a later attempt"), value);

      office_pane_add_fact (grid, label, text);
    }
}

static void
add_enrolled (GtkWidget               *card,
              GtkWidget               *grid,
              const OfficeStoryModule *module)
{
  g_autofree char *withdrawn = office_pane_date (module->withdrawn_on);
  g_autofree char *ratified = office_pane_date (module->ratified_on);
  g_autofree char *mark = module->mark >= 0 ? office_mark_format (module->mark) : NULL;

  office_pane_add_fact (grid, _("Student number"), module->student_number);
  office_pane_add_fact (grid, _("Withdrawn on"), withdrawn);
  if (module->hours_required > 0)
    {
      g_autofree char *attended = office_minutes_to_text (MAX (module->hours_attended, 0));
      g_autofree char *required = office_minutes_to_text (module->hours_required);
      g_autofree char *hours = g_strdup_printf (_("%s of %s"), attended, required);

      office_pane_add_fact (grid, _("Hands-on hours"), hours);
    }
  add_marks (grid, module);
  office_pane_add_fact (grid, _("Module mark"), mark);
  office_pane_add_fact (grid, _("Ratified on"), ratified);
  if (module->reason != NULL)
    office_pane_add_text (card, module->reason, FALSE);
  if (module->provisional && module->outcome != NULL)
    gtk_widget_add_css_class (office_pane_add_text (card, _("Provisional: no board has ratified this result yet."),
                                                    FALSE), "warning-line");
}

static void
add_certificate (GtkWidget               *card,
                 const OfficeStoryModule *module)
{
  OfficeCertificateStatus status;
  GtkWidget *row;
  g_autofree char *text = NULL;

  if (module->certificate_serial == NULL)
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  text = g_strdup_printf (_("Certificate %s"), module->certificate_serial);
  gtk_widget_add_css_class (office_pane_add_text (row, text, FALSE), "numeric");
  if (office_certificate_status_from_nick (module->certificate_status, &status))
    add_pill (row, office_state_look_certificate (status));
  gtk_box_append (GTK_BOX (card), row);
}

static void
add_link (GtkWidget  *row,
          const char *label,
          const char *tooltip,
          const char *action,
          guint       position)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", position);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_links (GtkWidget               *card,
           const OfficeStoryModule *module,
           guint                    position)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *enrolment = g_strdup_printf (_("Open %s in Enrolment"), module->reference);
  g_autofree char *results = g_strdup_printf (_("Open %s in Results"), module->reference);

  add_link (row, _("Open in E_nrolment"), enrolment, "records.open-application", position);
  if (module->enrolment_id != 0)
    add_link (row, _("Open in Res_ults"), results, "records.open-results", position);
  gtk_box_append (GTK_BOX (card), row);
}

static void
add_module (GtkWidget               *section,
            const OfficeStoryModule *module,
            guint                    position)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title;
  GtkWidget *grid;
  g_autofree char *text = g_strdup_printf ("%s · %s", module->module_code, module->module_title);
  g_autofree char *starts = office_pane_date (module->starts);
  g_autofree char *ends = office_pane_date (module->ends);
  g_autofree char *applied = office_pane_date (module->applied_on);
  g_autofree char *cohort = NULL;
  g_autofree char *application = NULL;
  OfficeOutcome outcome;

  gtk_widget_add_css_class (card, "file-card");
  title = office_pane_add_text (head, text, FALSE);
  gtk_widget_add_css_class (title, "form-title");
  gtk_widget_set_hexpand (title, TRUE);
  if (module->outcome != NULL && office_outcome_from_nick (module->outcome, &outcome))
    add_pill (head, office_state_look_outcome (outcome));
  else
    add_pill (head, office_state_look_application (module->state));
  gtk_box_append (GTK_BOX (card), head);

  /* Translators: a cohort, its term, its first and last day */
  cohort = g_strdup_printf (_("%s · %s, %s to %s"), module->cohort, module->term, starts, ends);
  /* Translators: a reference, a state, the day of the application */
  application = g_strdup_printf (_("%s · %s, applied on %s"), module->reference,
                                 office_application_state_label (module->state), applied);
  grid = add_grid (card);
  office_pane_add_fact (grid, _("Cohort"), cohort);
  office_pane_add_fact (grid, _("Application"), application);
  if (module->enrolment_id != 0)
    add_enrolled (card, grid, module);
  add_certificate (card, module);
  add_links (card, module, position);
  gtk_box_append (GTK_BOX (section), card);
}

static void
add_prior (GtkWidget                 *section,
           const OfficePriorLearning *prior)
{
  g_autofree char *achieved = office_pane_date (prior->achieved_on);
  g_autofree char *recognised = office_pane_date (prior->recognised_on);
  g_autofree char *text = NULL;

  text = g_strdup_printf (_("Prior learning: %d credits for %s, completed at %s on %s, recognised on %s"),
                          prior->credits, prior->module != NULL ? prior->module : _("no named module"),
                          prior->institution, achieved, recognised);
  office_pane_add_text (section, text, FALSE);
}

/**
 * office_learner_section_modules:
 * @box: the page
 * @story: of the learner
 *
 * Every module applied to, and what became of it.
 */
void
office_learner_section_modules (GtkWidget                *box,
                                const OfficeLearnerStory *story)
{
  GtkWidget *section = office_learner_section_add (box, _("Modules"));

  for (guint i = 0; i < story->modules->len; i++)
    add_module (section, g_ptr_array_index (story->modules, i), i);
  for (guint i = 0; i < story->prior->len; i++)
    add_prior (section, g_ptr_array_index (story->prior, i));
  if (story->modules->len == 0 && story->prior->len == 0)
    office_pane_add_text (section, _("No application yet."), TRUE);
}

/* Registrations -------------------------------------------------------------------------------- */

static const char *
say_check_state (OfficeCheckState state)
{
  switch (state)
    {
    case OFFICE_CHECK_GOOD:
      return _("checked");
    case OFFICE_CHECK_LAPSED:
      return _("the check has lapsed");
    case OFFICE_CHECK_LATER:
    case OFFICE_CHECK_NONE:
    default:
      return _("not checked yet");
    }
}

static void
add_check (GtkWidget                 *section,
           const OfficeRegisterCheck *check)
{
  g_autofree char *on = office_pane_date (check->checked_on);
  g_autofree char *seen = NULL;
  g_autoptr (GString) text = NULL;

  /* Translators: a day, who looked, the name on the register, the status there */
  seen = g_strdup_printf (_("%s, %s: “%s”, %s"), on, check->checked_by, check->name_on_register, check->status);
  text = g_string_new (seen);
  if (check->licence_to_practise >= 0)
    g_string_append_printf (text, " · %s", check->licence_to_practise > 0 ? _("with a licence to practise")
                                                                          : _("without a licence to practise"));
  if (check->restrictions != NULL && *check->restrictions != '\0')
    g_string_append_printf (text, " · %s", check->restrictions);
  gtk_widget_add_css_class (office_pane_add_text (section, text->str, TRUE), "numeric");
}

/**
 * office_learner_section_registrations:
 * @box: the page
 * @story: of the learner
 *
 * The numbers of the registers, and every look at them (ENTRY-4).
 */
void
office_learner_section_registrations (GtkWidget                *box,
                                      const OfficeLearnerStory *story)
{
  GtkWidget *section = office_learner_section_add (box, _("Professional registration"));

  for (guint i = 0; i < story->numbers->len; i++)
    {
      const OfficeProfessionalNumber *number = g_ptr_array_index (story->numbers, i);
      g_autofree char *text = NULL;

      /* Translators: regulator, number, whether the register was looked at */
      text = g_strdup_printf (_("%s %s · %s"), number->regulator, number->number,
                              say_check_state (number->check_state));
      gtk_widget_add_css_class (office_pane_add_text (section, text, FALSE), "numeric");
      for (guint c = 0; c < story->checks->len; c++)
        {
          const OfficeRegisterCheck *check = g_ptr_array_index (story->checks, c);

          if (check->registration_id == number->id)
            add_check (section, check);
        }
    }
  if (story->numbers->len == 0)
    office_pane_add_text (section, _("No number of a register is known."), TRUE);
}

/* History -------------------------------------------------------------------------------------- */

static void
add_change (GtkWidget                 *box,
            const OfficeLearnerChange *change)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = office_instant_to_text (change->at);
  g_autofree char *who = g_strdup_printf ("%s · %s", when, change->actor);

  gtk_widget_add_css_class (office_pane_add_text (entry, who, TRUE), "numeric");
  gtk_widget_add_css_class (office_pane_add_text (entry, change->step, FALSE), "form-title");
  for (guint i = 0; i < change->lines->len; i++)
    gtk_widget_add_css_class (office_pane_add_text (entry, g_ptr_array_index (change->lines, i), FALSE), "numeric");
  if (change->reason != NULL && *change->reason != '\0')
    {
      g_autofree char *why = g_strdup_printf (_("Because: %s"), change->reason);

      office_pane_add_text (entry, why, TRUE);
    }
  gtk_box_append (GTK_BOX (box), entry);
}

static void
show_rest_cb (GtkWidget *button,
              GPtrArray *changes)
{
  GtkWidget *box = gtk_widget_get_parent (button);
  g_autoptr (GPtrArray) kept = g_ptr_array_ref (changes);

  gtk_box_remove (GTK_BOX (box), button);
  for (guint i = MOST_CHANGES; i < kept->len; i++)
    add_change (box, g_ptr_array_index (kept, i));
}

static void
let_changes_go (gpointer  data,
                GClosure *closure)
{
  g_ptr_array_unref (data);
}

/**
 * office_learner_section_history:
 * @box: an empty box
 * @changes: (element-type OfficeLearnerChange): newest first
 *
 * Everything that was ever changed.
 */
void
office_learner_section_history (GtkWidget *box,
                                GPtrArray *changes)
{
  GtkWidget *button;
  g_autofree char *text = NULL;

  if (changes->len == 0)
    office_pane_add_text (box, _("Nothing was changed yet."), TRUE);
  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    add_change (box, g_ptr_array_index (changes, i));
  if (changes->len <= MOST_CHANGES)
    return;

  text = g_strdup_printf (ngettext ("Show %u earlier change", "Show %u earlier changes", changes->len - MOST_CHANGES),
                          changes->len - MOST_CHANGES);
  button = gtk_button_new_with_mnemonic (text);
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_rest_cb), g_ptr_array_ref (changes),
                         let_changes_go, 0);
  gtk_box_append (GTK_BOX (box), button);
}
