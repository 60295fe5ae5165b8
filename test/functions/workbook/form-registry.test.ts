import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FormLink, prefilledLink, readFormLink } from '../../../functions/workbook/form-registry.ts';
import type { Form } from '../../../sheets-schema/form.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from '../jobs/school-kit.ts';

const link: FormLink = {
  formId: 'f',
  publishedId: '1FAIpQLSd',
  entries: { code: 1548916358, formKey: 7 },
  choices: '0123',
};

describe('the record of a form', () => {
  it('is read back', () => {
    expect(readFormLink(JSON.stringify(link))).toEqual(link);
  });

  it.each([
    '',
    'да',
    '{',
    'null',
    '[]',
    '{"formId":"f"}',
    '{"formId":"f","publishedId":"p","entries":{"code":"1"},"choices":""}',
  ])('is ignored if it is %o', (value) => expect(readFormLink(value)).toBeUndefined());
});

describe('a personal link', () => {
  it('preserves every answer, and has only the form’s own questions', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('К-07', 'a&b=c?d#e', '100 % + «я»'),
        (code, formKey) => {
          const address = prefilledLink('https://docs.google.com/', link, { code, formKey, unknown: 'x' });
          const { origin, pathname, searchParams, hash } = new URL(address);
          expect(`${origin}${pathname}${hash}`).toBe('https://docs.google.com/forms/d/e/1FAIpQLSd/viewform');
          expect([...searchParams]).toEqual([
            ['usp', 'pp_url'],
            ['entry.1548916358', code],
            ['entry.7', formKey],
          ]);
        },
      ),
    );
  });
});

describe('an opened personal link', () => {
  let template: SchoolTemplate;
  let school: TestSchool;
  beforeAll(async () => {
    template = await buildSchoolTemplate();
    school = await template.open();
    return async () => {
      await school.close();
      template.remove();
    };
  });

  it.each(Object.values(forms) as readonly Form[])(
    'shows «$title» with code and key filled in',
    async ({ name, title }) => {
      const installed = (await school.read()).forms.get(name);
      if (!installed) throw new Error(`The form ${name} is not installed`);
      const page = await fetch(prefilledLink(school.emulator.url, installed, { code: 'К-07', formKey: '0123abcd' }));
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain(title);
      const filled = [...html.matchAll(/<input[^>]*>/g)].map(([input]) => [
        /name="([^"]*)"/.exec(input)?.[1],
        /value="([^"]*)"/.exec(input)?.[1],
      ]);
      expect(filled).toContainEqual([`entry.${installed.entries.code}`, 'К-07']);
      expect(filled).toContainEqual([`entry.${installed.entries.formKey}`, '0123abcd']);
    },
  );
});
