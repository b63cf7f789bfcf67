/** A platform worth naming: "Other" tells the buyer nothing. */
export function platformName(platform: string | null): string | null {
  return platform === null || platform === '' || platform === 'Other' ? null : platform;
}

export function activationTitle(platform: string | null): string {
  const name = platformName(platform);
  return name === null ? 'How to activate' : `How to activate on ${name}`;
}
