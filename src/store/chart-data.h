/* chart-data.h: the numbers behind the overview's charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeChartSubject:
 * @OFFICE_CHART_SUBJECT_STATES: applications by state
 * @OFFICE_CHART_SUBJECT_WEEKS: applications by week
 * @OFFICE_CHART_SUBJECT_PLACES: places by cohort: enrolled, accepted, offered
 * @OFFICE_CHART_SUBJECT_HOURS: hands-on hours: attended against required, a learner a bar
 * @OFFICE_CHART_SUBJECT_MARKS: distribution of module marks
 * @OFFICE_CHART_SUBJECT_PASS_RATES: passes of ratified results, by cohort
 * @OFFICE_CHART_SUBJECT_COMPONENT: distribution of the marks of a component
 * @OFFICE_CHART_SUBJECT_AGAINST: the marks of one component against those of another, a learner a point
 * @OFFICE_CHART_SUBJECT_TERMS: passes of ratified results, by module over the terms
 */
typedef enum
{
  OFFICE_CHART_SUBJECT_STATES,
  OFFICE_CHART_SUBJECT_WEEKS,
  OFFICE_CHART_SUBJECT_PLACES,
  OFFICE_CHART_SUBJECT_HOURS,
  OFFICE_CHART_SUBJECT_MARKS,
  OFFICE_CHART_SUBJECT_PASS_RATES,
  OFFICE_CHART_SUBJECT_COMPONENT,
  OFFICE_CHART_SUBJECT_AGAINST,
  OFFICE_CHART_SUBJECT_TERMS,
} OfficeChartSubject;

/**
 * OfficeChartData:
 * @subject: what is counted
 * @title: what it says ("11 of 14 passed; the viva decides")
 * @subtitle: what is counted, over what
 * @unit: what the numbers are ("applications")
 * @labels: (array zero-terminated=1): one a bar, column or bin
 * @series: (array zero-terminated=1): names of the series
 * @values: series after series, a value a label
 * @n_labels: how many labels
 * @n_series: how many series
 * @bin_from: of a distribution of marks: where the first bin begins, hundredths
 * @bin_width: of a distribution of marks: how wide a bin is, hundredths
 * @pass_mark: of a distribution of marks: hundredths, or 0
 * @lines: of a distribution of marks: where better classes begin, hundredths, or 0
 * @totals: (nullable): of passes over terms: of how many, as @values
 *
 * A chart as plain numbers. Of pass rates the first series are the passes, the second all.
 */
typedef struct
{
  OfficeChartSubject  subject;
  char               *title;
  char               *subtitle;
  char               *unit;
  char              **labels;
  char              **series;
  int                *values;
  guint               n_labels;
  guint               n_series;
  int                 bin_from;
  int                 bin_width;
  int                 pass_mark;
  int                 lines[2];
  int                *totals;
} OfficeChartData;

void             office_chart_data_free (OfficeChartData     *data);
OfficeChartData *office_chart_data_load (OfficeConnection    *connection,
                                         OfficeChartSubject   subject,
                                         gint64               term_id,
                                         gint64               cohort_id,
                                         GError             **error);

OfficeChartData *office_chart_data_load_terms
                                        (OfficeConnection    *connection,
                                         GError             **error);
OfficeChartData *office_chart_data_new  (OfficeChartSubject   subject,
                                         guint                n_labels,
                                         guint                n_series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeChartData, office_chart_data_free)

G_END_DECLS
