import type { ClipDatabase } from '@/lib/store/database';

/** The properties that every section of the settings has. */
export interface SectionProps {
  readonly title: string;
  readonly db: ClipDatabase;
}
