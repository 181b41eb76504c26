// The dictionary in use. `t()` is reactive: a component that reads it follows the language switch.
import { en } from './en';
import { locale, type Locale } from './locale.svelte';
import { th, type Dictionary } from './th';

export { inLanguage, locale, setLocale, type Locale } from './locale.svelte';

const dictionaries: Record<Locale, Dictionary> = { th, en };

export function t(): Dictionary {
  return dictionaries[locale()];
}
