-- images that nothing needs any more and that could not be removed yet
create table left_image (
    id uuid primary key,
    disk_id uuid not null,
    storage_domain_id uuid not null references storage_domain on delete cascade deferrable initially deferred,
    wipe boolean not null default false,
    reason text not null default '',
    since timestamptz not null
);
create index left_image_domain on left_image (storage_domain_id);
