create table host_hooks (
    host_id uuid primary key references host on delete cascade deferrable initially deferred,
    hooks jsonb not null default '[]'
);
