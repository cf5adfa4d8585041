-- Usage beside the configuration that was valid then, and the parts of an object beside the whole.

-- The columns of a view as another view shows them: "renamed" holds pairs of old and new name, "left_out" what is not shown.
create function warehouse.shown_columns(of_view text, alias text, left_out text[], renamed jsonb) returns text language sql stable as $$
    select string_agg(
        format('%s.%I as %I', alias, column_name, coalesce(renamed ->> column_name::text, column_name)), ', ' order by ordinal_position)
    from information_schema.columns
    where table_schema = 'public' and table_name = of_view and column_name <> all (left_out)
$$;

do $$
declare
    grain text;
    keys text[] := array['history_id', 'history_datetime', 'host_id', 'host_interface_id', 'host_configuration_version',
        'host_interface_configuration_version'];
begin
    foreach grain in array array['samples', 'hourly', 'daily'] loop
        execute format(
            'create view public.%I as
            select %s, u.history_datetime, %s, %s, %s
            from public.%I u
            join warehouse.host_configuration c on c.history_id = u.host_configuration_version
            left join (
                public.%I iu
                join warehouse.host_interface_configuration i on i.history_id = iu.host_interface_configuration_version
            ) on i.host_id = u.host_id and iu.history_datetime = u.history_datetime',
            'v4_5_fully_joined_statistics_hosts_resources_usage_' || grain,
            warehouse.shown_columns('v4_5_configuration_history_hosts', 'c', array['history_id'],
                '{"create_date": "host_create_date", "update_date": "host_update_date", "delete_date": "host_delete_date"}'),
            warehouse.shown_columns('v4_5_statistics_hosts_resources_usage_' || grain, 'u', keys,
                '{"seconds_in_status": "host_seconds_in_status", "minutes_in_status": "host_minutes_in_status"}'),
            warehouse.shown_columns('v4_5_configuration_history_hosts_interfaces', 'i',
                array['history_id', 'host_id', 'host_configuration_version'],
                '{"create_date": "host_interface_create_date", "update_date": "host_interface_update_date",
                  "delete_date": "host_interface_delete_date"}'),
            warehouse.shown_columns('v4_5_statistics_hosts_interfaces_resources_usage_' || grain, 'iu', keys, '{}'),
            'v4_5_statistics_hosts_resources_usage_' || grain,
            'v4_5_statistics_hosts_interfaces_resources_usage_' || grain);
    end loop;
end
$$;

-- A machine has a row per device; disks and interfaces carry their own usage beside it. Which devices there were is told by their dates.
do $$
declare
    grain text;
    keys text[] := array['history_id', 'history_datetime', 'vm_id', 'vm_disk_id', 'vm_interface_id', 'vm_configuration_version',
        'vm_disk_configuration_version', 'vm_interface_configuration_version'];
begin
    foreach grain in array array['samples', 'hourly', 'daily'] loop
        execute format(
            'create view public.%I as
            select %s, u.history_datetime, %s, %s, %s, %s, %s, %s
            from public.%I u
            join warehouse.vm_configuration c on c.history_id = u.vm_configuration_version
            left join warehouse.vm_device_configuration d on d.vm_id = u.vm_id and d.current
                and d.create_date < u.history_datetime + %L::interval and coalesce(d.delete_date > u.history_datetime, true)
            left join (
                public.%I nu
                join warehouse.vm_interface_configuration n on n.history_id = nu.vm_interface_configuration_version
            ) on n.vm_interface_id = d.device_id and nu.history_datetime = u.history_datetime
            left join (
                public.%I ku
                join warehouse.vm_disk_configuration k on k.history_id = ku.vm_disk_configuration_version
            ) on k.vm_disk_id = d.device_id and ku.history_datetime = u.history_datetime',
            'v4_5_fully_joined_statistics_vms_resources_usage_' || grain,
            warehouse.shown_columns('v4_5_configuration_history_vms', 'c', array['history_id'],
                '{"create_date": "vm_create_date", "update_date": "vm_update_date", "delete_date": "vm_delete_date"}'),
            warehouse.shown_columns('v4_5_statistics_vms_resources_usage_' || grain, 'u', keys, case grain when 'samples' then '{}'
                else '{"seconds_in_status": "vm_seconds_in_status", "minutes_in_status": "vm_minutes_in_status"}' end::jsonb),
            warehouse.shown_columns('v4_5_configuration_history_vms_devices', 'd',
                array['history_id', 'vm_id', 'vm_configuration_version', 'device_configuration_version'],
                '{"type": "device_type", "create_date": "device_create_date", "update_date": "device_update_date",
                  "delete_date": "device_delete_date"}'),
            warehouse.shown_columns('v4_5_configuration_history_vms_interfaces', 'n', array['history_id', 'vm_configuration_version'],
                '{"create_date": "vm_interface_create_date", "update_date": "vm_interface_update_date",
                  "delete_date": "vm_interface_delete_date"}'),
            warehouse.shown_columns('v4_5_statistics_vms_interfaces_resources_usage_' || grain, 'nu', keys, '{}'),
            warehouse.shown_columns('v4_5_configuration_history_vms_disks', 'k', array['history_id'],
                '{"create_date": "vm_disk_create_date", "update_date": "vm_disk_update_date", "delete_date": "vm_disk_delete_date"}'),
            warehouse.shown_columns('v4_5_statistics_vms_disks_resources_usage_' || grain, 'ku', keys,
                '{"seconds_in_status": "vm_disk_seconds_in_status", "minutes_in_status": "vm_disk_minutes_in_status"}'),
            'v4_5_statistics_vms_resources_usage_' || grain,
            case grain when 'samples' then '1 minute' when 'hourly' then '1 hour' else '1 day' end,
            'v4_5_statistics_vms_interfaces_resources_usage_' || grain,
            'v4_5_statistics_vms_disks_resources_usage_' || grain);
    end loop;
end
$$;
