import { expect, it } from 'vitest';
import * as store from './index.js';

it('shows these names and no others', () => {
  expect(Object.keys(store).toSorted()).toEqual([
    'createCallStore',
    'isSourceOn',
    'isUnderWay',
    'presentIds',
    'selectCall',
    'selectChat',
    'selectContact',
    'selectCurrentCallId',
    'selectHeldCallIds',
    'selectIncomingCallIds',
    'selectIsChatOpen',
    'selectLayout',
    'selectParticipant',
    'selectRaisedHandIds',
    'selectScreenSharerId',
    'selectStage',
    'selectVolume',
    'tookPart',
  ]);
});
