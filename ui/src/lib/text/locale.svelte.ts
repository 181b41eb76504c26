// The language in use. Knows no words of it: formats depend on it, and dictionaries on formats.
export type Locale = 'th' | 'en';
const KEY = 'saisaat.locale';

let current = $state<Locale>(localStorage.getItem(KEY) === 'en' ? 'en' : 'th');

export function locale(): Locale {
  return current;
}

export function setLocale(next: Locale): void {
  current = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next;
}

/** A name that comes in both languages. */
export function inLanguage(label: { th: string; en: string }): string {
  return label[current];
}
