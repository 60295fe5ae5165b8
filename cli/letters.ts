import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { type LettersOptions, sendLetters } from './letters/send-letters.ts';
import { withPlace } from './place-options.ts';

export async function run(words: readonly string[]): Promise<void> {
  const options = withPlace(
    russianCommand(
      nameInHelp('letters'),
      'Рассылает письма и готовит документы школы, которая работает в режиме «коды»: имена берутся из ключа на этом компьютере.',
    ),
  )
    .option('--key <файл>', 'файл ключа', 'key.csv')
    .option('--documents <папка>', 'записать туда документы с именами', folder)
    .option('--preview', 'только показать, что уйдёт', false)
    .option('--every <минут>', 'работать, пока не остановят, и смотреть раз в столько минут', wholeNumber(1, 1440))
    .parse([...words], { from: 'user' })
    .opts<LettersOptions>();
  await sendLetters(options);
}
