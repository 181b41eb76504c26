// Moving among tabs by the keyboard.

export type Tab = { key: string; label: string };

/** The tab that a key leads to from another; none where the key does not move. Beyond the last comes the first. */
export function stepTo(keys: readonly string[], from: string, pressed: string): string | undefined {
  const at = keys.indexOf(from);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: keys.length - 1 }[pressed];
  return next === undefined ? undefined : keys.at(next % keys.length);
}
