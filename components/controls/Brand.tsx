/** The product name with its logo: a page torn off at the foot. */
export function Brand() {
  return (
    <span class="brand">
      <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
        <path
          class="brand-page"
          d="M4 2h16v17.2l-2.3 1.9-2.3-2.2-2.6 2.6-2.4-2.4-2.5 2.3L4 20.6z"
        />
        <path class="brand-lines" d="M7.5 6.5h9M7.5 10h9M7.5 13.5h5.5" />
      </svg>
      Tearsheet
    </span>
  );
}
