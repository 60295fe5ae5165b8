import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../functions/domain/notices/letter.ts';
import { letterOf } from '../../../../functions/domain/notices/letters.ts';
import { occasion, type PostDay, urgency } from '../../../../functions/domain/notices/occasion.ts';

const view: PostDay = { day: '2026-06-02', awaited: [], postponed: 0, elsewhere: [] };
const words = (text: string): Block => ({ kind: 'text', text });

/** A letter to К-01 with a part for each subject. */
function letter(...subjects: string[]) {
  const items = subjects.map((subject, i) => {
    const reason = occasion({
      kind: 'assessmentT0',
      to: 'К-01',
      about: String(i),
      urgency: urgency.request,
      timing: 'ordinary',
      schedule: { kind: 'days', days: [view.day] },
      compose: () => ({ subject, blocks: [words(`part ${i}`)] }),
    });
    return { occasion: reason, turn: { period: view.day, nth: 1, dueOn: view.day } };
  });
  const { subject, blocks } = letterOf({ to: 'К-01', items }, '<id@example.org>', view);
  return { subject, said: blocks.map((block) => ('text' in block ? `${block.kind}: ${block.text}` : block.kind)) };
}

describe('a letter of several parts', () => {
  it('has a heading for each subject', () => {
    expect(letter('Стартовая оценка', 'Анкета')).toEqual({
      subject: 'Стартовая оценка. Анкета',
      said: ['heading: Стартовая оценка', 'text: part 0', 'heading: Анкета', 'text: part 1'],
    });
  });

  it('puts everything about one subject below one heading, also for both roles of a person', () => {
    expect(letter('Стартовая оценка', 'Анкета', 'Стартовая оценка').said).toEqual([
      'heading: Стартовая оценка',
      'text: part 0',
      'text: part 2',
      'heading: Анкета',
      'text: part 1',
    ]);
  });

  it('needs no heading, and announces nothing else, if it has only one subject', () => {
    expect(letter('Стартовая оценка', 'Стартовая оценка')).toEqual({
      subject: 'Стартовая оценка',
      said: ['text: part 0', 'text: part 1'],
    });
  });
});
