/* An XML file as a flat list of nodes in document order, the paths they
 * stand on, and what is known about each path.  Private to the XML importer.
 *
 * A path is what stands between the root and an element or attribute, by
 * local names: Chronology/Event/Date.  A million events have a dozen paths,
 * so every judgement is made once a path and never once a node. */
#ifndef IMPORTERS_XML_TREE_H
#define IMPORTERS_XML_TREE_H

#include "chron/importer.h"
#include "gather.h"
#include "util/arena.h"
#include "util/buf.h"

enum {
	XML_MAX_DEPTH = 200,   /* elements inside each other */
	XML_MAX_PATHS = 20000, /* different paths in a file */
	XML_MAX_NODES = INT32_MAX,
};

#define XML_NONE UINT32_MAX

/* What the words of a name say: xml_words.c. */
enum xml_word {
	XML_W_DATE = 1u << 0,	   /* date, when, datetime */
	XML_W_BIRTH = 1u << 1,	   /* a date of birth is no event */
	XML_W_PERSON = 1u << 2,	   /* child, pupil, client */
	XML_W_AGENCY = 1u << 3,	   /* agency, organisation, trust */
	XML_W_HEADER = 1u << 4,	   /* header, metadata */
	XML_W_CONTAINER = 1u << 5, /* chronology, case, events */
	XML_W_EVENT = 1u << 6,	   /* event, visit, contact, row */
	XML_W_NARRATIVE = 1u << 7, /* details, notes, summary */
	XML_W_INLINE = 1u << 8,	   /* b, em, span: text inside text */
	XML_W_BLOCK = 1u << 9,	   /* p, li, br: a line inside text */
	XML_W_NAME = 1u << 10,	   /* name, title: names what it is in */
	XML_W_FORENAME = 1u << 11,
	XML_W_SURNAME = 1u << 12,
	XML_W_ID = 1u << 13,	    /* id, ref, UPN */
	XML_W_KEY = 1u << 14,	    /* <field name="Date">: names its element */
	XML_W_OF_PERSON = 1u << 15, /* a child, a pupil has part in it */
	XML_W_BARE = 1u << 16,	    /* row, record: says nothing itself */
};

enum xml_role {
	XML_OUTSIDE,   /* nothing of a record */
	XML_RECORD,    /* one record, with all that is inside */
	XML_OWN,       /* one record; records inside it stand for themselves */
	XML_STATUS,    /* one record for each date in it */
	XML_HEADER,    /* about the file */
	XML_CONTAINER, /* holds records: says whose they are */
};

struct xml_path {
	struct chron_str name;	    /* local name */
	uint32_t parent;	    /* XML_NONE for the root */
	uint32_t first, last, next; /* child paths; XML_NONE ends */
	uint32_t count;		    /* nodes on it */
	uint32_t ntext;		    /* of them with text */
	uint32_t sampled, dates, max_words;
	uint32_t nchildren;   /* child elements' paths */
	uint32_t last_parent; /* node the last one was seen in */
	uint32_t words;	      /* enum xml_word */
	bool attr;
	bool repeats;		/* stands more than once in one element */
	bool keyed;		/* named by its attribute: <field name="..."> */
	bool mixed;		/* has text beside or between elements */
	bool flat;		/* its whole inside is one text */
	bool date;		/* holds the date of something */
	bool milestone;		/* a date whose name says what happened */
	bool below;		/* a candidate stands below */
	bool candidate;		/* may be a record: has a date of its own */
	uint8_t role;		/* enum xml_role */
	struct chron_str field; /* its name in the record it is in */
	bool compose; /* a record without narrative: its name is the event */
	bool used;    /* its value went into the context of records */
	uint32_t outside, outside_line; /* how often, first where */
	/* while a record is put together */
	uint32_t stamp, slot;
};

/* flags of a node */
enum {
	XML_N_ATTR = 1u << 0,
	XML_N_TEXT = 1u << 1,  /* text after a child element */
	XML_N_SPACE = 1u << 2, /* white space stood before it */
};

struct xml_node {
	uint64_t text; /* offset into xml_tree.text */
	uint32_t ntext;
	uint32_t line;
	uint32_t end; /* the node after its last descendant; 0: never closed */
	uint16_t path;
	uint16_t flags;
};

struct xml_tree {
	struct arena *arena;
	struct buf nodes; /* struct xml_node[] */
	struct buf text;
	struct xml_path *paths;
	uint32_t npaths;
	uint32_t *index; /* hash of paths by parent and name */
	uint32_t nindex;
	/* while a record is put together */
	struct gather gather;
	uint32_t stamp;
};

static inline uint32_t
xml_count(const struct xml_tree *t)
{
	return (uint32_t)(t->nodes.n / sizeof(struct xml_node));
}

static inline struct xml_node *
xml_at(const struct xml_tree *t, uint32_t i)
{
	return (struct xml_node *)(void *)t->nodes.p + i;
}

static inline struct chron_str
xml_text(const struct xml_tree *t, const struct xml_node *n)
{
	return (struct chron_str){t->text.p + n->text, n->ntext};
}

static inline struct xml_path *
xml_path_of(const struct xml_tree *t, const struct xml_node *n)
{
	return &t->paths[n->path];
}

/* The node after the element, torn or not. */
static inline uint32_t
xml_end(const struct xml_tree *t, uint32_t node)
{
	uint32_t end = xml_at(t, node)->end;

	return end ? end : xml_count(t);
}

/* xml_parse.c: fills an empty tree.  On a fault the tree holds what stood
 * before it, elements left open have end 0, and err says what and where.
 * *bad_bytes says that the encoding was at fault rather than the mark-up.
 * encoding overrides what the file declares; NULL to believe it. */
enum chron_status xml_parse(struct xml_tree *t, const char *file,
	struct chron_str bytes, const char *encoding, bool *bad_bytes,
	struct chron_err *err);

/* xml_words.c */
uint32_t xml_words(struct chron_str name);
/* "Child protection plan start" from "CPPstartDate". */
struct chron_str xml_say(struct arena *a, struct chron_str name);
/* Does a date's name say what happened, beyond "date", "start", "visit"? */
bool xml_is_milestone(struct chron_str name);
/* Is this text a date, as far as its shape goes? */
bool xml_looks_date(struct chron_str text);
/* 2018-03-04, perhaps with a time: what XML itself calls a date. */
bool xml_is_iso(struct chron_str text, bool *time);

/* xml_shape.c: gives every path its role and fields their names.  row is a
 * path or name chosen by a person, or empty.  false if no element is one. */
bool xml_shape(struct xml_tree *t, struct chron_str row);
struct chron_str xml_path_name(struct xml_tree *t, uint32_t path);

/* What the elements around a record say about it; empty if nothing. */
struct xml_context {
	struct chron_str agency, subject;
};

/* xml_context.c: what element `node` adds to what was said above it. */
void xml_context(struct xml_tree *t, uint32_t node, struct xml_context *c);

/* xml_fields.c: emits the record(s) of the element at `node`. */
enum chron_status xml_emit(struct xml_tree *t, struct chron_run *run,
	const char *file, uint32_t node, const struct xml_context *context,
	struct chron_err *err);
/* The element's text as a person would want to read it in a report: the
 * values with their names, divided by " | ". */
struct chron_str xml_gist(struct xml_tree *t, uint32_t node);

#endif
