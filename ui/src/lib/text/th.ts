// The window's words, Thai first. The English dictionary must have exactly these keys, or the build fails.
import type { Failure, Verb } from '$lib/api/bindings';
import { overview } from './overview/th';
import { agencies } from './agencies/th';
import { people } from './people/th';
import { plan } from './plan/th';
import { trainings } from './trainings/th';
import { awards } from './awards/th';
import { indicators } from './indicators/th';
import { settings } from './settings/th';
import { attachments } from './attachments/th';
import { complaints } from './complaints/th';
import { gifts } from './gifts/th';
import { imports } from './imports/th';
import { access } from './access/th';
import { retention } from './retention/th';
import { search } from './search/th';
import { history } from './history/th';
import { report } from './report/th';
import { forms } from './forms/th';
import { briefs } from './briefs/th';
import { coverage } from './coverage/th';
import { due } from './due/th';
import { links } from './links/th';
import { reference } from './reference/th';
import { surveys } from './surveys/th';
import { disclosure } from './disclosure/th';
import { carry } from './carry/th';
import { calendar } from './calendar/th';

const errors: Record<Failure['code'], string> = {
  invalid: 'ข้อมูลบางช่องยังไม่ถูกต้อง โปรดแก้ช่องที่มีเครื่องหมาย',
  not_found: 'ไม่พบข้อมูลที่ต้องการ อาจถูกลบไปแล้ว',
  duplicate: 'มีข้อมูลซ้ำอยู่แล้ว โปรดตรวจค่าที่ต้องไม่ซ้ำกัน',
  in_use: 'ลบไม่ได้ เพราะมีข้อมูลอื่นอ้างถึงอยู่ โปรดลบหรือย้ายข้อมูลเหล่านั้นก่อน',
  locked: 'แฟ้มงานนี้เปิดอยู่ในหน้าต่างหรือโปรแกรมอื่น โปรดปิดที่นั่นก่อนแล้วลองใหม่',
  too_new: 'แฟ้มงานนี้สร้างด้วยโปรแกรมรุ่นใหม่กว่า โปรดปรับรุ่นโปรแกรมก่อนเปิด',
  damaged: 'แฟ้มงานเสียหาย อ่านต่อไม่ได้ โปรดกู้คืนจากสำเนาสำรอง',
  conflict: 'ทำไม่ได้ เพราะข้อมูลเดียวกันถูกแก้ไขภายหลัง โปรดเลิกทำรายการภายหลังในหน้าประวัติก่อน',
  file: 'อ่านหรือเขียนไฟล์ไม่ได้ โปรดตรวจสิทธิ์และพื้นที่ว่างของโฟลเดอร์',
  handed_in_only: 'ส่งรายงานแล้ว แต่บันทึกไฟล์ไม่ได้ โปรดบันทึกฉบับที่ส่งอีกครั้งจากรายการฉบับที่ส่ง',
  db: 'ฐานข้อมูลขัดข้อง ยังไม่มีการบันทึก โปรดลองใหม่อีกครั้ง',
  closed: 'ยังไม่ได้เปิดแฟ้มงาน โปรดเปิดแฟ้มงานก่อน',
  import: 'นำเข้าไฟล์นี้ไม่ได้',
  report: 'จัดทำรายงานไม่สำเร็จ',
  no_glyph: 'ไม่ได้จัดทำเอกสาร เพราะไม่มีแบบอักษรสำหรับอักขระตัวหนึ่ง โปรดแก้ข้อความนั้นแล้วสั่งใหม่',
  cell_too_long:
    'ไม่ได้จัดทำไฟล์ Excel เพราะมีข้อความยาวเกิน 32,767 ตัวอักษร ซึ่งช่องของ Excel รับไม่ได้ โปรดตัดข้อความให้สั้นลง หรือบันทึกเป็น PDF',
  no_such_format: 'เอกสารนี้ไม่มีในรูปแบบไฟล์ที่เลือก โปรดเลือกรูปแบบอื่นหรือ PDF',
  does_not_fit: 'ไม่ได้จัดทำเอกสาร เพราะข้อความยาวเกินกว่าหนึ่งหน้าจะรับได้ แม้ย่อตัวอักษรแล้ว โปรดย่อชื่อหรือข้อความแล้วสั่งใหม่',
  not_masked: 'ไม่ได้จัดทำฉบับเผยแพร่ เพราะข้อมูลส่วนบุคคลที่ปกปิดแล้วยังปรากฏในข้อความอื่นของเอกสาร โปรดตรวจช่องหมายเหตุและชื่อต่าง ๆ',
  not_reviewed: 'มีข้อความที่อาจเป็นชื่อบุคคล โปรดตรวจก่อนเผยแพร่',
};

