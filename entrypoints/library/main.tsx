import '@/components/theme.css';
import './library.css';
import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { ClipDatabase } from '@/lib/store/database';
import { Screens } from './Screens';

mount({ language: uiLanguage(), text: translate }, () => <Screens db={new ClipDatabase()} />);
