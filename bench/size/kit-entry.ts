// What an app with the whole kit imports; see the README.
export { CallProvider, IncomingCallDialog, VideoCall } from '@parley/react';
export { createCallClient, quickbloxAddressing, strophe } from '@parley/core';
