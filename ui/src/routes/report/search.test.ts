import { expect, it } from 'vitest';
import { find, squeezed, type Piece } from './search';

const piece = (text: string, y = 0): Piece => ({ text, x: 0, y, width: 10, height: 10 });

it('white space, letter case and the kind of digits hide nothing', () => {
  expect(squeezed('ปี พ.ศ. ๒๕๖๙ ITA')).toBe('ปีพ.ศ.2569ita');
});

it('words are found across the pieces and lines they fell into, in order', () => {
  const pages = [
    [piece('ระดับความสำเร็จของ'), piece('การดำเนิน', 1), piece('การตามมาตรการ', 2)],
    [piece('การดำเนินการ'), piece('และการดำเนินการ')],
  ];
  const found = find(pages, 'การดำเนินการ');
  expect(found.map(({ page, pieces }) => [page, pieces.map(({ text }) => text)])).toEqual([
    [0, ['การดำเนิน', 'การตามมาตรการ']],
    [1, ['การดำเนินการ']],
    [1, ['และการดำเนินการ']],
  ]);
});

it('no words, and words that are not there, are found nowhere', () => {
  const pages = [[piece('ตัวชี้วัด')]];
  expect(find(pages, '  ')).toEqual([]);
  expect(find(pages, 'ไม่มี')).toEqual([]);
});
