// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { startCallTest } from '../test-support/render.js';
import { useCalls } from './use-calls.js';
import { useOutgoingCall } from './use-outgoing-call.js';

function Outgoing(): ReactElement {
  const { state, names, label, getCancelProps } = useOutgoingCall();
  return (
    <>
      <output>{[String(state), names.join(), label].join(' ')}</output>
      <button {...getCancelProps()} type="button" />
    </>
  );
}

const facts = () => screen.getByRole('status').textContent;

describe('useOutgoingCall', () => {
  it('says in words where it stands, and that it rings once their device has said so', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    show(<Outgoing />);
    expect(facts()).toBe('null  ');
    act(() => void ann.client.call('bob'));
    expect(facts()).toBe('dialing Bob Calling…');
    await settle();
    expect(facts()).toBe('dialing Bob Ringing…');
    onlyCall(bob).reject();
    await settle();
    expect(facts()).toBe('ended Bob ');
  });

  it('does not say that it rings where nobody is', async () => {
    const { ann, show, settle } = await startCallTest();
    show(<Outgoing />);
    ann.client.call('nobody');
    await settle();
    expect(facts()).toBe('dialing nobody Calling…');
  });

  it('takes it back', async () => {
    const { ann, show, user, settle } = await startCallTest();
    show(<Outgoing />);
    const call = ann.client.call('bob');
    await settle();
    await user.click(screen.getByRole('button', { name: 'Cancel call' }));
    await settle();
    expect(call.snapshot.endReason).toBe('canceled');
  });

  it('is not about a call that came in, nor about one that stands', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    show(<Outgoing />);
    bob.client.call('ann');
    await settle();
    expect(facts()).toBe('null  ');
    onlyCall(bob).hangUp();
    await settle();
    ann.client.call('bob');
    await settle();
    onlyCall(bob).accept();
    await settle();
    expect(facts()).toBe('null  ');
  });
});

describe('useCalls', () => {
  it('lists the calls that are not over, oldest first', async () => {
    const { bob, ann, signIn, show, settle } = await startCallTest();
    const carol = await signIn('carol');
    const lists: (readonly string[])[] = [];
    function Calls(): ReactElement {
      const ids = useCalls();
      return <output ref={() => void lists.push(ids)}>{ids.length}</output>;
    }
    show(<Calls />);
    bob.client.call('ann');
    await settle();
    carol.client.call('ann');
    await settle();
    expect(lists.at(-1)).toEqual(ann.client.calls.map(({ id }) => id));
    expect(lists.at(-1)).toHaveLength(2);
    onlyCall(bob).hangUp();
    await settle();
    expect(lists.at(-1)).toEqual([onlyCall(ann).id]);
  });
});
