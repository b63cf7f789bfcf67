import {
  addClaimPicture,
  getOrderClaims,
  reportProblem as reportProblemCall,
  returnItem,
  withdrawClaim as withdrawClaimCall,
} from '@bitloot/sdk';
import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api';
import type { Claim, Complaint } from '@/lib/api-types';

export interface Pass {
  orderId: string;
  token: string;
}

export interface Report {
  complaint: Complaint;
  text: string;
}

const POLL_MS = 5000;
const LIVE: readonly Claim['status'][] = ['open', 'returning', 'replacing'];

const headers = ({ token }: Pass) => ({ 'X-Order-Session': token });

/** Rights and claims of an order; asked again while something is under way. */
export const claimsQuery = (pass: Pass) =>
  queryOptions({
    queryKey: ['orders', pass.orderId, 'claims'],
    queryFn: ({ signal }) =>
      unwrap(getOrderClaims({ signal, path: { order_id: pass.orderId }, headers: headers(pass) })),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ claim }) => claim !== null && LIVE.includes(claim.status)) ? POLL_MS : false,
  });

export const giveBack = (pass: Pass, itemId: string) =>
  unwrap(returnItem({ path: { order_id: pass.orderId, item_id: itemId }, headers: headers(pass), body: {} }));

export const reportProblem = (pass: Pass, itemId: string, body: Report) =>
  unwrap(
    reportProblemCall({ path: { order_id: pass.orderId, item_id: itemId }, headers: headers(pass), body }),
  );

export const withdrawClaim = (pass: Pass, claimId: string) =>
  unwrap(withdrawClaimCall({ path: { order_id: pass.orderId, claim_id: claimId }, headers: headers(pass) }));

/** The file goes out as it is, under its own type. */
export const addPicture = (pass: Pass, claimId: string, file: File) =>
  unwrap(
    addClaimPicture({
      path: { order_id: pass.orderId, claim_id: claimId },
      headers: { ...headers(pass), 'Content-Type': file.type },
      body: file,
    }),
  );
