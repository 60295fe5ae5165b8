import { russianCommand, wholeNumber } from '../../emulator/command.ts';
import { needs } from '../needs.ts';
import { measure } from './measure.ts';

const { people, json } = russianCommand(
  'npm run curator-path --',
  'Проходит путь куратора в настоящем Chromium и считает.',
)
  .option('--people <число>', 'сколько педагогов в школе', wholeNumber(4, 120), 40)
  .option('--json', 'напечатать итог одной строкой JSON', false)
  .parse()
  .opts<{ people: number; json: boolean }>();

if (!needs.Chromium) {
  process.stderr.write('Нет браузера Chromium: поставьте его, и команда пройдёт путь куратора.\n');
  process.exit(1);
}
const { minutes, clicks, keys, pages, typedCodes, typedDates, steps, activePairs } = await measure(people, 60_000);
const total = { minutes, clicks, keys, pages, typedCodes, typedDates };
if (json) {
  process.stdout.write(`${JSON.stringify(total)}\n`);
} else {
  for (const step of steps) {
    process.stdout.write(
      `${step.title}: ${step.minutes} мин, нажатий ${step.clicks}, знаков ${step.keys}, страниц ${step.pages}\n`,
    );
  }
  process.stdout.write(`Всего: ${JSON.stringify(total)}. Действующих пар: ${activePairs}.\n`);
}
