import { describe, expect, it } from 'vitest';
import {
  asContent,
  fieldsAsText,
  fromBase64,
  openSealed,
  SealError,
  toBase64,
} from '@/features/delivery/open-sealed';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** Seals as the server does: a fresh 256-bit key, a 12-byte iv, the tag behind the ciphertext. */
async function seal(plaintext: Uint8Array<ArrayBuffer>, aad: string) {
  const rawKey = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(aad);
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plaintext);
  const envelope = {
    algorithm: 'A256GCM' as const,
    key: base64(rawKey),
    iv: base64(iv),
    aad: base64(additionalData),
  };
  return { envelope, sealed };
}

const text = (value: string) => new TextEncoder().encode(value);

describe('a sealed delivery', () => {
  it('may have several fields', () => {
    const fields = [
      { name: 'username', label: 'User name', value: 'jo', secret: false },
      { name: 'password', label: 'Password', value: 's3cret', secret: true },
    ];
    const sealed = text(JSON.stringify({ type: 'account', fields }));
    const opened = asContent(sealed, 'application/vnd.bitloot.fields+json');
    expect(opened).toEqual({ kind: 'fields', fields });
    expect(fieldsAsText(fields)).toBe('User name: jo\nPassword: s3cret');
  });

  it('opens with its envelope', async () => {
    const { envelope, sealed } = await seal(text('ABCDE-12345-ÄÖÜ'), 'order:item:1');
    const opened = await openSealed(envelope, sealed);
    expect(asContent(opened, 'text/plain; charset=utf-8')).toEqual({ kind: 'text', text: 'ABCDE-12345-ÄÖÜ' });
  });

  it('opens what another implementation sealed (a fixed vector, AES-256-GCM by the book)', async () => {
    const envelope = {
      algorithm: 'A256GCM' as const,
      key: base64(Buffer.from('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308', 'hex')),
      iv: base64(Buffer.from('cafebabefacedbaddecaf888', 'hex')),
      aad: base64(Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex')),
    };
    const sealed = Buffer.from(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838' +
        'c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
      'hex',
    );
    const opened = await openSealed(envelope, new Uint8Array(sealed).buffer);
    expect(Buffer.from(opened).toString('hex')).toBe(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525' +
        'b16aedf5aa0de657ba637b39',
    );
  });

  it.each(['key', 'iv', 'aad'] as const)('stays shut under another %s', async (part) => {
    const { envelope, sealed } = await seal(text('secret'), 'order:item:1');
    const { envelope: other } = await seal(text('secret'), 'order:item:2');
    await expect(openSealed({ ...envelope, [part]: other[part] }, sealed)).rejects.toThrow(SealError);
  });

  it('stays shut when one bit was changed or the end is missing', async () => {
    const { envelope, sealed } = await seal(text('secret'), 'order:item:1');
    const bent = new Uint8Array(sealed.slice(0));
    bent[0] = (bent[0] ?? 0) ^ 1;
    await expect(openSealed(envelope, bent.buffer)).rejects.toThrow(SealError);
    await expect(openSealed(envelope, sealed.slice(0, -1))).rejects.toThrow(SealError);
  });

  it('shows a picture of any size as a data address', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => index % 256);
    const content = asContent(bytes, 'image/png');
    expect(content.kind).toBe('image');
    const source = content.kind === 'image' ? content.source : '';
    expect(source.startsWith('data:image/png;base64,')).toBe(true);
    expect(Buffer.from(source.split(',')[1] ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true);
  });

  it('speaks standard base64', () => {
    const bytes = Uint8Array.from([251, 255, 190, 0]);
    expect(toBase64(bytes)).toBe('+/++AA==');
    expect(fromBase64('+/++AA==')).toEqual(bytes);
  });
});
