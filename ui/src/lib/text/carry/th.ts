// The words of carrying a reviewed plan into the next year.
export const carry = {
  carry: {
    open: 'ยกโครงการไปแผนปีถัดไป',
    title: (year: number) => `ยกโครงการไปแผนปีงบประมาณ ${year}`,
    lead: 'โครงการที่เลือกจะเพิ่มเป็นโครงการใหม่ของปีถัดไปในกลยุทธ์เดิม โดยยังไม่เริ่มดำเนินการ เลิกทำภายหลังได้',
    none: 'ไม่มีโครงการในปีงบประมาณที่ทบทวน',
    unsaid: 'การทบทวนไม่ได้กล่าวถึง',
    proposal: (text: string) => `ข้อเสนอ: ${text}`,
    cancelled: 'ไม่ยกไป เพราะผลการทบทวนให้ยกเลิก',
    there: 'ไม่ยกไป เพราะปีถัดไปมีโครงการนี้แล้ว',
    run: (count: number) => `ยกไป ${count.toLocaleString('en-US')} โครงการ`,
    done: (count: number) => `ยกไปปีถัดไปแล้ว ${count.toLocaleString('en-US')} โครงการ`,
  },
};
