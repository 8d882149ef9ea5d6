-- What these asked for is a task by now.
delete from notification.message where kind in ('REFUSAL_ASKED', 'REFUSAL_UNANSWERED', 'RED_REFUSED', 'TIER_NEEDS_READER');
delete from notification.choice where kind in ('REFUSAL_ASKED', 'REFUSAL_UNANSWERED', 'RED_REFUSED', 'TIER_NEEDS_READER');
