import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly testId: string;
  readonly class: string;
  readonly placeholder?: string;
  /** Whether Enter inserts a new line; it does not in a title. */
  readonly multiline: boolean;
  readonly onChange: (value: string) => void;
  /** Called when the field loses focus. */
  readonly onCommit?: () => void;
}

/** A text field that is as tall as its text. */
export function GrowingText({
  value,
  multiline,
  onChange,
  onCommit,
  label,
  testId,
  ...rest
}: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => fit(field.current), [value]);
  useLayoutEffect(() => {
    // Lines wrap differently when the width changes, for instance because a scrollbar appears.
    const observer = new ResizeObserver(() => fit(field.current));
    if (field.current) observer.observe(field.current);
    return () => observer.disconnect();
  }, []);
  return (
    <textarea
      {...rest}
      ref={field}
      rows={1}
      aria-label={label}
      data-testid={testId}
      value={value}
      spellcheck={multiline}
      dir="auto"
      onInput={({ currentTarget }) =>
        onChange(
          multiline ? currentTarget.value : currentTarget.value.replaceAll(/(?<!\s)\s*\n\s*/g, ' '),
        )
      }
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || multiline || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
      onBlur={onCommit}
    />
  );
}

function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
