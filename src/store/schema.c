/* The shape of a case file: SQL, one step a version.  docs/case-file.md tells
 * people who query it what the columns hold. */
#include "store/schema.h"

#include <stddef.h>

/* What stands in the files: never changed by the later stages. */
#define STORED                                                                 \
	"CREATE TABLE setting(\n"                                              \
	"  name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;\n"              \
	"CREATE TABLE agency(\n"                                               \
	"  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;\n"       \
	"CREATE TABLE source(\n"                                               \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  ref TEXT NOT NULL UNIQUE,\n"                                        \
	"  file TEXT NOT NULL, sha256 TEXT,\n"                                 \
	"  agency INTEGER REFERENCES agency(id), agency_from TEXT,\n"          \
	"  importer TEXT,\n"                                                   \
	"  records INTEGER NOT NULL, used INTEGER NOT NULL,\n"                 \
	"  events INTEGER NOT NULL, quarantined INTEGER NOT NULL,\n"           \
	"  not_events INTEGER NOT NULL,\n"                                     \
	"  duplicate_of TEXT,\n"                                               \
	"  refused INTEGER NOT NULL CHECK(refused IN (0, 1)), why TEXT,\n"     \
	"  preamble TEXT, child TEXT, date_order TEXT) STRICT;\n"              \
	"CREATE TABLE heading(\n"                                              \
	"  source INTEGER NOT NULL REFERENCES source(id),\n"                   \
	"  n INTEGER NOT NULL, text TEXT, concept TEXT NOT NULL,\n"            \
	"  confidence INTEGER NOT NULL,\n"                                     \
	"  PRIMARY KEY(source, n)) STRICT, WITHOUT ROWID;\n"                   \
	"CREATE TABLE record(\n"                                               \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  source INTEGER NOT NULL REFERENCES source(id),\n"                   \
	"  n INTEGER NOT NULL, part TEXT, row INTEGER NOT NULL,\n"             \
	"  cells TEXT NOT NULL) STRICT;\n"                                     \
	"CREATE TABLE event(\n"                                                \
	"  id INTEGER PRIMARY KEY REFERENCES record(id),\n"                    \
	"  ref TEXT NOT NULL,\n"                                               \
	"  agency INTEGER REFERENCES agency(id),\n"                            \
	"  occurrence INTEGER NOT NULL,\n"                                     \
	"  earliest INTEGER, latest INTEGER,\n"                                \
	"  precision INTEGER NOT NULL CHECK(precision BETWEEN 0 AND 6),\n"     \
	"  uncertain INTEGER NOT NULL, zone_offset INTEGER,\n"                 \
	"  end_earliest INTEGER, end_latest INTEGER,\n"                        \
	"  end_precision INTEGER CHECK(end_precision BETWEEN 0 AND 6),\n"      \
	"  end_uncertain INTEGER, end_zone_offset INTEGER,\n"                  \
	"  cancelled INTEGER NOT NULL, carried INTEGER NOT NULL,\n"            \
	"  date_text TEXT, time_text TEXT,\n"                                  \
	"  CHECK(earliest <= latest),\n"                                       \
	"  CHECK(end_earliest <= end_latest)) STRICT;\n"                       \
	"CREATE TABLE leftover(\n"                                             \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  source INTEGER NOT NULL REFERENCES source(id),\n"                   \
	"  n INTEGER NOT NULL, part TEXT, row INTEGER NOT NULL,\n"             \
	"  text TEXT, why TEXT,\n"                                             \
	"  quarantined INTEGER NOT NULL CHECK(quarantined IN (0, 1)))\n"       \
	"  STRICT;\n"                                                          \
	"CREATE TABLE diagnostic(\n"                                           \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  source INTEGER NOT NULL REFERENCES source(id),\n"                   \
	"  severity TEXT NOT NULL, slug TEXT NOT NULL,\n"                      \
	"  part TEXT, row INTEGER NOT NULL, col INTEGER NOT NULL,\n"           \
	"  say TEXT) STRICT;\n"

/* What people ruled: added to, never rewritten. */
#define DECIDED                                                                \
	"CREATE TABLE decision(\n"                                             \
	"  number INTEGER PRIMARY KEY AUTOINCREMENT,\n"                        \
	"  ruling TEXT NOT NULL, a TEXT NOT NULL, b TEXT,\n"                   \
	"  child TEXT, aspect TEXT, answer TEXT, text TEXT,\n"                 \
	"  by TEXT, at TEXT,\n"                                                \
	"  undone INTEGER NOT NULL DEFAULT 0 CHECK(undone IN (0, 1)))\n"       \
	"  STRICT;\n"                                                          \
	"CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN\n"      \
	"  SELECT raise(ABORT, 'decisions are undone, never deleted');\n"      \
	"END;\n"                                                               \
	"CREATE TRIGGER decision_is_fixed BEFORE UPDATE OF\n"                  \
	"  number, ruling, a, b, child, aspect, answer, text, by, at\n"        \
	"ON decision BEGIN\n"                                                  \
	"  SELECT raise(ABORT, 'decisions are undone, never rewritten');\n"    \
	"END;\n"

/* What was made of it, in words; thrown away and made again at will. */
#define FLAGS                                                                  \
	"child TEXT NOT NULL, seen TEXT NOT NULL, alone TEXT NOT NULL,\n"      \
	"  views_sought TEXT NOT NULL, views_expressed TEXT NOT NULL,\n"       \
	"  grade TEXT, mode TEXT, basis TEXT NOT NULL"
#define DERIVED                                                                \
	"CREATE TABLE derived_sighting(\n"                                     \
	"  id INTEGER PRIMARY KEY, event TEXT NOT NULL,\n"                     \
	"  " FLAGS ",\n"                                                       \
	"  attempt INTEGER NOT NULL, plan INTEGER NOT NULL,\n"                 \
	"  contradicted INTEGER NOT NULL, reported INTEGER NOT NULL)\n"        \
	"  STRICT;\n"                                                          \
	"CREATE TABLE derived_evidence(\n"                                     \
	"  sighting INTEGER NOT NULL REFERENCES derived_sighting(id),\n"       \
	"  aspect TEXT NOT NULL, rule TEXT NOT NULL, concept TEXT,\n"          \
	"  first INTEGER NOT NULL, past INTEGER NOT NULL, quote TEXT)\n"       \
	"  STRICT;\n"                                                          \
	"CREATE TABLE derived_entry(\n"                                        \
	"  id INTEGER PRIMARY KEY, ref TEXT NOT NULL,\n"                       \
	"  earliest INTEGER, latest INTEGER,\n"                                \
	"  in_scope INTEGER NOT NULL, status TEXT NOT NULL,\n"                 \
	"  score INTEGER) STRICT;\n"                                           \
	"CREATE TABLE derived_entry_event(\n"                                  \
	"  entry INTEGER NOT NULL REFERENCES derived_entry(id),\n"             \
	"  n INTEGER NOT NULL, event TEXT NOT NULL) STRICT;\n"                 \
	"CREATE TABLE derived_entry_child(\n"                                  \
	"  entry INTEGER NOT NULL REFERENCES derived_entry(id),\n"             \
	"  " FLAGS ") STRICT;\n"                                               \
	"CREATE TABLE derived_link(\n"                                         \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  entry INTEGER REFERENCES derived_entry(id),\n"                      \
	"  a TEXT NOT NULL, b TEXT NOT NULL, score INTEGER NOT NULL)\n"        \
	"  STRICT;\n"                                                          \
	"CREATE TABLE derived_reason(\n"                                       \
	"  link INTEGER NOT NULL REFERENCES derived_link(id),\n"               \
	"  what TEXT NOT NULL, points INTEGER NOT NULL, say TEXT)\n"           \
	"  STRICT;\n"                                                          \
	"CREATE TABLE derived_discrepancy(\n"                                  \
	"  id INTEGER PRIMARY KEY, kind TEXT NOT NULL,\n"                      \
	"  entry INTEGER REFERENCES derived_entry(id),\n"                      \
	"  say TEXT, question TEXT) STRICT;\n"                                 \
	"CREATE TABLE derived_discrepancy_event(\n"                            \
	"  discrepancy INTEGER NOT NULL\n"                                     \
	"    REFERENCES derived_discrepancy(id),\n"                            \
	"  event TEXT NOT NULL) STRICT;\n"                                     \
	"CREATE TABLE derived_gap(\n"                                          \
	"  id INTEGER PRIMARY KEY, kind TEXT NOT NULL,\n"                      \
	"  child TEXT, agency TEXT, first_day TEXT, last_day TEXT,\n"          \
	"  days INTEGER NOT NULL, open INTEGER NOT NULL,\n"                    \
	"  standard TEXT, say TEXT) STRICT;\n"                                 \
	"CREATE TABLE derived_gap_event(\n"                                    \
	"  gap INTEGER NOT NULL REFERENCES derived_gap(id),\n"                 \
	"  event TEXT NOT NULL) STRICT;\n"                                     \
	"CREATE TABLE derived_recording(\n"                                    \
	"  agency TEXT NOT NULL, contacts INTEGER NOT NULL,\n"                 \
	"  seen_known INTEGER NOT NULL, views_known INTEGER NOT NULL)\n"       \
	"  STRICT;\n"

