export const trainings = {
  trainings: {
    addAttendance: 'เพิ่มผู้เข้าร่วม',
    attended: (n: number) => `เข้าร่วม ${n.toLocaleString('en-US')} คน`,
    passedCount: (n: number) => `ผ่าน ${n.toLocaleString('en-US')} คน`,
    dates: 'วันที่จัด',
    choosePeople: 'เลือกบุคลากรที่เข้าร่วม',
    chosen: (n: number) => `เลือกแล้ว ${n.toLocaleString('en-US')} คน`,
    chooseAll: 'เลือกทั้งหมดที่แสดง',
    addChosen: (n: number) => `เพิ่ม ${n.toLocaleString('en-US')} คน`,
    noAttendanceHint: 'เพิ่มผู้เข้าร่วมจากบัญชีบุคลากร',
    allAdded: 'บุคลากรทุกคนอยู่ในรายการแล้ว',
    onlinePlace: 'ออนไลน์',
  },
};
