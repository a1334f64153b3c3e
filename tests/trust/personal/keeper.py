"""The organisation that keeps the records in which tests hide personal data."""

ORGANISATION = """\
title: Samordningsförbundet
type: association
status: published
steward: {organisation: forbundet, function: kansli}
review_by: 2027-06-01
sources: [{url: "https://example.org/forbundet", kind: association}]
"""
