import { client } from '@bitloot/sdk/default-client';
import type { Problem } from './api-types';
import { isRecord } from './storage';

// The API is on this origin, behind whatever name the shop has.
client.setConfig({ baseUrl: '' });

/** What the API refused, in its own words (RFC 9457). `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem>,
  ) {
    super(problem.detail ?? problem.title ?? 'The shop did not answer.');
    this.name = 'ApiError';
  }

  /** The first complaint about one field of the request body, if there is one. */
  fieldMessage(field: string): string | undefined {
    const complaints = this.problem.errors?.['json'];
    const messages = isRecord(complaints) ? complaints[field] : undefined;
    const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
    return typeof first === 'string' ? first : undefined;
  }
}

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response?: Response | undefined;
}

function asProblem(error: unknown): Partial<Problem> {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Turns an SDK answer into its data, or throws an {@link ApiError}. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (data !== undefined && response?.ok) return data;
  throw new ApiError(response?.status ?? 0, response ? asProblem(error) : {});
}

/** One sentence for the customer about whatever went wrong. */
export function errorSentence(error: unknown): string {
  if (error instanceof ApiError && error.status > 0) return error.message;
  return 'We could not reach the shop. Check your connection and try again.';
}
