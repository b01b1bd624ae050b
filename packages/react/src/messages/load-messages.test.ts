import { describe, expect, it } from 'vitest';
import { loadMessages } from './load-messages.js';

describe('loadMessages', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_at', 'en'],
    ['es-419', 'es'],
    ['fr-Latn-CA-u-hc-h12', 'fr'],
    ['uk-UA', 'uk'],
    ['ja-JP-x-private', 'ja'],
    ['ar-EG', 'ar'],
    ['en-GB', 'en'],
    ['pt-BR', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    // Old and extended spellings of the same languages.
    ['deu', 'de'],
    ['zh-cmn-Hans', 'en'],
  ])('finds the language of %j: %s', async (tag, locale) => {
    expect(await loadMessages(tag)).toMatchObject({ locale });
  });

  it('takes the first of several that there is', async () => {
    expect(await loadMessages(['pt-BR', 'no tag', 'uk', 'de'])).toMatchObject({ locale: 'uk' });
    expect(await loadMessages(['en', 'de'])).toMatchObject({ locale: 'en' });
    expect(await loadMessages([])).toMatchObject({ locale: 'en' });
  });
});
