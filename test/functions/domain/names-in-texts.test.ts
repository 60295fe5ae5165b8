import { describe, expect, it } from 'vitest';
import { consentText } from '../../../functions/domain/consents/consent-text.ts';
import { namesInTexts } from '../../../functions/domain/erasure/names-in-texts.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import { programme } from './programme-kit.ts';

const names = namesInTexts([
  { code: 'К-107', name: 'Щёголева Анна Ивановна', email: 'anna@example.org' },
  { code: 'К-230', name: 'Примеров Пётр Сергеевич', email: undefined },
]);

describe('names in texts', () => {
  it.each([
    ['Помогла Щеголева Анна Ивановна', 'Помогла К-107'],
    ['К-107 Щёголева Анна Ивановна', 'К-107'],
    ['Щёголева А. И. и П.С. Примеров, anna@example.org', 'К-107 и К-230, К-107'],
    ['Без имён', 'Без имён'],
  ])('become codes where they are certain: %s', (text, said) => {
    expect(names.withCodes(text)).toBe(said);
  });

  it.each([
    ['Спасибо Щеголевой', ['К-107']],
    ['Хочу к Анне Ивановне', ['К-107']],
    ['Примерову и Щёголевой – спасибо', ['К-107', 'К-230']],
    ['например, примеров мало', []],
    ['Анна с Иваном', []],
  ])('are suspected where they are declined: %s', (text, codes) => {
    expect(names.suspects(text)).toEqual(codes);
  });
});

describe('the consent to processing', () => {
  const where = (settings: Partial<Settings>) => {
    const { parts } = consentText('processing', programme({ settings }), { today: '2026-06-01' });
    const part = parts.find(({ kind, label }) => kind === 'text' && label === 'Где хранятся данные:');
    return part?.kind === 'text' ? part.text : '';
  };

  it('says truly where the data are kept, in each of the three ways', () => {
    expect(where({ privacyMode: 'names', dataPlace: 'school' })).toContain('Сервисы Google не используются');
    expect(where({ privacyMode: 'names', dataPlace: 'google' })).toMatch(/фамилия.+в сервисах Google.+за пределами/);
    expect(where({ privacyMode: 'codes', dataPlace: 'google' })).toMatch(/без фамилии.+на компьютере школы/);
  });
});
