-- What administrators define and other things refer to. What goes with its owner is removed by triggers: owners are of many kinds.
create table definition (
    id uuid primary key,
    kind text not null constraint definition_kind_present check (kind <> ''),
    owner_id uuid,
    name text not null default '',
    description text not null default '',
    comment text not null default '',
    extras jsonb not null default '{}'
);

create unique index definition_name_unique
    on definition (name, kind, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'))
    where name <> '';
create index definition_kind on definition (kind, name);
create index definition_owner on definition (owner_id);

create table membership (
    id uuid primary key,
    holder_id uuid not null references definition on delete cascade deferrable initially deferred,
    holder_kind text not null,
    member_kind text not null,
    member_id uuid not null
);

create unique index membership_unique on membership (holder_id, member_kind, member_id);
create index membership_member on membership (member_id, holder_kind);

create table quota_limit (
    id uuid primary key,
    quota_id uuid not null references definition on delete cascade deferrable initially deferred,
    storage boolean not null,
    cluster_id uuid references cluster on delete cascade deferrable initially deferred,
    storage_domain_id uuid references storage_domain on delete cascade deferrable initially deferred,
    bytes bigint constraint quota_limit_bytes_range check (bytes >= 0),
    vcpus bigint constraint quota_limit_vcpus_range check (vcpus >= 0)
);

create unique index quota_limit_unique
    on quota_limit (quota_id, storage, coalesce(cluster_id, storage_domain_id, '00000000-0000-0000-0000-000000000000'));
create index quota_limit_cluster on quota_limit (cluster_id);
create index quota_limit_storage_domain on quota_limit (storage_domain_id);

create function forget_object() returns trigger language plpgsql as $$
begin
    delete from membership where member_id = old.id;
    delete from definition where owner_id = old.id;
    return null;
end
$$;

create trigger vm_forgotten after delete on vm for each row execute function forget_object();
create trigger template_forgotten after delete on template for each row execute function forget_object();
create trigger host_forgotten after delete on host for each row execute function forget_object();
create trigger account_forgotten after delete on account for each row execute function forget_object();
create trigger cluster_forgotten after delete on cluster for each row execute function forget_object();
create trigger data_center_forgotten after delete on data_center for each row execute function forget_object();
create trigger storage_domain_forgotten after delete on storage_domain for each row execute function forget_object();
create trigger network_forgotten after delete on network for each row execute function forget_object();
create trigger definition_forgotten after delete on definition for each row execute function forget_object();

create function owners_cpu_profile(uuid) returns setof uuid language sql stable as $$
    select unnest(array[c.id, c.data_center_id]) from definition d join cluster c on c.id = d.owner_id where d.id = $1
$$;

create function owners_disk_profile(uuid) returns setof uuid language sql stable as $$
    select unnest(array[s.id, s.data_center_id]) from definition d join storage_domain s on s.id = d.owner_id where d.id = $1
$$;

create function owners_quota(uuid) returns setof uuid language sql stable as $$
    select owner_id from definition where id = $1
$$;

insert into definition (id, kind, name, description)
values ('00000000-0000-0000-0000-000000000000', 'tag', 'root', 'root');

-- every cluster has a CPU profile, every storage domain a disk profile, every data center a quota from the beginning
create function equip_cluster() returns trigger language plpgsql as $$
begin
    insert into definition (id, kind, owner_id, name) values (gen_random_uuid(), 'cpu_profile', new.id, new.name);
    return null;
end
$$;

create function equip_storage_domain() returns trigger language plpgsql as $$
begin
    if new.role = 'DATA' then
        insert into definition (id, kind, owner_id, name) values (gen_random_uuid(), 'disk_profile', new.id, new.name);
    end if;
    return null;
end
$$;

create function equip_data_center() returns trigger language plpgsql as $$
declare
    quota uuid := gen_random_uuid();
begin
    insert into definition (id, kind, owner_id, name, description, extras)
    values (
        quota, 'quota', new.id, 'Default', 'Default unlimited quota',
        '{"cluster_soft_limit_pct": "80", "cluster_hard_limit_pct": "20", "storage_soft_limit_pct": "80", "storage_hard_limit_pct": "20"}'
    );
    insert into quota_limit (id, quota_id, storage) values (gen_random_uuid(), quota, true), (gen_random_uuid(), quota, false);
    return null;
end
$$;

create trigger cluster_equipped after insert on cluster for each row execute function equip_cluster();
create trigger storage_domain_equipped after insert on storage_domain for each row execute function equip_storage_domain();
create trigger data_center_equipped after insert on data_center for each row execute function equip_data_center();

insert into definition (id, kind, owner_id, name)
select
    case when id = '58cfb470-03b9-01d0-03b9-0000000001e7' then '58ca604e-01a7-003f-01de-000000000250'::uuid else gen_random_uuid() end,
    'cpu_profile', id, name
from cluster;

insert into definition (id, kind, owner_id, name)
select gen_random_uuid(), 'disk_profile', id, name from storage_domain where role = 'DATA';

insert into definition (id, kind, owner_id, name, description, extras)
select
    gen_random_uuid(), 'quota', id, 'Default', 'Default unlimited quota',
    '{"cluster_soft_limit_pct": "80", "cluster_hard_limit_pct": "20", "storage_soft_limit_pct": "80", "storage_hard_limit_pct": "20"}'
from data_center;

insert into quota_limit (id, quota_id, storage)
select gen_random_uuid(), d.id, s.storage
from definition d cross join (values (true), (false)) s (storage)
where d.kind = 'quota';

-- scheduling policies with well-known ids; their units are services that the engine looks up by these ids
insert into definition (id, kind, owner_id, name, description, extras)
values
    ('b4ed2332-a7ac-4d5f-9596-99a439cb2812', 'scheduling_policy', null, 'none', 'Spreads virtual machines over hosts by memory, load and number; moves none.', '{"locked": "true", "default_policy": "true"}'),
    ('20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', 'scheduling_policy', null, 'evenly_distributed', 'Evens out the load of CPUs and memory.', '{"locked": "true", "default_policy": "false", "properties": {"property": [{"name": "CpuOverCommitDurationMinutes", "value": "2"}, {"name": "HighUtilization", "value": "80"}]}}'),
    ('5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', 'scheduling_policy', null, 'power_saving', 'Fills hosts that have work already, so that others can rest.', '{"locked": "true", "default_policy": "false", "properties": {"property": [{"name": "CpuOverCommitDurationMinutes", "value": "2"}, {"name": "HighUtilization", "value": "80"}, {"name": "LowUtilization", "value": "20"}]}}'),
    ('8d5d7bec-68de-4a67-b53e-0ac54686d579', 'scheduling_policy', null, 'vm_evenly_distributed', 'Evens out the number of virtual machines.', '{"locked": "true", "default_policy": "false", "properties": {"property": [{"name": "HighVmCount", "value": "10"}, {"name": "MigrationThreshold", "value": "5"}, {"name": "SpmVmGrace", "value": "5"}]}}'),
    ('7677771e-5eab-422e-83fa-dc04080d21b7', 'scheduling_policy', null, 'cluster_maintenance', 'Starts highly available virtual machines only.', '{"locked": "true", "default_policy": "false"}');

insert into definition (id, kind, owner_id, name, description, extras)
values
    (gen_random_uuid(), 'policy_filter', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "cdb2a247-b110-36a4-a46c-803f562a45ab"}}'),
    (gen_random_uuid(), 'policy_filter', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "61c1c29c-2a6f-3597-87ac-2dd0e1ff05a6"}}'),
    (gen_random_uuid(), 'policy_filter', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "b7a2a902-bf8b-3f94-90f4-d835f337ac26"}}'),
    (gen_random_uuid(), 'policy_filter', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "50031118-c9e0-344b-9511-e71f89efc706"}}'),
    (gen_random_uuid(), 'policy_filter', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "e3c1044d-f935-348a-8ed9-b6e778de2874"}}'),
    (gen_random_uuid(), 'policy_weight', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"factor": "1", "scheduling_policy_unit": {"id": "24129335-8f5f-3b8a-a0e9-a035c5b7e4e4"}}'),
    (gen_random_uuid(), 'policy_weight', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"factor": "1", "scheduling_policy_unit": {"id": "988338df-ee2d-3bc1-a1bc-c0775383f168"}}'),
    (gen_random_uuid(), 'policy_weight', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"factor": "1", "scheduling_policy_unit": {"id": "7b4c2533-cb54-3e96-ad51-2f12ef9d78b5"}}'),
    (gen_random_uuid(), 'policy_weight', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "6928cabe-7535-3bb4-9521-5abe72647392"}}'),
    (gen_random_uuid(), 'policy_weight', 'b4ed2332-a7ac-4d5f-9596-99a439cb2812', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "3d796b59-3dac-3cfd-9024-d9e7194c5101"}}'),
    (gen_random_uuid(), 'policy_filter', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "cdb2a247-b110-36a4-a46c-803f562a45ab"}}'),
    (gen_random_uuid(), 'policy_filter', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "61c1c29c-2a6f-3597-87ac-2dd0e1ff05a6"}}'),
    (gen_random_uuid(), 'policy_filter', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "b7a2a902-bf8b-3f94-90f4-d835f337ac26"}}'),
    (gen_random_uuid(), 'policy_filter', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "50031118-c9e0-344b-9511-e71f89efc706"}}'),
    (gen_random_uuid(), 'policy_filter', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "e3c1044d-f935-348a-8ed9-b6e778de2874"}}'),
    (gen_random_uuid(), 'policy_weight', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"factor": "2", "scheduling_policy_unit": {"id": "24129335-8f5f-3b8a-a0e9-a035c5b7e4e4"}}'),
    (gen_random_uuid(), 'policy_weight', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"factor": "2", "scheduling_policy_unit": {"id": "988338df-ee2d-3bc1-a1bc-c0775383f168"}}'),
    (gen_random_uuid(), 'policy_weight', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "6928cabe-7535-3bb4-9521-5abe72647392"}}'),
    (gen_random_uuid(), 'policy_weight', '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "3d796b59-3dac-3cfd-9024-d9e7194c5101"}}'),
    (gen_random_uuid(), 'policy_filter', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "cdb2a247-b110-36a4-a46c-803f562a45ab"}}'),
    (gen_random_uuid(), 'policy_filter', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "61c1c29c-2a6f-3597-87ac-2dd0e1ff05a6"}}'),
    (gen_random_uuid(), 'policy_filter', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "b7a2a902-bf8b-3f94-90f4-d835f337ac26"}}'),
    (gen_random_uuid(), 'policy_filter', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "50031118-c9e0-344b-9511-e71f89efc706"}}'),
    (gen_random_uuid(), 'policy_filter', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "e3c1044d-f935-348a-8ed9-b6e778de2874"}}'),
    (gen_random_uuid(), 'policy_weight', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"factor": "2", "scheduling_policy_unit": {"id": "e4d0adde-bb97-3e4e-a5bb-fdde7e8c7f36"}}'),
    (gen_random_uuid(), 'policy_weight', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "6928cabe-7535-3bb4-9521-5abe72647392"}}'),
    (gen_random_uuid(), 'policy_weight', '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "3d796b59-3dac-3cfd-9024-d9e7194c5101"}}'),
    (gen_random_uuid(), 'policy_filter', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "cdb2a247-b110-36a4-a46c-803f562a45ab"}}'),
    (gen_random_uuid(), 'policy_filter', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "61c1c29c-2a6f-3597-87ac-2dd0e1ff05a6"}}'),
    (gen_random_uuid(), 'policy_filter', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "b7a2a902-bf8b-3f94-90f4-d835f337ac26"}}'),
    (gen_random_uuid(), 'policy_filter', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "50031118-c9e0-344b-9511-e71f89efc706"}}'),
    (gen_random_uuid(), 'policy_filter', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "e3c1044d-f935-348a-8ed9-b6e778de2874"}}'),
    (gen_random_uuid(), 'policy_weight', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"factor": "2", "scheduling_policy_unit": {"id": "7b4c2533-cb54-3e96-ad51-2f12ef9d78b5"}}'),
    (gen_random_uuid(), 'policy_weight', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "6928cabe-7535-3bb4-9521-5abe72647392"}}'),
    (gen_random_uuid(), 'policy_weight', '8d5d7bec-68de-4a67-b53e-0ac54686d579', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "3d796b59-3dac-3cfd-9024-d9e7194c5101"}}'),
    (gen_random_uuid(), 'policy_filter', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "cdb2a247-b110-36a4-a46c-803f562a45ab"}}'),
    (gen_random_uuid(), 'policy_filter', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "61c1c29c-2a6f-3597-87ac-2dd0e1ff05a6"}}'),
    (gen_random_uuid(), 'policy_filter', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "b7a2a902-bf8b-3f94-90f4-d835f337ac26"}}'),
    (gen_random_uuid(), 'policy_filter', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "50031118-c9e0-344b-9511-e71f89efc706"}}'),
    (gen_random_uuid(), 'policy_filter', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "e3c1044d-f935-348a-8ed9-b6e778de2874"}}'),
    (gen_random_uuid(), 'policy_filter', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"position": "0", "scheduling_policy_unit": {"id": "b3defd2b-1ed0-39b4-806f-e9da6078ea0c"}}'),
    (gen_random_uuid(), 'policy_weight', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"factor": "1", "scheduling_policy_unit": {"id": "24129335-8f5f-3b8a-a0e9-a035c5b7e4e4"}}'),
    (gen_random_uuid(), 'policy_weight', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "6928cabe-7535-3bb4-9521-5abe72647392"}}'),
    (gen_random_uuid(), 'policy_weight', '7677771e-5eab-422e-83fa-dc04080d21b7', '', '', '{"factor": "10", "scheduling_policy_unit": {"id": "3d796b59-3dac-3cfd-9024-d9e7194c5101"}}');

-- a pool has as many ranges as are wanted
create table mac_range (
    id uuid primary key,
    mac_pool_id uuid not null references mac_pool on delete cascade deferrable initially deferred,
    range_start text not null default '' constraint mac_range_start_form check (range_start ~* '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    range_end text not null default '' constraint mac_range_end_form check (range_end ~* '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'),
    constraint mac_range_order check (lower(range_start) <= lower(range_end))
);

create index mac_range_pool on mac_range (mac_pool_id);

insert into mac_range (id, mac_pool_id, range_start, range_end)
select gen_random_uuid(), id, range_start, range_end from mac_pool;

alter table mac_pool drop column range_start, drop column range_end;
