import { liveQuery } from 'dexie';

/**
 * Creates a live query: it runs at once, and again whenever its data changes, in any page or
 * worker. Call the returned function to start it; that returns a function that stops it.
 */
export function watch<T>(query: () => Promise<T>) {
  return (onValue: (value: T) => void, onError: (error: unknown) => void): (() => void) => {
    const subscription = liveQuery(query).subscribe(onValue, onError);
    return () => subscription.unsubscribe();
  };
}