/* For people with a SQLite browser: minutes as dates, numbers as words,
 * cells as rows. */
#define CONCEPT "coalesce(json_extract(j.value, '$[3]'), h.concept)"
#define VIEWS                                                                  \
	"CREATE VIEW cell AS\n"                                                \
	"SELECT e.ref AS event, s.file, r.part, r.row,\n"                      \
	"  h.text AS heading, " CONCEPT " AS concept,\n"                       \
	"  json_extract(j.value, '$[1]') AS text\n"                            \
	"FROM record r JOIN event e ON e.id = r.id\n"                          \
	"JOIN source s ON s.id = r.source, json_each(r.cells) j\n"             \
	"JOIN heading h ON h.source = r.source\n"                              \
	"  AND h.n = json_extract(j.value, '$[0]');\n"                         \
	"CREATE VIEW chronology AS\n"                                          \
	"SELECT e.ref AS event,\n"                                             \
	"  CASE WHEN e.precision = 0\n"                                        \
	"    THEN strftime('%Y-%m-%dT%H:%M', e.earliest * 60, 'unixepoch')\n"  \
	"    ELSE date(e.earliest * 60, 'unixepoch') END AS earliest,\n"       \
	"  CASE WHEN e.precision = 0\n"                                        \
	"    THEN strftime('%Y-%m-%dT%H:%M', e.latest * 60, 'unixepoch')\n"    \
	"    ELSE date(e.latest * 60, 'unixepoch') END AS latest,\n"           \
	"  CASE e.precision WHEN 0 THEN 'minute' WHEN 1 THEN 'day'\n"          \
	"    WHEN 2 THEN 'week' WHEN 3 THEN 'month' WHEN 4 THEN 'season'\n"    \
	"    WHEN 5 THEN 'year' ELSE 'unknown' END AS precision,\n"            \
	"  e.uncertain, a.name AS agency, s.file, r.part, r.row,\n"            \
	"  (SELECT json_extract(j.value, '$[1]')\n"                            \
	"    FROM json_each(r.cells) j JOIN heading h\n"                       \
	"    ON h.source = r.source AND h.n = json_extract(j.value, '$[0]')\n" \
	"    WHERE " CONCEPT " = 'event') AS text\n"                           \
	"FROM event e JOIN record r ON r.id = e.id\n"                          \
	"JOIN source s ON s.id = r.source\n"                                   \
	"LEFT JOIN agency a ON a.id = e.agency\n"                              \
	"ORDER BY e.earliest, e.latest, a.name, e.ref;\n"

static const char *const first[] = {STORED, DECIDED, DERIVED, VIEWS, NULL};

const char *const *const schema_steps[SCHEMA_VERSION] = {first};

const char schema_indexes[] =
	"CREATE INDEX IF NOT EXISTS event_ref ON event(ref);"
	"CREATE INDEX IF NOT EXISTS event_when ON event(earliest);"
	"CREATE INDEX IF NOT EXISTS record_source ON record(source);"
	"CREATE INDEX IF NOT EXISTS leftover_source ON leftover(source);"
	"CREATE INDEX IF NOT EXISTS diagnostic_source ON diagnostic(source);"
	"CREATE INDEX IF NOT EXISTS derived_sighting_event"
	" ON derived_sighting(event);"
	"CREATE INDEX IF NOT EXISTS derived_entry_event_event"
	" ON derived_entry_event(event);";
