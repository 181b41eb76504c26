// The questions of a survey as sheets filled in on paper are keyed: which are answered, and with what.
import type { SurveyItem } from '$lib/api';
import type { Choice } from '$lib/components/form';
import { t } from '$lib/text/index.svelte';

/** In their order. */
export function inOrder<I extends SurveyItem>(items: readonly I[]): I[] {
  return items.toSorted((a, b) => a.position - b.position);
}

/** Whether a question is answered itself: where it has rows, they are. */
export function isAnswered(item: SurveyItem, items: readonly SurveyItem[]): boolean {
  return !items.some((row) => row.id !== item.id && row.row_of.trim() === item.code.trim());
}

/** What a question offers, each with the digit that chooses it; nothing of one that is answered in words. */
export function answersOf({ kind, choices }: SurveyItem): Choice[] {
  const { four, yes, no } = t().surveys;
  const numbered = (labels: string[], values = labels) =>
    labels.map((label, at) => ({ value: values[at]!, label: `${at + 1} · ${label}` }));
  switch (kind) {
    case 'five':
      return ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
    case 'four':
      return numbered([four.least, four.little, four.much, four.most], ['0', '33', '67', '100']);
    case 'yes_no':
      return [
        { value: '1', label: `1 · ${yes}` },
        { value: '0', label: `0 · ${no}` },
      ];
    case 'choice':
      return numbered(
        choices
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      );
    case 'text':
      return [];
  }
}
