// Prints the text of a PDF as pdf.js reads it, a form feed after each page.
// Usage: node pdfjs.mjs FOLDER_OF_PDFJS_DIST FILE
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [, , folder, file] = process.argv;
const { getDocument, VerbosityLevel } = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`).href);
const data = new Uint8Array(await readFile(file));
const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ disableNormalization: true });
  process.stdout.write(items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('') + '\f');
}
