import * as v from 'valibot';

/** The layouts of a list of clips. */
export const LAYOUTS = ['list', 'cards', 'headlines'] as const;
/** The sort orders of a list of clips. */
export const ORDERS = ['clipped', 'published', 'title', 'site', 'length', 'read'] as const;

const schema = v.object({ layout: v.picklist(LAYOUTS), order: v.picklist(ORDERS) });

/** The user's view of a place's clips. */
export type ListView = v.InferOutput<typeof schema>;
export type ListLayout = ListView['layout'];
export type ListOrder = ListView['order'];

export const LIST_DEFAULTS: ListView = { layout: 'list', order: 'clipped' };

/** Parses a stored view; the default if it is unusable. */
export function parseListView(json: string): ListView {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : LIST_DEFAULTS;
}
