/**
 * Precedes the highlights in exported Markdown files: viewers do not show it, and it tells an
 * import where the article ends.
 */
export const HIGHLIGHTS_MARK = '<!-- tearsheet:highlights -->';
