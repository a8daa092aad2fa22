/** Milliseconds after which the popup is drawn, even where nothing tells that it is seen. */
const PATIENCE = 100;

// What is in the page itself is painted first: to load and draw the rest would keep it from that.
await new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, PATIENCE);
});
const { draw } = await import('./draw');
draw();
