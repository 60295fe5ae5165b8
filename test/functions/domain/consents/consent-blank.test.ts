import { describe, expect, it } from 'vitest';
import { consentBlank } from '../../../../functions/domain/consents/consent-blank.ts';
import { consentText } from '../../../../functions/domain/consents/consent-text.ts';
import type { Settings } from '../../../../sheets-schema/settings.ts';
import { programme } from '../programme-kit.ts';

const SCHOOL = {
  schoolFull: 'Муниципальное бюджетное общеобразовательное учреждение «Тестовая школа»',
  schoolAddress: 'улица Школьная, 1',
  schoolInn: '0000000000',
  schoolOgrn: '0000000000000',
  schoolSites: 'https://school.example.org/mentoring',
};
const textOf = (type: 'processing' | 'publication' | 'mentoringWork', settings: Partial<Settings> = {}) =>
  String(
    consentBlank(consentText(type, programme({ settings: { ...SCHOOL, ...settings } }), { today: '2026-06-01' }))
      .content,
  )
    .replace(/^[\s\S]*<body/, '<body')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');

describe('the blank of a consent', () => {
  it.each(['processing', 'publication'] as const)(
    'names the operator in the dative, with its requisites: %s',
    (type) => {
      const operator = 'оператору – Муниципальному бюджетному общеобразовательному учреждению «Тестовая школа»';
      expect(textOf(type)).toContain(
        `${operator} (адрес: улица Школьная, 1; ИНН 0000000000; ОГРН 0000000000000) на обработку`,
      );
    },
  );

  it('avoids the dative of a name that the rules do not know', () => {
    expect(textOf('processing', { schoolFull: 'Ясная Поляна' })).toContain(
      'оператору (наименование: Ясная Поляна; адрес:',
    );
  });

  it('asks for passport and address only in the consent for which the law asks for them', () => {
    expect(textOf('processing')).toMatch(/адрес: _+.*документ, удостоверяющий личность/);
    for (const type of ['publication', 'mentoringWork'] as const) {
      expect(textOf(type)).not.toMatch(/удостоверяющий личность|проживающ|(?<!\()адрес: _/);
    }
    expect(textOf('publication')).toMatch(/контакт \(телефон.*https:\/\/school\.example\.org\/mentoring/);
  });

  it('says the same about Google in both places that speak of it', () => {
    const [local, google, codes] = [
      textOf('processing'),
      textOf('processing', { dataPlace: 'google' }),
      textOf('processing', { dataPlace: 'google', privacyMode: 'codes' }),
    ];
    expect(local).toMatch(/Google не используются.*Передача третьим лицам: не разрешается никому/);
    for (const words of [google, codes]) {
      expect(words).toMatch(/за пределами Российской Федерации.*Передача третьим лицам: .*Google LLC.*трансграничная/);
      expect(words).not.toMatch(/не разрешается никому|не используются/);
    }
  });
});
