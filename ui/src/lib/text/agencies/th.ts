export const agencies = {
  agencies: {
    emblem: {
      title: 'ตราสัญลักษณ์',
      hint: 'พิมพ์บนปกรายงานและเกียรติบัตร รับภาพ PNG หรือ SVG ไม่เกิน 512 กิโลไบต์',
      none: 'ยังไม่มีตรา',
      unsafe: 'แสดงและพิมพ์ตราที่เก็บไว้นี้ไม่ได้อย่างปลอดภัย โปรดเลือกภาพใหม่ หรือนำออก',
      inherited: (name: string) => `ใช้ตราของ ${name}`,
      choose: 'เลือกภาพ',
      remove: 'นำออก',
      alt: (name: string) => `ตราสัญลักษณ์ ${name}`,
      saved: 'บันทึกตราสัญลักษณ์แล้ว',
    },
    ministry: 'กระทรวง',
  },
};
