import { fingerprint } from '../fingerprint.ts';
import { type Kind, occasion, once, urgency } from '../occasion.ts';
import { list, masked, text } from '../wording.ts';

/** A closed stage lost something it stood on: the curator decides whether that matters. Once for each cause. */
export const stageReopenedByData: Kind = ({ stages, context }) =>
  stages
    .filter(({ status }) => status === 'closedWithRemarks')
    .map(({ stage, missing }) =>
      occasion({
        kind: 'stageReopenedByData',
        to: 'curator',
        about: `${stage} ${fingerprint(missing.join('\n'))}`,
        schedule: once(context.today),
        urgency: urgency.programme,
        timing: 'ordinary',
        compose: () => ({
          subject: `Этап ${stage}: есть замечания`,
          blocks: [
            text('Этап закрыт, но данные с тех пор изменились:'),
            list(missing.map((phrase) => masked(phrase, context.identity))),
            text('Дату закрытия менять не обязательно: решите, пожалуйста, нужно ли что-то сделать.'),
            { kind: 'tab', label: 'Открыть этапы', table: 'stages' },
          ],
        }),
      }),
    );
