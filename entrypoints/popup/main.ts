/** Milliseconds after which the popup is drawn even without an animation frame. */
const PATIENCE = 100;

// Paint the static page first: loading and drawing the rest would delay that.
await new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, PATIENCE);
});
const { draw } = await import('./draw');
draw();
