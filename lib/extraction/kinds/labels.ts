/** Labels, in the user's language, for parts of a clip that the page itself does not label. */
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
