import { describe, expect, it } from 'vitest';
import { checkNext, notesOf, release } from '../../../scripts/release-notes';

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n### Added\n\n- Clips.\n\n## 0.1.0 (2026-01-02)\n\n- First.\n';

describe('a release', () => {
  it('dates the unreleased section, above earlier releases', () => {
    const { changelog, notes } = release(CHANGELOG, '0.2.0', '2026-03-04');
    expect(notes).toBe('### Added\n\n- Clips.');
    expect(changelog).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-03-04)\n\n### Added\n\n- Clips.\n\n## 0.1.0 (2026-01-02)\n\n- First.\n',
    );
    expect(notesOf(changelog, '0.2.0')).toBe(notes);
    expect(notesOf(changelog, '0.1.0')).toBe('- First.');
    expect(notesOf(changelog, '9.0.0')).toBe('');
  });

  it('is rejected if nothing is unreleased', () => {
    const { changelog } = release(CHANGELOG, '0.2.0', '2026-03-04');
    expect(() => release(changelog, '0.3.0', '2026-03-05')).toThrow(/nothing/);
  });

  it.each([
    ['0.1.0', '0.1.1'],
    ['0.9.0', '0.10.0'],
    ['1.9.9', '2.0.0'],
  ])('is allowed from %s to %s', (from, to) => expect(() => checkNext(from, to)).not.toThrow());

  it.each([
    ['0.1.0', '0.1.0'],
    ['0.2.0', '0.1.9'],
    ['1.0.0', '0.9.9'],
    ['1.0.0', 'v1.1.0'],
    ['1.0.0', '1.1'],
  ])('is not allowed from %s to %s', (from, to) => expect(() => checkNext(from, to)).toThrow());
});
