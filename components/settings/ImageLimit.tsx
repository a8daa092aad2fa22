import { useStrings } from '../strings';

interface Props {
  /** Maximum size of the images kept with a clip, in bytes; the choices are in `limits`. */
  readonly limit: number;
  readonly limits: readonly number[];
  readonly onChange: (limit: number) => void;
}

/** Menu for the maximum size of the images kept with a clip. */
export function ImageLimit({ limit, limits, onChange }: Props) {
  const { text, language } = useStrings();
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <label class="setting-line">
      <span>{text('imageLimit')}</span>
      <select
        data-testid="image-limit"
        value={limit}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      >
        {limits.map((each) => (
          <option key={each} value={each}>
            {each === 0
              ? text('imageLimitNone')
              : text('imageLimitUpTo', megabytes.format(each / 1e6))}
          </option>
        ))}
      </select>
    </label>
  );
}
