/** A file that cannot be imported at all. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable';
  readonly reason: 'not JSON' | 'not a backup' | 'newer version';

  constructor(reason: NotReadable['reason']) {
    super(reason);
    this.reason = reason;
  }
}
