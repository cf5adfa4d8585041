-- The versions of every object's configuration. Columns are those of the published views, in their order.
call warehouse.make_configuration('datacenter', array['datacenter_id'], $$
    datacenter_id uuid not null, datacenter_name varchar(40) not null, datacenter_description varchar(4000), is_local_storage boolean
$$, 'v4_5_configuration_history_datacenters', 'v4_5_latest_configuration_datacenters');

call warehouse.make_configuration('cluster', array['cluster_id'], $$
    cluster_id uuid not null, cluster_name varchar(40) not null, cluster_description varchar(4000), datacenter_id uuid, cpu_name varchar(255),
    count_threads_as_cores boolean, compatibility_version varchar(40), datacenter_configuration_version integer
$$, 'v4_5_configuration_history_clusters', 'v4_5_latest_configuration_clusters');

call warehouse.make_configuration('host', array['host_id'], $$
    host_id uuid not null, host_unique_id varchar(128), host_name varchar(255) not null, cluster_id uuid, host_type smallint,
    fqdn_or_ip varchar(255), memory_size_mb integer, swap_size_mb integer, cpu_model varchar(255), number_of_cores smallint,
    number_of_sockets smallint, cpu_speed_mh numeric, host_os varchar(255), kernel_version varchar(255), kvm_version varchar(255),
    vdsm_version varchar, vdsm_port integer, threads_per_core smallint, number_of_threads smallint, hardware_manufacturer varchar(255),
    hardware_product_name varchar(255), hardware_version varchar(255), hardware_serial_number varchar(255),
    cluster_configuration_version integer
$$, 'v4_5_configuration_history_hosts', 'v4_5_latest_configuration_hosts');

call warehouse.make_configuration('host_interface', array['host_interface_id'], $$
    host_interface_id uuid not null, host_interface_name varchar(50) not null, host_id uuid not null, host_interface_type smallint,
    host_interface_speed_bps integer, mac_address varchar(59), logical_network_name varchar(256), ip_address varchar(20),
    gateway varchar(20), bond boolean, bond_name varchar(50), vlan_id integer, host_configuration_version integer
$$, 'v4_5_configuration_history_hosts_interfaces', 'v4_5_latest_configuration_hosts_interfaces');

call warehouse.make_configuration('storage_domain', array['storage_domain_id'], $$
    storage_domain_id uuid not null, storage_domain_name varchar(250) not null, storage_domain_type smallint, storage_type smallint
$$, 'v4_5_configuration_history_storage_domains', 'v4_5_latest_configuration_storage_domains');

call warehouse.make_configuration('vm', array['vm_id'], $$
    vm_id uuid not null, vm_name varchar(255) not null, vm_description varchar(4000), vm_type smallint, cluster_id uuid, template_id uuid,
    template_name varchar(255), cpu_per_socket smallint, number_of_sockets smallint, memory_size_mb integer, operating_system smallint,
    default_host uuid, high_availability boolean, initialized boolean, stateless boolean, fail_back boolean, usb_policy smallint,
    time_zone varchar(40), vm_pool_id uuid, vm_pool_name varchar(255), created_by_user_id uuid, cluster_configuration_version integer,
    default_host_configuration_version integer
$$, 'v4_5_configuration_history_vms', 'v4_5_latest_configuration_vms');

call warehouse.make_configuration('vm_disk', array['vm_disk_id'], $$
    vm_disk_id uuid not null, vm_disk_name text, vm_disk_description varchar(500), storage_domain_id uuid, vm_disk_size_mb integer,
    vm_disk_type smallint, vm_disk_format smallint, is_shared boolean
$$, 'v4_5_configuration_history_vms_disks', 'v4_5_latest_configuration_vms_disks');

call warehouse.make_configuration('vm_interface', array['vm_interface_id'], $$
    vm_interface_id uuid not null, vm_interface_name varchar(50) not null, vm_interface_type smallint, vm_interface_speed_bps integer,
    mac_address varchar(20), logical_network_name varchar(256), vm_configuration_version integer
$$, 'v4_5_configuration_history_vms_interfaces', 'v4_5_latest_configuration_vms_interfaces');

-- not published, but needed to tell the version of the machine
alter table warehouse.vm_interface_configuration add column vm_id uuid;

call warehouse.make_configuration('vm_device', array['vm_id', 'device_id'], $$
    vm_id uuid not null, device_id uuid not null, type varchar(30), address varchar(255), is_managed boolean, is_plugged boolean,
    is_readonly boolean, vm_configuration_version integer, device_configuration_version integer
$$, 'v4_5_configuration_history_vms_devices', 'v4_5_latest_configuration_vms_devices');

call warehouse.make_configuration('datacenter_storage_domain', array['storage_domain_id', 'datacenter_id'], $$
    storage_domain_id uuid not null, datacenter_id uuid not null
$$, 'v4_5_map_history_datacenters_storage_domains', 'v4_5_latest_map_datacenters_storage_domains', 'attach_date', 'detach_date');

call warehouse.make_configuration('tag', array['tag_id'], $$
    tag_id uuid not null, tag_name varchar(50) not null, tag_description varchar(4000), tag_path varchar(4000), tag_level smallint
$$, 'v4_5_tags_details_history', 'v4_5_latest_tags_details');

call warehouse.make_configuration('tag_relation', array['entity_id', 'parent_id'], $$
    entity_id uuid not null, entity_type smallint, parent_id uuid not null
$$, 'v4_5_tags_relations_history', 'v4_5_latest_tags_relations', 'attach_date', 'detach_date');

call warehouse.make_configuration('user', array['user_id'], $$
    user_id uuid not null, first_name varchar(255), last_name varchar(255), domain varchar(255), username varchar(255),
    department varchar(255), user_role_title varchar(255), email varchar(255), external_id text, active boolean
$$, 'v4_5_users_details_history', 'v4_5_latest_users_details', versioned => false);

insert into warehouse.pointer (part, kind, name, configuration, by_column) values
    ('configuration', 'cluster', 'datacenter_configuration_version', 'datacenter', 'datacenter_id'),
    ('configuration', 'host', 'cluster_configuration_version', 'cluster', 'cluster_id'),
    ('configuration', 'host_interface', 'host_configuration_version', 'host', 'host_id'),
    ('configuration', 'vm', 'cluster_configuration_version', 'cluster', 'cluster_id'),
    ('configuration', 'vm', 'default_host_configuration_version', 'host', 'default_host'),
    ('configuration', 'vm_device', 'vm_configuration_version', 'vm', 'vm_id'),
    ('configuration', 'vm_device', 'device_configuration_version', 'vm_disk', 'device_id'),
    ('configuration', 'vm_device', 'device_configuration_version', 'vm_interface', 'device_id'),
    ('configuration', 'vm_interface', 'vm_configuration_version', 'vm', 'vm_id');
