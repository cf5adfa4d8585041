-- How a round of facts comes in: begin_round, facts copied into the stages, finish_round; all in one transaction.

create function warehouse.configured_columns(of_kind text) returns text[] language sql stable as $$
    select array_agg(attname::text order by attnum)
    from pg_attribute
    where attrelid = format('warehouse.%I', of_kind || '_configuration')::regclass
        and attnum > 0
        and attname not in ('history_id', 'create_date', 'update_date', 'delete_date', 'attach_date', 'detach_date', 'current')
        and not exists (select from warehouse.pointer p where p.part = 'configuration' and p.kind = of_kind and p.name = attname)
$$;

create function warehouse.sampled_columns(of_kind text) returns text[] language sql stable as $$
    select array_agg(name order by position)
    from warehouse.measure m
    where kind = of_kind
        and summary <> 'peak'
        and not exists (select from warehouse.pointer p where p.part = 'samples' and p.kind = m.kind and p.name = m.name)
$$;

-- Makes the stages of this session, which are empty at the end of every transaction.
create procedure warehouse.prepare_stages() language plpgsql as $$
declare
    one record;
begin
    for one in select kind, warehouse.configured_columns(kind) as columns from warehouse.configuration loop
        execute format('create temporary table if not exists %I on commit delete rows as select %s from warehouse.%I with no data',
            one.kind || '_configuration_stage', array_to_string(one.columns, ', '), one.kind || '_configuration');
    end loop;
    for one in select u.kind, keys || array_remove(array[status], '') || warehouse.sampled_columns(u.kind) as columns from warehouse.usage u loop
        execute format('create temporary table if not exists %I on commit delete rows as select %s from warehouse.%I with no data',
            one.kind || '_samples_stage', array_to_string(one.columns, ', '), one.kind || '_samples');
    end loop;
end
$$;

-- One writer at a time, whichever engine it belongs to. Ends with the transaction.
create procedure warehouse.lock() language sql as $$
    select pg_advisory_xact_lock(hashtext('vireo.warehouse'))
$$;

-- Makes the partition a moment belongs to unless it is there: of a day, or of a month for the daily roll-ups.
create procedure warehouse.ensure_partition(of_table text, moment timestamptz) language plpgsql as $$
declare
    monthly boolean := of_table like '%\_daily';
    first date := date_trunc(case when monthly then 'month' else 'day' end, moment at time zone 'UTC');
    next date := first + case when monthly then interval '1 month' else interval '1 day' end;
    partition text := of_table || '_' || to_char(first, 'YYYYMMDD');
    zone text := case when monthly then '' else ' 00:00:00+00' end;
begin
    if to_regclass(format('warehouse.%I', partition)) is null then
        -- attaching it later lets those who read the whole go on
        execute format('create table warehouse.%I (like warehouse.%I including defaults including constraints including indexes)',
            partition, of_table);
        execute format('alter table warehouse.%I attach partition warehouse.%I for values from (%L) to (%L)',
            of_table, partition, first || zone, next || zone);
    end if;
end
$$;

-- Whether the facts of a moment are to be taken: 'taken', or 'known' when they were loaded before, or 'late' when they come too late.
create function warehouse.begin_round(moment timestamptz, seconds integer) returns text language plpgsql as $$
declare
    one text;
begin
    call warehouse.lock();
    if moment < (select horizon from warehouse.standing) then
        return 'late';
    end if;
    insert into warehouse.round (at, seconds) values (moment, seconds) on conflict do nothing;
    if not found then
        return 'known';
    end if;
    for one in select kind from warehouse.usage loop
        call warehouse.ensure_partition(one || '_samples', moment);
    end loop;
    return 'taken';
end
$$;

-- Takes what is staged of a kind's configuration: what differs becomes a new version, what is missing is deleted.
create procedure warehouse.take_configuration(of_kind text, moment timestamptz) language plpgsql as $$
declare
    told warehouse.configuration := (select c from warehouse.configuration c where c.kind = of_kind);
    target text := format('warehouse.%I', of_kind || '_configuration');
    stage text := format('pg_temp.%I', of_kind || '_configuration_stage');
    columns text[] := warehouse.configured_columns(of_kind);
    listed text := (select string_agg(quote_ident(c), ', ') from unnest(columns) c);
    old_values text := (select string_agg(format('c.%I', c), ', ') from unnest(columns) c);
    new_values text := (select string_agg(format('s.%I', c), ', ') from unnest(columns) c);
    same text := (select string_agg(format('c.%1$I = s.%1$I', k), ' and ') from unnest(told.keys) k);
    dated boolean := exists (select from pg_attribute where attrelid = target::regclass and attname = 'update_date');
    born text := case when dated then 'create_date' else 'attach_date' end;
    gone text := case when dated then 'delete_date' else 'detach_date' end;
    newest integer;
    filled boolean;
    one warehouse.pointer;
