import '@/components/theme.css';
import '../popup/popup.css';
import './panel.css';
import { mount } from '@/components/mount';
import { applyAppearance } from '@/lib/browser/appearance';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { ClipDatabase } from '@/lib/store/database';
import { Panel } from './Panel';

const db = new ClipDatabase();

applyAppearance();
mount({ language: uiLanguage(), text: translate }, (root) => <Panel db={db} root={root} />);
