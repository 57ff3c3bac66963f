"""The two pages that people look at: the chats at / and the mailbox at /mailbox. All data comes over `sandbox.control`."""
