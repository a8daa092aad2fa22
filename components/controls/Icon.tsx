/** Outlines on a 20 × 20 grid, drawn for Tearsheet. */
const SHAPES = {
  archive: 'M3 4.5h14v3.5H3zM4.5 8v8h11V8M8 11h4',
  back: 'M12.5 4 6.5 10l6 6',
  book: 'M10 5.5C8 4 5.5 3.7 3 4v11.5c2.5-.3 5 0 7 1.5 2-1.5 4.5-1.8 7-1.5V4c-2.5-.3-5 0-7 1.5zm0 0V17',
  cards: 'M3.5 3.5h5.5v5.5H3.5zM11 3.5h5.5v5.5H11zM3.5 11h5.5v5.5H3.5zM11 11h5.5v5.5H11z',
  cite: 'M4 13V9q0-3 3-4M4 9.5h4V13zM12 13V9q0-3 3-4m-3 4.5h4V13z',
  close: 'm5 5 10 10M15 5 5 15',
  duplicates: 'M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.4 6l2.6 2.6',
  device: 'M4 4.5h12v8.5H4zM2.5 16h15',
  download: 'M10 3v9.5m0 0 4-4m-4 4-4-4M4 16.5h12',
  forth: 'M7.5 4l6 6-6 6',
  full: 'M3.5 8V3.5H8M12 3.5h4.5V8M16.5 12v4.5H12M8 16.5H3.5V12',
  headlines: 'M3.5 5h13M3.5 10h13M3.5 15h13',
  highlight: 'M4 16.5h12M6.5 12.5l-1 1.5h3l7-7.5-2.5-2.5-7 7z',
  inbox: 'M3 11.5 5 4h10l2 7.5V16H3zm0 0h4.5l1 2h3l1-2H17',
  inside: 'm8 5 5 5-5 5',
  letters: 'M2.5 15.5 6.5 5l4 10.5M4 12h5M12 15.5l2.8-7.5 2.7 7.5M13 13.2h3.6',
  library: 'M4 3.5h3v13H4zM8.5 3.5h3v13h-3zM13 4.2l2.8-.7 3 12.3-2.9.7z',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.8-2.8a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.8 2.8a3 3 0 0 0 4.3 4.3l1-1',
  listen: 'M3.5 8v4h3l4 3.5V4.5L6.5 8zM13 7.5a3.5 3.5 0 0 1 0 5M15 5a7 7 0 0 1 0 10',
  pause: 'M7 4.5v11M13 4.5v11',
  play: 'M6 4l10 6-10 6z',
  list: 'M3.5 4h4v4h-4zM10.5 6h6M3.5 12h4v4h-4zM10.5 14h6',
  more: 'M4.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M9.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M14.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0',
  open: 'M11.5 4H16v4.5M16 4l-7 7M13.5 11.5V16H4V6.5h4.5',
  panel: 'M3.5 4h13v12h-13zM12 4v12M14 7.5h.5M14 10h.5',
  pick: 'M3.5 7V3.5H7M13 3.5h3.5V7M3.5 13v3.5H7M9 9l7.5 2.8-3.3 1.4-1.4 3.3z',
  read: 'm4 10 4 4 8-9',
  print: 'M6 7.5V3.5h8v4M6 14H3.5V7.5h13V14H14M6 11.5h8v5H6z',
  restore: 'M4.5 8H12a4 4 0 0 1 0 8H8M4.5 8 8 4.5M4.5 8 8 11.5',
  search: 'M8.8 14a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4m3.8-1.4 4 4',
  send: 'M3 9.5 17 3.5l-4.5 13-3.3-5.2zM9.2 11.3 17 3.5',
  server: 'M4 3.5h12v5H4zM4 11.5h12v5H4zM7 6h.01M7 14h.01',
  settings: 'M3 6h7M14 6h3M12 4v4M3 14h3M10 14h7M8 12v4',
  star: 'm10 3 2.2 4.5 5 .7-3.6 3.5.9 4.9L10 14.3l-4.5 2.3.9-4.9L2.8 8.2l5-.7z',
  sync: 'M4 8.5a6.3 6.3 0 0 1 11-2.3l1 1.3m0-4v4h-4M16 11.5a6.3 6.3 0 0 1-11 2.3l-1-1.3m0 4v-4h4',
  tabs: 'M3.5 6.5h13v10h-13zM3.5 6.5v-3h5v3M8.5 6.5v-3h5v3',
  tag: 'M3.5 3.5h6l7 7-6 6-7-7zM7 7h.01',
  trash: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11',
  unread: 'M10 5.5a4.5 4.5 0 1 0 .1 0',
  unstar: 'm10 3 2.2 4.5 5 .7-3.6 3.5.9 4.9L10 14.3l-4.5 2.3.9-4.9L2.8 8.2l5-.7zM3.5 3.5l13 13',
  versions: 'M10 5.5V10l3 2M3.5 10a6.5 6.5 0 1 0 2-4.7M3.5 3.5v3h3',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8v4M10 14.2v.1',
  upload: 'M10 13V3.5m0 0-4 4m4-4 4 4M4 16.5h12',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof SHAPES;

/** Icons that point along the text, and are mirrored in right-to-left languages. */
const MIRRORED: ReadonlySet<IconName> = new Set(['back', 'forth', 'panel', 'listen', 'send']);

/** A decorative icon; the text or label beside it carries the meaning. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg
      class={MIRRORED.has(name) ? 'icon mirrored' : 'icon'}
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
