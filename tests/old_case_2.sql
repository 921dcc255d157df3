PRAGMA application_id = 1128813134; PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting(
  name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO setting VALUES('case.ini','');
CREATE TABLE agency(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO agency VALUES(1,'Police');
INSERT INTO agency VALUES(2,'School');
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
INSERT INTO source VALUES(1,'s6c13bd3f1321','police.csv','fbb99ca2cd6a5e36a32d8e6a4d8104cf25b153578bd4bf1923de28ca4d9b67a8',1,'file name','csv',3,3,3,0,0,NULL,0,NULL,NULL,NULL,'dmy (day first: 2 of 3 dates can only be read so)');
INSERT INTO source VALUES(2,'s422dafac1b45','school.csv','d89a6d9e31e8c26bb4b2bf2266e3837d709fff8a78dd76508ed352e54405adcf',2,'file name','csv',2,2,2,0,0,NULL,0,NULL,NULL,NULL,'dmy (day first: 2 of 2 dates can only be read so)');
CREATE TABLE heading(
  source INTEGER NOT NULL REFERENCES source(id),
  n INTEGER NOT NULL, text TEXT, concept TEXT NOT NULL,
  confidence INTEGER NOT NULL,
  PRIMARY KEY(source, n)) STRICT, WITHOUT ROWID;
INSERT INTO heading VALUES(1,0,'Date','date',100);
INSERT INTO heading VALUES(1,1,'Time','time',100);
INSERT INTO heading VALUES(1,2,'Event','event',100);
INSERT INTO heading VALUES(2,0,'Date','date',100);
INSERT INTO heading VALUES(2,1,'Time','time',100);
INSERT INTO heading VALUES(2,2,'Event','event',100);
CREATE TABLE record(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  n INTEGER NOT NULL, part TEXT, row INTEGER NOT NULL,
  cells TEXT NOT NULL) STRICT;
INSERT INTO record VALUES(1,1,1,NULL,2,'[[0,"12/03/2018"],[1,"10:05"],[2,"Home visit by PC Smith. Kit seen, well."]]');
INSERT INTO record VALUES(2,1,2,NULL,3,'[[0,"14/03/2018"],[2,"Telephone call from school."]]');
INSERT INTO record VALUES(3,1,3,NULL,4,'[[0,"20/03/2018"],[1,"11:00"],[2,"Stop check of Dan Moss."]]');
INSERT INTO record VALUES(4,2,1,NULL,2,'[[0,"14/03/2018"],[1,"09:30"],[2,"Call to police about Kit."]]');
INSERT INTO record VALUES(5,2,2,NULL,3,'[[0,"21/03/2018"],[2,"Kit not in school."]]');
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
INSERT INTO event VALUES(1,'e38017e5f9821',1,0,25347485,25347485,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,'12/03/2018','10:05');
INSERT INTO event VALUES(2,'eea01d38ab4be',1,0,25349760,25351199,1,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,'14/03/2018',NULL);
INSERT INTO event VALUES(3,'ea3e38115e7d9',1,0,25359060,25359060,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,'20/03/2018','11:00');
INSERT INTO event VALUES(4,'e63adf06e4174',2,0,25350330,25350330,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,'14/03/2018','09:30');
INSERT INTO event VALUES(5,'eec16293069bd',2,0,25359840,25361279,1,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,'21/03/2018',NULL);
CREATE TABLE leftover(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  n INTEGER NOT NULL, part TEXT, row INTEGER NOT NULL,
  text TEXT, why TEXT,
  quarantined INTEGER NOT NULL CHECK(quarantined IN (0, 1)))
  STRICT;
CREATE TABLE diagnostic(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  severity TEXT NOT NULL, slug TEXT NOT NULL,
  part TEXT, row INTEGER NOT NULL, col INTEGER NOT NULL,
  say TEXT) STRICT;
INSERT INTO diagnostic VALUES(1,1,'note','csv-delimiter',NULL,0,0,'cells divided by commas: 4 of the first 4 rows have 3 cells');
INSERT INTO diagnostic VALUES(2,2,'note','csv-delimiter',NULL,0,0,'cells divided by commas: 3 of the first 3 rows have 3 cells');
CREATE TABLE decision(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  ruling TEXT NOT NULL, a TEXT NOT NULL, b TEXT,
  child TEXT, aspect TEXT, answer TEXT, text TEXT,
  by TEXT, at TEXT,
  undone INTEGER NOT NULL DEFAULT 0 CHECK(undone IN (0, 1)))
  STRICT;
INSERT INTO decision VALUES(1,'same','eea01d38ab4be','e63adf06e4174',NULL,NULL,NULL,'one call','A Panel','2023-02-01T10:00',0);
INSERT INTO decision VALUES(2,'note','ea3e38115e7d9',NULL,NULL,NULL,NULL,'Ask the officer','A Panel','2023-02-01T10:05',0);
INSERT INTO decision VALUES(3,'different','ea3e38115e7d9','eec16293069bd',NULL,NULL,NULL,NULL,'B Panel','2023-02-02T09:00',1);
CREATE TABLE derived_sighting(
  id INTEGER PRIMARY KEY, event TEXT NOT NULL,
  child TEXT NOT NULL, seen TEXT NOT NULL, alone TEXT NOT NULL,
  views_sought TEXT NOT NULL, views_expressed TEXT NOT NULL,
  grade TEXT, mode TEXT, basis TEXT NOT NULL,
  attempt INTEGER NOT NULL, plan INTEGER NOT NULL,
  contradicted INTEGER NOT NULL, reported INTEGER NOT NULL,
  evidence TEXT NOT NULL)
  STRICT;
INSERT INTO derived_sighting VALUES(1,'e38017e5f9821','child','yes','unclear','no','no','full','home','inferred',0,0,0,0,'[["seen","seen.how-the-child-was",2,34,38],["alone","seen.nothing-said",2,0,22],["views_sought","seen.nothing-said",2,0,22],["views_expressed","seen.nothing-said",2,0,22]]');
INSERT INTO derived_sighting VALUES(2,'e63adf06e4174','child','no','no','no','no',NULL,'phone','inferred',0,0,0,0,'[["seen","unseen.not-in-person",2,0,24],["alone","alone.not-seen",2,0,24],["views_sought","seen.nothing-said",2,0,24],["views_expressed","seen.nothing-said",2,0,24]]');
INSERT INTO derived_sighting VALUES(3,'eea01d38ab4be','child','no','no','no','no',NULL,'phone','inferred',0,0,0,0,'[["seen","unseen.not-in-person",1,0,26],["alone","alone.not-seen",1,0,26],["views_sought","seen.nothing-said",1,0,26],["views_expressed","seen.nothing-said",1,0,26]]');
INSERT INTO derived_sighting VALUES(4,'ea3e38115e7d9','child','na','no','no','no',NULL,NULL,'inferred',0,0,0,0,'[["seen","seen.nothing-said",2,0,22],["alone","alone.not-seen",2,0,22],["views_sought","seen.nothing-said",2,0,22],["views_expressed","seen.nothing-said",2,0,22]]');
INSERT INTO derived_sighting VALUES(5,'eec16293069bd','child','na','no','no','no',NULL,NULL,'inferred',0,0,0,0,'[["seen","seen.nothing-said",1,0,17],["alone","alone.not-seen",1,0,17],["views_sought","seen.nothing-said",1,0,17],["views_expressed","seen.nothing-said",1,0,17]]');
CREATE TABLE derived_entry(
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL,
  earliest INTEGER, latest INTEGER,
  in_scope INTEGER NOT NULL, status TEXT NOT NULL,
  score INTEGER) STRICT;
INSERT INTO derived_entry VALUES(1,'nfaeb3f3370cf',25347485,25347485,1,'single',NULL);
INSERT INTO derived_entry VALUES(2,'n945e0ec8023c',25350330,25350330,1,'single',NULL);
INSERT INTO derived_entry VALUES(3,'nc06183b330cd',25349760,25351199,1,'single',NULL);
INSERT INTO derived_entry VALUES(4,'n33f8e1048d32',25359060,25359060,1,'single',NULL);
INSERT INTO derived_entry VALUES(5,'nb9285aa50cab',25359840,25361279,1,'single',NULL);
CREATE TABLE derived_entry_event(
  entry INTEGER NOT NULL,
  n INTEGER NOT NULL, event TEXT NOT NULL) STRICT;
INSERT INTO derived_entry_event VALUES(1,0,'e38017e5f9821');
INSERT INTO derived_entry_event VALUES(2,0,'e63adf06e4174');
INSERT INTO derived_entry_event VALUES(3,0,'eea01d38ab4be');
INSERT INTO derived_entry_event VALUES(4,0,'ea3e38115e7d9');
INSERT INTO derived_entry_event VALUES(5,0,'eec16293069bd');
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
INSERT INTO derived_link VALUES(1,NULL,'e63adf06e4174','eea01d38ab4be',28);
CREATE TABLE derived_reason(
  link INTEGER NOT NULL,
  what TEXT NOT NULL, points INTEGER NOT NULL, say TEXT)
  STRICT;
INSERT INTO derived_reason VALUES(1,'time',12,'they are on the same day');
INSERT INTO derived_reason VALUES(1,'agencies',16,'each names the other agency');
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
INSERT INTO derived_gap VALUES(1,'unseen','child',NULL,'2018-03-12',NULL,9,1,NULL,'the child: no sighting recorded in the material supplied for 9 days, from 12 Mar 2018 (Police) to the end on 21 Mar 2018.');
INSERT INTO derived_gap VALUES(2,'unseen-alone','child',NULL,'2018-03-12',NULL,9,1,NULL,'the child: no sighting alone recorded in the material supplied for 9 days, from the beginning on 12 Mar 2018 to the end on 21 Mar 2018.');
INSERT INTO derived_gap VALUES(3,'views','child',NULL,'2018-03-12',NULL,9,1,NULL,'the child: no view sought or heard recorded in the material supplied for 9 days, from the beginning on 12 Mar 2018 to the end on 21 Mar 2018.');
CREATE TABLE derived_gap_event(
  gap INTEGER NOT NULL,
  event TEXT NOT NULL) STRICT;
CREATE TABLE derived_recording(
  agency TEXT NOT NULL, contacts INTEGER NOT NULL,
  seen_known INTEGER NOT NULL, views_known INTEGER NOT NULL)
  STRICT;
INSERT INTO derived_recording VALUES('Police',2,2,2);
INSERT INTO derived_recording VALUES('School',1,1,1);
CREATE TABLE version(
  source INTEGER NOT NULL REFERENCES source(id),
  number INTEGER NOT NULL, file TEXT NOT NULL, sha256 TEXT,
  same INTEGER NOT NULL, added INTEGER NOT NULL,
  changed INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
  why TEXT, PRIMARY KEY(source, number)) STRICT, WITHOUT ROWID;
CREATE TABLE change(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  version INTEGER NOT NULL, change TEXT NOT NULL,
  event TEXT, part TEXT, row INTEGER NOT NULL,
  was_part TEXT, was_row INTEGER NOT NULL, was TEXT,
  content TEXT, decided INTEGER NOT NULL,
  back INTEGER NOT NULL CHECK(back IN (0, 1))) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('decision',3);
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
CREATE INDEX change_event ON change(event);
CREATE VIEW withdrawn AS
SELECT c.event, s.file, c.version, c.was_part AS part,
  c.was_row AS row, c.was AS text
FROM change c JOIN source s ON s.id = c.source
WHERE c.change = 'withdrawn' AND NOT c.back
ORDER BY s.file, c.version, c.was_part, c.was_row;
CREATE INDEX event_ref ON event(ref);
CREATE INDEX event_when ON event(earliest);
CREATE INDEX record_source ON record(source);
CREATE INDEX leftover_source ON leftover(source);
CREATE INDEX diagnostic_source ON diagnostic(source);
CREATE INDEX derived_sighting_event ON derived_sighting(event);
CREATE INDEX derived_entry_event_event ON derived_entry_event(event);
COMMIT;
