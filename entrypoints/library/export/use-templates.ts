import { useEffect, useState } from 'preact/hooks';
import { CLIPPING_DEFAULTS } from '@/lib/clips/clipping-settings';
import type { Templates } from '@/lib/export/kept-templates';
import {
  addTemplate,
  keepTemplate,
  putTemplate,
  readTemplates,
  removeTemplate,
  templateFor,
} from '@/lib/export/kept-templates';
import type { MarkdownTemplate } from '@/lib/export/standard-template';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import type { ClipDatabase } from '@/lib/store/database';
import type { TemplateImport } from './import-templates';

const NONE_YET: Templates = { standard: DEFAULT_TEMPLATE, named: [], settings: CLIPPING_DEFAULTS };

/** The user's Markdown templates, saved as they change, and which of them is chosen. */
export function useTemplates(db: ClipDatabase) {
  const [templates, setTemplates] = useState(NONE_YET);
  const [chosen, choose] = useState<string | null>(null);
  const [imports, setImports] = useState<readonly TemplateImport[]>([]);
  const reread = async () => setTemplates(await readTemplates(db));
  useEffect(() => void reread(), [db]);
  const named = templates.named.find(({ id }) => id === chosen);

  const change = (next: MarkdownTemplate) => {
    if (!named) {
      setTemplates({ ...templates, standard: next });
      void keepTemplate(db, next);
      return;
    }
    const changed = { ...next, id: named.id, title: named.title };
    const put = templates.named.map((each) => (each.id === named.id ? changed : each));
    setTemplates({ ...templates, named: put });
    void putTemplate(db, changed);
  };

  const addNew = async (title: string) => {
    const id = await addTemplate(db, title, named ?? templates.standard);
    await reread();
    choose(id);
  };

  const remove = async () => {
    if (named) await removeTemplate(db, named.id);
    choose(null);
    await reread();
  };

  const importFiles = async (files: readonly File[]) => {
    const { importTemplates } = await import('./import-templates');
    const results: TemplateImport[] = [];
    for (const file of files) results.push(await importTemplates(db, file));
    await reread();
    setImports(results);
    choose(results.flatMap(({ ids }) => ids).at(-1) ?? chosen);
  };

  return {
    /** Whether they have been read: what is typed before would change another template. */
    isReady: templates !== NONE_YET,
    named: templates.named,
    chosen: named?.id ?? null,
    choose,
    template: named ?? templates.standard,
    /** The template for each clip. */
    templateFor: templateFor(templates, named?.id ?? null),
    change,
    addNew: (title: string) => void addNew(title),
    remove: () => void remove(),
    imports,
    importFiles: (files: readonly File[]) => void importFiles(files),
  };
}
