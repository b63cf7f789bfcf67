"""Contains all the data models used in inputs/outputs"""

from .accept_payment import AcceptPayment
from .attention import Attention
from .attention_data import AttentionData
from .attention_page import AttentionPage
from .attention_state import AttentionState
from .audit_entry import AuditEntry
from .audit_entry_after import AuditEntryAfter
from .audit_entry_before import AuditEntryBefore
from .audit_page import AuditPage
from .create_order import CreateOrder
from .currencies import Currencies
from .currency import Currency
from .dashboard import Dashboard
from .dashboard_jobs import DashboardJobs
from .estimate import Estimate
from .facet_value import FacetValue
from .facets import Facets
from .figures import Figures
from .job import Job
from .job_page import JobPage
from .job_payload import JobPayload
from .job_state import JobState
from .line import Line
from .line_report import LineReport
from .line_report_status import LineReportStatus
from .list_attention_state import ListAttentionState
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
from .offer import Offer
from .open_payment import OpenPayment
from .opening import Opening
from .opening_algorithm import OpeningAlgorithm
from .order import Order
from .order_item import OrderItem
from .order_item_status import OrderItemStatus
from .order_status import OrderStatus
from .orders_page import OrdersPage
from .page_info import PageInfo
from .pagination_metadata import PaginationMetadata
from .payment import Payment
from .payment_coverage import PaymentCoverage
from .payment_page import PaymentPage
from .payment_status import PaymentStatus
from .placed_order import PlacedOrder
from .placed_order_status import PlacedOrderStatus
from .price_band import PriceBand
from .problem import Problem
from .problem_errors import ProblemErrors
from .product import Product
from .product_card import ProductCard
from .product_card_delivery_type import ProductCardDeliveryType
from .product_card_source_type import ProductCardSourceType
from .product_create import ProductCreate
from .product_create_category import ProductCreateCategory
from .product_create_delivery_type import ProductCreateDeliveryType
from .product_create_source_type import ProductCreateSourceType
from .product_delivery_type import ProductDeliveryType
from .product_edit import ProductEdit
from .product_edit_category import ProductEditCategory
from .product_edit_delivery_type import ProductEditDeliveryType
from .product_page import ProductPage
from .product_source_type import ProductSourceType
from .reason import Reason
from .replay import Replay
from .resolve import Resolve
from .retry_body import RetryBody
from .retry_report import RetryReport
from .retry_report_status import RetryReportStatus
from .reveal import Reveal
from .sales_day import SalesDay
from .screenshot import Screenshot
from .shop import Shop
from .staff_card import StaffCard
from .staff_card_delivery_type import StaffCardDeliveryType
from .staff_card_source_type import StaffCardSourceType
from .staff_item import StaffItem
from .staff_item_source_type import StaffItemSourceType
from .staff_item_status import StaffItemStatus
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
from .stock_batch import StockBatch
from .stock_counts import StockCounts
from .stock_import import StockImport
from .stock_import_result import StockImportResult
from .stock_item import StockItem
from .stock_item_state import StockItemState
from .stock_page import StockPage
from .suggestion import Suggestion
from .suggestions import Suggestions
from .sync_failure import SyncFailure
from .sync_run import SyncRun
from .sync_run_page import SyncRunPage
from .sync_run_state import SyncRunState
from .sync_start import SyncStart
from .system_requirement import SystemRequirement
from .timeline import Timeline
from .timeline_data import TimelineData
from .timeline_kind import TimelineKind
from .video import Video
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

__all__ = (
    "AcceptPayment",
    "Attention",
    "AttentionData",
    "AttentionPage",
    "AttentionState",
    "AuditEntry",
    "AuditEntryAfter",
    "AuditEntryBefore",
    "AuditPage",
    "CreateOrder",
    "Currencies",
    "Currency",
    "Dashboard",
    "DashboardJobs",
    "Estimate",
    "Facets",
    "FacetValue",
    "Figures",
    "Job",
    "JobPage",
    "JobPayload",
    "JobState",
    "Line",
    "LineReport",
    "LineReportStatus",
    "ListAttentionState",
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
    "Offer",
    "Opening",
    "OpeningAlgorithm",
    "OpenPayment",
    "Order",
    "OrderItem",
    "OrderItemStatus",
    "OrdersPage",
    "OrderStatus",
    "PageInfo",
    "PaginationMetadata",
    "Payment",
    "PaymentCoverage",
    "PaymentPage",
    "PaymentStatus",
    "PlacedOrder",
    "PlacedOrderStatus",
    "PriceBand",
    "Problem",
    "ProblemErrors",
    "Product",
    "ProductCard",
    "ProductCardDeliveryType",
    "ProductCardSourceType",
    "ProductCreate",
    "ProductCreateCategory",
    "ProductCreateDeliveryType",
    "ProductCreateSourceType",
    "ProductDeliveryType",
    "ProductEdit",
    "ProductEditCategory",
    "ProductEditDeliveryType",
    "ProductPage",
    "ProductSourceType",
    "Reason",
    "Replay",
    "Resolve",
    "RetryBody",
    "RetryReport",
    "RetryReportStatus",
    "Reveal",
    "SalesDay",
    "Screenshot",
    "Shop",
    "StaffCard",
    "StaffCardDeliveryType",
    "StaffCardSourceType",
    "StaffItem",
    "StaffItemSourceType",
    "StaffItemStatus",
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
    "StockBatch",
    "StockCounts",
    "StockImport",
    "StockImportResult",
    "StockItem",
    "StockItemState",
    "StockPage",
    "Suggestion",
    "Suggestions",
    "SyncFailure",
    "SyncRun",
    "SyncRunPage",
    "SyncRunState",
    "SyncStart",
    "SystemRequirement",
    "Timeline",
    "TimelineData",
    "TimelineKind",
    "Video",
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
)
