/** The `format` that a backup file names. */
export const BACKUP_FORMAT = 'tearsheet-backup';
/** The newest version of it, the one written. */
export const BACKUP_VERSION = 1;
