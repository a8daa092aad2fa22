import '@/components/theme.css';
import './library.css';
import { render } from 'preact';
import { ErrorPanel } from '@/components/ErrorPanel';
import { StringsProvider } from '@/components/strings';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { ClipDatabase } from '@/lib/store/database';
import { Library } from './Library';

const strings = { language: uiLanguage(), text: translate };
const app = document.getElementById('app');
document.documentElement.lang = strings.language;
if (app) {
  render(
    <StringsProvider value={strings}>
      <ErrorPanel strings={strings}>
        <Library db={new ClipDatabase()} />
      </ErrorPanel>
    </StringsProvider>,
    app,
  );
}
