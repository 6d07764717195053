/** Lines from `from` up to, not including, `to`. */
export interface Region {
  from: number;
  to: number;
}
