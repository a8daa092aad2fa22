/** The class alone: the package's main file brings a second one along, which Tearsheet never asks. */
declare module '@mozilla/readability/Readability.js' {
  export { Readability as default } from '@mozilla/readability';
}
