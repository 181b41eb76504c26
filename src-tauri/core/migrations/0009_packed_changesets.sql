-- Changesets are kept packed: an import's takes a sixth of the room, here and in every backup, and is written in less time.

-- Bytes of the changeset once it is unpacked (zlib); NULL where it lies there as it is.
ALTER TABLE changeset_parts ADD COLUMN unpacked INTEGER CHECK (unpacked > 0);
