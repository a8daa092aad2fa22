import * as v from 'valibot';

/** How a list shows its clips. */
export const LAYOUTS = ['list', 'cards', 'headlines'] as const;
/** What a list is sorted by. */
export const ORDERS = ['clipped', 'published', 'title', 'site', 'length', 'read'] as const;

const schema = v.object({ layout: v.picklist(LAYOUTS), order: v.picklist(ORDERS) });

/** How the person wants a place's clips to be listed. */
export type ListView = v.InferOutput<typeof schema>;
export type ListLayout = ListView['layout'];
export type ListOrder = ListView['order'];

export const LIST_DEFAULTS: ListView = { layout: 'list', order: 'clipped' };

/** A view from where it was kept; the default where that is unusable. */
export function parseListView(json: string): ListView {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : LIST_DEFAULTS;
}
