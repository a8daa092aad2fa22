import { useEffect, useState } from 'preact/hooks';
import type { ClipEdit } from '@/lib/clips/edit';
import { useKeys } from '../use-keys';
import type { BodyProps } from './ArticleBody';
import type { PanelFocus } from './SidePanel';

type PanelOptions = Pick<BodyProps, 'clip' | 'settings' | 'onLink' | 'onSettings'> & {
  readonly onEdit: (edit: ClipEdit) => void;
};

/** State of the side panel, which is remembered, and the reader's keys outside the text. */
export function usePanel(
  { clip, settings, onEdit, onLink, onSettings }: PanelOptions,
  onListen: () => void,
) {
  const [open, setOpen] = useState(settings.panel);
  const [focus, setFocus] = useState<PanelFocus | null>(null);
  useEffect(() => setOpen(settings.panel), [settings.panel]);
  const show = (shown: boolean, field: PanelFocus['field'] | null = null) => {
    setOpen(shown);
    setFocus(field && { field });
    onSettings({ panel: shown });
  };
  useKeys((key) => {
    if (key === 'Escape' && open) show(false);
    else if (key === 'Escape' && settings.alone) onSettings({ alone: false });
    else if (key === 'f') onSettings({ alone: !settings.alone });
    else if (key === 'l') onListen();
    else if (key === 't') show(true, 'tags');
    else if (key === 'm') show(true, 'note');
    else if (key === 'o') onLink(clip.url);
    else if (key === '#') onEdit({ deleted: true });
    else return false;
    return true;
  });
  return { open, focus, show, onClose: () => show(false) };
}
