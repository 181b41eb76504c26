// The words of evidence files attached to records.
export const attached = {
  attached: {
    title: 'แฟ้มหลักฐาน',
    none: 'ยังไม่มีแฟ้มแนบ',
    kinds: 'PDF รูปภาพ PNG/JPEG และเอกสาร Word Excel PowerPoint ไม่เกิน 50 เมกะไบต์',
    attach: 'แนบแฟ้ม',
    attaching: 'กำลังแนบและเข้ารหัส…',
    done: (name: string) => `แนบ ${name} แล้ว`,
    open: 'เปิดดู',
    openOf: (name: string) => `เปิดดู ${name}`,
    save: 'บันทึกสำเนา',
    saveOf: (name: string) => `บันทึกสำเนา ${name}`,
    saved: (path: string) => `บันทึกสำเนาที่ ${path}`,
    remove: (name: string) => `นำ ${name} ออก`,
    removed: 'นำแฟ้มออกแล้ว เลิกทำได้',
    missing: 'แฟ้มหายไปจากที่เก็บ',
    hash: (sha256: string) => `คัดลอกค่า SHA-256 ${sha256}`,
    copied: 'คัดลอกค่า SHA-256 แล้ว',
    first: 'บันทึกผลการดำเนินงานก่อน แล้วจึงแนบแฟ้มได้',
    wiped: 'สำเนาที่เปิดดูจะถูกลบเมื่อล็อกหรือปิดแฟ้มงาน',
  },
};
