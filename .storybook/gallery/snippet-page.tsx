import { Description, DocsContext, Heading, Markdown, Source, Title } from '@storybook/addon-docs/blocks';
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { Frame } from './frame.js';

/** A page of examples: each as it runs, and its code, which is the very file that runs. */
export function SnippetPage(): ReactElement {
  const stories = useContext(DocsContext).componentStories();
  return (
    <>
      <Title />
      <Description />
      {stories.map(({ id, name, parameters }) => {
        const said: unknown = parameters['docs']?.description?.story;
        const snippet: unknown = parameters['snippet'];
        const height: unknown = parameters['height'];
        const language = parameters['language'] === 'css' ? 'css' : 'tsx';
        return (
          <section key={id}>
            <Heading>{name}</Heading>
            {typeof said === 'string' && <Markdown>{said}</Markdown>}
            <Frame id={id} title={name} height={typeof height === 'string' ? height : '8rem'} />
            {typeof snippet === 'string' && <Source code={snippet} language={language} />}
          </section>
        );
      })}
    </>
  );
}
