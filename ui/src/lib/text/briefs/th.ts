// The words around briefs: the tabs they stand behind, and how a cell's colour is said.
export const briefs = {
  briefs: {
    views: 'มุมมองของทะเบียน',
    until: (day: string) => `ข้อมูลถึงวันที่ ${day}`,
    asDocument: 'เปิดเป็นเอกสาร',
    none: 'ยังไม่มีข้อมูลให้สรุป',
    noneHint: 'เลือกส่วนราชการ ปีงบประมาณ และรอบที่แถบด้านบน หรือเพิ่มข้อมูลก่อน',
    /** Read after what a coloured cell holds. */
    tones: { good: '(ดี)', fair: '(ปานกลาง)', warn: '(ควรติดตาม)', bad: '(ต้องแก้ไข)' },
  },
};
