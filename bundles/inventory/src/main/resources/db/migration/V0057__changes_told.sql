-- Tells who listens on the channel "vireo_changes" which objects a transaction changed, when it commits: "<kind>:<id>", the kind named as in
-- permits. Parts tell of what they belong to. Whoever writes is heard, also another engine and a script; PostgreSQL tells the same once for a
-- transaction.

create function tell_change() returns trigger language plpgsql as $$
declare
    fields text[] := tg_argv[1]::text[];
    field text;
    before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
    -- marks of work in progress, which nobody looks at, and what changes with every report
    if tg_op = 'UPDATE' and before - tg_argv[2]::text[] = after - tg_argv[2]::text[] then
        return null;
    end if;
    foreach field in array fields loop
        if before ->> field is not null then
            perform pg_notify('vireo_changes', tg_argv[0] || ':' || (before ->> field));
        end if;
        if after ->> field is not null and after ->> field is distinct from before ->> field then
            perform pg_notify('vireo_changes', tg_argv[0] || ':' || (after ->> field));
        end if;
    end loop;
    return null;
end
$$;

-- kind, the columns with its ids, the columns that do not count
create procedure tell_changes_of(changed_table text, kind text, fields text, passed_over text) language plpgsql as $$
begin
    execute format(
        'create trigger %I after insert or update or delete on %I for each row execute function tell_change(%L, %L, %L)',
        'told_' || kind, changed_table, kind, fields, passed_over);
end
$$;

call tell_changes_of('vm', 'vm', '{id}', '{last_sequence}');
call tell_changes_of('nic', 'vm', '{vm_id}', '{}');
call tell_changes_of('nic', 'template', '{template_id}', '{}');
call tell_changes_of('disk_attachment', 'vm', '{vm_id}', '{}');
call tell_changes_of('disk_attachment', 'template', '{template_id}', '{}');
call tell_changes_of('snapshot', 'vm', '{vm_id}', '{}');
call tell_changes_of('vm_backup', 'vm', '{vm_id}', '{}');
call tell_changes_of('vm_checkpoint', 'vm', '{vm_id}', '{}');
call tell_changes_of('template', 'template', '{id}', '{}');
call tell_changes_of('vm_pool', 'vm_pool', '{id}', '{}');
call tell_changes_of('vm_pool_member', 'vm_pool', '{pool_id}', '{}');
call tell_changes_of('vm_pool_member', 'vm', '{vm_id}', '{}');
call tell_changes_of('host', 'host', '{id}', '{last_heartbeat,last_sequence}');
call tell_changes_of('host_hooks', 'host', '{host_id}', '{}');
call tell_changes_of('cluster', 'cluster', '{id}', '{}');
call tell_changes_of('cluster_network', 'cluster', '{cluster_id}', '{}');
call tell_changes_of('data_center', 'data_center', '{id}', '{}');
call tell_changes_of('network', 'network', '{id}', '{}');
call tell_changes_of('network_label', 'network', '{network_id}', '{}');
call tell_changes_of('vnic_profile', 'vnic_profile', '{id}', '{}');
call tell_changes_of('mac_pool', 'mac_pool', '{id}', '{}');
call tell_changes_of('storage_domain', 'storage_domain', '{id}', '{}');
call tell_changes_of('storage_connection', 'storage_connection', '{id}', '{}');
call tell_changes_of('disk', 'disk', '{id}', '{}');
call tell_changes_of('disk_attachment', 'disk', '{disk_id}', '{}');
call tell_changes_of('image_transfer', 'image_transfer', '{id}', '{active,granted,secrets,round}');
call tell_changes_of('account', 'user', '{id}', '{}');
call tell_changes_of('user_group', 'group', '{id}', '{}');
call tell_changes_of('role', 'role', '{id}', '{}');
call tell_changes_of('permission', 'permission', '{id}', '{}');
call tell_changes_of('job', 'job', '{id}', '{lease_until,context,node}');
call tell_changes_of('job_step', 'job', '{job_id}', '{}');
call tell_changes_of('event', 'event', '{id}', '{}');
call tell_changes_of('plugin', 'plugin', '{id}', '{}');
call tell_changes_of('plugin_host', 'plugin', '{plugin_id}', '{}');
call tell_changes_of('definition', 'definition', '{id}', '{}');

drop procedure tell_changes_of(text, text, text, text);
