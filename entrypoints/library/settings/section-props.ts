import type { ClipDatabase } from '@/lib/store/database';

/** Props common to all sections of the settings. */
export interface SectionProps {
  readonly title: string;
  readonly db: ClipDatabase;
}
