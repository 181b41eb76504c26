// The words of carrying a disclosure list into the next year's.
export const disclosure = {
  disclosure: {
    open: 'คัดลอกผู้รับผิดชอบและที่เผยแพร่จากปีก่อน',
    tool: 'คัดลอกจากปีก่อน',
    lead: (from: number, to: number) =>
      `จับคู่รายการปี ${to} กับรายการปี ${from} แล้วเติมเฉพาะช่องที่ยังว่าง สถานะการเผยแพร่ไม่คัดลอก เลิกทำภายหลังได้`,
    none: (year: number) => `ไม่มีรายการชุดนี้ในปีงบประมาณ ${year}`,
    beforeOf: (name: string) => `รายการปีก่อนของ ${name}`,
    drop: 'ไม่คัดลอก',
    likeness: { title: 'ชื่อตรงกัน', code: 'รหัสตรงแต่ชื่อต่างกัน โปรดตรวจ', nothing: 'ไม่พบคู่', chosen: 'เลือกเอง' },
    run: (count: number) => `คัดลอก ${count.toLocaleString('en-US')} คู่`,
    done: (count: number) => (count === 0 ? 'ไม่มีช่องว่างให้เติม' : `เติมจากปีก่อนแล้ว ${count.toLocaleString('en-US')} รายการ`),
  },
};
