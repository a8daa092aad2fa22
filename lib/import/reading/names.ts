import { isFamilyFirst } from '@/lib/clips/family-first';

/** A name's parts in the order in which it is printed. */
export function inOrder({ family, given }: { family: string; given: string }): string {
  const parts = isFamilyFirst(`${family}${given}`) ? [family, given] : [given, family];
  return parts.filter((part) => part !== '').join(' ');
}
