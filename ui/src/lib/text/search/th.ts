// The words of finding things: search over all registers, agencies, and the order of long lists.
export const search = {
  search: {
    label: 'ค้นทุกทะเบียน',
    hint: 'ค้นทุกทะเบียน (Ctrl+K)',
    none: 'ไม่พบรายการที่มีคำเหล่านี้',
    found: (count: number) => `พบ ${count} รายการ`,
    more: 'อาจมีมากกว่านี้ พิมพ์คำเพิ่มเพื่อค้นให้แคบลง',
    filling: 'กำลังจัดทำดัชนีค้นหา ผลการค้นอาจยังไม่ครบ',
    agencyHint: 'พิมพ์ชื่อหรือรหัสส่วนราชการ',
    recordHint: (what: string) => `พิมพ์เพื่อค้นหา${what}`,
    ordering: 'กำลังเรียงลำดับรายการ',
  },
};
