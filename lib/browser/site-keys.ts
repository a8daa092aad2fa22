import browser from 'webextension-polyfill';

/** The hosts with a stored entry under a prefix. */
export function hostsWith(prefix: string, stored: object): readonly string[] {
  const keys = Object.keys(stored).filter((key) => key.startsWith(prefix));
  return keys.map((key) => key.slice(prefix.length));
}

/** Calls back with the hosts with a stored entry under a prefix, now and whenever they change. */
export function watchHostsWith(prefix: string) {
  return (
    onValue: (hosts: readonly string[]) => void,
    onError: (error: unknown) => void,
  ): (() => void) => {
    const tell = () =>
      void browser.storage.local.get().then((stored) => {
        onValue(hostsWith(prefix, stored));
      }, onError);
    browser.storage.local.onChanged.addListener(tell);
    tell();
    return () => browser.storage.local.onChanged.removeListener(tell);
  };
}
