-- Hours and days are worked out from samples, each in one transaction with its entry in rolled_up: all of it happened, or nothing. Doing it
-- again gives the same.

-- What is over and was not rolled up, or was from other rounds than there are now. Days are those of UTC.
create function warehouse.due(moment timestamptz) returns table (grain text, start timestamptz) language sql stable as $$
    select d.grain, d.start
    from (
        select g.grain, date_trunc(g.grain, r.at, 'UTC') as start, count(*) as rounds
        from warehouse.round r
        cross join (values ('hour'), ('day')) g (grain)
        group by 1, 2
    ) d
    left join warehouse.rolled_up u on u.grain = d.grain and u.start = d.start
    where u.rounds is distinct from d.rounds
        and (d.start at time zone 'UTC' + ('1 ' || d.grain)::interval) at time zone 'UTC' <= moment
    order by d.start, d.grain desc
$$;

create function warehouse.summary(one warehouse.measure) returns text language sql immutable as $$
    select case one.summary
        when 'average' then format(
            'round(sum(%1$I::numeric * seconds_in_status) / nullif(sum(seconds_in_status) filter (where %1$I is not null), 0), %2$s)::%3$s',
            one.name, case when one.type = 'numeric' then 4 else 0 end, one.type)
        when 'peak' then format('max(%I)', one.peak_of)
        else format('(array_agg(%1$I order by history_datetime desc) filter (where %1$I is not null))[1]', one.name)
    end
$$;

create procedure warehouse.roll_up_kind(told warehouse.usage, of_grain text, first timestamptz) language plpgsql as $$
declare
    target text := told.kind || case of_grain when 'hour' then '_hourly' else '_daily' end;
    next timestamptz := (first at time zone 'UTC' + ('1 ' || of_grain)::interval) at time zone 'UTC';
    told_by text := array_to_string(told.keys || array_remove(array[told.status], ''), ', ');
    label text := case of_grain when 'hour' then '$1' else '($1 at time zone ''UTC'')::date' end;
begin
    call warehouse.ensure_partition(target, first);
    execute format('delete from warehouse.%I where history_datetime = %s', target, label) using first;
    execute format(
        'insert into warehouse.%I (history_datetime, %s, seconds_in_status, %s)
        select %s, %s, sum(seconds_in_status), %s
        from warehouse.%I
        where history_datetime >= $1 and history_datetime < $2
        group by %s',
        target, told_by, warehouse.usage_columns(told.kind, false, false),
        label, told_by,
        (select string_agg(warehouse.summary(m), ', ' order by position)
        from warehouse.measure m
        where m.kind = told.kind and m.summary <> 'sampled'),
        told.kind || '_samples', told_by) using first, next;
end
$$;

create procedure warehouse.roll_up(of_grain text, first timestamptz) language plpgsql as $$
declare
    one warehouse.usage;
begin
    call warehouse.lock();
    for one in select * from warehouse.usage loop
        call warehouse.roll_up_kind(one, of_grain, first);
    end loop;
    insert into warehouse.rolled_up (grain, start, rounds)
    select of_grain, first, count(*)
    from warehouse.round
    where at >= first and at < (first at time zone 'UTC' + ('1 ' || of_grain)::interval) at time zone 'UTC'
    on conflict (grain, start) do update set rounds = excluded.rounds, at = now();
    update public.history_configuration
    set var_datetime = greatest(var_datetime, first)
    where var_name = case of_grain when 'hour' then 'lastHourAggr' else 'lastDayAggr' end;
end
$$;

-- Drops what is older than it is to be kept, by whole days of samples and hours and whole months of days. Samples stay until their hours and
-- their day are rolled up.
create procedure warehouse.forget(moment timestamptz, keep_samples interval, keep_hours interval, keep_days interval) language plpgsql as $$
declare
    one record;
    ended timestamptz;
begin
    call warehouse.lock();
    for one in
        select p.relname::text as name, to_date(right(p.relname::text, 8), 'YYYYMMDD') as first,
            (regexp_match(t.relname::text, '_(samples|hourly|daily)$'))[1] as grain
        from pg_inherits i
        join pg_class p on p.oid = i.inhrelid
        join pg_class t on t.oid = i.inhparent
        where t.relnamespace = 'warehouse'::regnamespace and t.relkind = 'p' and p.relkind = 'r'
    loop
        ended := (one.first + case when one.grain = 'daily' then interval '1 month' else interval '1 day' end) at time zone 'UTC';
        continue when ended > moment - case one.grain when 'samples' then keep_samples when 'hourly' then keep_hours else keep_days end;
        continue when one.grain = 'samples' and exists (
            select from warehouse.due(moment) d where d.start < ended and d.start >= one.first::timestamp at time zone 'UTC');
        execute format('drop table warehouse.%I', one.name);
        if one.grain = 'samples' then
            update warehouse.standing set horizon = greatest(horizon, ended);
        end if;
    end loop;
    delete from warehouse.round where at < (select horizon from warehouse.standing);
    delete from warehouse.rolled_up where start < moment - greatest(keep_samples, keep_hours, keep_days);
end
$$;

-- From when until when there are no samples though there are some before and after.
create view warehouse.gap as
select at + seconds * interval '1 second' as "from", next as "until"
from (select at, seconds, lead(at) over (order by at) as next from warehouse.round) r
where next > at + seconds * interval '1.5 seconds';

-- Lets a role see what is published, and nothing else. Repeatable.
create procedure warehouse.open_to(reader text) language plpgsql as $$
declare
    one text;
begin
    execute format('grant usage on schema public to %I', reader);
    for one in
        select relname
        from pg_class
        where relnamespace = 'public'::regnamespace
            and (relkind = 'v' or relname in ('calendar', 'enum_translator', 'history_configuration'))
            and not has_table_privilege(reader, oid, 'select')
    loop
        execute format('grant select on public.%I to %I', one, reader);
    end loop;
end
$$;
