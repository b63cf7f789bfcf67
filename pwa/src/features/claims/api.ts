import { queryOptions } from '@tanstack/react-query';
import { send } from '@/lib/api';

export type Complaint =
  'unwanted' | 'used' | 'invalid' | 'wrong_product' | 'wrong_region' | 'unreadable' | 'other';
export type ClaimStatus =
  'open' | 'returning' | 'returned' | 'replacing' | 'replaced' | 'refunded' | 'rejected' | 'withdrawn';

/** What was asked about a line; `status_text` says what happens next, `answer` what we said. */
export interface Claim {
  id: string;
  item_id: string;
  kind: 'return' | 'problem';
  status: ClaimStatus;
  status_text: string;
  complaint: Complaint;
  text: string;
  quantity: number;
  answer: string | null;
  created_at: string;
  decided_at: string | null;
  pictures: number;
  may_withdraw: boolean;
  may_add_pictures: boolean;
}

/** What may be asked about one line at this moment. */
export interface Rights {
  item_id: string;
  may_return: boolean;
  return_until: string | null;
  may_report: boolean;
  report_until: string | null;
  claim: Claim | null;
}

export interface Pass {
  orderId: string;
  token: string;
}

const POLL_MS = 5000;
const LIVE: readonly ClaimStatus[] = ['open', 'returning', 'replacing'];

const at = ({ orderId }: Pass, path: string) => `/api/v1/orders/${orderId}${path}`;
const headers = ({ token }: Pass) => ({ 'X-Order-Session': token });

/** Rights and claims of an order; asked again while something is under way. */
export const claimsQuery = (pass: Pass) =>
  queryOptions({
    queryKey: ['orders', pass.orderId, 'claims'],
    queryFn: ({ signal }) =>
      send<{ items: Rights[] }>('GET', at(pass, '/claims'), { headers: headers(pass), signal }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ claim }) => claim !== null && LIVE.includes(claim.status)) ? POLL_MS : false,
  });

export const giveBack = (pass: Pass, itemId: string) =>
  send<Claim>('POST', at(pass, `/items/${itemId}/return`), { headers: headers(pass), body: {} });

export interface Report {
  complaint: Complaint;
  text: string;
}

export const reportProblem = (pass: Pass, itemId: string, report: Report) =>
  send<Claim>('POST', at(pass, `/items/${itemId}/problem`), { headers: headers(pass), body: report });

export const withdrawClaim = (pass: Pass, claimId: string) =>
  send<Claim>('POST', at(pass, `/claims/${claimId}/withdraw`), { headers: headers(pass) });

export const addPicture = (pass: Pass, claimId: string, file: File) =>
  send<{ id: string }>('POST', at(pass, `/claims/${claimId}/pictures`), {
    headers: { ...headers(pass), 'Content-Type': file.type },
    body: file,
    raw: true,
  });
