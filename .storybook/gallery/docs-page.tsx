import { ArgTypes, Description, DocsContext, Heading, Subtitle, Title } from '@storybook/addon-docs/blocks';
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { Frame } from './frame.js';
import { storyFacts } from './story-facts.js';

/**
 * The page of a component: what it is, its first story, its props, and the way to the other stories. Those are links,
 * because each has a window and a whole call of its own.
 */
export function DocsPage(): ReactElement {
  const stories = useContext(DocsContext).componentStories();
  const [first] = stories;
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      {first && <Frame id={first.id} title={first.name} />}
      <Heading>Props</Heading>
      <ArgTypes />
      <Heading>Every state</Heading>
      <ul>
        {stories.map(({ id, name, parameters }) => {
          const { description } = storyFacts(parameters);
          return (
            <li key={id}>
              <a href={`./?path=/story/${id}`} target="_top">
                {name}
              </a>
              {description !== null && `: ${description}`}
            </li>
          );
        })}
      </ul>
    </>
  );
}
