// How values are shown and read: Buddhist-Era dates, baht, masked ids. No rule about what is allowed lives here.
import { locale } from './locale.svelte';

const MONTHS_TH = ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ERA = 543;

/** "2025-10-01" → "1 ต.ค. 2568". Empty for no date. */
export function date(iso: string | null | undefined): string {
  const parts = iso?.split('-').map(Number);
  if (!parts || parts.length !== 3 || parts.some(Number.isNaN)) return '';
  const [year = 0, month = 1, day = 1] = parts;
  const months = locale() === 'th' ? MONTHS_TH : MONTHS_EN;
  return `${day} ${months[month - 1] ?? ''} ${year + ERA}`;
}

/** A span of days: "1–3 ต.ค. 2568" within a month, both dates otherwise. */
export function dates(from: string, to: string): string {
  if (from === to) return date(from);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return sameMonth ? `${Number(from.slice(8))}–${date(to)}` : `${date(from)} – ${date(to)}`;
}

/** "2025-10-01" → "1/10/2568", the form the date field is edited in. */
export function dateForEditing(iso: string | null): string {
  const [year, month, day] = (iso ?? '').split('-').map(Number);
  return year && month && day ? `${day}/${month}/${year + ERA}` : '';
}

/** Reads day/month/year of the Buddhist Era (Thai digits, dots and dashes too). Null when it is no calendar day. */
export function dateFromEditing(text: string): string | null {
  const found = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/.exec(arabicDigits(text).trim());
  if (!found) return null;
  const [day, month, year] = [Number(found[1]), Number(found[2]), Number(found[3]) - ERA];
  const made = new Date(Date.UTC(year, month - 1, day));
  const holds = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return holds && year > 1800 && year < 2200 ? made.toISOString().slice(0, 10) : null;
}

/** Thai digits as Arabic ones. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Satang → "1,250.50". Every digit is that of the number, however large. */
export function money(satang: number | bigint): string {
  const [sign, integer, rest] = bahtAndSatang(satang);
  return `${sign}${whole.format(integer)}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** Satang → "1250.50", the form the money field is edited in. */
export function moneyForEditing(satang: number): string {
  const [sign, integer, rest] = bahtAndSatang(satang);
  return `${sign}${integer}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

function bahtAndSatang(satang: number | bigint): [string, bigint, bigint] {
  const exact = typeof satang === 'bigint' ? satang : BigInt(Math.round(satang));
  const size = exact < 0n ? -exact : exact;
  return [exact < 0n ? '-' : '', size / 100n, size % 100n];
}

/** The sum of amounts in satang, to the satang however many. */
export function sumOfMoney(amounts: readonly number[]): bigint {
  return amounts.reduce((sum, satang) => sum + BigInt(Math.round(satang)), 0n);
}

/** A number as typed, in Arabic digits without what parts its thousands; null where a comma or a space parts anything else, as in "85,5". */
function withoutGroups(text: string): string | null {
  const typed = arabicDigits(text).trim().replace('−', '-').replace(/\s+/g, ',');
  return /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(typed) ? typed.replaceAll(',', '') : null;
}

/** Reads baht with up to two decimals into satang, by its digits. Null when it is no amount; `inexact` when the page's numbers cannot hold it to the satang. */
export function moneyFromEditing(text: string): number | 'inexact' | null {
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(withoutGroups(text) ?? '');
  if (!found) return null;
  const satang = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(satang)) return 'inexact';
  return found[1] ? -satang : satang;
}

/** A count with thousands separated. */
export function count(n: number): string {
  return whole.format(n);
}

/** An exact decimal's text with thousands separated, its decimals untouched. */
export function decimal(text: string | null | undefined): string {
  if (text == null || text === '') return '';
  const [integer = '', fraction] = text.split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Reads a decimal exactly as typed. Null when it is no number. */
export function decimalFromEditing(text: string): string | null {
  return withoutGroups(text);
}

/** Whether an id comes with its first digits hidden: "x-xxxx-xxxxx-12-1". */
export function isMasked(id: string): boolean {
  return id.startsWith('x-');
}

/** "1234567890121" → "1-2345-67890-12-1". */
export function writtenId(id: string): string {
  return /^\d{13}$/.test(id) ? `${id[0]}-${id.slice(1, 5)}-${id.slice(5, 10)}-${id.slice(10, 12)}-${id.slice(12)}` : id;
}

const thai = new Intl.Collator('th', { numeric: true });

/** Thai dictionary order, numbers by value. */
export function inThaiOrder(a: string, b: string): number {
  return thai.compare(a, b);
}

const HOUR = 3_600_000;

/** A moment (RFC 3339) as it is in Thailand, wherever the machine is: "23 พ.ย. 2569 13:45 น." */
export function moment(rfc3339: string): string {
  const at = Date.parse(rfc3339);
  if (Number.isNaN(at)) return '';
  const there = new Date(at + 7 * HOUR).toISOString();
  return `${date(there.slice(0, 10))} ${there.slice(11, 16)}${locale() === 'th' ? ' น.' : ''}`;
}

/** A file's size: "1.4 MB". */
export function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-US')} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
