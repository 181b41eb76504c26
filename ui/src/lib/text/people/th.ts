export const people = {
  people: {
    name: 'ชื่อ–สกุล',
    inactive: 'พ้นจากงาน',
    inService: 'ปฏิบัติงาน',
    status: 'สถานะ',
    emptyHint: 'เพิ่มทีละคน หรือนำเข้าบัญชีรายชื่อจากไฟล์ Excel',
  },
};
