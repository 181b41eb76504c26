-- Derived from the registers: no migration, for it can be made anew at any time.
DROP TABLE IF EXISTS search_about;
DROP TABLE IF EXISTS search_segments;
DROP TABLE IF EXISTS search_grams;
DROP TABLE IF EXISTS search_recent;

-- The form, the schema and the fields that it was made for.
CREATE TABLE search_about (made_for TEXT NOT NULL) STRICT;

-- The segments of 65,536 rows that are filled.
CREATE TABLE search_segments (segment INTEGER PRIMARY KEY) STRICT;

-- Which rows of a segment hold three signs in a row.
CREATE TABLE search_grams (
    segment INTEGER NOT NULL,
    gram INTEGER NOT NULL,
    rows BLOB NOT NULL,
    PRIMARY KEY (segment, gram)
) STRICT, WITHOUT ROWID;

-- Rows that were changed since their segment was filled: they are looked at one by one.
CREATE TABLE search_recent (row INTEGER PRIMARY KEY) STRICT;
