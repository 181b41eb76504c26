-- Where an action stands as of a day, with what was spent by then, is in its log: the action's own row says what the newest line does.
-- What was known without its day goes to the newest line there is, or to one that is made for it, and is said to be assumed.

ALTER TABLE progress_entries ADD COLUMN status TEXT NOT NULL DEFAULT 'underway'
  CHECK (status IN ('planned', 'underway', 'done', 'cancelled'));
ALTER TABLE progress_entries ADD COLUMN spend INTEGER CHECK (spend >= 0);        -- to date; NULL: as the line before
ALTER TABLE progress_entries ADD COLUMN finished_on TEXT CHECK ((status = 'done') = (finished_on IS NOT NULL));
ALTER TABLE progress_entries ADD COLUMN assumed INTEGER NOT NULL DEFAULT 0 CHECK (assumed IN (0, 1));

UPDATE progress_entries SET status = 'planned' WHERE percent = 0;
UPDATE progress_entries AS p SET status = 'done', finished_on = a.finished_on
  FROM action_items AS a
  WHERE a.id = p.action_id AND p.percent = 100 AND p.noted_on >= a.finished_on;

UPDATE progress_entries AS p SET
    status = a.status,
    spend = a.spend,
    finished_on = a.finished_on,
    assumed = a.spend > 0 OR NOT (a.status IN ('planned', 'underway') OR coalesce(p.noted_on = a.finished_on, 0))
  FROM action_items AS a
  WHERE a.id = p.action_id
    AND p.id = (SELECT id FROM progress_entries WHERE action_id = a.id ORDER BY noted_on DESC, id DESC LIMIT 1)
    AND (a.finished_on IS NULL OR p.noted_on >= a.finished_on);

-- The day is that on which it was finished; else the last that can be meant: today, or the end of the action's year.
INSERT INTO progress_entries (id, action_id, noted_on, percent, note, status, spend, finished_on, assumed)
  SELECT
    lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2)
      || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
    id, coalesce(finished_on, min(date('now', '+7 hours'), (year - 543) || '-09-30')),
    CASE status WHEN 'done' THEN 100 ELSE 0 END, '', status, spend, finished_on, spend > 0 OR status <> 'done'
  FROM action_items AS a
  WHERE (status <> 'planned' OR spend > 0)
    AND NOT EXISTS (SELECT 1 FROM progress_entries AS p
      WHERE p.action_id = a.id AND (a.finished_on IS NULL OR p.noted_on >= a.finished_on));

ALTER TABLE evidence ADD COLUMN dated_on TEXT;
