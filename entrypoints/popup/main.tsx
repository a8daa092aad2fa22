import '@/components/theme.css';
import './popup.css';
import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { ClipDatabase } from '@/lib/store/database';
import { Popup } from './Popup';

mount({ language: uiLanguage(), text: translate }, (root) => (
  <Popup db={new ClipDatabase()} root={root} />
));
