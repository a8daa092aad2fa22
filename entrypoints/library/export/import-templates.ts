import { MOST_SITE_RULES } from '@/lib/clips/clipping-settings';
import { addTemplate } from '@/lib/export/kept-templates';
import type { Loss } from '@/lib/export/obsidian/convert';
import { LARGEST_FILE, readObsidianTemplates } from '@/lib/export/obsidian/read-template';
import { changeClippingSettings, clippingSettings } from '@/lib/store/clipping-settings';
import type { ClipDatabase } from '@/lib/store/database';

/** Result of importing a template file. */
export interface TemplateImport {
  readonly file: string;
  /** Names of the templates in it; empty if it is not a template file. */
  readonly titles: readonly string[];
  /** Their ids. */
  readonly ids: readonly string[];
  readonly lost: readonly Loss[];
}

/** Imports the templates of a file, and assigns them to the sites they were made for. */
export async function importTemplates(db: ClipDatabase, file: File): Promise<TemplateImport> {
  const read = file.size > LARGEST_FILE ? null : readObsidianTemplates(await file.text());
  const ids: string[] = [];
  for (const { title, template, hosts } of read ?? []) {
    const id = await addTemplate(db, title, template);
    await assignSites(db, hosts, id);
    ids.push(id);
  }
  const titles = (read ?? []).map(({ title }) => title);
  return { file: file.name, titles, ids, lost: (read ?? []).flatMap((each) => each.lost) };
}

/** Assigns a template to sites, except those that already have one. */
async function assignSites(
  db: ClipDatabase,
  hosts: readonly string[],
  template: string,
): Promise<void> {
  if (hosts.length === 0) return;
  const { sites } = await clippingSettings(db);
  const ruled = new Set(sites.map(({ host }) => host));
  const added = hosts
    .filter((host) => !ruled.has(host))
    .map((host) => ({ host, tags: [], images: false, template }));
  const changed = sites.map((rule) =>
    hosts.includes(rule.host) && rule.template === undefined ? { ...rule, template } : rule,
  );
  await changeClippingSettings(db, { sites: [...changed, ...added].slice(0, MOST_SITE_RULES) });
}
