// The words of what is due soon.
export const due = {
  due: {
    title: 'ถึงกำหนด',
    within: { week: 'ภายใน 7 วัน', month: 'ภายใน 30 วัน' },
    unlisted: '(ยังไม่มีประกาศวันหยุดของปีนั้น)',
    all: 'ดูทั้งหมด',
    more: (n: number) => `และอีก ${n.toLocaleString('en-US')} เรื่อง`,
    none: 'ไม่มีเรื่องที่ถึงกำหนดใน 30 วันนี้',
  },
};
