// Finding words on the pages of a preview, however their lines fell.

/** A piece of text on a page, in points from the page's bottom left corner. */
export type Piece = { text: string; x: number; y: number; width: number; height: number };

/** Where words were found: the page from 0, and the pieces on it that hold them. */
export type Found = { page: number; pieces: Piece[] };

/** Without white space, in small letters and Arabic digits: a line end or a choice of digits hides nothing. */
export function squeezed(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .toLowerCase();
}

/** Every place of the words, in order; none of no words. */
export function find(pages: Piece[][], words: string): Found[] {
  const needle = squeezed(words);
  if (!needle) return [];
  return pages.flatMap((pieces, page) => inPage(pieces, needle).map((held) => ({ page, pieces: held })));
}

function inPage(pieces: Piece[], needle: string): Piece[][] {
  const texts = pieces.map((piece) => squeezed(piece.text));
  const whole = texts.join('');
  const places: Piece[][] = [];
  for (let at = whole.indexOf(needle); at >= 0; at = whole.indexOf(needle, at + needle.length)) {
    let from = 0;
    const held = pieces.filter((_, i) => {
      const start = from;
      from += texts[i]!.length;
      return from > at && start < at + needle.length && from > start;
    });
    places.push(held);
  }
  return places;
}
