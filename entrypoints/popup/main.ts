/** Milliseconds after which the popup is drawn even without an animation frame. */
const PATIENCE = 100;

// Paint the static page first: loading and drawing the rest would delay that.
const painted = new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, PATIENCE);
});
// Not awaited, so that no chunk that imports this one could wait for it in a circle.
void painted.then(() => import('./draw')).then(({ draw }) => draw());
