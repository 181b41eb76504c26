-- The emblem (ตราสัญลักษณ์) that an agency supplied for its covers. An agency without one goes by the nearest above it.

CREATE TABLE emblems (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL UNIQUE REFERENCES agencies (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('png', 'svg')),
  image BLOB NOT NULL CHECK (length(image) BETWEEN 1 AND 524288)
) STRICT;
