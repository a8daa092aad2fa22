import { readFile } from 'node:fs/promises';
import type { WxtHooks } from 'wxt';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/**
 * Strips a locale's messages for shipping: drops everything meant for translators, and replaces
 * `$NAME$` by the `$1` it stands for, since eighteen locales add up.
 */
export function shippedMessages(source: string): string {
  const messages = JSON.parse(source) as Readonly<Record<string, Message>>;
  const shipped = Object.entries(messages).map(([key, { message, placeholders = {} }]) => {
    const bare = message.replaceAll(/\$([a-z0-9_]+)\$/gi, (whole, name: string) => {
      return placeholders[name.toLowerCase()]?.content ?? whole;
    });
    return [key, { message: bare }];
  });
  return JSON.stringify(Object.fromEntries(shipped));
}

/** WXT hook that puts the stripped messages of every locale into a build. */
export const shipMessages: NonNullable<WxtHooks['build:publicAssets']> = async (_wxt, files) => {
  for (const [index, file] of files.entries()) {
    if (!('absoluteSrc' in file) || !/_locales\/\w+\/messages\.json$/.test(file.absoluteSrc)) {
      continue;
    }
    const contents = shippedMessages(await readFile(file.absoluteSrc, 'utf8'));
    files[index] = { relativeDest: file.relativeDest, contents };
  }
};
