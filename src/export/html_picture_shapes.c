/* The shapes of marks, told apart without colour, and their legend. */
#include "export/html_picture.h"

#include "util/str.h"

/* Drawn about 0,0 and at most 6 units to each side.  What is filled says that
 * the child was seen or heard; what is open, that it was not, or not yet. */
static const struct {
	const char *id, *svg;
} shapes[PICTURE_KINDS] = {
	[PICTURE_ALONE] = {"m-alone", "<circle class=\"seen line\" r=\"5.6\"/>"
				      "<circle class=\"seen\" r=\"2.9\"/>"},
	[PICTURE_SEEN] = {"m-seen", "<circle class=\"seen\" r=\"5\"/>"},
	[PICTURE_REPORTED] = {"m-reported",
		"<circle class=\"seen line\" r=\"4.6\"/>"
		"<path class=\"seen\" d=\"M0-4.6A4.6 4.6 0 0 0 0 4.6Z\"/>"},
	[PICTURE_DISPUTED] = {"m-disputed",
		"<circle class=\"line disputed\" r=\"4.8\"/>"
		"<path class=\"line disputed\" d=\"M-3.4 3.4L3.4-3.4\"/>"},
	[PICTURE_HEARD] = {"m-heard",
		"<path class=\"say\" d=\"M-5.5-5H5.5V2.5H.5L-3 "
		"5.8V2.5H-5.5Z\"/>"},
	[PICTURE_ASKED] = {"m-asked",
		"<path class=\"say line\" d=\"M-5-4.5H5V2H.5L-2.8 5V2H-5Z\"/>"},
	[PICTURE_FAILED] = {"m-failed",
		"<path class=\"failed\" d=\"M-4-4L4 4M-4 4L4-4\"/>"},
	[PICTURE_MISSED] = {"m-missed", "<path class=\"line missed\" "
					"d=\"M0-5.6L5.6 0L0 5.6L-5.6 0Z\"/>"},
	[PICTURE_PLAN] = {"m-plan",
		"<path class=\"line\" d=\"M0-5L5.2 4.2H-5.2Z\"/>"},
	[PICTURE_NOT_SEEN] = {"m-not-seen",
		"<path class=\"dash\" d=\"M-4.5 0H4.5\"/>"},
	[PICTURE_UNCLEAR] = {"m-unclear", "<circle class=\"dot\" r=\"2\"/>"},
};

const char *
html_picture_shape(enum picture_kind kind)
{
	return shapes[kind].id;
}

#define HATCH " fill=\"url(#m-hatch)\""
#define THIN  " fill=\"url(#m-thin)\""

static const char *const hatches[PICTURE_KINDS] = {
	[PICTURE_UNSEEN] = "class=\"unseen\"" HATCH,
	[PICTURE_UNSEEN_OPEN] = "class=\"unseen open\"" HATCH,
	[PICTURE_WITHOUT] = "class=\"without\"" THIN,
	[PICTURE_WITHOUT_OPEN] = "class=\"without open\"" THIN,
};

const char *
html_picture_hatch(enum picture_kind kind)
{
	return hatches[kind];
}

void
html_picture_shapes(struct chron_out *out)
{
	HTML_PUT(out, "<svg class=\"shapes\" width=\"0\" height=\"0\" "
		      "aria-hidden=\"true\" focusable=\"false\"><defs>\n"
		      "<pattern id=\"m-hatch\" width=\"7\" height=\"7\" "
		      "patternUnits=\"userSpaceOnUse\" "
		      "patternTransform=\"rotate(45)\">"
		      "<path class=\"hatch\" d=\"M0 0V7\"/></pattern>\n"
		      "<pattern id=\"m-thin\" width=\"8\" height=\"8\" "
		      "patternUnits=\"userSpaceOnUse\" "
		      "patternTransform=\"rotate(45)\">"
		      "<path class=\"thin\" d=\"M0 0V8\"/></pattern>\n"
		      "<pattern id=\"m-dots\" width=\"5\" height=\"5\" "
		      "patternUnits=\"userSpaceOnUse\">"
		      "<circle class=\"speck\" cx=\"2.5\" cy=\"2.5\" r=\".8\"/>"
		      "</pattern>\n");
	for (size_t k = 0; k < PICTURE_KINDS; k++) {
		if (!shapes[k].id)
			continue;
		out_printf(out, "<g id=\"%s\">", shapes[k].id);
		out_puts(out, shapes[k].svg);
		HTML_PUT(out, "</g>\n");
	}
	HTML_PUT(out, "</defs></svg>\n");
}

/* The first mark of a kind: its words are those of the table. */
static const struct picture_mark *
first_of(const struct picture *p, enum picture_kind kind)
{
	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->children[i].n; k++)
			if (p->children[i].marks[k].kind == kind)
				return &p->children[i].marks[k];
	return NULL;
}

static void
put_bar_key(struct chron_out *out, enum picture_kind kind, const char *words)
{
	out_printf(out,
		"<li><svg class=\"key\" viewBox=\"-14 -9 28 18\" "
		"aria-hidden=\"true\" focusable=\"false\">"
		"<rect %s x=\"-13\" y=\"-7\" width=\"26\" "
		"height=\"14\"/></svg> %s</li>\n",
		hatches[kind], words);
}

static bool
any_wide(const struct picture *p)
{
	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->children[i].n; k++) {
			const struct picture_mark *m = &p->children[i].marks[k];

			if (picture_is_record(m->kind) && m->number < 2 &&
				m->to > m->from)
				return true;
		}
	return false;
}

void
html_picture_legend(struct chron_out *out, const struct picture *p)
{
	HTML_PUT(out, "<ul class=\"legend\" aria-label=\"Legend\">\n");
	if (first_of(p, PICTURE_UNSEEN) || first_of(p, PICTURE_UNSEEN_OPEN))
		put_bar_key(out, PICTURE_UNSEEN, "No sighting recorded");
	if (first_of(p, PICTURE_WITHOUT) || first_of(p, PICTURE_WITHOUT_OPEN))
		put_bar_key(out, PICTURE_WITHOUT,
			"Not seen alone; not asked or heard");
	for (enum picture_kind k = PICTURE_ALONE; k < PICTURE_KINDS; k++) {
		const struct picture_mark *m = first_of(p, k);

		if (!m)
			continue;
		out_printf(out,
			"<li><svg class=\"key\" viewBox=\"-9 -9 18 18\" "
			"aria-hidden=\"true\" focusable=\"false\">"
			"<use href=\"#%s\"/></svg> ",
			shapes[k].id);
		escape_html(out, m->what);
		HTML_PUT(out, "</li>\n");
	}
	if (first_of(p, PICTURE_TRIGGER))
		HTML_PUT(out, "<li><svg class=\"key\" viewBox=\"-9 -9 18 18\" "
			      "aria-hidden=\"true\" focusable=\"false\">"
			      "<path class=\"flag-line\" d=\"M0-9V9\"/></svg> "
			      "Referral, strategy meeting, plan, return or move"
			      "</li>\n");
	if (any_wide(p))
		HTML_PUT(out,
			"<li><svg class=\"key\" viewBox=\"-14 -9 28 18\" "
			"aria-hidden=\"true\" focusable=\"false\">"
			"<path class=\"span\" d=\"M-12-4v8m0-4H12m0-4v8\"/>"
			"</svg> Some day, or all, of these</li>\n");
	HTML_PUT(out, "</ul>\n");
}
