"""A fictional company and its campaigns: data apart from code; nothing else imports it."""
