import { expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { given } from '../programme-kit.ts';
import { MENTOR, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const LATER = 'К-03';
const { people, consents, requests, pairs, documents } = wholeSchool.tables;
const order = { kind: 'orderPairs' as const, number: '97-ОД', date: '2026-09-15', link: 'папка приказов' };

/** The school confirmed a second pair after the order on the first pair. Each test adds its own rows of «Документы». */
const afterwards = (...orders: readonly object[]) =>
  school({
    tables: {
      people: [
        ...people,
        { code: LATER, name: 'Новикова Нина Ильинична', email: 'n@example.org', invitedOn: '2026-05-18' },
      ],
      consents: [...consents, given(LATER)],
      requests: [
        ...requests,
        { ...requests[0], code: LATER, responseId: `menteeRequest|2026-06-04T10:00:00|${LATER}` },
      ],
      mentees: [...wholeSchool.tables.mentees, { code: LATER, no: 2 }],
      pairs: [
        ...pairs,
        {
          pairCode: 'П-02',
          mentorCode: MENTOR,
          menteeCodes: [LATER],
          status: 'confirmed' as const,
          decision: 'confirm' as const,
          decisionOn: '2026-10-05',
        },
      ],
      documents: [...documents, ...orders],
    },
    answers: {
      ...wholeSchool.answers,
      intake: [
        ...wholeSchool.answers.intake,
        { code: LATER, wantsRole: 'mentee' as const, submittedAt: '2026-06-01T10:00:00' },
      ],
      menteeRequest: [
        ...wholeSchool.answers.menteeRequest,
        { code: LATER, need1: 'digital', submittedAt: '2026-06-04T10:00:00' },
      ],
    },
  });

const orderOf = (...orders: readonly object[]) =>
  documentsOf(standingOf(afterwards(...orders), '2026-10-06')).find(({ kind }) => kind === 'orderPairs');
const html = (document: ReturnType<typeof orderOf>) => (document ? documentHtml(document, (code) => code) : '');

it('a pair that came after the order gets a second order, as a draft without a row', () => {
  const second = orderOf(order);
  expect(second).toMatchObject({ draft: true });
  expect(second?.at).toBeUndefined();
  expect(html(second)).toContain('П-02');
  expect(html(second)).not.toContain('П-01');
});

it('the second order is drafted for the row that waits for its number', () => {
  const second = orderOf(order, { kind: 'orderPairs', draft: 'https://example.org/draft' });
  expect(second).toMatchObject({ draft: true, at: documents.length + 2 });
  expect(html(second)).not.toContain('П-01');
});

it('after both orders are registered, no other order is drafted', () => {
  const second = { kind: 'orderPairs', number: '112-ОД', date: '2026-10-06', link: 'папка приказов' };
  expect(orderOf(order, second)).toMatchObject({ draft: false, at: documents.length + 1 });
});

it('an order with number and date but without a place is drafted once, under its number', () => {
  const second = orderOf(order, { kind: 'orderPairs', number: '112-ОД', date: '2026-10-06' });
  expect(second).toMatchObject({ draft: false, at: documents.length + 2 });
  expect(html(second)).toContain('112-ОД');
  expect(html(second)).toContain('П-02');
  expect(html(second)).not.toContain('П-01');
});

it('a pair decided after an order without a place goes into another order', () => {
  const second = orderOf({ ...order, number: '98-ОД', link: undefined, date: '2026-10-01' });
  expect(second).toMatchObject({ draft: true });
  expect(second?.at).toBeUndefined();
  expect(html(second)).toContain('П-02');
});
