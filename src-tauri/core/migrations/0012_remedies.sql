-- What is done about an obstacle, and what those who decide are asked for: each round's own, as the obstacle is.

ALTER TABLE indicator_results ADD COLUMN remedy TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator_results ADD COLUMN request TEXT NOT NULL DEFAULT '';
