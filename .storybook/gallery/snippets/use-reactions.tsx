import { useRaisedHands, useReactions } from '@parley/react';

/** Six emoji and a hand; nothing while nobody in the call could see them. */
export function Reactions() {
  const { choices, canReact, getReactionButtonProps } = useReactions();
  const { raisedIds, getHandButtonProps } = useRaisedHands();
  if (!canReact) return null;
  return (
    <>
      {choices.map((emoji) => (
        <button key={emoji} {...getReactionButtonProps(emoji)}>
          {emoji}
        </button>
      ))}
      <button {...getHandButtonProps()}>✋</button>
      <ol>
        {raisedIds.map((id) => (
          <li key={id}>{id} has a hand up</li>
        ))}
      </ol>
    </>
  );
}
