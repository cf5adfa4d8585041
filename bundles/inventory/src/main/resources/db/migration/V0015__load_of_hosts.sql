-- What machines take of their host. Placing a machine asks for it each time; reading each machine's settings for that made a start the
-- dearer the more machines ran.
alter table vm
    add column taken_memory bigint generated always as ((coalesce(run_settings, settings) ->> 'memory')::bigint) stored,
    add column taken_vcpus bigint generated always as (
        (coalesce(run_settings, settings) #>> '{cpu,sockets}')::bigint
        * (coalesce(run_settings, settings) #>> '{cpu,cores}')::bigint
        * (coalesce(run_settings, settings) #>> '{cpu,threads}')::bigint) stored;

create index vm_load on vm (host_id) include (status, taken_memory, taken_vcpus) where host_id is not null;

create view host_load as
select host_id, count(*) as vms, coalesce(sum(taken_memory), 0)::bigint as memory_bytes, coalesce(sum(taken_vcpus), 0)::bigint as vcpus
from vm
where host_id is not null
    and status not in ('DOWN', 'SUSPENDED', 'IMAGE_LOCKED', 'IMAGE_ILLEGAL', 'UNASSIGNED')
group by host_id;
