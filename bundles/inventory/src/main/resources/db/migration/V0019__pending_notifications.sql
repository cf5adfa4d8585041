-- Whom to tell of an event, until they are told.
create table pending_notification (
    id uuid primary key,
    event_id uuid not null references event on delete cascade,
    account_id uuid not null references account on delete cascade deferrable initially deferred,
    event_name text not null constraint pending_notification_event_present check (event_name <> ''),
    method text not null constraint pending_notification_method_present check (method <> ''),
    address text not null,
    attempts integer not null default 0,
    since timestamptz not null,
    due timestamptz not null
);

create index pending_notification_due on pending_notification (due);
create index pending_notification_event on pending_notification (event_id);
create index pending_notification_account on pending_notification (account_id);
