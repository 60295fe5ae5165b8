import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { type CampaignOptions, playCampaign } from '../simulation/campaign/campaign.ts';
import { UNTIL } from '../simulation/campaign/year.ts';
import { isoDate } from './iso-date.ts';

export async function run(words: readonly string[]): Promise<void> {
  const options = russianCommand(
    'npm run campaign --',
    'Проживает годы, в которых всё ломается, и проверяет обещания программы.',
  )
    .option('--years <число>', 'сколько лет', wholeNumber(1, 1_000_000), 1)
    .option('--seed <число>', 'первое зерно: оно решает всё, что случится в году', wholeNumber(0, 2 ** 31 - 1), 0)
    .option('--jobs <число>', 'сколько процессов', wholeNumber(1, 64), 1)
    .option('--faults <список>', 'какие сбои: all или названия через запятую', 'all')
    .option('--until <дата>', 'последний день', isoDate, UNTIL)
    .option('--days <число>', 'прожить не год, а столько дней весны: сбоев за них столько же', wholeNumber(1, 200))
    .option('--out <папка>', 'куда записать итоги', folder, 'campaign-out')
    .option('--resume', 'продолжить: не повторять лет, которые уже есть в итогах', false)
    .option('--shrink', 'свести год с нарушением к наименьшему', false)
    .option('--first', 'остановиться после первого года с нарушением', false)
    .option('--replay <файл>', 'прожить ещё раз наименьший год из этого файла', folder)
    .option('--job <число>', 'номер этого процесса; его называет сама программа', wholeNumber(0, 63))
    .parse([...words], { from: 'user' })
    .opts<CampaignOptions & { readonly job?: number }>();
  const broken = await playCampaign(options, options.job);
  if (broken > 0) process.exitCode = 1;
}
