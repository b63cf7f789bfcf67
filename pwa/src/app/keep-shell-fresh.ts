import { registerSW } from 'virtual:pwa-register';

/** Where a reload would lose what the buyer typed, or close a key that lies open. */
const notHere = /^\/(checkout|orders\/)/;

/** Installs the offline shell; a newer one takes over at once, except where that would be rude. */
export function keepShellFresh(): void {
  const renew = registerSW({
    immediate: true,
    onNeedRefresh: () => {
      if (!notHere.test(location.pathname)) void renew(true);
    },
  });
}
