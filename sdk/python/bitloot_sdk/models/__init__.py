"""Contains all the data models used in inputs/outputs"""

from .accept import Accept
from .accept_payment import AcceptPayment
from .accept_suggestion import AcceptSuggestion
from .account_balance import AccountBalance
from .account_balance_account import AccountBalanceAccount
from .apply import Apply
from .ask_code import AskCode
from .attention import Attention
from .attention_data import AttentionData
from .attention_page import AttentionPage
from .attention_state import AttentionState
from .audit_entry import AuditEntry
from .audit_entry_after import AuditEntryAfter
from .audit_entry_before import AuditEntryBefore
from .audit_page import AuditPage
from .availability import Availability
from .break_ import Break
from .break_facts import BreakFacts
from .break_page import BreakPage
from .break_reason import BreakReason
from .break_remedy import BreakRemedy
from .break_rule import BreakRule
from .break_state import BreakState
from .bulk import Bulk
from .bulk_act import BulkAct
from .bundle import Bundle
from .bundle_create import BundleCreate
from .bundle_edit import BundleEdit
from .bundle_line import BundleLine
from .bundle_page import BundlePage
from .buy_anyway import BuyAnyway
from .buy_offer import BuyOffer
from .categories import Categories
from .category import Category
from .category_create import CategoryCreate
from .category_edit import CategoryEdit
from .chooser import Chooser
from .claim import Claim
from .claim_complaint import ClaimComplaint
from .claim_kind import ClaimKind
from .claim_picture import ClaimPicture
from .claim_status import ClaimStatus
from .claims_page import ClaimsPage
from .code_asked import CodeAsked
from .create_order import CreateOrder
from .currencies import Currencies
from .currency import Currency
from .dashboard import Dashboard
from .dashboard_jobs import DashboardJobs
from .deal import Deal
from .deal_create import DealCreate
from .deal_edit import DealEdit
from .deals import Deals
from .decide_claim import DecideClaim
from .entry import Entry
from .entry_credit import EntryCredit
from .entry_debit import EntryDebit
from .estimate import Estimate
from .evidence import Evidence
from .explained import Explained
from .explained_refusal_type_1 import ExplainedRefusalType1
from .explained_refusal_type_2_type_1 import ExplainedRefusalType2Type1
from .explained_refusal_type_3_type_1 import ExplainedRefusalType3Type1
from .facet_value import FacetValue
from .facets import Facets
from .figures import Figures
from .filter_ import Filter
from .filter_source_type_type_1 import FilterSourceTypeType1
from .filter_source_type_type_2_type_1 import FilterSourceTypeType2Type1
from .filter_source_type_type_3_type_1 import FilterSourceTypeType3Type1
from .find_orders import FindOrders
from .foreseen import Foreseen
from .found_order import FoundOrder
from .found_order_status import FoundOrderStatus
from .found_orders import FoundOrders
from .get_profit_range import GetProfitRange
from .give_address import GiveAddress
from .give_back import GiveBack
from .group import Group
from .group_create import GroupCreate
from .group_edit import GroupEdit
from .group_member import GroupMember
from .group_page import GroupPage
from .image import Image
from .image_kind import ImageKind
from .image_page import ImagePage
from .image_state import ImageState
from .import_body import ImportBody
from .import_choice import ImportChoice
from .import_chosen import ImportChosen
from .import_reason import ImportReason
from .import_rule import ImportRule
from .import_rule_create import ImportRuleCreate
from .import_rule_edit import ImportRuleEdit
from .import_rule_page import ImportRulePage
from .job import Job
from .job_page import JobPage
from .job_payload import JobPayload
from .job_state import JobState
from .keep import Keep
from .key_import import KeyImport
from .key_import_report import KeyImportReport
from .key_import_state import KeyImportState
from .kinguin_page import KinguinPage
from .kinguin_product import KinguinProduct
from .layout import Layout
from .layout_delimiter import LayoutDelimiter
from .limits import Limits
from .line import Line
from .line_offers import LineOffers
from .line_report import LineReport
from .line_report_status import LineReportStatus
from .list_attention_state import ListAttentionState
from .list_breaks_rule_type_1 import ListBreaksRuleType1
from .list_breaks_rule_type_2_type_1 import ListBreaksRuleType2Type1
from .list_breaks_rule_type_3_type_1 import ListBreaksRuleType3Type1
from .list_breaks_state import ListBreaksState
from .list_claims_complaint_type_1 import ListClaimsComplaintType1
from .list_claims_complaint_type_2_type_1 import ListClaimsComplaintType2Type1
from .list_claims_complaint_type_3_type_1 import ListClaimsComplaintType3Type1
from .list_claims_kind_type_1 import ListClaimsKindType1
from .list_claims_kind_type_2_type_1 import ListClaimsKindType2Type1
from .list_claims_kind_type_3_type_1 import ListClaimsKindType3Type1
from .list_claims_status_type_1 import ListClaimsStatusType1
from .list_claims_status_type_2_type_1 import ListClaimsStatusType2Type1
from .list_claims_status_type_3_type_1 import ListClaimsStatusType3Type1
from .list_images_state_type_1 import ListImagesStateType1
from .list_images_state_type_2_type_1 import ListImagesStateType2Type1
from .list_images_state_type_3_type_1 import ListImagesStateType3Type1
from .list_jobs_state_type_1 import ListJobsStateType1
from .list_jobs_state_type_2_type_1 import ListJobsStateType2Type1
from .list_jobs_state_type_3_type_1 import ListJobsStateType3Type1
from .list_orders_source_type_1 import ListOrdersSourceType1
from .list_orders_source_type_2_type_1 import ListOrdersSourceType2Type1
from .list_orders_source_type_3_type_1 import ListOrdersSourceType3Type1
from .list_orders_status_type_1 import ListOrdersStatusType1
from .list_orders_status_type_2_type_1 import ListOrdersStatusType2Type1
from .list_orders_status_type_3_type_1 import ListOrdersStatusType3Type1
from .list_payments_coverage_type_1 import ListPaymentsCoverageType1
from .list_payments_coverage_type_2_type_1 import ListPaymentsCoverageType2Type1
from .list_payments_coverage_type_3_type_1 import ListPaymentsCoverageType3Type1
from .list_payments_status_type_1 import ListPaymentsStatusType1
from .list_payments_status_type_2_type_1 import ListPaymentsStatusType2Type1
from .list_payments_status_type_3_type_1 import ListPaymentsStatusType3Type1
from .list_products_sort import ListProductsSort
from .list_refunds_purpose_type_1 import ListRefundsPurposeType1
from .list_refunds_purpose_type_2_type_1 import ListRefundsPurposeType2Type1
from .list_refunds_purpose_type_3_type_1 import ListRefundsPurposeType3Type1
from .list_refunds_status_type_1 import ListRefundsStatusType1
from .list_refunds_status_type_2_type_1 import ListRefundsStatusType2Type1
from .list_refunds_status_type_3_type_1 import ListRefundsStatusType3Type1
from .list_staff_products_source_type_type_1 import ListStaffProductsSourceTypeType1
from .list_staff_products_source_type_type_2_type_1 import ListStaffProductsSourceTypeType2Type1
from .list_staff_products_source_type_type_3_type_1 import ListStaffProductsSourceTypeType3Type1
from .list_webhooks_processing_type_1 import ListWebhooksProcessingType1
from .list_webhooks_processing_type_2_type_1 import ListWebhooksProcessingType2Type1
from .list_webhooks_processing_type_3_type_1 import ListWebhooksProcessingType3Type1
from .list_webhooks_sender_type_1 import ListWebhooksSenderType1
from .list_webhooks_sender_type_2_type_1 import ListWebhooksSenderType2Type1
from .list_webhooks_sender_type_3_type_1 import ListWebhooksSenderType3Type1
from .list_webhooks_verdict_type_1 import ListWebhooksVerdictType1
from .list_webhooks_verdict_type_2_type_1 import ListWebhooksVerdictType2Type1
from .list_webhooks_verdict_type_3_type_1 import ListWebhooksVerdictType3Type1
from .low import Low
from .low_list import LowList
from .low_low_level import LowLowLevel
from .margin_class import MarginClass
from .membership import Membership
from .obstacle import Obstacle
from .obstacle_code import ObstacleCode
from .offender import Offender
from .offender_reason import OffenderReason
from .offer import Offer
from .offer_choice import OfferChoice
from .offered import Offered
from .offers import Offers
from .open_payment import OpenPayment
from .opening import Opening
from .opening_algorithm import OpeningAlgorithm
from .order import Order
from .order_claims import OrderClaims
from .order_item import OrderItem
from .order_item_status import OrderItemStatus
from .order_status import OrderStatus
from .orders_page import OrdersPage
from .override import Override
from .override_status import OverrideStatus
from .page_info import PageInfo
from .pagination_metadata import PaginationMetadata
from .part import Part
from .part_of_profit import PartOfProfit
from .payment import Payment
from .payment_coverage import PaymentCoverage
from .payment_page import PaymentPage
from .payment_status import PaymentStatus
from .picture import Picture
from .placed_order import PlacedOrder
from .placed_order_status import PlacedOrderStatus
from .posting import Posting
from .posting_account import PostingAccount
from .price_band import PriceBand
from .price_explained import PriceExplained
from .price_move import PriceMove
from .price_preview_run import PricePreviewRun
from .price_preview_run_state import PricePreviewRunState
from .price_step import PriceStep
from .price_step_kind_type_1 import PriceStepKindType1
from .price_step_kind_type_2_type_1 import PriceStepKindType2Type1
from .price_step_kind_type_3_type_1 import PriceStepKindType3Type1
from .problem import Problem
from .problem_errors import ProblemErrors
from .product import Product
from .product_card import ProductCard
from .product_card_delivery_type import ProductCardDeliveryType
from .product_card_source_type import ProductCardSourceType
from .product_create import ProductCreate
from .product_create_delivery_type import ProductCreateDeliveryType
from .product_create_source_type import ProductCreateSourceType
from .product_delivery_type import ProductDeliveryType
from .product_edit import ProductEdit
from .product_edit_delivery_type import ProductEditDeliveryType
from .product_page import ProductPage
from .product_profit import ProductProfit
from .product_source_type import ProductSourceType
from .profit import Profit
from .profit_report import ProfitReport
from .profit_report_step import ProfitReportStep
from .rate import Rate
from .rates import Rates
from .rating import Rating
from .reason import Reason
from .refund_address import RefundAddress
from .refund_entry import RefundEntry
from .refund_page import RefundPage
from .refund_page_memo import RefundPageMemo
from .refund_page_purpose import RefundPagePurpose
from .refund_page_status import RefundPageStatus
from .refund_reason import RefundReason
from .refund_summary import RefundSummary
from .refund_summary_purpose import RefundSummaryPurpose
from .refund_summary_status import RefundSummaryStatus
from .refunds_page import RefundsPage
from .refusal import Refusal
from .refusal_note import RefusalNote
from .replay import Replay
from .replay_all import ReplayAll
from .replay_filter import ReplayFilter
from .replay_filter_sender_type_1 import ReplayFilterSenderType1
from .replay_filter_sender_type_2_type_1 import ReplayFilterSenderType2Type1
from .replay_filter_sender_type_3_type_1 import ReplayFilterSenderType3Type1
from .replay_report import ReplayReport
from .replay_row import ReplayRow
from .replay_row_outcome import ReplayRowOutcome
from .replay_row_prospect import ReplayRowProspect
from .replay_row_sender import ReplayRowSender
from .report_problem import ReportProblem
from .report_problem_complaint import ReportProblemComplaint
from .reprice_run import RepriceRun
from .reprice_run_page import RepriceRunPage
from .reprice_run_state import RepriceRunState
from .request_refund import RequestRefund
from .requirement_given import RequirementGiven
from .resolve import Resolve
from .retry_body import RetryBody
from .retry_report import RetryReport
from .retry_report_status import RetryReportStatus
from .return_item import ReturnItem
from .reveal import Reveal
from .rights import Rights
from .rule import Rule
from .rule_create import RuleCreate
from .rule_create_ending_type_1 import RuleCreateEndingType1
from .rule_create_ending_type_2_type_1 import RuleCreateEndingType2Type1
from .rule_create_ending_type_3_type_1 import RuleCreateEndingType3Type1
from .rule_create_kind import RuleCreateKind
from .rule_create_scope import RuleCreateScope
from .rule_edit import RuleEdit
from .rule_edit_ending_type_1 import RuleEditEndingType1
from .rule_edit_ending_type_2_type_1 import RuleEditEndingType2Type1
from .rule_edit_ending_type_3_type_1 import RuleEditEndingType3Type1
from .rule_edit_kind import RuleEditKind
from .rule_edit_scope import RuleEditScope
from .rule_ending_type_1 import RuleEndingType1
from .rule_ending_type_2_type_1 import RuleEndingType2Type1
from .rule_ending_type_3_type_1 import RuleEndingType3Type1
from .rule_kind import RuleKind
from .rule_page import RulePage
from .rule_scope import RuleScope
from .run import Run
from .run_checked import RunChecked
from .run_page import RunPage
from .run_start import RunStart
from .sales_day import SalesDay
from .screenshot import Screenshot
from .screenshot_given import ScreenshotGiven
from .search_miss import SearchMiss
from .search_miss_page import SearchMissPage
from .section import Section
from .section_create import SectionCreate
from .section_edit import SectionEdit
from .sections import Sections
from .send_refund import SendRefund
from .shop import Shop
from .staff_bundle import StaffBundle
from .staff_bundle_page import StaffBundlePage
from .staff_bundle_standing import StaffBundleStanding
from .staff_card import StaffCard
from .staff_card_delivery_type import StaffCardDeliveryType
from .staff_card_source_type import StaffCardSourceType
from .staff_categories import StaffCategories
from .staff_category import StaffCategory
from .staff_claim import StaffClaim
from .staff_claim_complaint import StaffClaimComplaint
from .staff_claim_kind import StaffClaimKind
from .staff_claim_status import StaffClaimStatus
from .staff_deal import StaffDeal
from .staff_deal_page import StaffDealPage
from .staff_deal_standing import StaffDealStanding
from .staff_group import StaffGroup
from .staff_group_page import StaffGroupPage
from .staff_item import StaffItem
from .staff_item_source_type import StaffItemSourceType
from .staff_item_status import StaffItemStatus
from .staff_member import StaffMember
from .staff_order import StaffOrder
from .staff_order_row import StaffOrderRow
from .staff_order_row_status import StaffOrderRowStatus
from .staff_order_status import StaffOrderStatus
from .staff_payment import StaffPayment
from .staff_payment_asset import StaffPaymentAsset
from .staff_payment_coverage import StaffPaymentCoverage
from .staff_payment_detail import StaffPaymentDetail
from .staff_payment_detail_asset import StaffPaymentDetailAsset
from .staff_payment_detail_coverage import StaffPaymentDetailCoverage
from .staff_payment_detail_status import StaffPaymentDetailStatus
from .staff_payment_detail_timing import StaffPaymentDetailTiming
from .staff_payment_status import StaffPaymentStatus
from .staff_payment_timing import StaffPaymentTiming
from .staff_product import StaffProduct
from .staff_product_delivery_type import StaffProductDeliveryType
from .staff_product_page import StaffProductPage
from .staff_product_source_type import StaffProductSourceType
from .staff_refund import StaffRefund
from .staff_refund_detail import StaffRefundDetail
from .staff_refund_detail_purpose import StaffRefundDetailPurpose
from .staff_refund_detail_status import StaffRefundDetailStatus
from .staff_refund_purpose import StaffRefundPurpose
from .staff_refund_status import StaffRefundStatus
from .staff_reveal import StaffReveal
from .staff_section import StaffSection
from .staff_section_page import StaffSectionPage
from .staff_section_standing import StaffSectionStanding
from .statement import Statement
from .statement_account import StatementAccount
from .statement_line import StatementLine
from .stock_batch import StockBatch
from .stock_counts import StockCounts
from .stock_import import StockImport
from .stock_import_result import StockImportResult
from .stock_item import StockItem
from .stock_item_state import StockItemState
from .stock_page import StockPage
from .stock_rule import StockRule
from .stock_rule_low_level import StockRuleLowLevel
from .suggested_group import SuggestedGroup
from .suggested_groups import SuggestedGroups
from .suggestion import Suggestion
from .suggestions import Suggestions
from .sync_failure import SyncFailure
from .sync_run import SyncRun
from .sync_run_page import SyncRunPage
from .sync_run_state import SyncRunState
from .sync_start import SyncStart
from .synonym import Synonym
from .synonym_create import SynonymCreate
from .synonym_edit import SynonymEdit
from .synonym_page import SynonymPage
from .system_requirement import SystemRequirement
from .timeline import Timeline
from .timeline_data import TimelineData
from .timeline_kind import TimelineKind
from .top_up import TopUp
from .transaction import Transaction
from .transaction_page import TransactionPage
from .trial_balance import TrialBalance
from .value import Value
from .variant import Variant
from .video import Video
from .video_given import VideoGiven
from .webhook import Webhook
from .webhook_detail import WebhookDetail
from .webhook_detail_headers import WebhookDetailHeaders
from .webhook_detail_processing import WebhookDetailProcessing
from .webhook_detail_sender import WebhookDetailSender
from .webhook_detail_verdict import WebhookDetailVerdict
from .webhook_page import WebhookPage
from .webhook_processing import WebhookProcessing
from .webhook_sender import WebhookSender
from .webhook_verdict import WebhookVerdict
from .withdraw import Withdraw
from .withdraw_act import WithdrawAct
from .withdraw_foreseen import WithdrawForeseen

