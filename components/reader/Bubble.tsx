import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  /** Current screen position of the anchor. */
  readonly at: () => DOMRect | null;
  readonly label: string;
  readonly testId: string;
  readonly children: preact.ComponentChildren;
}

/** Distance from the window's edge and from the anchor, in pixels. */
const GAP = 8;
/** Keeps the bubble clear of the toolbars, in pixels. */
const TOP = 56;

/** A small panel beside an anchor, which follows the anchor as it moves and stays in the window. */
export function Bubble({ at, label, testId, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const latest = useRef(at);
  latest.current = at;
  useLayoutEffect(() => {
    const put = () => {
      const box = latest.current();
      const size = panel.current?.getBoundingClientRect();
      if (!box || !size) return;
      const middle = box.x + box.width / 2 - size.width / 2;
      const above = box.y - size.height - GAP;
      const left = Math.max(GAP, Math.min(innerWidth - size.width - GAP, middle));
      const lowest = innerHeight - size.height - GAP;
      const top = Math.max(GAP, Math.min(lowest, above < TOP ? box.bottom + GAP : above));
      setPlace((now) => (now.left === left && now.top === top ? now : { left, top }));
    };
    put();
    // Scrolling does not bubble, but can be captured.
    document.addEventListener('scroll', put, true);
    window.addEventListener('resize', put);
    return () => {
      document.removeEventListener('scroll', put, true);
      window.removeEventListener('resize', put);
    };
  });
  return (
    <div
      ref={panel}
      class="bubble"
      role="group"
      aria-label={label}
      data-testid={testId}
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
    >
      {children}
    </div>
  );
}
