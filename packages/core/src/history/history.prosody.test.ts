import { describe } from 'vitest';
import { isProsodyInstalled } from '../../test-kit/prosody.js';
import { testHistory } from '../../test-kit/test-history.js';
import { XmppRig } from '../../test-kit/xmpp-rig.js';

describe.skipIf(!isProsodyInstalled())('the call history, against Prosody', { timeout: 30_000 }, () => {
  testHistory(() => XmppRig.start());
});
