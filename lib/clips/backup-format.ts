/** The `format` field of a backup file. */
export const BACKUP_FORMAT = 'tearsheet-backup';
/** The newest version of the format, which is the one written. */
export const BACKUP_VERSION = 1;
