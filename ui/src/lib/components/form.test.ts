import { expect, it } from 'vitest';
import { draftOf, read, type FieldSpec } from './form';

type Record = {
  title: string;
  on: string;
  until: string | null;
  budget: number;
  hours: string;
  seats: number | null;
  online: boolean;
};
const record: Record = {
  title: 'อบรม',
  on: '2025-10-01',
  until: null,
  budget: 125050,
  hours: '6.50',
  seats: null,
  online: true,
};
const fields: FieldSpec<Record>[] = [
  { key: 'title', label: 'ชื่อ', kind: 'text' },
  { key: 'on', label: 'วัน', kind: 'date' },
  { key: 'until', label: 'ถึง', kind: 'date', nullable: true },
  { key: 'budget', label: 'งบ', kind: 'money' },
  { key: 'hours', label: 'ชั่วโมง', kind: 'decimal' },
  { key: 'seats', label: 'ที่นั่ง', kind: 'integer', nullable: true },
  { key: 'online', label: 'ออนไลน์', kind: 'flag' },
];

it('a record that is opened and saved untouched is the same record', () => {
  expect(read(record, fields, draftOf(record, fields))).toEqual({ record, problems: {} });
});

it('what cannot be read is named by field, and keeps the rest', () => {
  const draft = { ...draftOf(record, fields), title: ' ใหม่ ', on: '', until: '31/2/2569', budget: 'ฟรี', seats: '2.5' };
  const { record: made, problems } = read(record, fields, draft);
  expect(problems).toEqual({ on: 'required', until: 'date', budget: 'number', seats: 'number' });
  expect(made.title).toBe('ใหม่');
});

it('a masked number stays as it is, a new one loses its dashes', () => {
  const secret: FieldSpec<{ id: string | null }>[] = [{ key: 'id', label: 'เลข', kind: 'secret' }];
  const typed = (id: string) => read({ id: null }, secret, { id }).record.id;
  expect(typed('x-xxxx-xxxxx-12-1')).toBe('x-xxxx-xxxxx-12-1');
  expect(typed('๑-2345-67890-12-1')).toBe('1234567890121');
  expect(typed(' ')).toBeNull();
});

it('a count or an amount beyond what is kept is refused, and never changed unseen', () => {
  const draft = { ...draftOf(record, fields), budget: '1,000,000,000,000,000', seats: '99999999999' };
  const { problems } = read(record, fields, draft);
  expect(problems).toEqual({ budget: 'amount_not_exact', seats: 'count_too_large' });
  const stored = { ...record, budget: 1e17 };
  expect(read(stored, fields, draftOf(stored, fields)).problems).toEqual({ budget: 'amount_not_exact' });
});
