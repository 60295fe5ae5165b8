import { folder, russianCommand } from '../emulator/command.ts';
import { type DocumentsOptions, prepareDocuments } from '../workspace/documents/prepare-documents.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { presentFolder } from './data-folder.ts';

export async function run(words: readonly string[]): Promise<void> {
  const options = russianCommand(
    nameInHelp('documents'),
    'Готовит документы программы: для нового содержания – новый документ, прежние не меняются.',
  )
    .option('--data <папка>', 'где лежат данные школы', folder, presentFolder())
    .option('--word <папка>', 'сохранить все документы ещё и файлами Word (.docx) в эту папку')
    .parse([...words], { from: 'user' })
    .opts<DocumentsOptions>();
  await prepareDocuments(options);
}
