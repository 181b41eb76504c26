// Short messages at the edge of the window. Failures stay until dismissed.
import { asFailure, RULES, type Rule } from '$lib/api';
import { inLanguage, t } from '$lib/text/index.svelte';

export type Toast = { id: number; tone: 'good' | 'bad'; text: string };
let next = 0;

class Toasts {
  list = $state<Toast[]>([]);

  say(text: string): void {
    const id = this.#push('good', text);
    setTimeout(() => this.dismiss(id), 4000);
  }

  fail(thrown: unknown): void {
    this.#push('bad', failureText(thrown));
  }

  /** What went wrong, in words of its own; stays like every failure. */
  warn(text: string): void {
    this.#push('bad', text);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #push(tone: Toast['tone'], text: string): number {
    const id = next++;
    this.list = [...this.list.filter((toast) => toast.text !== text), { id, tone, text }];
    return id;
  }
}

export const toasts = new Toasts();

/** What happened and what to do next, in the language in use. */
export function failureText(thrown: unknown): string {
  const failure = asFailure(thrown);
  const text = t().errors[failure.code] ?? t().common.error;
  if (failure.code === 'invalid')
    return RULES[failure.rule].alone ? ruleText(failure.rule) : `${text} (${ruleText(failure.rule)})`;
  if (failure.code === 'damaged' && failure.what === 'audit heads') return t().audit.contradicted;
  if (failure.code === 'import') return failure.message;
  if (failure.code === 'no_glyph')
    return [text, `${failure.character} “${failure.text}”`, failure.place].filter(Boolean).join(' · ');
  if (failure.code === 'cell_too_long') return `${text} · “${failure.text}”`;
  if (failure.code === 'does_not_fit') return `${text} · “${failure.of}”`;
  if (failure.code === 'file') return `${t().files[failure.reason] ?? text}: ${failure.path}`;
  return text;
}

export function ruleText(rule: Rule): string {
  return inLanguage(RULES[rule]);
}
