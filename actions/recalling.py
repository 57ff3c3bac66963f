"""A reply that an issue quotes is shown otherwise from now on: an issue that has not gone out has to be built again."""

from __future__ import annotations

from actions.deed import Deed
from actions.office_told import tell_office
from storage import issues, quotations, recipients
from wording.chat.recalling import recalled

STAFF_LANGUAGE = "sv"


async def recall_quoted(deed: Deed, reply_id: str) -> None:
    """Take the approval back of each unsent issue that quotes the reply, and tell the office once a build."""
    for issue_id in await quotations.select_unsent_issues(deed.connection, reply_id):
        issue = await issues.select_issue(deed.connection, issue_id)
        assert issue is not None
        if issue.changed:
            continue
        if issue.state == "approved":
            await issues.delete_approvals(deed.connection, issue_id)
            await recipients.delete_recipients(deed.connection, issue_id)
        await issues.update_changed(deed.connection, issue_id)
        key = f"recalled:{issue_id}:{issue.sha256[:12]}"
        await tell_office(deed, key, recalled(STAFF_LANGUAGE, issue_id))
