/**
 * Matches text that a spreadsheet runs as a formula. Papa Parse's own pattern misses cells with
 * several lines.
 */
export const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
