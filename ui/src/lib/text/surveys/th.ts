// The words of keying the sheets of a survey that were filled in on paper.
export const surveys = {
  surveys: {
    title: 'คำตอบของรอบนี้',
    lead: 'คีย์คำตอบจากกระดาษทีละชุด หรือนำเข้าไฟล์คำตอบทั้งหมดในครั้งเดียว',
    key: 'คีย์คำตอบจากกระดาษ',
    importAnswers: 'นำเข้าไฟล์คำตอบ',
    none: 'แบบสำรวจนี้ยังไม่มีข้อคำถาม',
    sheet: (at: number) => `ชุดที่ ${at.toLocaleString('en-US')} ของครั้งนี้`,
    entered: (count: number) => `บันทึกแล้ว ${count.toLocaleString('en-US')} ชุด`,
    unitHint: 'ใช้กับชุดถัดไปด้วย จนกว่าจะแก้ ไม่ใส่ชื่อบุคคล',
    unanswered: 'ไม่ตอบ',
    four: { least: 'น้อยที่สุด', little: 'น้อย', much: 'มาก', most: 'มากที่สุด' },
    yes: 'มี/ใช่',
    no: 'ไม่มี/ไม่ใช่',
    empty: 'ยังไม่ได้คีย์คำตอบข้อใด',
    next: 'บันทึกและคีย์ชุดถัดไป',
    finish: 'บันทึกและปิด',
    counting: {
      title: 'ตัวชี้วัดที่นับผลแบบสำรวจนี้',
      lead: (months: number) => `ใช้ค่าเฉลี่ยของรอบการสำรวจล่าสุดที่ปิดรับคำตอบภายในรอบรายงาน ${months} เดือน และมีผู้ตอบถึงจำนวนขั้นต่ำ`,
      none: (kind: string, counted: string) =>
        `ยังไม่มีตัวชี้วัดที่นับ ตัวชี้วัดนับผลแบบสำรวจประเภท${kind} เมื่อเลือกให้นับ “${counted}” ในรายละเอียดตัวชี้วัด`,
    },
  },
};
