-- Fills the inventory with ? machines, each with two disks and two NICs; the same every time. Half of them run, with an agent.
delete from permission where account_id = md5('bench-user')::uuid;
delete from nic where vm_id in (select id from vm where name like 'vm-%');
delete from disk where name like 'vm-%';
delete from vm where name like 'vm-%' or name like 'made-%';
delete from job where command_type in ('AddVm', 'RemoveVm');
insert into host (id, name, cluster_id, address, status)
select md5('bench-host')::uuid, 'bench-host', id, 'bench.example', 'MAINTENANCE' from cluster where name = 'Default'
on conflict do nothing;
insert into storage_domain (id, name, type, role, status, total_bytes, available_bytes)
values (md5('bench-domain')::uuid, 'bench-domain', 'localfs', 'DATA', 'MAINTENANCE', 1099511627776, 549755813888)
on conflict do nothing;
insert into template (id, name, description, cluster_id, status, settings, base_template_id, created)
select md5('bench-template')::uuid, 'bench-template', 'Two interfaces', c.id, 'OK', b.settings, md5('bench-template')::uuid, now()
from cluster c, template b where c.name = 'Default' and b.name = 'Blank'
on conflict do nothing;
insert into nic (id, name, template_id, vnic_profile_id, model, linked, plugged)
select md5('bench-template-nic' || k)::uuid, 'nic' || k, md5('bench-template')::uuid, p.id, 'VIRTIO', true, true
from generate_series(1, 2) k, (select id from vnic_profile order by id limit 1) p
on conflict do nothing;
insert into vm (id, name, description, comment, cluster_id, template_id, original_template_id, status, host_id, settings,
    run_settings, created, started, guest, extras)
select md5('vm-' || i)::uuid, 'vm-' || i, 'Machine number ' || i || ' of the department ' || i % 17, 'rack ' || i % 40,
    c.id, b.id, b.id, case when i % 2 = 0 then 'UP' else 'DOWN' end,
    case when i % 2 = 0 then md5('bench-host')::uuid end,
    s.settings, case when i % 2 = 0 then s.settings end,
    timestamptz '2026-01-01 00:00:00Z' + i * interval '1 minute', timestamptz '2026-02-01 00:00:00Z' + i * interval '1 minute',
    case when i % 2 = 0 then jsonb_build_object(
        'agentVersion', '7.2.0', 'hostName', 'vm-' || i || '.example.com', 'timeZone', 'Europe/Berlin',
        'system', jsonb_build_object('id', 'debian', 'name', 'Debian GNU/Linux', 'version', '12', 'kernel', '6.1.0-18-amd64',
            'machine', 'x86_64'),
        'nics', jsonb_build_array(
            jsonb_build_object('name', 'eth0', 'mac', '56:6f:00:00:00:01', 'addresses', jsonb_build_array('10.1.' || i / 250 || '.' || i % 250,
                'fe80::546f:ff:fe00:' || to_hex(i))),
            jsonb_build_object('name', 'eth1', 'mac', '56:6f:00:00:00:02', 'addresses', jsonb_build_array('10.2.' || i / 250 || '.' || i % 250))),
        'users', '[]'::jsonb,
        'fileSystems', jsonb_build_array(jsonb_build_object('mountPoint', '/', 'type', 'ext4', 'total', 21474836480, 'used', 8589934592)))
        else '{}'::jsonb end,
    jsonb_build_object(
        'migration', '{"auto_converge":"inherit","compressed":"inherit","encrypted":"inherit"}'::jsonb,
        'migration_downtime', '-1', 'start_paused', 'false', 'use_latest_template_version', 'false',
        'sso', '{"methods":{"method":[{"id":"guest_agent"}]}}'::jsonb,
        'rng_device', '{"rate":{"bytes":"100","period":"1000"},"source":"urandom"}'::jsonb,
        'serial_number', '{"policy":"vm"}'::jsonb,
        'soundcard_enabled', 'false', 'tunnel_migration', 'false', 'multi_queues_enabled', 'true',
        'cpu_shares', '0', 'high_availability', '{"enabled":"false","priority":"1"}'::jsonb,
        'cpu_profile', '{"id":"58ca604e-01a7-003f-01de-000000000250"}'::jsonb,
        'custom_emulated_machine', 'pc-q35-rhel8.6.0', 'custom_cpu_model', 'Cascadelake-Server',
        'initialization', jsonb_build_object('host_name', 'vm-' || i || '.example.com', 'timezone', 'Europe/Berlin',
            'dns_servers', '10.0.0.2 10.0.0.3', 'dns_search', 'example.com', 'user_name', 'admin',
            'custom_script', repeat(E'runcmd:\n  - [systemctl, restart, "service-' || i || E'"]\n', 60)))
from generate_series(1, ?) i, cluster c, template b,
    lateral (select b.settings || jsonb_build_object('memory', 2147483648, 'guaranteedMemory', 1073741824, 'maxMemory', 8589934592)
        as settings) s
where c.name = 'Default' and b.name = 'Blank';
insert into disk (id, name, status, storage_domain_id, format, size_bytes, allocated_bytes, sparse, content_type, created)
select md5('disk' || k || '-' || i)::uuid, 'vm-' || i || '_Disk' || k, 'OK', md5('bench-domain')::uuid, 'COW', 21474836480, 8589934592, true,
    'data', now()
from generate_series(1, ?) i, generate_series(1, 2) k;
insert into disk_attachment (id, disk_id, vm_id, interface, bootable, active)
select md5('attachment' || k || '-' || i)::uuid, md5('disk' || k || '-' || i)::uuid, md5('vm-' || i)::uuid, 'VIRTIO_SCSI', k = 1, true
from generate_series(1, ?) i, generate_series(1, 2) k;
insert into nic (id, name, vm_id, vnic_profile_id, mac, model, linked, plugged)
select md5('nic' || k || '-' || i)::uuid, 'nic' || k, md5('vm-' || i)::uuid, p.id,
    '02:00:' || substr(m, 1, 2) || ':' || substr(m, 3, 2) || ':' || substr(m, 5, 2) || ':' || lpad(k::text, 2, '0'), 'VIRTIO', true, true
from generate_series(1, ?) i, generate_series(1, 2) k, (select id from vnic_profile order by id limit 1) p,
    lateral (select lpad(to_hex(i), 6, '0') m) x;
-- Somebody who may use fifty of them, with the administrator's password.
insert into account (id, name, profile, domain, password_hash, enabled)
select md5('bench-user')::uuid, 'bench-user', profile, domain, password_hash, true from account where name = 'admin'
on conflict do nothing;
insert into permission (id, role_id, account_id, object_kind, object_id, created)
select md5('bench-permission-' || k)::uuid, r.id, md5('bench-user')::uuid, 'vm', md5('vm-' || 1 + (k - 1) * greatest(? / 50, 1))::uuid, now()
from generate_series(1, least(50, ?)) k, role r where r.name = 'UserRole'
on conflict do nothing;
