import { imageSources } from './image';

/** Marks of size and density that sites put into the names of one image's files. */
const SIZE = /[-_@](?:\d{2,5}x\d{0,5}|\d(?:\.\d)?x|scaled|large|medium|small)(?=\.|$)/g;

/** What tells an image from others: its file's name without marks of size. */
function nameOf(address: string): string {
  const path = address.split(/[?#]/)[0] ?? '';
  return (path.split('/').at(-1) ?? '').toLowerCase().replaceAll(SIZE, '');
}

/** Whether an article's HTML shows an image itself, in whatever size. */
export function showsImage(html: string, url: string): boolean {
  const wanted = nameOf(url);
  return imageSources(html).some(
    (address) => address === url || (wanted !== '' && nameOf(address) === wanted),
  );
}
