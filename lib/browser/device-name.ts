import browser from 'webextension-polyfill';

const SYSTEMS: Readonly<Record<string, string>> = {
  android: 'Android',
  cros: 'ChromeOS',
  fuchsia: 'Fuchsia',
  ios: 'iOS',
  linux: 'Linux',
  mac: 'Mac',
  openbsd: 'OpenBSD',
  win: 'Windows',
};

/** The name of this device among the user's devices, such as "Firefox on Linux". */
export async function deviceName(): Promise<string> {
  const { os } = await browser.runtime.getPlatformInfo();
  return `${browserName()} on ${SYSTEMS[os] ?? os}`;
}

function browserName(): string {
  if (/\bFirefox\//.test(navigator.userAgent)) return 'Firefox';
  if (/\bEdg\//.test(navigator.userAgent)) return 'Edge';
  return /\bOPR\//.test(navigator.userAgent) ? 'Opera' : 'Chrome';
}
