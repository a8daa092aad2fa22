import { MarkdownOptions } from '@/components/export/MarkdownOptions';
import {
  TemplateActions,
  TemplateChoice,
  TemplateImports,
} from '@/components/export/TemplateChoice';
import { templateProblems } from '@/lib/export/markdown-template';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import { FILTER_NAMES } from '@/lib/export/templates/filters';
import { VARIABLE_NAMES } from '@/lib/export/templates/variables';
import type { ClipDatabase } from '@/lib/store/database';
import { TemplatePreview } from './TemplatePreview';
import type { useTemplates } from './use-templates';

interface Props {
  readonly db: ClipDatabase;
  readonly templates: ReturnType<typeof useTemplates>;
}

/** Choice and editor of the Markdown template, with a preview. */
export function MarkdownTemplates({ db, templates }: Props) {
  const { template } = templates;
  return (
    <>
      <TemplateChoice
        named={templates.named}
        chosen={templates.chosen}
        onChoose={templates.choose}
      />
      <MarkdownOptions
        template={template}
        variables={VARIABLE_NAMES}
        filters={FILTER_NAMES}
        problems={templateProblems(template)}
        onChange={templates.change}
      >
        <TemplatePreview db={db} template={template} />
        <TemplateActions
          removable={templates.chosen !== null}
          onNew={templates.addNew}
          onRemove={templates.remove}
          onReset={() => templates.change(DEFAULT_TEMPLATE)}
          onImport={templates.importFiles}
        />
        <TemplateImports imports={templates.imports} />
      </MarkdownOptions>
    </>
  );
}
