import { lazy } from '@/components/lazy';

/** Loads the reader, which the list does without. */
export const loadReader = async () => (await import('./OpenClip')).OpenClip;

/* What the library shows now and then; the open clip's reader is loaded when the list is there. */
export const LazyClip = lazy(loadReader);
export const LazyCite = lazy(async () => (await import('./Cite')).Cite);
export const LazyEditTag = lazy(async () => (await import('./EditTag')).EditTag);
export const LazyExport = lazy(async () => (await import('./ExportDialog')).ExportDialog);
export const LazySync = lazy(async () => (await import('./SyncDialog')).SyncDialog);
