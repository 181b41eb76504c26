// The words of taking reference data over into a register.
export const reference = {
  reference: {
    add: 'เพิ่มจากข้อมูลอ้างอิง',
    hint: (year: number) => `รายการที่มีอยู่แล้วจะไม่เพิ่มซ้ำ ชุดที่ไม่ระบุปีจะเพิ่มให้ปีงบประมาณ ${year} แก้ไขหรือเลิกทำภายหลังได้`,
    source: (source: string) => `ที่มา: ${source}`,
    take: 'นำมาใช้',
    taken: (set: string, added: number) =>
      added === 0 ? `${set}: มีครบทุกรายการอยู่แล้ว` : `${set}: เพิ่ม ${added.toLocaleString('en-US')} รายการแล้ว`,
  },
};
