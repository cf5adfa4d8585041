-- Well-known ids: clients and documentation know them. The address range differs between installations, which may share a network.
insert into mac_pool (id, name, description, range_start, range_end)
select '58ca604b-017d-0374-0220-00000000014e', 'Default', 'Default MAC pool', prefix || ':00:00', prefix || ':ff:ff'
from (
    select '56:6f:' || lpad(to_hex(floor(random() * 256)::integer), 2, '0') || ':' || lpad(to_hex(floor(random() * 256)::integer), 2, '0') as prefix
) chosen;

insert into data_center (id, name, description, status, is_local, compatibility, mac_pool_id)
values (
    '58cfb470-02f3-03d7-0386-0000000003bc', 'Default', 'The default Data Center', 'UNINITIALIZED', false, '4.7',
    '58ca604b-017d-0374-0220-00000000014e'
);

insert into cluster (id, name, description, data_center_id, cpu_type, memory_overcommit_percent, compatibility)
values (
    '58cfb470-03b9-01d0-03b9-0000000001e7', 'Default', 'The default server cluster', '58cfb470-02f3-03d7-0386-0000000003bc', '', 100, '4.7'
);

insert into network (id, name, description, data_center_id, type, settings, mtu, vm_network)
values (
    '00000000-0000-0000-0000-000000000009', 'ovirtmgmt', 'Management Network', '58cfb470-02f3-03d7-0386-0000000003bc',
    'bridge', '{"mode": "nat"}', 0, true
);

insert into cluster_network (id, cluster_id, network_id, required, management, display, migration)
values (
    gen_random_uuid(), '58cfb470-03b9-01d0-03b9-0000000001e7', '00000000-0000-0000-0000-000000000009', true, true, true, true
);

insert into vnic_profile (id, name, network_id)
values ('0000000a-000a-000a-000a-000000000398', 'ovirtmgmt', '00000000-0000-0000-0000-000000000009');

insert into template (id, name, description, cluster_id, status, base_template_id, version_number, version_name, created, settings)
values (
    '00000000-0000-0000-0000-000000000000', 'Blank', 'Blank template', null, 'OK', '00000000-0000-0000-0000-000000000000', 1, 'base version',
    '2008-04-01T00:00:00Z',
    '{"memory":1073741824,"guaranteedMemory":1073741824,"maxMemory":4294967296,"cpu":{"sockets":1,"cores":1,"threads":1},"osType":"other","biosType":"Q35_SEA_BIOS","bootOrder":["HD"],"directBoot":null,"graphics":["VNC"],"serialConsole":false,"type":"SERVER","timeZone":"Etc/GMT","deleteProtected":false,"stateless":false,"highlyAvailable":false,"priority":1,"pinnedHosts":[],"customProperties":{}}'
);