/** Why a file or folder could not be read or written. */
const files: Record<string, string> = {
  missing: 'ไม่พบไฟล์หรือโฟลเดอร์นี้',
  exists: 'มีชื่อนี้อยู่แล้ว จึงไม่เขียนทับ โปรดใช้ชื่ออื่น โฟลเดอร์ใหม่ หรือโฟลเดอร์ว่าง',
  taken: 'มีไฟล์ชื่อนี้อยู่แล้ว โปรดใช้ชื่ออื่น',
  inside_workspace: 'ที่นี่อยู่ในแฟ้มงานหรือสำเนาสำรอง โปรดเลือกโฟลเดอร์อื่น เพื่อไม่ให้ปนกับข้อมูลของแฟ้มงาน',
  extension: 'นามสกุลไม่ตรงกับชนิดของไฟล์ โปรดลงท้ายชื่อให้ตรงชนิด',
  link: 'ชื่อนี้เป็นลิงก์ไปยังที่อื่น โปรดเลือกไฟล์หรือโฟลเดอร์จริง',
  other_kind: 'มีไฟล์ชนิดอื่นชื่อนี้อยู่แล้ว จึงไม่เขียนทับ โปรดใช้ชื่ออื่น',
  denied: 'ไม่มีสิทธิ์อ่านหรือเขียนที่นี่',
  full: 'พื้นที่จัดเก็บเต็ม โปรดเพิ่มพื้นที่ว่างแล้วลองใหม่',
  holds_pack: 'เป็นโฟลเดอร์ของชุดรายงาน โปรดใช้โฟลเดอร์อื่น เพื่อไม่ให้ปนกับชุดที่จะส่งต่อ',
  other_pack: 'โฟลเดอร์นี้มีชุดรายงานของปี รอบ หรือรูปแบบอื่น (ภายในหรือเผยแพร่) อยู่แล้ว โปรดใช้โฟลเดอร์ใหม่',
  foreign: 'โปรแกรมไม่ได้เขียนไฟล์นี้ โปรดย้ายออก หรือใช้โฟลเดอร์ใหม่',
  altered: 'ไฟล์นี้ของชุดรายงานเดิมถูกแก้ไข จึงไม่ลบให้ โปรดย้ายออกแล้วทำซ้ำ',
  too_long: 'ชื่อหรือตำแหน่งของไฟล์ยาวเกินกว่าที่ระบบรับได้ โปรดใช้ชื่อที่สั้นลง',
};

const verbs: Record<Verb, string> & Record<string, string> = {
  create: 'สร้าง',
  save: 'บันทึก',
  remove: 'ลบ',
  import: 'นำเข้า',
  undo: 'เลิกทำ',
  redo: 'ทำซ้ำ',
  revert: 'ย้อนการ',
  unlock: 'ปลดล็อก',
  recover: 'เข้าด้วยกุญแจกู้คืน: ',
  passphrase: 'เปลี่ยนรหัสผ่านของ',
  reveal: 'แสดงเลขประจำตัวของ',
  export: 'ส่งออก',
  export_ended: 'ส่งออกไม่ครบ: ',
  back_up: 'สำรอง',
  restore: 'กู้คืน',
  restore_unproven: 'คำบอกการกู้คืนที่พิสูจน์ไม่ได้: ',
  purge: 'ล้างข้อมูลพ้นกำหนด: ',
  submit: 'ส่ง',
  confirm_date: 'ยืนยันวันที่ของ',
};

