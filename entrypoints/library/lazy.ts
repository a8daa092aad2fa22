import { lazy } from '@/components/lazy';

/** Loads the reader, which the list does not need. */
export const loadReader = async () => (await import('./reader/OpenClip')).OpenClip;

/* Rarely used parts of the library; the open clip's reader is loaded after the list. */
export const LazyClip = lazy(loadReader);
export const LazyCite = lazy(async () => (await import('./reader/Cite')).Cite);
export const LazyEditTag = lazy(async () => (await import('./tags/EditTag')).EditTag);
export const LazyExport = lazy(async () => (await import('./export/ExportDialog')).ExportDialog);
export const LazySettings = lazy(
  async () => (await import('./settings/SettingsDialog')).SettingsDialog,
);
export const LazyReview = lazy(async () => (await import('./highlights/Review')).Review);
