import { Command, InvalidArgumentError } from 'commander';

/** A parser for whole numbers within the bounds. The parser accepts digits only. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`Нужно целое число от ${min} до ${max}.`);
    }
    return value;
  };
}

/** Parses the name of a folder. Refuses an empty name, because it would mean the current folder. */
export function folder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Нужно имя папки.');
  return text;
}

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'Вызов:',
  'Options:': 'Параметры:',
  'Commands:': 'Действия:',
  'Arguments:': 'Что указать:',
};

/** Creates a command whose help and errors are in Russian. */
export function russianCommand(name: string, description: string): Command {
  return new Command(name)
    .usage('[параметры]')
    .description(description)
    .helpOption('-h, --help', 'показать эту справку')
    .configureHelp({
      styleTitle: (title) => HEADINGS[title] ?? title,
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map((argument) => `<${argument.name()}>`)].join(' '),
      optionDescription: ({ description: words, defaultValue }) =>
        defaultValue === undefined || defaultValue === false ? words : `${words} (обычно ${defaultValue})`,
    })
    .configureOutput({
      outputError: (text, write) =>
        write(
          text
            .replace(/^error: /, '')
            .replace(/option '(.+?)' argument '(.*?)' is invalid\. /, 'Параметр $1: значение «$2» не подходит. ')
            .replace(/unknown option '(.+?)'/, 'Неизвестный параметр $1. Справка: --help')
            .replace(/required option '(.+?)' not specified/, 'Не хватает параметра $1. Справка: --help')
            .replace(/option '(.+?)' argument missing/, 'У параметра $1 нет значения')
            .replace(/unknown command '(.+?)'/, 'Неизвестное действие $1. Справка: --help')
            .replace(/\(Did you mean (?:one of )?(.+)\?\)/, 'Похоже на $1.')
            .replace(/missing required argument '(.+?)'/, 'Не указано: $1. Справка: --help')
            .replace(/command-argument value '(.*?)' is invalid for argument '(.+?)'\. /, 'Значение «$1» не подходит. ')
            .replace(/too many arguments.*/, 'Лишние слова в команде. Справка: --help'),
        ),
    });
}
