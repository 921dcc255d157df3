PRAGMA application_id = 1128813134; PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting(
  name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO setting VALUES('case.ini','');
CREATE TABLE agency(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO agency VALUES(1,'Police');
CREATE TABLE source(
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL, sha256 TEXT,
  agency INTEGER REFERENCES agency(id), agency_from TEXT,
  importer TEXT,
  records INTEGER NOT NULL, used INTEGER NOT NULL,
  events INTEGER NOT NULL, quarantined INTEGER NOT NULL,
  not_events INTEGER NOT NULL,
  duplicate_of TEXT,
  refused INTEGER NOT NULL CHECK(refused IN (0, 1)), why TEXT,
  preamble TEXT, child TEXT, date_order TEXT) STRICT;
INSERT INTO source VALUES(1,'s11f6d142e7a5','police.csv','55517bbe81c655711b74cc13f7a14887b6b07e111d0fb476e00932555bb429cf',1,'file name','csv',3,2,2,1,0,NULL,0,NULL,NULL,NULL,'dmy (day first: 1 of 2 dates can only be read so)');
CREATE TABLE heading(
  source INTEGER NOT NULL REFERENCES source(id),
  n INTEGER NOT NULL, text TEXT, concept TEXT NOT NULL,
  confidence INTEGER NOT NULL,
  PRIMARY KEY(source, n)) STRICT, WITHOUT ROWID;
INSERT INTO heading VALUES(1,0,'Date','date',100);
INSERT INTO heading VALUES(1,1,'Time','time',100);
INSERT INTO heading VALUES(1,2,'Event','event',100);
INSERT INTO heading VALUES(1,3,'Child seen?','seen',100);
CREATE TABLE record(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  n INTEGER NOT NULL, part TEXT, row INTEGER NOT NULL,
  cells TEXT NOT NULL) STRICT;
INSERT INTO record VALUES(1,1,1,NULL,2,'[[0,"12/03/2018"],[1,"10:05"],[2,"Home visit by PC Smith. Kit seen, well."],[3,"Yes"]]');
INSERT INTO record VALUES(2,1,2,NULL,3,'[[0,"14/03/2018"],[2,"Telephone call from school."]]');
CREATE TABLE event(
  id INTEGER PRIMARY KEY REFERENCES record(id),
  ref TEXT NOT NULL,
  agency INTEGER REFERENCES agency(id),
  occurrence INTEGER NOT NULL,
  earliest INTEGER, latest INTEGER,
  precision INTEGER NOT NULL CHECK(precision BETWEEN 0 AND 6),
  uncertain INTEGER NOT NULL, zone_offset INTEGER,
  end_earliest INTEGER, end_latest INTEGER,
  end_precision INTEGER CHECK(end_precision BETWEEN 0 AND 6),
  end_uncertain INTEGER, end_zone_offset INTEGER,
  cancelled INTEGER NOT NULL, carried INTEGER NOT NULL,
  date_text TEXT, time_text TEXT,
  CHECK(earliest <= latest),
  CHECK(end_earliest <= end_latest)) STRICT;
INSERT INTO event VALUES(1,'e9c10902d361e',1,0,25347485,25347485,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,'12/03/2018','10:05');
INSERT INTO event VALUES(2,'eea01d38ab4be',1,0,25349760,25351199,1,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,'14/03/2018',NULL);
CREATE TABLE leftover(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  n INTEGER NOT NULL, part TEXT, row INTEGER NOT NULL,
  text TEXT, why TEXT,
  quarantined INTEGER NOT NULL CHECK(quarantined IN (0, 1)))
  STRICT;
INSERT INTO leftover VALUES(1,1,3,NULL,4,'soon |  | Row without a date.','the date "soon" cannot be read: this is not a date',1);
CREATE TABLE diagnostic(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  severity TEXT NOT NULL, slug TEXT NOT NULL,
  part TEXT, row INTEGER NOT NULL, col INTEGER NOT NULL,
  say TEXT) STRICT;
INSERT INTO diagnostic VALUES(1,1,'note','csv-delimiter',NULL,0,0,'cells divided by commas: 4 of the first 4 rows have 4 cells');
INSERT INTO diagnostic VALUES(2,1,'error','date-unreadable',NULL,4,1,'the date "soon" cannot be read: this is not a date');
CREATE TABLE decision(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  ruling TEXT NOT NULL, a TEXT NOT NULL, b TEXT,
  child TEXT, aspect TEXT, answer TEXT, text TEXT,
  by TEXT, at TEXT,
  undone INTEGER NOT NULL DEFAULT 0 CHECK(undone IN (0, 1)))
  STRICT;
INSERT INTO decision VALUES(1,'note','e9c10902d361e',NULL,NULL,NULL,NULL,'Ask the officer','M Reader','2026-11-22T04:44',0);
CREATE TABLE derived_sighting(
  id INTEGER PRIMARY KEY, event TEXT NOT NULL,
  child TEXT NOT NULL, seen TEXT NOT NULL, alone TEXT NOT NULL,
  views_sought TEXT NOT NULL, views_expressed TEXT NOT NULL,
  grade TEXT, mode TEXT, basis TEXT NOT NULL,
  attempt INTEGER NOT NULL, plan INTEGER NOT NULL,
  contradicted INTEGER NOT NULL, reported INTEGER NOT NULL,
  evidence TEXT NOT NULL)
  STRICT;
CREATE TABLE derived_entry(
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL,
  earliest INTEGER, latest INTEGER,
  in_scope INTEGER NOT NULL, status TEXT NOT NULL,
  score INTEGER) STRICT;
CREATE TABLE derived_entry_event(
  entry INTEGER NOT NULL,
  n INTEGER NOT NULL, event TEXT NOT NULL) STRICT;
CREATE TABLE derived_entry_child(
  entry INTEGER NOT NULL,
  child TEXT NOT NULL, seen TEXT NOT NULL, alone TEXT NOT NULL,
  views_sought TEXT NOT NULL, views_expressed TEXT NOT NULL,
  grade TEXT, mode TEXT, basis TEXT NOT NULL) STRICT;
CREATE TABLE derived_link(
  id INTEGER PRIMARY KEY,
  entry INTEGER,
  a TEXT NOT NULL, b TEXT NOT NULL, score INTEGER NOT NULL)
  STRICT;
CREATE TABLE derived_reason(
  link INTEGER NOT NULL,
  what TEXT NOT NULL, points INTEGER NOT NULL, say TEXT)
  STRICT;
CREATE TABLE derived_discrepancy(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL,
  entry INTEGER,
  say TEXT, question TEXT) STRICT;
CREATE TABLE derived_discrepancy_event(
  discrepancy INTEGER NOT NULL,
  event TEXT NOT NULL) STRICT;
CREATE TABLE derived_gap(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL,
  child TEXT, agency TEXT, first_day TEXT, last_day TEXT,
  days INTEGER NOT NULL, open INTEGER NOT NULL,
  standard TEXT, say TEXT) STRICT;
CREATE TABLE derived_gap_event(
  gap INTEGER NOT NULL,
  event TEXT NOT NULL) STRICT;
CREATE TABLE derived_recording(
  agency TEXT NOT NULL, contacts INTEGER NOT NULL,
  seen_known INTEGER NOT NULL, views_known INTEGER NOT NULL)
  STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('decision',1);
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN
  SELECT raise(ABORT, 'decisions are undone, never deleted');
END;
CREATE TRIGGER decision_is_fixed BEFORE UPDATE OF
  number, ruling, a, b, child, aspect, answer, text, by, at
ON decision BEGIN
  SELECT raise(ABORT, 'decisions are undone, never rewritten');
END;
CREATE VIEW cell AS
SELECT e.ref AS event, s.file, r.part, r.row,
  h.text AS heading, coalesce(json_extract(j.value, '$[3]'), h.concept) AS concept,
  json_extract(j.value, '$[1]') AS text
FROM record r JOIN event e ON e.id = r.id
JOIN source s ON s.id = r.source, json_each(r.cells) j
JOIN heading h ON h.source = r.source
  AND h.n = json_extract(j.value, '$[0]');
CREATE VIEW chronology AS
SELECT e.ref AS event,
  CASE WHEN e.precision = 0
    THEN strftime('%Y-%m-%dT%H:%M', e.earliest * 60, 'unixepoch')
    ELSE date(e.earliest * 60, 'unixepoch') END AS earliest,
  CASE WHEN e.precision = 0
    THEN strftime('%Y-%m-%dT%H:%M', e.latest * 60, 'unixepoch')
    ELSE date(e.latest * 60, 'unixepoch') END AS latest,
  CASE e.precision WHEN 0 THEN 'minute' WHEN 1 THEN 'day'
    WHEN 2 THEN 'week' WHEN 3 THEN 'month' WHEN 4 THEN 'season'
    WHEN 5 THEN 'year' ELSE 'unknown' END AS precision,
  e.uncertain, a.name AS agency, s.file, r.part, r.row,
  (SELECT json_extract(j.value, '$[1]')
    FROM json_each(r.cells) j JOIN heading h
    ON h.source = r.source AND h.n = json_extract(j.value, '$[0]')
    WHERE coalesce(json_extract(j.value, '$[3]'), h.concept) = 'event') AS text
FROM event e JOIN record r ON r.id = e.id
JOIN source s ON s.id = r.source
LEFT JOIN agency a ON a.id = e.agency
ORDER BY e.earliest, e.latest, a.name, e.ref;
CREATE VIEW derived_evidence AS
SELECT event, child, aspect, rule, first, past, CAST(substr(
  CAST(text AS BLOB), first + 1, past - first) AS TEXT) AS quote
FROM (SELECT d.event, d.child,
  json_extract(v.value, '$[0]') AS aspect,
  json_extract(v.value, '$[1]') AS rule,
  json_extract(v.value, '$[3]') AS first,
  json_extract(v.value, '$[4]') AS past,
  json_extract(r.cells, '$[' || json_extract(v.value, '$[2]')
    || '][1]') AS text
FROM derived_sighting d JOIN event e ON e.ref = d.event
JOIN record r ON r.id = e.id, json_each(d.evidence) v);
CREATE VIEW derived_entry_flags AS
SELECT * FROM derived_entry_child UNION ALL
SELECT n.id, s.child, s.seen, s.alone, s.views_sought,
  s.views_expressed, s.grade, s.mode, s.basis
FROM derived_entry n JOIN derived_entry_event x ON x.entry = n.id
JOIN derived_sighting s ON s.event = x.event
WHERE n.status = 'single';
CREATE INDEX event_ref ON event(ref);
CREATE INDEX event_when ON event(earliest);
CREATE INDEX record_source ON record(source);
CREATE INDEX leftover_source ON leftover(source);
CREATE INDEX diagnostic_source ON diagnostic(source);
CREATE INDEX derived_sighting_event ON derived_sighting(event);
CREATE INDEX derived_entry_event_event ON derived_entry_event(event);
COMMIT;
