alter table storage_domain add column backup boolean not null default false;
