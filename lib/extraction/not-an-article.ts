/** Thrown if a page has no article. The message is one sentence for the user. */
export class NotAnArticle extends Error {
  override readonly name = 'NotAnArticle';

  constructor(message = 'This page does not look like an article.') {
    super(message);
  }
}
