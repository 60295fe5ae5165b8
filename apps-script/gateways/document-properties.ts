/** Google evaluates global variables again for each run. */
let known: GoogleAppsScript.Properties.Properties | undefined;

/** The properties of this script in its spreadsheet. Each call of a service takes Google 0.1–0.3 seconds, so a run asks for them once. */
export function documentProperties(): GoogleAppsScript.Properties.Properties {
  known ??= PropertiesService.getDocumentProperties();
  return known;
}
