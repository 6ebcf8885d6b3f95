import { oneClickOnePress } from './clicks';
import { holdWhileComposing } from './composing';
import { keepFields } from './fields';
import { keepFormsInPlace } from './place';

export { unwatch, watch } from './leaving';

keepFields();
holdWhileComposing();
oneClickOnePress();
keepFormsInPlace();
