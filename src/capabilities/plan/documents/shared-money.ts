/** What a book says of money that several projects use: the reader of a book knows it for what the product wrote. */
export const sharedMoney = {
  note: "หมายเหตุ เงินก้อนเดียวกันที่หลายโครงการใช้ร่วมกัน นับรวมในผลรวมเพียงครั้งเดียว",
  row: "เงินก้อนเดียวกันที่โครงการต่างมิติใช้ร่วมกัน",
} as const;