__all__ = (
    "Accept",
    "AcceptPayment",
    "AcceptSuggestion",
    "AccountBalance",
    "AccountBalanceAccount",
    "Apply",
    "AskCode",
    "Attention",
    "AttentionData",
    "AttentionPage",
    "AttentionState",
    "AuditEntry",
    "AuditEntryAfter",
    "AuditEntryBefore",
    "AuditPage",
    "Availability",
    "Break",
    "BreakFacts",
    "BreakPage",
    "BreakReason",
    "BreakRemedy",
    "BreakRule",
    "BreakState",
    "Bulk",
    "BulkAct",
    "Bundle",
    "BundleCreate",
    "BundleEdit",
    "BundleLine",
    "BundlePage",
    "BuyAnyway",
    "BuyOffer",
    "Categories",
    "Category",
    "CategoryCreate",
    "CategoryEdit",
    "Chooser",
    "Claim",
    "ClaimComplaint",
    "ClaimKind",
    "ClaimPicture",
    "ClaimsPage",
    "ClaimStatus",
    "CodeAsked",
    "CreateOrder",
    "Currencies",
    "Currency",
    "Dashboard",
    "DashboardJobs",
    "Deal",
    "DealCreate",
    "DealEdit",
    "Deals",
    "DecideClaim",
    "Entry",
    "EntryCredit",
    "EntryDebit",
    "Estimate",
    "Evidence",
    "Explained",
    "ExplainedRefusalType1",
    "ExplainedRefusalType2Type1",
    "ExplainedRefusalType3Type1",
    "Facets",
    "FacetValue",
    "Figures",
    "Filter",
    "FilterSourceTypeType1",
    "FilterSourceTypeType2Type1",
    "FilterSourceTypeType3Type1",
    "FindOrders",
    "Foreseen",
    "FoundOrder",
    "FoundOrders",
    "FoundOrderStatus",
    "GetProfitRange",
    "GiveAddress",
    "GiveBack",
    "Group",
    "GroupCreate",
    "GroupEdit",
    "GroupMember",
    "GroupPage",
    "Image",
    "ImageKind",
    "ImagePage",
    "ImageState",
    "ImportBody",
    "ImportChoice",
    "ImportChosen",
    "ImportReason",
    "ImportRule",
    "ImportRuleCreate",
    "ImportRuleEdit",
    "ImportRulePage",
    "Job",
    "JobPage",
    "JobPayload",
    "JobState",
    "Keep",
    "KeyImport",
    "KeyImportReport",
    "KeyImportState",
    "KinguinPage",
    "KinguinProduct",
    "Layout",
    "LayoutDelimiter",
    "Limits",
    "Line",
    "LineOffers",
    "LineReport",
    "LineReportStatus",
    "ListAttentionState",
    "ListBreaksRuleType1",
    "ListBreaksRuleType2Type1",
    "ListBreaksRuleType3Type1",
    "ListBreaksState",
    "ListClaimsComplaintType1",
    "ListClaimsComplaintType2Type1",
    "ListClaimsComplaintType3Type1",
    "ListClaimsKindType1",
    "ListClaimsKindType2Type1",
    "ListClaimsKindType3Type1",
    "ListClaimsStatusType1",
    "ListClaimsStatusType2Type1",
    "ListClaimsStatusType3Type1",
    "ListImagesStateType1",
    "ListImagesStateType2Type1",
    "ListImagesStateType3Type1",
    "ListJobsStateType1",
    "ListJobsStateType2Type1",
    "ListJobsStateType3Type1",
    "ListOrdersSourceType1",
    "ListOrdersSourceType2Type1",
    "ListOrdersSourceType3Type1",
    "ListOrdersStatusType1",
    "ListOrdersStatusType2Type1",
    "ListOrdersStatusType3Type1",
    "ListPaymentsCoverageType1",
    "ListPaymentsCoverageType2Type1",
    "ListPaymentsCoverageType3Type1",
    "ListPaymentsStatusType1",
    "ListPaymentsStatusType2Type1",
    "ListPaymentsStatusType3Type1",
    "ListProductsSort",
    "ListRefundsPurposeType1",
    "ListRefundsPurposeType2Type1",
    "ListRefundsPurposeType3Type1",
    "ListRefundsStatusType1",
    "ListRefundsStatusType2Type1",
    "ListRefundsStatusType3Type1",
    "ListStaffProductsSourceTypeType1",
    "ListStaffProductsSourceTypeType2Type1",
    "ListStaffProductsSourceTypeType3Type1",
    "ListWebhooksProcessingType1",
    "ListWebhooksProcessingType2Type1",
    "ListWebhooksProcessingType3Type1",
    "ListWebhooksSenderType1",
    "ListWebhooksSenderType2Type1",
    "ListWebhooksSenderType3Type1",
    "ListWebhooksVerdictType1",
    "ListWebhooksVerdictType2Type1",
    "ListWebhooksVerdictType3Type1",
    "Low",
    "LowList",
    "LowLowLevel",
    "MarginClass",
    "Membership",
    "Obstacle",
    "ObstacleCode",
    "Offender",
    "OffenderReason",
    "Offer",
    "OfferChoice",
    "Offered",
    "Offers",
    "Opening",
    "OpeningAlgorithm",
    "OpenPayment",
    "Order",
    "OrderClaims",
    "OrderItem",
    "OrderItemStatus",
    "OrdersPage",
    "OrderStatus",
    "Override",
    "OverrideStatus",
    "PageInfo",
    "PaginationMetadata",
    "Part",
    "PartOfProfit",
    "Payment",
    "PaymentCoverage",
    "PaymentPage",
    "PaymentStatus",
    "Picture",
    "PlacedOrder",
    "PlacedOrderStatus",
    "Posting",
    "PostingAccount",
    "PriceBand",
    "PriceExplained",
    "PriceMove",
    "PricePreviewRun",
    "PricePreviewRunState",
    "PriceStep",
    "PriceStepKindType1",
    "PriceStepKindType2Type1",
    "PriceStepKindType3Type1",
    "Problem",
    "ProblemErrors",
    "Product",
    "ProductCard",
    "ProductCardDeliveryType",
    "ProductCardSourceType",
    "ProductCreate",
    "ProductCreateDeliveryType",
    "ProductCreateSourceType",
    "ProductDeliveryType",
    "ProductEdit",
    "ProductEditDeliveryType",
    "ProductPage",
    "ProductProfit",
    "ProductSourceType",
    "Profit",
    "ProfitReport",
    "ProfitReportStep",
    "Rate",
    "Rates",
    "Rating",
    "Reason",
    "RefundAddress",
    "RefundEntry",
    "RefundPage",
    "RefundPageMemo",
    "RefundPagePurpose",
    "RefundPageStatus",
    "RefundReason",
    "RefundsPage",
    "RefundSummary",
    "RefundSummaryPurpose",
    "RefundSummaryStatus",
    "Refusal",
    "RefusalNote",
    "Replay",
    "ReplayAll",
    "ReplayFilter",
    "ReplayFilterSenderType1",
    "ReplayFilterSenderType2Type1",
    "ReplayFilterSenderType3Type1",
    "ReplayReport",
    "ReplayRow",
    "ReplayRowOutcome",
    "ReplayRowProspect",
    "ReplayRowSender",
    "ReportProblem",
    "ReportProblemComplaint",
    "RepriceRun",
    "RepriceRunPage",
    "RepriceRunState",
    "RequestRefund",
    "RequirementGiven",
    "Resolve",
    "RetryBody",
    "RetryReport",
    "RetryReportStatus",
    "ReturnItem",
    "Reveal",
    "Rights",
    "Rule",
    "RuleCreate",
    "RuleCreateEndingType1",
    "RuleCreateEndingType2Type1",
    "RuleCreateEndingType3Type1",
    "RuleCreateKind",
    "RuleCreateScope",
    "RuleEdit",
    "RuleEditEndingType1",
    "RuleEditEndingType2Type1",
    "RuleEditEndingType3Type1",
    "RuleEditKind",
    "RuleEditScope",
    "RuleEndingType1",
    "RuleEndingType2Type1",
    "RuleEndingType3Type1",
    "RuleKind",
    "RulePage",
    "RuleScope",
    "Run",
    "RunChecked",
    "RunPage",
    "RunStart",
    "SalesDay",
    "Screenshot",
    "ScreenshotGiven",
    "SearchMiss",
    "SearchMissPage",
    "Section",
    "SectionCreate",
    "SectionEdit",
    "Sections",
    "SendRefund",
    "Shop",
    "StaffBundle",
    "StaffBundlePage",
    "StaffBundleStanding",
    "StaffCard",
    "StaffCardDeliveryType",
    "StaffCardSourceType",
    "StaffCategories",
    "StaffCategory",
    "StaffClaim",
    "StaffClaimComplaint",
    "StaffClaimKind",
    "StaffClaimStatus",
    "StaffDeal",
    "StaffDealPage",
    "StaffDealStanding",
    "StaffGroup",
    "StaffGroupPage",
    "StaffItem",
    "StaffItemSourceType",
    "StaffItemStatus",
    "StaffMember",
    "StaffOrder",
    "StaffOrderRow",
    "StaffOrderRowStatus",
    "StaffOrderStatus",
    "StaffPayment",
    "StaffPaymentAsset",
    "StaffPaymentCoverage",
    "StaffPaymentDetail",
    "StaffPaymentDetailAsset",
    "StaffPaymentDetailCoverage",
    "StaffPaymentDetailStatus",
    "StaffPaymentDetailTiming",
    "StaffPaymentStatus",
    "StaffPaymentTiming",
    "StaffProduct",
    "StaffProductDeliveryType",
    "StaffProductPage",
    "StaffProductSourceType",
    "StaffRefund",
    "StaffRefundDetail",
    "StaffRefundDetailPurpose",
    "StaffRefundDetailStatus",
    "StaffRefundPurpose",
    "StaffRefundStatus",
    "StaffReveal",
    "StaffSection",
    "StaffSectionPage",
    "StaffSectionStanding",
    "Statement",
    "StatementAccount",
    "StatementLine",
    "StockBatch",
    "StockCounts",
    "StockImport",
    "StockImportResult",
    "StockItem",
    "StockItemState",
    "StockPage",
    "StockRule",
    "StockRuleLowLevel",
    "SuggestedGroup",
    "SuggestedGroups",
    "Suggestion",
    "Suggestions",
    "SyncFailure",
    "SyncRun",
    "SyncRunPage",
    "SyncRunState",
    "SyncStart",
    "Synonym",
    "SynonymCreate",
    "SynonymEdit",
    "SynonymPage",
    "SystemRequirement",
    "Timeline",
    "TimelineData",
    "TimelineKind",
    "TopUp",
    "Transaction",
    "TransactionPage",
    "TrialBalance",
    "Value",
    "Variant",
    "Video",
    "VideoGiven",
    "Webhook",
    "WebhookDetail",
    "WebhookDetailHeaders",
    "WebhookDetailProcessing",
    "WebhookDetailSender",
    "WebhookDetailVerdict",
    "WebhookPage",
    "WebhookProcessing",
    "WebhookSender",
    "WebhookVerdict",
    "Withdraw",
    "WithdrawAct",
    "WithdrawForeseen",
)
