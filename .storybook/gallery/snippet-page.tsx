import { Description, DocsContext, Heading, Markdown, Source, Title } from '@storybook/addon-docs/blocks';
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { Frame } from './frame.js';
import { storyFacts } from './story-facts.js';

/** A page of examples: each as it runs, and its code, which is the very file that runs. */
export function SnippetPage(): ReactElement {
  const stories = useContext(DocsContext).componentStories();
  return (
    <>
      <Title />
      <Description />
      {stories.map(({ id, name, parameters }) => {
        const { description, snippet, language, height } = storyFacts(parameters);
        return (
          <section key={id}>
            <Heading>{name}</Heading>
            {description !== null && <Markdown>{description}</Markdown>}
            <Frame id={id} title={name} height={height} />
            {snippet !== null && <Source code={snippet} language={language} />}
          </section>
        );
      })}
    </>
  );
}
