export function findBrowser(name: string): string {
  return name === 'firefox' ? '/usr/bin/firefox-esr' : '/usr/bin/chromium';
}