begin
    execute format('select coalesce(max(history_id), 0) from %s', target) into newest;
    execute format('update %s c set %I = $1 where current and %I is null and not exists (select from %s s where %s)',
        target, gone, gone, stage, same) using moment;
    execute format('select exists (select from %s)', stage) into filled;
    if not filled then
        return;
    end if;
    if told.versioned then
        execute format('update %s c set current = false from %s s where current and %s and (%I is not null or (%s) is distinct from (%s))',
            target, stage, same, gone, old_values, new_values);
    else
        execute format('update %s c set (%s, update_date, %I) = (%s, $1, null) from %s s
            where %s and (%I is not null or (%s) is distinct from (%s))',
            target, listed, gone, new_values, stage, same, gone, old_values, new_values) using moment;
    end if;
    execute format(
        'insert into %s (%s, %I %s)
        select %s, case when p.%I is null then coalesce(p.%I, $1) else $1 end %s
        from %s s
        left join lateral (select * from %s c where %s order by history_id desc limit 1) p on true
        where not exists (select from %s c where current and %s)',
        target, listed, born, case when dated then ', update_date' else '' end,
        new_values, gone, born, case when dated then format(', case when p.history_id is not null and p.%I is null then $1 end', gone) else '' end,
        stage, target, same, target, same) using moment;
    for one in select * from warehouse.pointer where part = 'configuration' and kind = of_kind loop
        execute format('update %s c set %I = p.history_id from warehouse.%I p where p.current and p.%I = c.%I and c.history_id > $1',
            target, one.name, one.configuration || '_configuration',
            (select keys[1] from warehouse.configuration where kind = one.configuration), one.by_column) using newest;
    end loop;
end
$$;

-- Takes the samples staged of a kind, each pointing to the version of the configuration that was valid at its moment.
create procedure warehouse.take_samples(of_kind text, moment timestamptz, seconds integer) language plpgsql as $$
declare
    told warehouse.usage := (select u from warehouse.usage u where u.kind = of_kind);
    columns text[] := told.keys || array_remove(array[told.status], '') || warehouse.sampled_columns(of_kind);
    listed text := (select string_agg(quote_ident(c), ', ') from unnest(columns) c);
    pointers text;
    versions text;
begin
    select string_agg(quote_ident(p.name), ', ' order by p.name),
        string_agg(
            format(
                '(select history_id from warehouse.%I v where v.%I = s.%I
                order by coalesce(update_date, create_date) <= $1 desc, case when coalesce(update_date, create_date) <= $1 then -history_id
                    else history_id end limit 1)',
                p.configuration || '_configuration', c.keys[1], p.by_column), ', ' order by p.name)
    into pointers, versions
    from warehouse.pointer p
    join warehouse.configuration c on c.kind = p.configuration
    where p.part = 'samples' and p.kind = of_kind;
    execute format(
        'insert into warehouse.%I (history_datetime, seconds_in_status, %s, %s) select $1, $2, %s, %s from pg_temp.%I s on conflict do nothing',
        of_kind || '_samples', listed, pointers, listed, versions, of_kind || '_samples_stage') using moment, seconds;
end
$$;

create procedure warehouse.finish_round(moment timestamptz, seconds integer) language plpgsql as $$
declare
    one text;
begin
    if moment > (select configured from warehouse.standing) then
        for one in select kind from warehouse.configuration order by position loop
            call warehouse.take_configuration(one, moment);
        end loop;
        update warehouse.standing set configured = moment;
        update public.history_configuration set var_value = 'false' where var_name = 'firstSync';
        update public.history_configuration set var_datetime = moment where var_name = 'lastSync';
    end if;
    -- whoever uses a machine has a session on it
    insert into pg_temp.session_samples_stage (user_id, vm_id, cpu_usage_percent, memory_usage_percent, user_cpu_usage_percent,
        system_cpu_usage_percent, vm_ip, vm_client_ip, user_logged_in_to_guest, currently_running_on_host)
    select current_user_id, vm_id, cpu_usage_percent, memory_usage_percent, user_cpu_usage_percent, system_cpu_usage_percent, vm_ip,
        vm_client_ip, user_logged_in_to_guest, currently_running_on_host
    from pg_temp.vm_samples_stage
    where current_user_id is not null;
    for one in select kind from warehouse.usage loop
        call warehouse.take_samples(one, moment, seconds);
    end loop;
end
$$;
