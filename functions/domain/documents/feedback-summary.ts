import { roles } from '../../../sheets-schema/choices/role.ts';
import { feedback, regularities } from '../../../sheets-schema/forms/feedback.ts';
import type { Standing } from '../standing.ts';
import { FEWEST, median } from './compared.ts';
import type { Block } from './content.ts';
import { table, text } from './parts.ts';

const { useful, comfort, progress, organisation, regularity } = feedback.questions;
const SCALES = { useful, comfort, progress, organisation };

/**
 * What the pairs said while they worked, the last answer of each person and role: counts and medians. Wishes, calls for help and
 * free texts stay with the curator, as the form promises.
 */
export function feedbackSummary({ intake, tookPart }: Standing): Block[] {
  const answers = tookPart.counted.flatMap(({ code, role }) => intake.answers.latest('feedback', code, role) ?? []);
  if (answers.length === 0) return [text('Ответов на анкету обратной связи пока нет.')];
  const byRole = Object.entries(roles).map(
    ([role, label]) => `${label} – ${answers.filter(({ fields }) => fields.asRole === role).length}`,
  );
  const scores = (field: keyof typeof SCALES) => answers.flatMap(({ fields }) => fields[field] ?? []);
  const regular = Object.entries(regularities).map(
    ([key, label]) => `${label} – ${answers.filter(({ fields }) => fields.regularity === key).length}`,
  );
  return [
    text(
      `«${feedback.title}», последний ответ каждого: ${byRole.join(', ')}. Пожелания, просьбы о помощи и свободные ответы сюда не входят: их видит только куратор.`,
    ),
    table(
      ['Вопрос (от 1 до 10)', 'Ответов', '7 и выше', 'Медиана'],
      (Object.keys(SCALES) as (keyof typeof SCALES)[]).map((field) => {
        const own = scores(field);
        const middle = median(own);
        return [
          SCALES[field].title,
          `${own.length}`,
          `${own.filter((score) => score >= 7).length}`,
          middle === undefined ? `менее ${FEWEST} ответов` : `${middle}`.replace('.', ','),
        ];
      }),
      [52, 14, 14, 20],
    ),
    text(`${regularity.title} ${regular.join(', ')}.`),
  ];
}
