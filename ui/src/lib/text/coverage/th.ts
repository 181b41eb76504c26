// The words of the plan's coverage and its gaps.
export const coverage = {
  coverage: {
    gaps: 'สิ่งที่ยังไม่มีงานรองรับ',
    plan: 'วางแผนโครงการ',
    strategyHint: 'เลือกกลยุทธ์ที่โครงการนี้จะอยู่ภายใต้ แล้วกรอกรายละเอียดโครงการต่อ',
    none: 'ไม่มีช่องว่างของความครอบคลุม',
    noneHint: 'งานของปีนี้รองรับครบทุกด้านแล้ว',
  },
};
