/* Fields of a Word document: begin, instruction, separate, result, end; and
 * the old form fields, whose value is not text. */
#include "docx.h"

#include "util/str.h"

void
docx_field(struct docx *d, struct chron_str type)
{
	size_t open = d->fields.n - d->fields_base;
	char *top = open ? &d->fields.p[d->fields.n - 1] : NULL;

	if (str_is(type, "begin")) {
		buf_putc(&d->fields, 1); /* in its instruction */
		d->fields_hidden++;
	} else if (top && str_is(type, "separate")) {
		d->fields_hidden -= *top != 0;
		*top = 0;
	} else if (top && str_is(type, "end")) {
		d->fields_hidden -= *top != 0;
		d->fields.n--;
		if (d->form.field != d->fields.n + 1)
			return;
		d->form.field = 0;
		if (d->form.puts == d->puts)
			docx_put(d, buf_get(&d->form.value));
	}
}

void
docx_fields_enter(struct docx *d, size_t *saved)
{
	*saved = d->fields_base;
	d->fields_base = d->fields.n;
	d->fields_hidden = 0;
}

void
docx_fields_leave(struct docx *d, size_t saved)
{
	d->fields.n = d->fields_base;
	d->fields_base = saved;
	d->fields_hidden = 0;
}

void
docx_form_begin(struct docx *d)
{
	struct docx_form *f = &d->form;

	f->open = true;
	f->list = f->box = f->def = false;
	f->says_checked = f->says_result = false;
	f->result = 0;
	buf_clear(&f->entries);
}

void
docx_form_word(struct docx *d, enum docx_form_word word,
	const struct part_attrs *attrs)
{
	struct docx_form *f = &d->form;

	if (!f->open)
		return;
	switch (word) {
	case FORM_CHECKBOX:
		f->box = true;
		break;
	case FORM_DEFAULT:
		f->def = docx_on(attrs);
		if (!f->says_result)
			f->result = docx_number(attrs, 0);
		break;
	case FORM_CHECKED:
		f->says_checked = true;
		f->checked = docx_on(attrs);
		break;
	case FORM_CHOICES:
		f->list = true;
		break;
	case FORM_RESULT:
		f->says_result = true;
		f->result = docx_number(attrs, 0);
		break;
	case FORM_CHOICE:
		buf_str(&f->entries, part_attr(attrs, NS_WORD, "val"));
		buf_putc(&f->entries, '\0');
		break;
	}
}

/* A box that is ticked or an entry of a list that is chosen shows where the
 * field stands, though nothing of it is text. */
void
docx_form_end(struct docx *d)
{
	struct docx_form *f = &d->form;
	struct chron_str entries = buf_get(&f->entries), entry;
	bool checked = f->says_checked ? f->checked : f->def;

	buf_clear(&f->value);
	f->open = false;
	if (f->box) {
		buf_utf8(&f->value, checked ? 0x2612 : 0x2610);
	} else {
		for (uint32_t i = 0; str_cut(&entries, '\0', &entry); i++)
			if (i == f->result) {
				buf_str(&f->value, entry);
				break;
			}
	}
	f->field = d->fields.n;
	f->puts = d->puts;
}
