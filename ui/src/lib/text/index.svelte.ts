// The dictionary in use. `t()` is reactive: a component that reads it follows the language switch.
import { en } from './en';
import { th, type Dictionary } from './th';

export type Locale = 'th' | 'en';
const KEY = 'saisaat.locale';
const dictionaries: Record<Locale, Dictionary> = { th, en };

let current = $state<Locale>(localStorage.getItem(KEY) === 'en' ? 'en' : 'th');

export function t(): Dictionary {
  return dictionaries[current];
}

/** A name that comes in both languages. */
export function inLanguage(label: { th: string; en: string }): string {
  return label[current];
}

export function locale(): Locale {
  return current;
}

export function setLocale(next: Locale): void {
  current = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next;
}
