-- Searches compare names without regard to upper and lower case, as a whole or by their beginning.
create index vm_name_folded on vm (lower(name) text_pattern_ops);
create index disk_name_folded on disk (lower(name) text_pattern_ops);
create index host_name_folded on host (lower(name) text_pattern_ops);
create index template_name_folded on template (lower(name) text_pattern_ops);
create index account_name_folded on account (lower(name) text_pattern_ops);
create index job_correlation_folded on job (lower(correlation_id) text_pattern_ops);
create index event_correlation_folded on event (lower(correlation_id) text_pattern_ops);
