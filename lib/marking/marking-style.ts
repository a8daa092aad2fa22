/** The style of the bubble and the bar, unaffected by the page's own. */
export const MARKING_STYLE = `
  :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none;
    --ink: #211e1a; --muted: #665f54; --paper: #fffdf8; --line: #8d8577; --accent: #a3320f;
    font: 14px/1.45 system-ui, sans-serif; color: var(--ink); }
  @media (prefers-color-scheme: dark) {
    :host { --ink: #ece6da; --muted: #aaa294; --paper: #1a1815; --line: #857d70; --accent: #ff9a6e; }
  }
  .bar, .bubble { position: fixed; box-sizing: border-box; pointer-events: auto; padding: 10px 12px;
    border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--ink);
    box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
  .bar { left: 50%; bottom: 16px; transform: translateX(-50%); display: flex; gap: 12px;
    align-items: center; width: max-content; max-width: calc(100vw - 32px); }
  .bar[hidden], .bubble[hidden], [hidden] { display: none; }
  .bubble { width: max-content; max-width: min(300px, calc(100vw - 16px)); }
  .row { display: flex; gap: 8px; align-items: center; }
  .space { flex: 1; }
  button { font: inherit; color: var(--ink); background: none; border: 1px solid var(--line);
    border-radius: 6px; min-height: 32px; padding: 2px 10px; cursor: pointer; }
  button.colour, button.icon { flex: none; width: 32px; padding: 0; }
  button.icon { display: grid; place-items: center; }
  svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.6; }
  button.colour { border-radius: 50%; background: var(--colour); }
  button.colour[aria-pressed='true'] { outline: 2px solid var(--ink); outline-offset: 1px; }
  button:focus-visible, textarea:focus-visible, input:focus-visible { outline: 2px solid var(--accent);
    outline-offset: 2px; }
  label { display: block; margin-top: 8px; color: var(--muted); font-size: 12px; }
  textarea, input { display: block; box-sizing: border-box; width: 100%; margin-top: 2px; padding: 6px 8px;
    font: inherit; font-size: 14px; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
    border-radius: 6px; resize: vertical; }
  p { margin: 0 0 8px; max-width: 34ch; }
  .yellow { --colour: #f2c200; } .green { --colour: #45b35b; } .blue { --colour: #4a9ae0; }
  .pink { --colour: #e0609a; }
  @media (forced-colors: active) { button.colour { forced-color-adjust: none; } }
`;
