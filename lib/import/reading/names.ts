import { isFamilyFirst } from '@/lib/clips/family-first';

/** Joins a name's parts in natural order. */
export function inOrder({ family, given }: { family: string; given: string }): string {
  const parts = isFamilyFirst(`${family}${given}`) ? [family, given] : [given, family];
  return parts.filter((part) => part !== '').join(' ');
}
