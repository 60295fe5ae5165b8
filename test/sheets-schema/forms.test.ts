import { describe, expect, it } from 'vitest';
import { type Form, type Page, TIMESTAMP_HEADER } from '../../sheets-schema/form.ts';
import { menteeParameters, mentorParameters } from '../../sheets-schema/forms/assessment-parameters.ts';
import {
  ABOUT_FORM,
  ABOUT_QUESTION,
  type Audience,
  audienceOf,
  audiences,
} from '../../sheets-schema/forms/audience.ts';
import { forms } from '../../sheets-schema/forms/index.ts';

describe.each(Object.entries(forms))('the form %s', (name, form) => {
  const questions = Object.values(form.questions);

  it('is listed under its own name', () => expect(form.name).toBe(name));

  it('asks for the code first and for the key last, both required', () => {
    const fields = Object.keys(form.questions);
    expect([fields[0], fields.at(-1)]).toEqual(['code', 'formKey']);
    expect([questions[0]?.required, questions.at(-1)?.required]).toEqual([true, true]);
  });

  it('has a separate heading for each column of its tab', () => {
    const headers = [TIMESTAMP_HEADER, ...questions.map(({ title }) => title)];
    expect(new Set(headers).size).toBe(headers.length);
  });

  it('ends on a page for everybody, because all must send the key', () => {
    const pages: readonly Page[] = Object.values(form.pages ?? {});
    expect(pages.at(-1)?.only).toBeUndefined();
  });

  it('has its pages in question order, each chosen by a required question on the page before', () => {
    const { questions: asked, pages = {} }: Form = form;
    const fields = Object.keys(asked);
    const begins = Object.keys(pages).map((field) => fields.indexOf(field));
    expect(begins).toEqual(begins.toSorted((a, b) => a - b));
    for (const [index, page] of Object.values(pages).entries()) {
      if (!page?.only) continue;
      const { question, choice } = page.only;
      const decision = asked[question];
      expect(decision).toMatchObject({
        required: true,
        type: { kind: 'one', choices: { [choice]: expect.any(String) } },
      });
      const others = Object.values(pages).slice(0, index);
      expect(others.every((other) => other?.only?.question === question)).toBe(true);
    }
  });

  it('starts each page with a question that FormApp can find again', () => {
    const { questions: asked, pages = {} }: Form = form;
    const kinds = Object.keys(pages).map((field) => asked[field]?.type.kind);
    for (const kind of kinds)
      expect(['one', 'many', 'yesNo', 'scale', 'areas', 'people', 'pair', 'long']).toContain(kind);
  });
});

describe('the forms', () => {
  it('ask the same questions before and after', () => {
    const asked = (form: { readonly questions: object }) => Object.keys(form.questions);
    expect(asked(forms.assessmentMenteeT1)).toEqual(['code', ...Object.keys(menteeParameters), 'formKey']);
    expect(asked(forms.assessmentMentorT1)).toEqual(['code', ...Object.keys(mentorParameters), 'formKey']);
    expect(forms.assessmentMenteeT0.questions).toMatchObject(forms.assessmentMenteeT1.questions);
    expect(forms.assessmentMentorT0.questions).toMatchObject(forms.assessmentMentorT1.questions);
    expect([Object.keys(menteeParameters).length, Object.keys(mentorParameters).length]).toEqual([10, 8]);
  });

  it('show wishes about people and calls for help only to the curator', () => {
    const hidden: readonly [keyof typeof audiences, string][] = [
      ['menteeRequest', 'vetoCodes'],
      ['mentorOffer', 'vetoCodes'],
      ['preference', 'vetoCodes'],
      ['meetingReport', 'helpNeeded'],
      ['meetingReport', 'goesOn'],
      ['feedback', 'wantsChange'],
      ['feedback', 'helpNeeded'],
    ];
    for (const [form, field] of hidden) expect(audienceOf(form, field)).toBe('curator');
  });

  it('say who sees the answers, for the whole form and beside each question that is an exception', () => {
    for (const [name, { rest, ...others }] of Object.entries<Readonly<Record<string, Audience>>>(audiences)) {
      const form: Form | undefined = Object.values<Form>(forms).find((each) => each.name === name);
      if (!form || rest === undefined) continue;
      expect(form.description).toContain(ABOUT_FORM[rest]);
      expect(Object.keys(form.questions)).toEqual(expect.arrayContaining(Object.keys(others)));
      for (const [field, audience] of Object.entries(others)) {
        expect(form.questions[field]?.help).toContain(ABOUT_QUESTION[audience]);
      }
    }
  });
});
