// What may be a name is looked at by an officer before a document for the public is written.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answers } from '../../../dev/answers';
import { asked } from '../../../dev/core';
import App from '../../App.svelte';

// Pages are drawn on a canvas, which is not there outside a browser.
vi.mock('./Preview.svelte', () => ({ default: () => {} }));

const PASSAGES = [
  { document: 'CDR-2569-12-public', text: 'ด้วยความ«ปรานี»ต่อผู้ยากไร้' },
  { document: 'CDR-2569-12-public', text: 'ขอบคุณ«สมใจ»และ«ปรานี»' },
  { document: 'CDR-2569-12-hand-in', text: 'ไม่มีเครื่องหมาย' },
];
const refused = { code: 'not_reviewed', passages: PASSAGES };
type Reviewed = { reviewed: boolean };
const askedFor = (command: string) => asked.filter((each) => each.command === command).map(({ args }) => args);

async function open(): Promise<void> {
  location.hash = '#/report';
  // jsdom tells of a new hash only later.
  dispatchEvent(new HashChangeEvent('hashchange'));
  render(App);
  const ready = () => screen.queryByTestId('start-sample') ?? screen.queryByTestId('report-save');
  await waitFor(() => expect(ready()).not.toBeNull());
  if (!screen.queryByTestId('report-save')) await fireEvent.click(screen.getByTestId('start-sample'));
  await fireEvent.click(await screen.findByTestId('disclosable'));
  await waitFor(() => expect(askedFor('report_preview').at(-1)).toMatchObject({ wishes: { disclosable: true } }));
  await waitFor(() => expect(screen.getByTestId('report-save')).toHaveProperty('disabled', false));
}

beforeEach(() => {
  asked.length = 0;
  const unless = (written: unknown) =>
    ((args: Reviewed) => {
      if (!args.reviewed) throw refused;
      return written;
    }) as never;
  vi.spyOn(answers, 'report_save').mockImplementation(unless('/home/officer/เผยแพร่.pdf'));
  vi.spyOn(answers, 'report_open').mockImplementation(unless(null));
  vi.spyOn(answers, 'submission_make').mockImplementation(unless(null));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('what may be a name is listed by its document, each marked where it stands', async () => {
  await open();
  await fireEvent.click(screen.getByTestId('report-save'));
  const dialog = await screen.findByTestId('review');
  expect(dialog.textContent).toContain('3 แห่ง');
  expect([...dialog.querySelectorAll('h3')].map((each) => each.textContent)).toEqual([
    'CDR-2569-12-public',
    'CDR-2569-12-hand-in',
  ]);
  expect(screen.getAllByTestId('passage').map((each) => each.textContent?.trim())).toEqual(
    PASSAGES.map(({ text }) => text),
  );
  expect([...dialog.querySelectorAll('mark')].map((each) => each.textContent)).toEqual(['«ปรานี»', '«สมใจ»', '«ปรานี»']);
});

it('a document that was looked at is asked for again as reviewed, and only then said to be written', async () => {
  await open();
  await fireEvent.click(screen.getByTestId('report-save'));
  await screen.findByTestId('review');
  expect(screen.queryByText(/เผยแพร่\.pdf/)).toBeNull();
  await fireEvent.click(screen.getByTestId('review-confirm'));
  expect(await screen.findByText(/เผยแพร่\.pdf/)).toBeTruthy();
  expect(screen.queryByTestId('review')).toBeNull();
  const [first, second, ...more] = askedFor('report_save');
  expect(more).toEqual([]);
  expect(first).toMatchObject({ wishes: { disclosable: true }, reviewed: false });
  expect(second).toEqual({ ...first, reviewed: true });
});

it('a review that is cancelled writes nothing, and the next one begins anew', async () => {
  await open();
  for (const way of ['report-save', 'report-print']) {
    await fireEvent.click(screen.getByTestId(way));
    await screen.findByTestId('review');
    await fireEvent.click(screen.getByTestId('review-cancel'));
    await waitFor(() => expect(screen.queryByTestId('review')).toBeNull());
    await waitFor(() => expect(screen.getByTestId(way)).toHaveProperty('disabled', false));
  }
  const all = [...askedFor('report_save'), ...askedFor('report_open')];
  expect(all.map((args) => args.reviewed)).toEqual([false, false]);
});

it('a round handed in for the public is reviewed in the same way, with its note kept', async () => {
  await open();
  await fireEvent.click(await screen.findByTestId('hand-in'));
  await fireEvent.input(await screen.findByTestId('hand-in-note'), { target: { value: 'ครั้งแรก' } });
  await fireEvent.click(screen.getByTestId('hand-in-confirm'));
  await fireEvent.click(await screen.findByTestId('review-cancel'));
  expect(askedFor('submission_make').map((args) => args.reviewed)).toEqual([false]);
  await fireEvent.click(screen.getByTestId('hand-in-confirm'));
  await fireEvent.click(await screen.findByTestId('review-confirm'));
  await waitFor(() => expect(askedFor('submission_make').at(-1)).toMatchObject({ reviewed: true, note: 'ครั้งแรก' }));
});

it('a pack lists what was held back once, by its passages, and goes on as reviewed', async () => {
  vi.spyOn(answers, 'report_pack').mockImplementation(((args: Reviewed) => ({
    folder: '/home/officer/ชุดรายงาน',
    printed: args.reviewed ? 1 : 5,
    unchanged: 0,
    problems: args.reviewed
      ? []
      : [{ agency: 'CDR', name: 'กรมที่รอตรวจ', failure: 'not_reviewed', message: 'โปรดสั่งซ้ำพร้อม --reviewed' }],
    cancelled: false,
    passages: args.reviewed ? [] : PASSAGES,
  })) as never);
  await open();
  await fireEvent.click(screen.getByTestId('report-all'));
  expect((await screen.findByTestId('pack-passages')).textContent).toContain('«ปรานี»');
  expect(screen.getByTestId('pack-result').textContent).not.toContain('--reviewed');
  expect(screen.getByTestId('pack-result').textContent).toContain('โฟลเดอร์เดิม');
  await fireEvent.click(screen.getByTestId('pack-reviewed'));
  await waitFor(() => expect(screen.getByTestId('pack-result').textContent).toContain('พิมพ์ 1 ฉบับ'));
  expect(screen.queryByTestId('pack-passages')).toBeNull();
  expect(askedFor('report_pack').map((args) => args.reviewed)).toEqual([false, true]);
});
