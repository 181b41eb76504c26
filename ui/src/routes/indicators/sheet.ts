// An indicator's levels and baselines as rows of text to edit, and back.
import { newId, Refused, type Indicator, type IndicatorSheet } from '$lib/api';
import { arabicDigits, decimalFromEditing } from '$lib/text/format';

export type LevelRow = { id: string; threshold: string; text: string };
export type BaselineRow = { id: string; year: string; value: string };

/** The names by which a refused level or baseline is marked. */
export const LEVEL_FIELDS = ['levels', ...[1, 2, 3, 4, 5].flatMap((n) => [`level_${n}`, `baseline_${n}`])];

/** A row for every level of the scale, whether the indicator has it yet or not. */
export function levelRows(sheet: IndicatorSheet, count: number): LevelRow[] {
  return Array.from({ length: count }, (_, i) => {
    const level = sheet.levels.find((each) => each.level === i + 1);
    return { id: level?.id ?? newId(), threshold: level?.threshold ?? '', text: level?.text ?? '' };
  });
}

export function baselineRows(sheet: IndicatorSheet): BaselineRow[] {
  return sheet.baselines.map(({ id, year, value }) => ({ id, year: String(year), value }));
}

/** The sheet as it is to be saved; empty rows are left out, a composite keeps no levels of its own.
 *  Throws a Failure naming the row whose figure cannot be read. */
export function sheetOf(indicator: Indicator, levels: LevelRow[], baselines: BaselineRow[]): IndicatorSheet {
  const kept = indicator.kind === 'composite' ? [] : levels;
  return {
    indicator,
    levels: kept
      .map((row, i) => ({ row, level: i + 1 }))
      .filter(({ row }) => row.threshold.trim() !== '' || row.text.trim() !== '')
      .map(({ row, level }) => ({
        id: row.id,
        indicator_id: indicator.id,
        level,
        threshold: row.threshold.trim() === '' ? null : figure(row.threshold, `level_${level}`),
        text: row.text.trim(),
      })),
    baselines: baselines
      .map((row, i) => ({ row, field: `baseline_${i + 1}` }))
      .filter(({ row }) => row.year.trim() !== '' || row.value.trim() !== '')
      .map(({ row, field }) => ({
        id: row.id,
        indicator_id: indicator.id,
        year: yearOf(row.year, field),
        value: figure(row.value, field),
      })),
  };
}

function figure(text: string, field: string): string {
  const value = decimalFromEditing(text.trim());
  if (value === null) throw new Refused({ code: 'invalid', field, rule: 'number' });
  return value;
}

function yearOf(text: string, field: string): number {
  const digits = arabicDigits(text.trim());
  if (!/^\d{4}$/.test(digits)) throw new Refused({ code: 'invalid', field, rule: 'number' });
  return Number(digits);
}
