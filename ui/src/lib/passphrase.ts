// How a passphrase looks while it is chosen. The rule is the core's; this only says it before it is asked.
export const LEAST = 12;
export type Strength = 'short' | 'guessable' | 'fair' | 'good';

/** How many signs count: those between the spaces at the ends. */
export function signs(passphrase: string): number {
  return [...passphrase.trim()].length;
}

export function strengthOf(passphrase: string): Strength {
  const count = signs(passphrase);
  if (count < LEAST) return 'short';
  const text = passphrase.trim().toLocaleLowerCase('th');
  const different = new Set(text).size;
  if (different < 6 || /^\d+$/.test(text) || isRun(text)) return 'guessable';
  return count >= 18 && different >= 9 ? 'good' : 'fair';
}

/** "abcdefghijkl", "121212121212": each sign follows from the one before, or the text repeats itself. */
function isRun(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  const repeats = [1, 2, 3, 4, 5, 6].some((length) => codes.every((code, i) => code === codes[i % length]));
  return repeats || steps.every((step) => step === steps[0]);
}
