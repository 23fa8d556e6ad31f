-- An index as the first layout wrote it: dumped from one that was made with it, with the pragmas that a dump leaves out.
PRAGMA page_size = 16384;
PRAGMA application_id = 1414680660;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE caption_vector (
        document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, vector BLOB NOT NULL);
INSERT INTO "caption_vector" VALUES(1,X'0000803F0000000000000000');
INSERT INTO "caption_vector" VALUES(3,X'000000009A99193FCDCC4C3F');
INSERT INTO "caption_vector" VALUES(5,X'CDCC4C3F9A99193F00000000');
CREATE TABLE document (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, caption TEXT NOT NULL,
        image TEXT, source TEXT NOT NULL, image_digest TEXT,
        has_image INTEGER NOT NULL, has_caption INTEGER NOT NULL);
INSERT INTO "document" VALUES(1,'a','a red dress','a.jpg','shop','d1',1,1);
INSERT INTO "document" VALUES(3,'c','red shoes, red laces','c.jpg','shop','d3',1,1);
INSERT INTO "document" VALUES(4,'d','','d.jpg','photos','d4',1,0);
INSERT INTO "document" VALUES(5,'e','a poem about red',NULL,'poems',NULL,0,1);
INSERT INTO "document" VALUES(6,'f','nothing to look at',NULL,'',NULL,0,0);
INSERT INTO "document" VALUES(7,'g','größe 38','g.jpg','shop','d7',1,0);
CREATE TABLE field (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO "field" VALUES(1,'colour');
INSERT INTO "field" VALUES(2,'price');
INSERT INTO "field" VALUES(3,'size');
CREATE TABLE field_value (
        document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        field INTEGER NOT NULL REFERENCES field, text TEXT NOT NULL, value REAL,
        PRIMARY KEY (document, field)) WITHOUT ROWID;
INSERT INTO "field_value" VALUES(1,1,'red',NULL);
INSERT INTO "field_value" VALUES(1,2,'10',10.0);
INSERT INTO "field_value" VALUES(3,1,'red',NULL);
INSERT INTO "field_value" VALUES(3,2,'free',NULL);
INSERT INTO "field_value" VALUES(4,2,'30',30.0);
INSERT INTO "field_value" VALUES(7,3,'38',38.0);
CREATE TABLE image_vector (
        document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, vector BLOB NOT NULL);
INSERT INTO "image_vector" VALUES(1,X'0000803F0000000000000000');
INSERT INTO "image_vector" VALUES(3,X'000000000000803F00000000');
INSERT INTO "image_vector" VALUES(4,X'00000000CDCC4CBF9A99193F');
INSERT INTO "image_vector" VALUES(7,X'0000803F0000000000000000');
CREATE TABLE setting (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "setting" VALUES('roots','{"shop": "photos"}');
CREATE TABLE state (
        fingerprint TEXT NOT NULL, dimension INTEGER NOT NULL, encoder TEXT NOT NULL,
        generation INTEGER NOT NULL, removals INTEGER NOT NULL, next_number INTEGER NOT NULL);
INSERT INTO "state" VALUES('by-hand',3,'a model',3,1,8);
CREATE TABLE thumbnail (document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, webp BLOB NOT NULL);
INSERT INTO "thumbnail" VALUES(7,X'524946463C000000574542505650382030000000D001009D012A0400040001402625A00274BA01F80003B000FEF2EB7FFCD815CD73EFF7FFD2E0FD2E0FD2E0FFD2900000');
CREATE INDEX field_text ON field_value (field, text);
CREATE INDEX field_number ON field_value (field, value) WHERE value IS NOT NULL;
COMMIT;
