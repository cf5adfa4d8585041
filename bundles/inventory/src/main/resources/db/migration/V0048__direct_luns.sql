-- Disks that are LUNs as a whole: where each is found, what opens it, and what it said of itself when it was last looked at.
create table direct_lun (
    id uuid primary key references disk on delete cascade deferrable initially deferred,
    type text not null constraint direct_lun_type_present check (type <> ''),
    settings jsonb not null default '{}',
    secrets jsonb not null default '{}',
    place text not null constraint direct_lun_place_present check (place <> ''),
    unit_id text not null default '',
    vendor text not null default '',
    product text not null default '',
    serial text not null default '',
    passthrough boolean not null default false
);

create unique index direct_lun_place on direct_lun (type, place);
create index direct_lun_unit on direct_lun (unit_id);
