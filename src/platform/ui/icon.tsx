/** Line drawings on a grid of 24, always beside words: they never speak alone. */
const drawings = {
  home: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
  tasks: "M9 6h11M9 12h11M9 18h11M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2",
  plan: "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3",
  risk: "M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6zM12 8v5M12 16v.5",
  progress: "M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6",
  report: "M14 3H6v18h12V7zM14 3v4h4M9 13h6M9 17h6",
  register: "M5 4h13v16H5zM5 8H3M5 12H3M5 16H3M9 8h5M9 12h5",
  complaint: "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5",
  service: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
  public: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
  assessment: "M12 3l3 6 6 1-4.5 4.5L17.5 21 12 18l-5.5 3 1-6.5L3 10l6-1z",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.5.5 4 2.5 4 5.5",
  unit: "M4 21V9l8-5 8 5v12M4 21h16M8 21v-8M12 21v-8M16 21v-8",
  meeting: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  log: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
  menu: "M4 7h16M4 12h16M4 17h16",
  account: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 21c0-4 3-6 7-6s7 2 7 6",
  switch: "M4 8h14M15 5l3 3-3 3M20 16H6M9 13l-3 3 3 3",
  leave: "M14 4H5v16h9M10 12h10M17 9l3 3-3 3",
  key: "M8 16a4 4 0 1 1 3.5-6H21v4h-3v2h-3v-2h-3.5A4 4 0 0 1 8 16z",
  unfold: "M6 9l6 6 6-6",
  download: "M12 4v11M8 11l4 4 4-4M4 20h16",
  done: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.5",
  late: "M12 4 2.5 20h19zM12 10v5M12 17.5v.5",
  stop: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 9l6 6M15 9l-6 6",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
  bell: "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 20a2 2 0 0 0 4 0",
  empty: "M4 13 7 5h10l3 8v6H4zM4 13h5l1 3h4l1-3h5",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
