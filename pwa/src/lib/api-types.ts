import type {
  CreateOrderResponse,
  GetBundleResponse,
  GetFacetsResponse,
  GetOrderClaimsResponse,
  GetOrderResponse,
  GetProductResponse,
  GetRefundResponse,
  GetShopResponse,
  ListCurrenciesResponse,
  ListProductsData,
  ListProductsResponse,
  OpenPaymentResponse,
  Problem as SdkProblem,
  RevealItemResponse,
  SuggestProductsResponse,
} from '@bitloot/sdk';

/** A picture that the shop serves: `{base}/{width}.avif` and `.webp`, for ever the same. */
export interface Picture {
  base: string;
  width: number;
  height: number;
  color: string;
  widths: number[];
}

/** The shop's own names for what the API answers, derived from the operations. */
export type ProductPage = ListProductsResponse;
export type ProductCard = ProductPage['items'][number] & { cover?: Picture | null };
export type ProductQuery = NonNullable<ListProductsData['query']>;
export type ProductSort = NonNullable<ProductQuery['sort']>;
export type Product = GetProductResponse & { cover?: Picture | null; gallery?: Picture[] };
export type Bundle = GetBundleResponse;
/** Where a key works, where that is not everywhere. */
export type Limits = Bundle['limits'][number];
export type Suggestion = SuggestProductsResponse['items'][number];
export type Facets = GetFacetsResponse;
export type Coin = ListCurrenciesResponse['items'][number];
export type Order = GetOrderResponse;
export type OrderItem = Order['items'][number];
export type OrderStatus = Order['status'];
export type PlacedOrder = CreateOrderResponse;
export type Payment = OpenPaymentResponse;
export type Delivery = RevealItemResponse['deliveries'][number];
export type Rights = GetOrderClaimsResponse['items'][number];
/** What was asked about a line; `status_text` says what happens next, `answer` what we said. */
export type Claim = NonNullable<Rights['claim']>;
export type Complaint = Claim['complaint'];
export type OrderRefund = Order['refunds'][number];
export type RefundPage = GetRefundResponse;
export type RefundStatus = RefundPage['status'];
export type Shop = GetShopResponse & { country?: string | null };
export type Problem = SdkProblem;
