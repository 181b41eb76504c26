import { expect, it } from 'vitest';
import { blankIndicator } from '$lib/registers/indicators';
import { baselineRows, levelRows, sheetOf } from './sheet';

const indicator = { ...blankIndicator('a', null), code: '1.1', name: 'ร้อยละ' };

it('a sheet opened and saved untouched is the same sheet, levels without a value included', () => {
  const sheet = {
    indicator,
    levels: [1, 2, 3, 4, 5].map((level) => ({
      id: `l${level}`,
      indicator_id: indicator.id,
      level,
      threshold: level === 2 ? null : `${level}0.50`,
      text: `ระดับ ${level}`,
    })),
    baselines: [{ id: 'b', indicator_id: indicator.id, year: 2568, value: '86.40' }],
  };
  expect(sheetOf(indicator, levelRows(sheet, 5), baselineRows(sheet))).toEqual(sheet);
});

it('a figure that cannot be read names its level', () => {
  const rows = levelRows({ indicator, levels: [], baselines: [] }, 5);
  rows[2]!.threshold = 'สูง';
  expect(() => sheetOf(indicator, rows, [])).toThrowError(
    expect.objectContaining({ failure: { code: 'invalid', field: 'level_3', rule: 'number' } }),
  );
});
