/* certificate-preview.c: a certificate as it will print, at any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/certificate-preview.h"

#define MARGIN   12
#define LEAST    -4
#define MOST     12
#define PER_STEP 1.25

struct _OfficeCertificatePreview
{
  GtkWidget                parent_instance;

  GtkWidget               *scroller;
  GtkWidget               *area;
  GtkWidget               *words;    /* in place of the page where there is none */
  OfficeFrozenFacts       *sample;   /* (nullable): what is shown where there is no item */
  OfficeCertificateItem   *item;
  OfficeCertificateLook   *look;     /* (nullable): what @layout was made of */
  OfficeCertificateLayout *layout;
  int                      zoom;     /* steps from the size that fits; 0 fits */
};

G_DEFINE_FINAL_TYPE (OfficeCertificatePreview, office_certificate_preview, GTK_TYPE_WIDGET)

static void
page_size (OfficeCertificatePreview *self,
           double                   *width,
           double                   *height)
{
  office_certificate_page_size (self->layout != NULL ? office_certificate_layout_get_page (self->layout)
                                                     : OFFICE_CERTIFICATE_A4_LANDSCAPE,
                                width, height);
}

static double
fitting_scale (OfficeCertificatePreview *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  double page_width, page_height;

  page_size (self, &page_width, &page_height);
  return MAX (0.1, MIN (width / page_width, height / page_height));
}

static double
scale_of (OfficeCertificatePreview *self)
{
  double scale = fitting_scale (self);

  for (int i = 0; i < self->zoom; i++)
    scale *= PER_STEP;
  for (int i = 0; i > self->zoom; i--)
    scale /= PER_STEP;
  return scale;
}

static const OfficeCertificateFacts *
get_facts (OfficeCertificatePreview *self)
{
  if (self->item != NULL)
    return office_certificate_item_get_facts (self->item);
  return self->sample != NULL ? &self->sample->facts : NULL;
}

/* The same function draws on the screen, on paper and into the PDF. */
static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        user_data)
{
  OfficeCertificatePreview *self = user_data;
  const OfficeCertificateFacts *facts = get_facts (self);
  double scale = scale_of (self);
  double page_width, page_height;

  if (facts == NULL || self->layout == NULL)
    return;

  page_size (self, &page_width, &page_height);
  page_width *= scale;
  page_height *= scale;
  cairo_translate (cr, MAX (MARGIN, (width - page_width) / 2), MAX (MARGIN, (height - page_height) / 2));
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_fill (cr);
  office_certificate_draw (cr, facts, self->layout, page_width, page_height);
}

static void
update_size (OfficeCertificatePreview *self)
{
  double scale = scale_of (self);
  double width, height;

  page_size (self, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->area),
                                      self->zoom > 0 ? (int) (width * scale) + 2 * MARGIN : 0);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area),
                                       self->zoom > 0 ? (int) (height * scale) + 2 * MARGIN : 0);
  gtk_widget_queue_draw (self->area);
}

/* Certificates of one template share what was laid out. */
static void
set_look (OfficeCertificatePreview *self,
          OfficeCertificateLook    *look)
{
  if (look == self->look)
    return;

  g_clear_pointer (&self->layout, office_certificate_layout_free);
  g_clear_pointer (&self->look, office_certificate_look_unref);
  if (look == NULL)
    return;
  self->look = office_certificate_look_ref (look);
  self->layout = office_certificate_look_new_layout (look);
}

static void
office_certificate_preview_dispose (GObject *object)
{
  OfficeCertificatePreview *self = OFFICE_CERTIFICATE_PREVIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (office_certificate_preview_parent_class)->dispose (object);
}

static void
office_certificate_preview_finalize (GObject *object)
{
  OfficeCertificatePreview *self = OFFICE_CERTIFICATE_PREVIEW (object);

  set_look (self, NULL);
  office_frozen_facts_free (self->sample);

  G_OBJECT_CLASS (office_certificate_preview_parent_class)->finalize (object);
}

static void
office_certificate_preview_class_init (OfficeCertificatePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_certificate_preview_dispose;
  object_class->finalize = office_certificate_preview_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "certificatepreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_certificate_preview_init (OfficeCertificatePreview *self)
{
  /* The sentence of the page itself is the name of this picture. */
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "hexpand", TRUE,
                             "vexpand", TRUE, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->area);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 56);
  gtk_label_set_justify (GTK_LABEL (self->words), GTK_JUSTIFY_CENTER);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_vexpand (self->words, TRUE);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

/* Who gets none, and why; or that nobody is chosen. */
static void
show_words (OfficeCertificatePreview *self,
            gboolean                  show)
{
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->words, show);
  gtk_widget_set_visible (self->scroller, !show);
  if (!show)
    return;
  if (self->item == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->words), _("Choose a learner to see the certificate."));
      return;
    }
  state = office_certificate_item_dup_state (self->item);
  /* Translators: all that stands against it, in the middle of a sentence */
  text = g_strdup_printf (_("No certificate yet: %s."), state);
  gtk_label_set_label (GTK_LABEL (self->words), text);
}

static void
update (OfficeCertificatePreview *self)
{
  const OfficeCertificateFacts *facts = get_facts (self);
  g_autofree char *name = NULL;

  if (facts == NULL)
    name = g_strdup (_("No certificate"));
  else
    name = g_strdup_printf (_("Certificate of %s: %s, %d credits, %s"), facts->learner_name, facts->module_title,
                            facts->credits, facts->serial != NULL ? facts->serial : _("not issued yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_words (self, facts == NULL);
  update_size (self);
}

/**
 * office_certificate_preview_show:
 * @self: a preview
 * @item: (nullable): whose certificate
 */
void
office_certificate_preview_show (OfficeCertificatePreview *self,
                                 OfficeCertificateItem    *item)
{
  g_return_if_fail (OFFICE_IS_CERTIFICATE_PREVIEW (self));

  g_set_object (&self->item, item);
  if (item != NULL)
    set_look (self, office_certificate_item_get_look (item));
  update (self);
}

/**
 * office_certificate_preview_show_sample:
 * @self: a preview
 * @facts: (transfer full): what a certificate might state
 * @look: the template
 *
 * Shows how a template looks.
 */
void
office_certificate_preview_show_sample (OfficeCertificatePreview *self,
                                        OfficeFrozenFacts        *facts,
                                        OfficeCertificateLook    *look)
{
  g_return_if_fail (OFFICE_IS_CERTIFICATE_PREVIEW (self));

  g_clear_object (&self->item);
  office_frozen_facts_free (self->sample);
  self->sample = facts;
  set_look (self, look);
  update (self);
}

/**
 * office_certificate_preview_zoom:
 * @self: a preview
 * @steps: how many steps larger, or smaller when negative; 0 makes it fit
 */
void
office_certificate_preview_zoom (OfficeCertificatePreview *self,
                                 int                       steps)
{
  g_return_if_fail (OFFICE_IS_CERTIFICATE_PREVIEW (self));

  self->zoom = steps == 0 ? 0 : CLAMP (self->zoom + steps, LEAST, MOST);
  update_size (self);
}
