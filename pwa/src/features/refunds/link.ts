/** The token in a refund's link: its last part. Null when the link is none of ours. */
export function tokenOf(link: string): string | null {
  return /\/refunds\/([\w-]+)$/.exec(link)?.[1] ?? null;
}
