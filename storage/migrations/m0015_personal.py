"""An issue's variants by sub-region beside language, and each recipient's own."""

DESCRIPTION = "Issues in a variant of their own for each sub-region"

SCRIPT = """
create table issue_variant_by_place (
    issue_id text not null references issue (id) on delete cascade,
    language text not null,
    subregion text not null default '',     -- '' for those of no sub-region, or where it makes no difference
    subject text not null,
    mjml text not null,
    html text not null,
    text text not null,
    web text not null,
    sections text not null,             -- JSON [{{"kind","items"}}]
    letter_id text references letter (id),
    primary key (issue_id, language, subregion)
) {strict};
insert into issue_variant_by_place
       (issue_id, language, subject, mjml, html, text, web, sections, letter_id)
select issue_id, language, subject, mjml, html, text, web, sections, letter_id from issue_variant;
drop table issue_variant;
alter table issue_variant_by_place rename to issue_variant;

alter table issue_recipient add column subregion text not null default '';
alter table issue_recipient add column organisation_id text;
"""
