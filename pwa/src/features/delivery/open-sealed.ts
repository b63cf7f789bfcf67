import type { Delivery } from '@/lib/api-types';

const TAG_BITS = 128;

/** Why a sealed object did not open, for the buyer. */
export class SealError extends Error {
  override name = 'SealError';
}

/** Standard base64 → bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Bytes → standard base64, in pieces, since images are larger than a call may have arguments. */
export function toBase64(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return btoa(binary);
}

type Envelope = Pick<Delivery, 'key' | 'iv' | 'aad' | 'algorithm'>;

/** Opens ciphertext ‖ tag (AES-256-GCM) in this tab. The plaintext never leaves it. */
export async function openSealed(envelope: Envelope, sealed: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  // Browsers leave `subtle` away on pages that came over plain http; the types do not know that.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) throw new SealError('This browser opens keys only over a secure connection (https).');
  try {
    const key = await subtle.importKey('raw', fromBase64(envelope.key), 'AES-GCM', false, ['decrypt']);
    const opened = await subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: fromBase64(envelope.iv),
        additionalData: fromBase64(envelope.aad),
        tagLength: TAG_BITS,
      },
      key,
      sealed,
    );
    return new Uint8Array(opened);
  } catch {
    throw new SealError('The sealed key did not open: it is damaged, or not the one of this order.');
  }
}

/** One field of an item that has several, such as an account. */
export interface SealedField {
  label: string;
  value: string;
  /** Covered until the buyer uncovers it. */
  secret: boolean;
}

/** What was under the seal. */
export type Opened =
  | { kind: 'text'; text: string }
  | { kind: 'fields'; fields: SealedField[] }
  | { kind: 'image'; source: string; type: string };

const FIELDS = 'application/vnd.bitloot.fields+json';

export function asContent(bytes: Uint8Array, contentType: string): Opened {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('image/')) {
    return { kind: 'image', type, source: `data:${type};base64,${toBase64(bytes)}` };
  }
  const text = new TextDecoder().decode(bytes);
  if (type === FIELDS) {
    const { fields } = JSON.parse(text) as { fields: SealedField[] };
    return { kind: 'fields', fields };
  }
  return { kind: 'text', text };
}

/** All fields as text, to be kept. */
export function fieldsAsText(fields: SealedField[]): string {
  return fields.map(({ label, value }) => `${label}: ${value}`).join('\n');
}
