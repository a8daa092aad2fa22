interface ChoiceProps<T extends string> {
  readonly label: string;
  /** Name of the radio group, unique within the page. */
  readonly name: string;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly nameOf: (value: T) => string;
  readonly onChoose: (value: T) => void;
}

/** Radio buttons for choosing one of a few values. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, name, values, chosen, nameOf, onChoose } = props;
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>{nameOf(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SliderProps<T extends number> {
  readonly label: string;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** A slider over a list of numbers, from smallest to largest. */
export function Slider<T extends number>({ label, values, chosen, onChoose }: SliderProps<T>) {
  return (
    <label class="slider">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={values.length - 1}
        value={values.indexOf(chosen)}
        aria-valuetext={String(chosen)}
        onInput={({ currentTarget }) => {
          const value = values[currentTarget.valueAsNumber];
          if (value !== undefined) onChoose(value);
        }}
      />
    </label>
  );
}
