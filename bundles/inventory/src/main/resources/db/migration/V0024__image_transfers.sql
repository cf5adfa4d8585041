-- Images that clients move: how far each is, on which host, and the ticket a client shows. The disk may be gone before the row is.
create table image_transfer (
    id uuid primary key,
    disk_id uuid not null,
    image_id uuid,
    direction text not null,
    format text,
    content text not null,
    phase text not null,
    policy text not null,
    shallow boolean not null,
    inactivity_seconds integer not null constraint image_transfer_inactivity check (inactivity_seconds >= 0),
    host_id uuid not null,
    port integer not null,
    round integer not null,
    secrets jsonb not null,
    ticket_digest text not null constraint image_transfer_ticket unique,
    transferred bigint not null,
    earlier bigint not null,
    created timestamptz not null,
    active timestamptz not null,
    granted timestamptz not null,
    ended timestamptz
);

create index image_transfer_disk on image_transfer (disk_id);
create index image_transfer_phase on image_transfer (phase);
