/**
 * Before the highlights in Markdown files of ours: readers do not show it, and it tells an import
 * where the article has ended.
 */
export const HIGHLIGHTS_MARK = '<!-- tearsheet:highlights -->';
