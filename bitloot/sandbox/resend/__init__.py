"""Resend: mails accepted, kept in an inbox, and told about by signed webhooks."""
