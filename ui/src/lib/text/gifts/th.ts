// The words of the gift register.
export const gifts = {
  gifts: {
    title: 'ทะเบียนของขวัญ',
    one: 'ของขวัญ',
    emptyHint: 'บันทึกของขวัญหรือประโยชน์อื่นใดที่ได้รับหรือมีผู้เสนอให้ โปรแกรมพิจารณาตามเกณฑ์ของส่วนราชการให้ทันที',
    by: (giver: string) => `จาก ${giver}`,
    chooseReceiver: 'เลือกผู้รับจากบัญชี',
    dropReceiver: 'ไม่ผูกกับบัญชี',
    limits: {
      title: 'เกณฑ์มูลค่าของขวัญ',
      one: 'เกณฑ์มูลค่าของขวัญ',
      hint: 'ใช้กับส่วนราชการนี้และหน่วยงานในสังกัดที่ไม่ได้กำหนดเอง มูลค่า 0 หมายถึงงดรับของขวัญ (No Gift Policy)',
      of: (name: string) => `เกณฑ์ของ ${name}`,
      perOccasion: (amount: string) => `ไม่เกิน ${amount} บาทต่อคนต่อโอกาส`,
      perYear: (amount: string) => `ไม่เกิน ${amount} บาทต่อผู้ให้ต่อปี`,
      none: 'งดรับของขวัญ (No Gift Policy)',
    },
  },
};
