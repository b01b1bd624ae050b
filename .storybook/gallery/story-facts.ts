/** What a story says of itself in its parameters. */
export interface StoryFacts {
  /** Its docstring. */
  readonly description: string | null;
  /** The code to show with it. */
  readonly snippet: string | null;
  readonly language: 'css' | 'tsx';
  /** Of its frame. */
  readonly height: string;
}

export function storyFacts(parameters: Readonly<Record<string, unknown>>): StoryFacts {
  const { snippet, language, height } = parameters;
  const description = property(property(parameters['docs'], 'description'), 'story');
  return {
    description: typeof description === 'string' ? description : null,
    snippet: typeof snippet === 'string' ? snippet : null,
    language: language === 'css' ? 'css' : 'tsx',
    height: typeof height === 'string' ? height : '8rem',
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
