import { useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

interface Props {
  readonly onFiles: (files: readonly File[]) => void;
}

/** A drop area for files, with a button that opens the file picker. */
export function FileDrop({ onFiles }: Props) {
  const { text } = useStrings();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = Array.from(list ?? []);
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      class="file-drop"
      data-over={over}
      data-testid="file-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p>{text('importDrop')}</p>
      <button type="button" class="primary" onClick={() => picker.current?.click()}>
        <Icon name="upload" /> {text('importChoose')}
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={text('importChoose')}
        data-testid="import-file"
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
