/** What parts of a clip are called that the page has no words for, in the person's language. */
export interface KindLabels {
  readonly chapters: string;
  readonly transcript: string;
  readonly ingredients: string;
  readonly steps: string;
  readonly price: string;
  readonly brand: string;
  readonly sku: string;
  readonly rating: string;
  readonly language: string;
  readonly licence: string;
  readonly stars: string;
}
