// What the mock tells in briefs: one of every kind of block, so that each can be seen, and what is due and not covered.
import type { Brief, BriefCell, DueItem, GapRow, SetInfo } from '../src/lib/api/bindings';
import type { Row } from './sample';

const cell = (
  text: string,
  tone: BriefCell['tone'] = 'plain',
  record_id: BriefCell['record_id'] = null,
): BriefCell => ({
  text,
  tone,
  record_id,
});
const column = (name: string, numbers: boolean, share: number) => ({ name, class: 'public' as const, numbers, share });

export function briefOf(kind: string, agency: Row | undefined, year: number, round: number): Brief {
  const head = { agency, printed_on: '2026-11-29' } as unknown as Brief['head'];
  const blocks: Brief['sections'][number]['blocks'] = [
    { kind: 'text', of: 'งานของปีนี้เป็นไปตามแผน' },
    { kind: 'note', of: 'ยังไม่รวมรายการที่ไม่ได้ลงวันที่' },
    {
      kind: 'facts',
      of: [
        ['โครงการทั้งหมด', cell('6')],
        ['สถานะ', cell('ยังไม่เริ่ม', 'plain')],
      ],
    },
    {
      kind: 'table',
      of: {
        columns: [column('ลำดับ', true, 1), column('โครงการ', false, 6), column('งบประมาณ', true, 2)],
        rows: [
          [cell('1'), cell('อบรมจริยธรรม', 'plain', ['training_sessions', 't1']), cell('250,000')],
          [cell('2'), cell('จัดทำมาตรฐาน', 'warn'), cell('100,000')],
        ],
        sums: [null, null, '350,000'],
        empty: 'ไม่มีโครงการ',
      },
    },
    {
      kind: 'heat',
      of: {
        columns: [column('มาตรการ', false, 3), column('เจ้าหน้าที่', true, 1), column('ประชาชน', true, 1)],
        rows: [
          [cell('อบรม'), cell('12', 'good'), cell('3', 'fair')],
          [cell('รับเรื่องร้องเรียน'), cell('1', 'warn'), cell('0', 'bad')],
        ],
        sums: [],
        empty: '',
      },
    },
    { kind: 'bars', of: [{ label: 'ไตรมาส 1', value: '3', full: '6', shown: '3 จาก 6' }] },
    {
      kind: 'levels',
      of: [
        [{ title: 'หัวหน้าศูนย์', lines: ['นางสมใจ มีสุข'] }],
        [
          { title: 'งานแผน', lines: [] },
          { title: 'งานจริยธรรม', lines: [] },
        ],
      ],
    },
  ];
  const until = '2026-09-30';
  return { head, title: kind, year, round, until, sections: [{ heading: 'ภาพรวมของงาน', blocks }] };
}

export const DUE: DueItem[] = [
  ['overdue', '2026-11-20', 'ตอบกลับผู้ร้อง'],
  ['week', '2026-12-02', 'ส่งรายงานรอบ 12 เดือน'],
  ['month', '2026-12-20', 'ประชุมคณะทำงาน'],
].map(([nearness, day, name], at) => ({
  register: 'campaigns',
  key: `d${at}`,
  words: { th: 'วันครบกำหนด', en: 'Due on' },
  name: name!,
  day: day!,
  nearness: nearness as DueItem['nearness'],
}));

const NOTHING = { pillar: null, area: null, audience: null, measure: null, chapter: null, state_strategy: null };
export const GAPS: GapRow[] = [
  { ...NOTHING, words: 'ยังไม่มีงานรับเรื่องร้องเรียนที่มุ่งถึงประชาชน', audience: 'public', measure: 'complaints' },
  { ...NOTHING, words: 'ยังไม่มีงานใดรองรับด้านการป้องกัน', pillar: 'p2' },
];

export const SETS: SetInfo[] = [
  {
    name: 'campaigns',
    title: { th: 'แบบการรณรงค์', en: 'Campaigns' },
    source: 'สำนักงาน ป.ป.ช.',
    rows: 3,
  },
];
