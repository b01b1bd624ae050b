import { useChat } from '@parley/react';
import { useState } from 'react';

/** What is said beside the call, and a field to say something. */
export function Chat() {
  const { messages, unreadCount, typingIds, canSend, send, setTyping } = useChat();
  const [text, setText] = useState('');
  return (
    <>
      <p>{unreadCount} unread</p>
      <ul>
        {messages.map(({ id, from, text: said, status }) => (
          <li key={id}>
            {from}: {said} ({status})
          </li>
        ))}
      </ul>
      {typingIds.length > 0 && <p>{typingIds.join(', ')} …</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setText('');
          void send(text);
        }}
      >
        <input
          aria-label="Message"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setTyping(target.value !== '');
          }}
        />
        <button disabled={!canSend}>Send</button>
      </form>
    </>
  );
}
