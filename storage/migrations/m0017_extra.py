"""Mailings beside the monthly issue: to everybody, to some organisations, or to those who were at a meeting."""

DESCRIPTION = "Mailings outside the months, and whom they go to"

SCRIPT = """
alter table issue add column audience text not null default '{{}}';     -- JSON of lists by facet; empty: everybody
"""
