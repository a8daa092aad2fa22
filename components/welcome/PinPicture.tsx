import { useStrings } from '../strings';

/** Instructions for pinning the button, by browser. */
export const PINNING = { chromium: 'pin_chromium', firefox: 'pin_firefox' } as const;

/**
 * Picture of how to pin the button: the toolbar's puzzle piece, and the pin or gear in its menu.
 */
export function PinPicture({ of }: { readonly of: keyof typeof PINNING }) {
  const { text } = useStrings();
  return (
    <svg class="pin-picture" viewBox="0 0 320 150" role="img" aria-label={text(PINNING[of])}>
      <rect class="pin-bar" x="6" y="8" width="308" height="36" rx="10" />
      <rect class="pin-address" x="16" y="16" width="206" height="20" rx="10" />
      <path
        class="pin-mark"
        d="M240 20h6a3.6 3.6 0 1 1 7 0h6v6a3.6 3.6 0 1 1 0 7v6h-19v-6a3.6 3.6 0 1 0 0-7z"
      />
      <circle class="pin-ring" cx="249" cy="28" r="17" />
      <rect class="pin-menu" x="120" y="54" width="194" height="88" rx="10" />
      <rect class="pin-row" x="130" y="84" width="174" height="32" rx="8" />
      <rect class="pin-page" x="140" y="91" width="15" height="18" rx="2" />
      <path class="pin-lines" d="M143.5 96h8M143.5 100h8M143.5 104h5" />
      <text class="pin-name" x="165" y="105">
        Tearsheet
      </text>
      <path class="pin-others" d="M140 70h70M140 130h54" />
      {of === 'chromium' ? (
        <path class="pin-mark" d="M282 93h8l-1 7 3 3v2h-12v-2l3-3zM286 105v6" />
      ) : (
        <>
          <circle class="pin-mark" cx="286" cy="100" r="3.5" />
          <path
            class="pin-mark"
            d="M286 90v3M286 107v3M276 100h3M293 100h3M279 93l2 2M291 105l2 2M293 93l-2 2M281 105l-2 2"
          />
        </>
      )}
      <circle class="pin-ring" cx="286" cy="100" r="15" />
    </svg>
  );
}
