import { readFile } from 'node:fs/promises';
import type { WxtHooks } from 'wxt';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/**
 * A locale's messages as they ship: what is for translators is left out, and `$NAME$` is written
 * as the `$1` that it stands for, since eighteen locales weigh.
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

/** Puts the messages of every locale into a build as they ship. */
export const shipMessages: NonNullable<WxtHooks['build:publicAssets']> = async (_wxt, files) => {
  for (const [index, file] of files.entries()) {
    if (!('absoluteSrc' in file) || !/_locales\/\w+\/messages\.json$/.test(file.absoluteSrc)) {
      continue;
    }
    const contents = shippedMessages(await readFile(file.absoluteSrc, 'utf8'));
    files[index] = { relativeDest: file.relativeDest, contents };
  }
};
