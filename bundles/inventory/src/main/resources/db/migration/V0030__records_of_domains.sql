-- What storage domains tell of the machines and disks on them: what the engine wrote there, and what it found there and does not know.
create table domain_record (
    id uuid primary key,
    storage_domain_id uuid not null references storage_domain on delete cascade deferrable initially deferred,
    kind text not null,
    object_id uuid not null,
    name text not null default '',
    hash text not null default '',
    registered boolean not null default false,
    summary jsonb not null default '{}',
    descriptor text not null default ''
);

create unique index domain_record_unique on domain_record (storage_domain_id, kind, object_id);
create index domain_record_object on domain_record (kind, object_id);

-- Objects whose records are to be written anew. A change and its mark are of one transaction, so none is forgotten; a mark is only ever added
-- and taken away whole, so that no change waits for another.
create table stale_record (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    object_id uuid not null
);

create function mark_stale(kind text, object uuid) returns void language sql as $$
    insert into stale_record (kind, object_id) select kind, object where object is not null
$$;

create function stale_vm() returns trigger language plpgsql as $$
begin
    perform mark_stale('VM', coalesce(new.id, old.id));
    return null;
end
$$;

create function stale_template() returns trigger language plpgsql as $$
begin
    perform mark_stale('TEMPLATE', coalesce(new.id, old.id));
    return null;
end
$$;

create function stale_disk() returns trigger language plpgsql as $$
begin
    perform mark_stale('DISK', coalesce(new.id, old.id));
    perform mark_stale('VM', a.vm_id) from disk_attachment a where a.disk_id = coalesce(new.id, old.id) and a.vm_id is not null;
    perform mark_stale('TEMPLATE', a.template_id)
    from disk_attachment a where a.disk_id = coalesce(new.id, old.id) and a.template_id is not null;
    return null;
end
$$;

-- of attachments and interfaces
create function stale_owner() returns trigger language plpgsql as $$
begin
    perform mark_stale('VM', coalesce(new.vm_id, old.vm_id));
    perform mark_stale('TEMPLATE', coalesce(new.template_id, old.template_id));
    return null;
end
$$;

create function stale_snapshot() returns trigger language plpgsql as $$
begin
    perform mark_stale('VM', coalesce(new.vm_id, old.vm_id));
    return null;
end
$$;

create function stale_image() returns trigger language plpgsql as $$
begin
    perform mark_stale('DISK', coalesce(new.disk_id, old.disk_id));
    perform mark_stale('VM', s.vm_id) from snapshot s where s.id = coalesce(new.snapshot_id, old.snapshot_id);
    return null;
end
$$;

create trigger vm_is_told_of
    after insert or delete or update of name, description, comment, cluster_id, template_id, original_template_id, settings, extras, initialized
    on vm for each row execute function stale_vm();
create trigger template_is_told_of
    after insert or delete or update of name, description, comment, cluster_id, settings, extras, version_number, version_name
    on template for each row execute function stale_template();
create trigger disk_is_told_of
    after insert or delete or update of name, description, comment, storage_domain_id, format, size_bytes, sparse, shareable,
        wipe_after_delete, read_only, backing_disk_id, content_type, extras, image_id, parent_image_id
    on disk for each row execute function stale_disk();
create trigger disk_attachment_is_told_of
    after insert or delete or update on disk_attachment for each row execute function stale_owner();
create trigger nic_is_told_of
    after insert or delete or update on nic for each row execute function stale_owner();
create trigger snapshot_is_told_of
    after insert or delete or update on snapshot for each row execute function stale_snapshot();
create trigger frozen_image_is_told_of
    after insert or delete or update of parent_id, spoilt on frozen_image for each row execute function stale_image();

-- domains that are there already tell nothing yet
insert into stale_record (kind, object_id) select 'DISK', d.id from disk d where d.storage_domain_id is not null;
insert into stale_record (kind, object_id) select distinct 'VM', a.vm_id from disk_attachment a where a.vm_id is not null;
insert into stale_record (kind, object_id) select distinct 'TEMPLATE', a.template_id from disk_attachment a where a.template_id is not null;
