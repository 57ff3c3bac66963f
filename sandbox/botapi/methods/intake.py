"""How the bot gets its updates: by asking, or by a webhook. Posts to no webhook itself; `sandbox.botapi.webhook` does."""

from __future__ import annotations

from sandbox.botapi.arguments import Arguments
from sandbox.botapi.errors import BadRequest, Conflict
from sandbox.botapi.messenger import Messenger, Webhook
from sandbox.botapi.people import Json
from sandbox.botapi.updates import Update

_LONGEST_POLL = 50
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(messenger: Messenger, arguments: Arguments) -> list[Update]:
    """Confirm below the offset and hand out what follows, waiting up to `timeout` (0..50 s) when there is nothing.
    Raises Conflict while a webhook is set or when another poll takes over."""
    if messenger.webhook is not None:
        raise Conflict(_WEBHOOK_ACTIVE)
    _remember_allowed(messenger, arguments)
    offset = arguments.integer("offset")
    limit = min(max(arguments.integer("limit", 100), 1), 100)
    timeout = min(max(arguments.integer("timeout"), 0), _LONGEST_POLL)
    if messenger.damping:
        limit, timeout = messenger.updates.dampen(offset, limit, timeout, messenger.clock())
    # what this offset confirms is news to those who wait for it, and the poll may take long
    messenger.bell.ring()
    return await messenger.updates.poll(offset, limit, timeout)


def set_webhook(messenger: Messenger, arguments: Arguments) -> bool:
    """Post updates to an address from now on (none given: stop). Unlike Telegram, http and any port will do."""
    url = arguments.text("url")
    if not url:
        return delete_webhook(messenger, arguments)
    if not url.startswith(("http://", "https://")):
        raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
    connections = arguments.integer("max_connections", 40)
    if not 1 <= connections <= 100:
        raise BadRequest("max_connections must be between 1 and 100")
    _remember_allowed(messenger, arguments)
    _drop_when_asked(messenger, arguments)
    messenger.updates.interrupt("terminated by setWebhook request")
    messenger.use_webhook(Webhook(url, arguments.text("secret_token"), connections))
    return True


def delete_webhook(messenger: Messenger, arguments: Arguments) -> bool:
    """Go back to polling."""
    _drop_when_asked(messenger, arguments)
    messenger.use_webhook(None)
    return True


def get_webhook_info(messenger: Messenger, arguments: Arguments) -> Json:  # noqa: ARG001
    """Address, waiting updates and the last error, as WebhookInfo."""
    hook, queue = messenger.webhook, messenger.updates
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if queue.allowed:
        info["allowed_updates"] = queue.allowed
    if hook is not None:
        info["max_connections"] = hook.max_connections
        if hook.last_error_date:
            info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
    return info


def _remember_allowed(messenger: Messenger, arguments: Arguments) -> None:
    allowed = arguments.structure("allowed_updates")
    if isinstance(allowed, list):
        messenger.updates.allowed = [str(kind) for kind in allowed]


def _drop_when_asked(messenger: Messenger, arguments: Arguments) -> None:
    if arguments.flag("drop_pending_updates"):
        messenger.updates.drop_pending()
