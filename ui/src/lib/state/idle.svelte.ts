// Locks a workspace that nobody works at. By the clock and not by counting, so that a machine that slept locks on waking.
export const WARNING_SECONDS = 30;
const TICK = 500;

export type Idle = { readonly warning: number | null; touch: () => void };

/**
 * While a component is shown: `warning` is the seconds left, once fewer than thirty are; then `lock` is called. Any key, press or
 * move of the mouse before that begins the time anew.
 */
export function idle(minutes: () => number | null, lock: () => void, now: () => number = Date.now): Idle {
  let last = now();
  let warning = $state<number | null>(null);

  const touch = () => {
    last = now();
    warning = null;
  };

  function look() {
    const limit = minutes();
    if (limit === null) return touch();
    const left = Math.ceil((last + limit * 60_000 - now()) / 1000);
    if (left <= 0) {
      touch();
      lock();
    } else warning = left <= WARNING_SECONDS ? left : null;
  }

  $effect(() => {
    const timer = setInterval(look, TICK);
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) addEventListener(sign, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    };
  });

  return {
    get warning() {
      return warning;
    },
    touch,
  };
}
