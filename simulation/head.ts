import { answerSheet } from './answer-sheet.ts';
import * as answers from './answers.ts';
import type { BrowsedForms, OpenedLink } from './browsed-forms.ts';
import type { Life } from './life.ts';
import type { Message } from './mailbox.ts';
import { personalLinks } from './personal-link.ts';
import { wantsMentor } from './roster.ts';
import { seeded } from './seeded.ts';

/** The head of the school. Sends one request about a teacher after talking with them. */
export class Head {
  private readonly life: Life;
  private readonly forms: BrowsedForms;
  private link: OpenedLink | undefined;
  private asked = false;

  constructor(life: Life, forms: BrowsedForms) {
    this.life = life;
    this.forms = forms;
  }

  read(message: Message): void {
    for (const found of personalLinks(message.text)) {
      const link = this.forms.recognise(found);
      if (link?.form === 'adminRequest') this.link = link;
    }
  }

  async act(today: string, tick: () => void): Promise<void> {
    if (!this.link || this.asked) return;
    const { teachers, codes, chronicle, seed } = this.life;
    const agreed = chronicle.decisions('processing');
    const about = teachers
      .filter(wantsMentor)
      .flatMap(({ name }) => codes.get(name) ?? [])
      .find((code) => agreed.get(code) === 'given');
    if (!about) return;
    this.asked = true;
    const sheet = answerSheet('adminRequest', answers.adminRequest(seeded(seed, 'head'), about));
    const own = Object.fromEntries(Object.entries(this.link.filled).map(([field, text]) => [field, [text]]));
    tick();
    const { taken } = await this.forms.fill(this.link, () => ({ ...sheet, ...own }));
    chronicle.answers.push({
      form: 'adminRequest',
      code: this.link.filled.code ?? '',
      about,
      on: today,
      taken,
      forged: false,
    });
  }
}
