-- Fills a day of hours, or a day, of every kind with usage that goes up and down, each row pointing to the version that was valid then.
create or replace procedure warehouse.bench_fill(day date, grain text) language plpgsql as $$
declare
    first timestamptz := day::timestamp at time zone 'UTC';
    moments text := case grain when 'hourly' then 'generate_series($1, $1 + interval ''23 hours'', interval ''1 hour'')' else '(values ($1))' end;
    label text := case grain when 'hourly' then 'm.at' else '(m.at at time zone ''UTC'')::date' end;
    whole integer := case grain when 'hourly' then 3600 else 86400 end;
    one record;
begin
    for one in
        select *
        from (values
            ('host', 'host_id', 'host_status', 4, 'host_configuration_version',
                'memory_usage_percent, max_memory_usage, cpu_usage_percent, max_cpu_usage, active_vms, max_active_vms, total_vms,
                max_total_vms, total_vms_vcpus, max_total_vms_vcpus, cpu_load, max_cpu_load, system_cpu_usage_percent,
                max_system_cpu_usage_percent, user_cpu_usage_percent, max_user_cpu_usage_percent',
                '40 + b / 3, 50 + b / 3, b, b + 12, 10, 10, 10, 10, 20, 20, b * 80, b * 90, b / 4, b / 3, b * 3 / 4, b'),
            ('vm', 'vm_id', 'vm_status', 0, 'vm_configuration_version',
                'cpu_usage_percent, max_cpu_usage, memory_usage_percent, max_memory_usage, vm_ip, currently_running_on_host,
                current_host_configuration_version',
                'b, b + 15, 20 + b / 2, 30 + b / 2, ''10.0.'' || h / 256 % 256 || ''.'' || h % 256, r.host_id, r.history_id'),
            ('vm_disk', 'vm_disk_id', 'vm_disk_status', null, 'vm_disk_configuration_version',
                'vm_disk_actual_size_mb, read_rate_bytes_per_second, max_read_rate_bytes_per_second, read_ops_total_count,
                write_rate_bytes_per_second, max_write_rate_bytes_per_second, write_ops_total_count',
                '8192 + h % 4096, b * 10000, b * 15000, e * 3 + h % 5000, b * 20000, b * 30000, e * 5 + h % 5000'),
            ('vm_interface', 'vm_interface_id', '', null, 'vm_interface_configuration_version',
                'receive_rate_percent, max_receive_rate_percent, transmit_rate_percent, max_transmit_rate_percent, received_total_byte,
                transmitted_total_byte, received_dropped_total_packets, transmitted_dropped_total_packets',
                'b * 0.1, b * 0.2, b * 0.07, b * 0.14, e * 12345, e * 9876, 0, 0'),
            ('host_interface', 'host_interface_id', '', null, 'host_interface_configuration_version',
                'receive_rate_percent, max_receive_rate_percent, transmit_rate_percent, max_transmit_rate_percent, received_total_byte,
                transmitted_total_byte, received_dropped_total_packets, transmitted_dropped_total_packets',
                'b * 0.1, b * 0.2, b * 0.07, b * 0.14, e * 12345, e * 9876, 0, 0'),
            ('storage_domain', 'storage_domain_id', 'storage_domain_status', null, 'storage_configuration_version',
                'available_disk_size_gb, used_disk_size_gb', '5000 - e / 8000000, 4000 + e / 8000000')
        ) k (kind, key, status, other, version, columns, figures)
    loop
        call warehouse.ensure_partition(one.kind || '_' || grain, first);
        -- one object in fifty was in another status for a sixth of the time
        execute format(
            'insert into warehouse.%I (history_datetime, %I, seconds_in_status %s, %I, %s)
            select %s, v.key, s.seconds %s, v.history_id, %s
            from (
                select distinct on (%I) %I as key, history_id, abs(uuid_hash(%I)) as h, delete_date
                from warehouse.%I where coalesce(update_date, create_date) <= $1 order by %I, history_id desc
            ) v
            cross join %s m (at)
            cross join lateral (select extract(epoch from m.at)::bigint %% 1000000000 as e,
                (10 + h %% 50) / case when extract(isodow from m.at) > 5 then 2 else 1 end
                    / case when extract(hour from m.at at time zone ''UTC'') between 7 and 19 then 1 else 2 end
                    + abs(hashint8(extract(epoch from m.at)::bigint + h)) %% 20 as b) x
            cross join lateral (
                select 1 as status, case when %L::integer is not null and (h + e / %s) %% 50 = 0 then %s else %s end as seconds
                union all
                select %L::integer, %s where %L::integer is not null and (h + e / %s) %% 50 = 0
            ) s
            %s
            where v.delete_date is null or v.delete_date > m.at',
            one.kind || '_' || grain, one.key, case when one.status = '' then '' else ', ' || one.status end, one.version, one.columns,
            label, case when one.status = '' then '' else ', s.status' end, one.figures,
            one.key, one.key, one.key, one.kind || '_configuration', one.key,
            moments,
            one.other, whole, whole * 5 / 6, whole,
            one.other, whole / 6, one.other, whole,
            case when one.kind = 'vm' then 'left join (select host_id, history_id, row_number() over (order by host_id) - 1 as n,
                count(*) over () as all_hosts from warehouse.host_configuration where current) r on r.n = h % r.all_hosts' else '' end)
        using first;
    end loop;
    if grain = 'hourly' then
        call warehouse.ensure_partition('session_hourly', first);
        insert into warehouse.session_hourly (history_datetime, user_id, vm_id, seconds_in_status, cpu_usage_percent, max_cpu_usage,
            currently_running_on_host, vm_configuration_version)
        select history_datetime, u.user_id, vm_id, 3600, cpu_usage_percent, max_cpu_usage, currently_running_on_host, vm_configuration_version
        from warehouse.vm_hourly h
        join (select user_id, row_number() over (order by user_id) - 1 as n, count(*) over () as all_users
            from warehouse.user_configuration) u on u.n = abs(uuid_hash(vm_id)) / 10 % u.all_users
        where h.history_datetime >= first and h.history_datetime < first + interval '1 day' and vm_status = 1
            and abs(uuid_hash(vm_id)) % 10 = 0 and extract(hour from history_datetime at time zone 'UTC') between 8 and 17;
    else
        call warehouse.ensure_partition('session_daily', first);
        insert into warehouse.session_daily (history_datetime, user_id, vm_id, seconds_in_status, cpu_usage_percent, max_cpu_usage,
            currently_running_on_host, vm_configuration_version)
        select history_datetime, u.user_id, vm_id, 36000, cpu_usage_percent, max_cpu_usage, currently_running_on_host, vm_configuration_version
        from warehouse.vm_daily h
        join (select user_id, row_number() over (order by user_id) - 1 as n, count(*) over () as all_users
            from warehouse.user_configuration) u on u.n = abs(uuid_hash(vm_id)) / 10 % u.all_users
        where h.history_datetime = day and vm_status = 1 and abs(uuid_hash(vm_id)) % 10 = 0;
    end if;
end
$$;
