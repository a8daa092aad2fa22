import { liveQuery } from 'dexie';

/**
 * A query to be run at once and again whenever what it read changes, in whatever page or worker.
 * The function given back starts it and returns what stops it.
 */
export function watch<T>(query: () => Promise<T>) {
  return (onValue: (value: T) => void, onError: (error: unknown) => void): (() => void) => {
    const subscription = liveQuery(query).subscribe(onValue, onError);
    return () => subscription.unsubscribe();
  };
}
