import { imageSources } from './image';

/** Size and density suffixes in the file names of one image's versions. */
const SIZE = /[-_@](?:\d{2,5}x\d{0,5}|\d(?:\.\d)?x|scaled|large|medium|small)(?=\.|$)/g;

/** Identifies an image by its file name without size suffixes. */
function nameOf(address: string): string {
  const path = address.split(/[?#]/)[0] ?? '';
  return (path.split('/').at(-1) ?? '').toLowerCase().replaceAll(SIZE, '');
}

/** Whether an article's HTML includes an image, in any size. */
export function includesImage(html: string, url: string): boolean {
  const wanted = nameOf(url);
  return imageSources(html).some(
    (address) => address === url || (wanted !== '' && nameOf(address) === wanted),
  );
}
