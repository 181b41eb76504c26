export const plan = {
  plan: {
    progress: 'ความก้าวหน้า',
    progressOf: (title: string) => `ความก้าวหน้า: ${title}`,
    years: (first: number, last: number) => `พ.ศ. ${first}–${last}`,
    choosePlan: 'แผน',
    noStrategies: 'แผนนี้ยังไม่มีกลยุทธ์',
    noActions: 'ยังไม่มีโครงการในปีงบประมาณนี้',
    assumed: 'วันที่โดยประมาณ',
    totalStanding: 'รวม (ไม่นับที่ยกเลิก)',
    noProgress: 'ยังไม่มีบันทึกความก้าวหน้า',
    addProgress: 'บันทึกความก้าวหน้า',
    quarters: 'ไตรมาส',
  },
};
