// The preview's pages, by pdf.js with its worker bundled. No eval, no fetching: the bytes come from the Rust side.
import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import type { Piece } from './search';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

export type Pages = PDFDocumentProxy;

/** Of a page, in points. */
export type Size = { width: number; height: number };

/** The size of a page, from 1. */
export async function sizeOf(pages: Pages, number: number): Promise<Size> {
  const { width, height } = (await pages.getPage(number)).getViewport({ scale: 1 });
  return { width, height };
}

/** The text of every page, in pieces. */
export async function textOf(pages: Pages): Promise<Piece[][]> {
  const numbers = Array.from({ length: pages.numPages }, (_, i) => i + 1);
  return Promise.all(numbers.map(async (number) => piecesOf(await pages.getPage(number))));
}

/** Read by hand: WebKit's streams cannot be iterated, which `getTextContent` does. */
async function piecesOf(page: PDFPageProxy): Promise<Piece[]> {
  const reader = page.streamTextContent().getReader();
  const pieces: Piece[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (const item of (next.value as TextContent).items) {
      if (!('str' in item) || !item.str.trim()) continue;
      const [x, y] = item.transform.slice(4) as [number, number];
      pieces.push({ text: item.str, x, y, width: item.width, height: item.height });
    }
  }
  return pieces;
}

/** Opens a PDF. It is to be destroyed when it is no longer shown. */
export function openPdf(bytes: Uint8Array): Promise<Pages> {
  return getDocument({
    data: bytes,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    useWasm: false,
  }).promise;
}

/** Draws a page at a zoom onto a canvas, sharp on the screen's own pixels. Returns how to give it up. */
export function drawPage(pages: Pages, number: number, canvas: HTMLCanvasElement, zoom: number): () => void {
  let stop = () => {};
  let stopped = false;
  void pages.getPage(number).then(async (page) => {
    if (stopped) return;
    const viewport = page.getViewport({ scale: zoom * (globalThis.devicePixelRatio || 1) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = page.render({ canvas, viewport });
    stop = () => task.cancel();
    await task.promise.catch((thrown: unknown) => {
      if (!stopped) throw thrown;
    });
  });
  return () => {
    stopped = true;
    stop();
  };
}