export const th = {
  ...attachments,
  ...complaints,
  ...gifts,
  ...access,
  ...retention,
  ...search,
  ...history,
  app: {
    name: 'ใสสะอาด',
    tagline: 'ระบบงานศูนย์ประสานราชการใสสะอาด',
    sampleBanner: 'ข้อมูลตัวอย่าง — บุคคลและผลงานทั้งหมดเป็นข้อมูลสมมุติ',
    skip: 'ข้ามไปยังเนื้อหา',
    switchLanguage: 'English',
    switchLanguageLabel: 'Switch to English',
    theme: { auto: 'สีตามระบบ', light: 'สว่าง', dark: 'มืด' },
    themeLabel: 'ชุดสี',
    starting: 'กำลังเปิด…',
  },
  nav: {
    label: 'เมนูหลัก',
    close: 'ปิดแฟ้มงาน',
    /** Parts of the menu that are no area of work. */
    groups: {
      first: 'เมนูหลัก',
      a1: 'ศูนย์ประสานราชการใสสะอาด',
      a2: 'แผนกลยุทธ์ราชการใสสะอาด',
      a3: 'คุณธรรมจริยธรรม',
      a4: 'รณรงค์ การมีส่วนร่วม เฝ้าระวัง',
      a5: 'เครือข่าย',
      results: 'ตัวชี้วัดและรายงาน',
      tools: 'เครื่องมือ',
    },
    /** Shorter than the register's own name, or of no register. */
    screens: {
      overview: 'ภาพรวม',
      plan: 'แผนกลยุทธ์',
      coverage: 'ความครอบคลุม',
      gifts: 'ของขวัญ',
      complaints: 'เรื่องร้องเรียน',
      import: 'นำเข้าข้อมูล',
      report: 'รายงานผล',
      history: 'ประวัติ',
      settings: 'ตั้งค่า',
    },
  },
  scope: {
    label: 'ขอบเขตข้อมูล',
    agency: 'ส่วนราชการ',
    year: 'ปีงบประมาณ',
    round: 'รอบ',
    roundOf: (months: number) => `${months} เดือน`,
    noAgency: 'ยังไม่มีส่วนราชการ',
    noYear: 'ยังไม่มีปีงบประมาณ',
  },
  undoRedo: {
    undo: 'เลิกทำ',
    redo: 'ทำซ้ำ',
    undoOf: (name: string) => `เลิกทำ: ${name}`,
    redoOf: (name: string) => `ทำซ้ำ: ${name}`,
    nothingToUndo: 'ไม่มีรายการให้เลิกทำ',
    nothingToRedo: 'ไม่มีรายการให้ทำซ้ำ',
    undoing: (name: string) => `กำลังเลิกทำ “${name}” …`,
    redoing: (name: string) => `กำลังทำซ้ำ “${name}” …`,
    undone: (name: string) => `เลิกทำ “${name}” แล้ว`,
    redone: (name: string) => `ทำซ้ำ “${name}” แล้ว`,
    entry: (verb: string, register: string) => `${verb}${register}`,
  },
  common: {
    copyForAWhile: 'คัดลอก (ล้างจากคลิปบอร์ดใน 30 วินาที)',
    copiedForAWhile: 'คัดลอกแล้ว จะถูกล้างจากคลิปบอร์ดใน 30 วินาที',
    add: 'เพิ่ม',
    addOf: (what: string) => `เพิ่ม${what}`,
    edit: 'แก้ไข',
    editOf: (what: string) => `แก้ไข${what}`,
    save: 'บันทึก',
    saved: 'บันทึกแล้ว',
    removed: 'ลบแล้ว',
    cancel: 'ยกเลิก',
    close: 'ปิด',
    remove: 'ลบ',
    back: 'กลับ',
    search: 'ค้นหา',
    searchHint: 'พิมพ์คำที่ต้องการ…',
    clear: 'ล้าง',
    retry: 'ลองใหม่',
    loading: 'กำลังโหลด…',
    saving: 'กำลังบันทึก…',
    count: (shown: number, all: number) =>
      shown === all
        ? `${all.toLocaleString('en-US')} รายการ`
        : `${shown.toLocaleString('en-US')} จาก ${all.toLocaleString('en-US')} รายการ`,
    empty: 'ยังไม่มีข้อมูล',
    emptyOf: (what: string) => `ยังไม่มี${what}`,
    emptyHint: 'เพิ่มรายการแรกได้จากปุ่มด้านบน',
    noMatch: 'ไม่พบรายการที่ตรงกับคำค้น',
    notGiven: '—',
    overdue: 'เกินกำหนด',
    nextDue: 'กำหนดถัดไป',
    choose: 'เลือก…',
    none: 'ไม่ระบุ',
    yes: 'ใช่',
    no: 'ไม่ใช่',
    baht: 'บาท',
    total: 'รวม',
    sortBy: (column: string) => `เรียงตาม${column}`,
    confirmRemove: (what: string) => `ลบ${what}นี้หรือไม่`,
    confirmRemoveHint: 'เลิกทำภายหลังได้ด้วยปุ่ม “เลิกทำ”',
    dateHint: 'วัน/เดือน/ปี พ.ศ.',
    reveal: 'แสดงเลข',
    replace: 'แก้เลข',
    error: 'เกิดข้อผิดพลาด',
    dismiss: 'ปิดข้อความ',
  },
  ...overview,
  ...forms,
  ...briefs,
  ...coverage,
  ...due,
  ...links,
  ...reference,
  ...surveys,
  ...disclosure,
  ...carry,
  ...calendar,
  ...agencies,
  ...people,
  ...plan,
  ...trainings,
  ...awards,
  ...indicators,
  ...imports,
  report,
  ...settings,
  errors,
  files,
  verbs,
  /** What the history tells of beside the registers. */
  outside: { workspace: 'แฟ้มงาน', identities: 'ข้อมูลผู้ร้อง' },
};

export type Dictionary = typeof th;
