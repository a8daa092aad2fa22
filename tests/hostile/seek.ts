/* Functions that are sent to documents as their source: none may use anything but its arguments. */

/** Page: tries every way of loading our files. @returns the files it could detect */
export async function probe(origin: string, files: string[]): Promise<string[]> {
  const found: string[] = [];
  const loads = (element: HTMLElement, address: string) =>
    new Promise<boolean>((resolve) => {
      element.addEventListener('load', () => resolve(true));
      element.addEventListener('error', () => resolve(false));
      element.setAttribute(element.localName === 'link' ? 'href' : 'src', address);
      document.documentElement.append(element);
      setTimeout(() => resolve(false), 1500);
    }).finally(() => element.remove());
  await Promise.all(
    files.map(async (file) => {
      const address = origin + file;
      const fetched = await fetch(address, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      );
      if (fetched) found.push(`fetch ${file}`);
      for (const name of ['img', 'script']) {
        if (await loads(document.createElement(name), address)) found.push(`${name} ${file}`);
      }
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      if (await loads(sheet, address)) found.push(`link ${file}`);
    }),
  );
  // A frame also fires `load` for an error page, as for an extension that is not installed.
  const framed = async (address: string) => {
    const frame = document.createElement('iframe');
    const loaded = await loads(frame, address);
    return `${loaded} ${frame.contentWindow?.length ?? ''}`;
  };
  const none = origin.replace(/[a-z0-9-]+(?=\/$)/, (id) =>
    id.replaceAll(/[a-f0-9]/g, (digit) => (digit === 'a' ? 'b' : 'a')),
  );
  if ((await framed(`${origin}popup.html`)) !== (await framed(`${none}popup.html`)))
    found.push('iframe');
  return found;
}

/** Page: records its state, and everything that changes in it. */
export function watchClosely(): void {
  const seen: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { type, attributeName } of records) seen.push(`${type} ${attributeName ?? ''}`);
  });
  const all = { attributes: true, characterData: true, childList: true, subtree: true };
  observer.observe(document, all);
  const errors = (event: Event) => seen.push(`event ${event.type}`);
  for (const type of ['error', 'unhandledrejection', 'message', 'securitypolicyviolation', 'click'])
    window.addEventListener(type, errors, true);
  const names = () =>
    [window, document, navigator, document.documentElement, document.body].map(
      (each) => new Set(Object.getOwnPropertyNames(each)),
    );
  const before = names();
  // The browser requests the page's icon at some point.
  const requests = () =>
    Array.from(new Set(performance.getEntriesByType('resource').map(({ name }) => name))).filter(
      (name) => !name.endsWith('/favicon.ico'),
    );
  const counts = () =>
    JSON.stringify([
      document.styleSheets.length,
      document.adoptedStyleSheets.length,
      requests(),
      document.documentElement.outerHTML.length,
      String(getSelection()),
      scrollY,
    ]);
  const counted = counts();
  const look = () => {
    for (const { type, attributeName } of observer.takeRecords())
      seen.push(`${type} ${attributeName ?? ''}`);
    const fresh = (names()[0] ?? new Set()).difference(before[0] ?? new Set());
    const rest = names().flatMap((set, at) =>
      at === 0 ? [] : [...set.difference(before[at] ?? set)],
    );
    const result = [...seen, ...Array.from(fresh, (name) => `window.${name}`), ...rest];
    // Only if nothing else was seen, since other changes affect these counts too.
    if (result.length === 0 && counts() !== counted) result.push(`${counted} → ${counts()}`);
    return result;
  };
  Object.defineProperty(window, 'lookAround', { value: look, enumerable: false });
  before[0]?.add('lookAround');
}

/** Page: returns what changed since. */
export function whatWasSeen(): string[] {
  return (Reflect.get(window, 'lookAround') as () => string[])();
}
