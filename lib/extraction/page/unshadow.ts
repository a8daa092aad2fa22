/** Elements whose `name` or `id` would shadow the properties of `document` and of forms. */
export const SHADOWING =
  'form,input,button,select,textarea,fieldset,output,img,image,iframe,frame,embed,object';

const NAMES: ReadonlySet<string> = new Set(SHADOWING.split(','));

/** Takes such names off a copied element. */
export function unshadow(copy: Element): void {
  Element.prototype.removeAttribute.call(copy, 'name');
  Element.prototype.removeAttribute.call(copy, 'id');
}

/** Whether an element of this kind can shadow properties. */
export function canShadow(localName: string): boolean {
  return NAMES.has(localName);
}
