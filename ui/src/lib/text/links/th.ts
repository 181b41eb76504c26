// The words of links between records.
export const links = {
  links: {
    title: 'รายการที่เกี่ยวข้อง',
    add: 'เชื่อมโยงรายการ',
    added: 'เชื่อมโยงแล้ว',
    none: 'ยังไม่ได้เชื่อมโยงกับรายการอื่น',
    remove: (name: string) => `เลิกเชื่อมโยงกับ ${name}`,
    removed: 'เลิกเชื่อมโยงแล้ว เลิกทำได้',
    /** What a record says of one that serves it; the other way is as the link declares. */
    incoming: { evidence: 'มีหลักฐานคือ', serves: 'มีงานที่สนับสนุนหรือดำเนินการตามคือ', came_of: 'นำไปสู่' },
    /** What goes with a record that is removed. */
    resting: (links: number, files: number) =>
      `ความเชื่อมโยง ${links.toLocaleString('en-US')} รายการ และไฟล์แนบ ${files.toLocaleString('en-US')} ไฟล์ จะถูกลบไปด้วย`,
  },
};
