import { describe, expect, it } from 'vitest';
import * as format from './format';

describe('dates', () => {
  it('are shown in the Buddhist Era', () => {
    expect(format.date('2025-10-01')).toBe('1 ต.ค. 2568');
    expect(format.date(null)).toBe('');
  });
  it('of a span within a month name the month once', () => {
    expect(format.dates('2025-10-01', '2025-10-03')).toBe('1–3 ต.ค. 2568');
    expect(format.dates('2025-09-30', '2025-10-01')).toBe('30 ก.ย. 2568 – 1 ต.ค. 2568');
    expect(format.dates('2025-09-30', '2025-09-30')).toBe('30 ก.ย. 2568');
  });
  it.each([
    ['1/10/2568', '2025-10-01'],
    ['๐๑/๑๐/๒๕๖๘', '2025-10-01'],
    ['1.10.2568', '2025-10-01'],
    ['29/2/2567', '2024-02-29'],
  ])('%s is read', (text, iso) => {
    expect(format.dateFromEditing(text)).toBe(iso);
  });
  it.each(['29/2/2568', '31/4/2568', '1/13/2568', '2568-10-01', '1/10/68', ''])('%s is refused', (text) => {
    expect(format.dateFromEditing(text)).toBeNull();
  });
  it('survive editing unchanged', () => {
    expect(format.dateFromEditing(format.dateForEditing('2026-09-30'))).toBe('2026-09-30');
  });
});

describe('money', () => {
  it('is read from its digits, never through a fraction', () => {
    expect(format.moneyFromEditing('1,250.50')).toBe(125050);
    expect(format.moneyFromEditing('0.1')).toBe(10);
    expect(format.moneyFromEditing('8.29')).toBe(829);
    expect(format.moneyFromEditing('๑๒๐')).toBe(12000);
    expect(format.moneyFromEditing('1.234')).toBeNull();
    expect(format.moneyFromEditing('บาท')).toBeNull();
  });
  it('refuses to read what it could not keep to the satang', () => {
    expect(format.moneyFromEditing('90,071,992,547,409.91')).toBe(9007199254740991);
    expect(format.moneyFromEditing('90,071,992,547,409.92')).toBe('inexact');
    expect(format.moneyFromEditing('-1,000,000,000,000,000')).toBe('inexact');
  });
  it('adds and shows sums beyond what a number holds', () => {
    expect(format.money(format.sumOfMoney([9007199254740991, 9007199254740991, 1]))).toBe('180,143,985,094,819.83');
    expect(format.money(-5)).toBe('-0.05');
    expect(format.money(1e22)).toBe('100,000,000,000,000,000,000');
  });
  it('shows satang only when there are any', () => {
    expect(format.money(125050)).toBe('1,250.50');
    expect(format.money(125000)).toBe('1,250');
  });
});

describe('decimals', () => {
  it('keep the digits as typed', () => {
    expect(format.decimalFromEditing('86.40')).toBe('86.40');
    expect(format.decimalFromEditing('1,234.5')).toBe('1234.5');
    expect(format.decimalFromEditing('๘๖.๔')).toBe('86.4');
    expect(format.decimalFromEditing('1.2.3')).toBeNull();
    expect(format.decimalFromEditing('−1 234 567')).toBe('-1234567');
    expect(format.decimal('1234567.8900')).toBe('1,234,567.8900');
  });
});

describe('a comma that parts no thousands', () => {
  it.each(['85,5', '1,2,3', '1234,567', '1,23', ',500', '85 5', '1.000,50'])(
    '%s is refused, and is no other number',
    (text) => {
      expect(format.decimalFromEditing(text)).toBeNull();
      expect(format.moneyFromEditing(text)).toBeNull();
    },
  );
});

describe('national ids', () => {
  it('are written in their groups', () => {
    expect(format.writtenId('1234567890121')).toBe('1-2345-67890-12-1');
    expect(format.writtenId('12345')).toBe('12345');
  });
});

describe('Thai order', () => {
  it('puts leading vowels after their consonant', () => {
    expect(['แก้ว', 'ขวัญ', 'เกษม', 'กมล'].sort(format.inThaiOrder)).toEqual(['กมล', 'เกษม', 'แก้ว', 'ขวัญ']);
  });
});
