import { oneClickOnePress } from './clicks';
import { holdWhileComposing } from './composing';
import { keepFields } from './fields';
import { keepTheFocus, skipToContent } from './focus';
import { enterPressesTheChosen, escapeClosesPanels, openDialogs, pressByKeys, sendByKeys } from './keys';
import { switchLetters } from './letters';
import { keepThePageStill } from './moves';
import { keepFormsInPlace } from './place';
import { showWhatLinksOpen } from './shown';

export { arrive } from './focus';
export { unwatch, watch } from './leaving';

keepFields();
holdWhileComposing();
oneClickOnePress();
keepFormsInPlace();
skipToContent();
keepTheFocus();
pressByKeys();
sendByKeys();
switchLetters();
openDialogs();
enterPressesTheChosen();
escapeClosesPanels();
keepThePageStill();
showWhatLinksOpen();
