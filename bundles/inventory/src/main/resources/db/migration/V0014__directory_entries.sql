-- the entry of a directory stays the same when it is renamed, and nobody else gets it
alter table account add column entry_id text not null default '';
alter table user_group add column entry_id text not null default '';

create unique index account_entry_unique on account (domain, entry_id) where entry_id <> '';
create unique index user_group_entry_unique on user_group (domain, entry_id) where entry_id <> '';
