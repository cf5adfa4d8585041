-- The same rows with less work. Rounds mostly come in order: then the version that is valid is the current one, and is found for all samples
-- at once. Only for a late round the version of its moment is looked for, sample by sample.
create or replace procedure warehouse.take_samples(of_kind text, moment timestamptz, seconds integer) language plpgsql as $$
declare
    told warehouse.usage := (select u from warehouse.usage u where u.kind = of_kind);
    columns text[] := told.keys || array_remove(array[told.status], '') || warehouse.sampled_columns(of_kind);
    listed text := (select string_agg(quote_ident(c), ', ') from unnest(columns) c);
    shown text := (select string_agg('s.' || quote_ident(c), ', ') from unnest(columns) c);
    in_order boolean := moment >= (select configured from warehouse.standing);
    pointers text;
    versions text;
    joins text;
begin
    select string_agg(quote_ident(p.name), ', ' order by p.name),
        string_agg(
            case when in_order then quote_ident(p.name || '_table') || '.history_id'
            else format(
                '(select history_id from warehouse.%I v where v.%I = s.%I
                order by coalesce(update_date, create_date) <= $1 desc, case when coalesce(update_date, create_date) <= $1 then -history_id
                    else history_id end limit 1)',
                p.configuration || '_configuration', c.keys[1], p.by_column) end, ', ' order by p.name),
        case when in_order then string_agg(
            format(' left join warehouse.%1$I %2$I on %2$I.current and %2$I.%3$I = s.%4$I',
                p.configuration || '_configuration', p.name || '_table', c.keys[1], p.by_column), '') else '' end
    into pointers, versions, joins
    from warehouse.pointer p
    join warehouse.configuration c on c.kind = p.configuration
    where p.part = 'samples' and p.kind = of_kind;
    execute format(
        'insert into warehouse.%I (history_datetime, seconds_in_status, %s, %s) select $1, $2, %s, %s from pg_temp.%I s %s on conflict do nothing',
        of_kind || '_samples', listed, pointers, shown, versions, of_kind || '_samples_stage', joins) using moment, seconds;
end
$$;

-- Whole numbers are summed up as such.
create or replace function warehouse.summary(one warehouse.measure) returns text language sql immutable as $$
    select case one.summary
        when 'average' then format(
            'round(sum(%1$I::%4$s * seconds_in_status)::numeric / nullif(sum(seconds_in_status) filter (where %1$I is not null), 0), %2$s)::%3$s',
            one.name, case when one.type = 'numeric' then 4 else 0 end, one.type, case when one.type = 'numeric' then 'numeric' else 'bigint' end)
        when 'peak' then format('max(%I)', one.peak_of)
        else format('(array_agg(%1$I order by history_datetime desc) filter (where %1$I is not null))[1]', one.name)
    end
$$;

-- An hour of a large installation is sorted in memory.
alter procedure warehouse.roll_up(text, timestamptz) set work_mem = '64MB';
