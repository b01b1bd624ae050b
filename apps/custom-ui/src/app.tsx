import { createCallClient, jidAddressing, strophe } from '@parley/core';
import type { CallClient } from '@parley/core';
import { CallProvider, useCall } from '@parley/react';
import { useState } from 'react';
import type { ReactElement } from 'react';

/** A whole phone in plain HTML: no component and no stylesheet of the kit, only `useCall`. */
export function App(): ReactElement {
  const [client, setClient] = useState<CallClient | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const signIn = (): void => {
    const service = `${location.origin.replace('http', 'ws')}/xmpp-websocket`;
    const credentials = { userId: name.toLowerCase(), password: 'parley' };
    const signaling = strophe({ service, credentials: () => credentials });
    const addressing = jidAddressing({ host: 'localhost' });
    const made = createCallClient({ signaling, addressing, userInfo: { name } });
    made.connect().then(
      () => setClient(made),
      (error: unknown) => setProblem(String(error)),
    );
  };
  if (client !== null) return <CallProvider client={client}>{<Phone />}</CallProvider>;
  return (
    <form action={signIn}>
      <label>
        Your name <input required pattern="\w+" onChange={({ target }) => setName(target.value)} />
      </label>
      <button type="submit">Sign in</button>
      <p role="alert">{problem}</p>
    </form>
  );
}

function Phone(): ReactElement {
  const phone = useCall();
  const { state, endReason, userId, presentIds, nameOf, getVideoProps } = phone;
  const them = phone.participantIds.map(nameOf).join(', ');
  if (state === 'idle' || state === 'ended') {
    const here = phone.contacts.filter((contact) => contact.available && contact.userId !== userId);
    return (
      <section>
        <h1>Hello, {userId}</h1>
        <p role="status">{endReason !== null && `The call with ${them} is over: ${endReason}`}</p>
        {here.map((contact) => (
          <button key={contact.userId} type="button" onClick={() => phone.call(contact.userId)}>
            Call {nameOf(contact.userId)}
          </button>
        ))}
      </section>
    );
  }
  if (state === 'ringing') {
    return (
      <section role="alertdialog" aria-label={`${them} calls`}>
        <h1>{them} calls</h1>
        <button onClick={() => phone.accept()}>Accept</button>
        <button onClick={() => phone.reject()}>Decline</button>
      </section>
    );
  }
  return (
    <section aria-label={`Call with ${them}`}>
      <p role="status">{state}</p>
      {[...presentIds, userId ?? ''].map((id) => (
        <video key={id} {...getVideoProps(id, { width: id === userId ? 160 : 480 })} />
      ))}
      <button {...phone.getMicrophoneButtonProps()}>Microphone</button>
      <button {...phone.getCameraButtonProps()}>Camera</button>
      <button {...phone.getHangUpButtonProps()}>End call</button>
    </section>
  );
}
