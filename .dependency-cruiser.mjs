/** The architecture as rules: who may import whom, and why. See docs/architecture.md. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    rule(
      'no-circular',
      'Two rooms that need each other are one room, or miss a third one below them.',
      {},
      { circular: true },
    ),
    {
      ...rule(
        'domain-reads-from-bottom-to-top',
        'A subject of the domain stands on those below it. Where a low one seems to need a high one, it declares the few fields it needs as a parameter.',
        { path: '^functions/domain/.+' },
        { circular: true, path: '^functions/domain/.+' },
      ),
      scope: 'folder',
    },
    rule(
      'schema-imports-nothing-of-ours',
      'sheets-schema is data and zod: every other room stands on it, so it stands on none.',
      { path: '^sheets-schema/' },
      { path: '^(functions|emulator|build|workspace|simulation|cli|apps-script)/' },
    ),
    rule(
      'domain-is-pure',
      'The domain decides; it reads no clock, no network, no disk. Pass the value in from a job instead.',
      { path: '^functions/domain/' },
      {
        path: [
          '^functions/(workbook|gateways|jobs|entry)/',
          '^(emulator|build|workspace|simulation|cli|apps-script)/',
          '^(node:)?(fs|http|https|net|crypto|child_process|path|os)$',
          'node_modules/(googleapis|nodemailer|libsql)/',
        ],
      },
    ),
    rule(
      'one-way-workbook',
      'workbook/ turns typed rows into spreadsheet requests; it knows no job and no entry point.',
      { path: '^functions/workbook/' },
      { path: '^functions/(jobs|entry)/' },
    ),
    rule(
      'one-way-gateways',
      'A gateway speaks to one outside service; what is done with it is decided in jobs/.',
      { path: '^functions/gateways/' },
      { path: '^functions/(jobs|entry|workbook)/' },
    ),
    rule(
      'one-way-jobs',
      'Entry points call jobs, never the other way round.',
      { path: '^functions/jobs/' },
      { path: '^functions/entry/' },
    ),
    rule(
      'functions-do-not-know-the-emulator',
      'Google or the emulator: only the client root URL differs.',
      { path: '^functions/' },
      { path: '^(emulator|build|workspace|simulation|cli)/' },
    ),
    rule(
      'emulator-stands-alone',
      'The emulator knows nothing of schools: it is useful to anyone who builds on Google Sheets.',
      { path: '^emulator/' },
      { path: '^(functions|sheets-schema|build|workspace|simulation|cli|apps-script)/' },
    ),
    rule(
      'emulator-has-a-face',
      'Whoever builds on the emulator uses the files at its top: what they need is exported there. Its folders may change at any time.',
      { path: '^(functions|build|workspace|simulation|cli|bench|apps-script)/' },
      { path: '^emulator/.+/' },
    ),
    rule(
      'build-stands-alone',
      'build/ bundles the code of the other rooms; it runs none of it.',
      { path: '^build/' },
      { path: '^(functions|emulator|workspace|simulation|cli)/' },
    ),
    rule(
      'workspace-knows-no-year',
      'workspace/ serves a school on this computer, real or fictional; the simulation of a year stands on it.',
      { path: '^workspace/' },
      { path: '^simulation/' },
    ),
    rule(
      'nothing-stands-on-commands',
      'A command reads its options and calls another room; what a room needs of it belongs into that room.',
      { pathNot: '^cli/' },
      { path: '^cli/' },
    ),
    rule(
      'commands-are-loaded-when-called',
      'A start loads nothing that only a deployment needs: the program imports the module of the command that was called.',
      { path: '^cli/(nastavnik\\.ts|released\\.mjs|program\\.ts|school-commands\\.ts)$' },
      {
        path: '^(build|workspace|simulation|cli)/',
        pathNot: '^(cli/(program|school-commands)|build/release-file)\\.ts$',
        dynamic: false,
      },
    ),
    rule(
      'nothing-stands-on-benches',
      'bench/ measures the other rooms; what they need has a room of its own.',
      { path: '^(functions|sheets-schema|emulator|build|workspace|simulation|cli|apps-script)/' },
      { path: '^bench/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
