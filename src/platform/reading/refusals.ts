/** Why a file is not read at all. Each says what to do next. */

export const boundsOf = {
  bytes: 30_000_000,
  unfolded: 150_000_000,
  entries: 3000,
  lines: 60_000,
  columns: 100,
  /** Seven times the longest document that we know; some rules look at each letter of a line from each other. */
  letters: 1_000_000,
  lineLetters: 10_000,
} as const;

export const refusals = {
  empty: "ไฟล์นี้ไม่มีข้อความ เปิดดูในเครื่องของท่าน แล้วเลือกไฟล์ที่มีเนื้อหา",
  tooBig: `ไฟล์ใหญ่เกินไป ใช้ไฟล์ไม่เกิน ${boundsOf.bytes / 1_000_000} MB (ลดขนาดหรือนำภาพออกจากไฟล์ก่อน)`,
  tooLong: `เอกสารยาวเกิน ${boundsOf.lines.toLocaleString("en")} บรรทัด แบ่งเฉพาะส่วนที่จะนำเข้าไว้ในไฟล์ใหม่`,
  tooMuch: `เอกสารมีตัวอักษรเกิน ${boundsOf.letters.toLocaleString("en")} ตัว แบ่งเฉพาะส่วนที่จะนำเข้าไว้ในไฟล์ใหม่`,
  longLine: `เอกสารมีย่อหน้าหรือแถวที่ยาวเกิน ${boundsOf.lineLetters.toLocaleString("en")} ตัวอักษร แบ่งเป็นหลายย่อหน้าก่อน`,
  tooSlow: "อ่านไฟล์นี้นานผิดปกติจึงหยุดอ่าน แบ่งเฉพาะส่วนที่จะนำเข้าไว้ในไฟล์ใหม่ แล้วเลือกอีกครั้ง",
  stillReading: "ไฟล์ก่อนหน้าของท่านยังอ่านไม่เสร็จ รอสักครู่แล้วเลือกไฟล์นี้อีกครั้ง",
  tooWide: `ตารางกว้างเกิน ${boundsOf.columns} คอลัมน์ ลบคอลัมน์ที่ไม่ใช้ออกก่อน`,
  bomb: "ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ (อาจเป็นไฟล์ที่ทำขึ้นเพื่อให้ระบบล่ม) จึงไม่อ่าน",
  macros: "ไฟล์นี้มีมาโคร (ชุดคำสั่ง) บันทึกเป็นแบบไม่มีมาโคร (.docx หรือ .xlsx) แล้วเลือกไฟล์นั้น",
  locked: "ไฟล์นี้ใส่รหัสผ่านไว้ หรือเป็น Word/Excel รุ่นเก่า (.doc, .xls) เปิดแล้วบันทึกเป็น .docx หรือ .xlsx ที่ไม่มีรหัสผ่าน",
  broken: "เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ เปิดดูในเครื่องของท่าน บันทึกใหม่ แล้วเลือกอีกครั้ง",
  pdf: "ไฟล์นี้เป็น PDF ระบบยังอ่าน PDF ไม่ได้ ใช้ไฟล์ Word (.docx) หรือ Excel (.xlsx) ต้นฉบับ หรือบันทึกข้อความเป็น .txt",
  noText: "อ่านตัวอักษรในไฟล์นี้ไม่ได้ ใช้ไฟล์ .docx .xlsx หรือ .txt (บันทึกเป็น UTF-8)",
  wrongKind: "ไฟล์นี้ไม่ใช่ชนิดที่อ่านได้ ใช้ไฟล์ .docx .xlsx หรือ .txt",
} as const;
