import type { Claim, Complaint } from '@/lib/api-types';
import type { State } from '@/lib/states';

export const claimStates: Record<Claim['status'], State> = {
  open: { word: 'Being looked at', tone: 'warning' },
  returning: { word: 'On its way back', tone: 'info' },
  returned: { word: 'Given back', tone: 'success' },
  replacing: { word: 'Being replaced', tone: 'info' },
  replaced: { word: 'Replaced', tone: 'success' },
  refunded: { word: 'Money goes back', tone: 'success' },
  rejected: { word: 'Not changed', tone: 'quiet' },
  withdrawn: { word: 'Withdrawn', tone: 'quiet' },
};

/** What may be wrong, in the buyer's words; `unwanted` is a return and no complaint. */
export const complaints: [Exclude<Complaint, 'unwanted'>, string][] = [
  ['used', 'It says the key was used already'],
  ['invalid', 'It says the key is not valid'],
  ['wrong_product', 'It unlocks another product'],
  ['wrong_region', 'It does not work in my region'],
  ['unreadable', 'I cannot read the key'],
  ['other', 'Something else'],
];

const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const LARGEST = 5 * 1024 * 1024;
export const MOST_PICTURES = 4;

/** Why a picture cannot be sent, or null. The shop checks it again. */
export function pictureFault(file: { type: string; size: number }): string | null {
  if (!TYPES.includes(file.type)) return 'Only PNG, JPEG and WebP pictures can be sent.';
  if (file.size > LARGEST) return 'A picture may have 5 MB at most.';
  return file.size === 0 ? 'This file is empty.' : null;
}
