-- Names of the numbers in the views, hours for joins, and what the warehouse tells of itself.
create table public.enum_translator (
    enum_type varchar(40) not null,
    enum_key smallint not null,
    language_code varchar(40) not null,
    value text not null,
    primary key (enum_type, enum_key, language_code)
);

insert into public.enum_translator (enum_type, enum_key, language_code, value) values
    ('DATACENTER_STATUS', -1, 'en_US', 'Unknown Status'),
    ('DATACENTER_STATUS', 1, 'en_US', 'Up'),
    ('DATACENTER_STATUS', 2, 'en_US', 'Maintenance'),
    ('DATACENTER_STATUS', 3, 'en_US', 'Problematic'),
    ('ENTITY_TYPE', 2, 'en_US', 'VM'),
    ('ENTITY_TYPE', 3, 'en_US', 'Host'),
    ('ENTITY_TYPE', 5, 'en_US', 'VM Pool'),
    ('ENTITY_TYPE', 15, 'en_US', 'User'),
    ('ENTITY_TYPE', 17, 'en_US', 'User Group'),
    ('ENTITY_TYPE', 18, 'en_US', 'Tag'),
    ('HOST_STATUS', -1, 'en_US', 'Unknown Status'),
    ('HOST_STATUS', 1, 'en_US', 'Up'),
    ('HOST_STATUS', 2, 'en_US', 'Maintenance'),
    ('HOST_STATUS', 3, 'en_US', 'Problematic'),
    ('HOST_TYPE', 0, 'en_US', 'Host'),
    ('HOST_TYPE', 2, 'en_US', 'Hypervisor'),
    ('NIC_TYPE', 0, 'en_US', 'rtl8139-pv'),
    ('NIC_TYPE', 1, 'en_US', 'rtl8139'),
    ('NIC_TYPE', 2, 'en_US', 'e1000'),
    ('NIC_TYPE', 3, 'en_US', 'pv'),
    ('OS_TYPE', 0, 'en_US', 'Other'),
    ('OS_TYPE', 1, 'en_US', 'Windows XP'),
    ('OS_TYPE', 3, 'en_US', 'Windows 2003'),
    ('OS_TYPE', 4, 'en_US', 'Windows 2008'),
    ('OS_TYPE', 5, 'en_US', 'Linux'),
    ('OS_TYPE', 7, 'en_US', 'Red Hat Enterprise Linux 5.x'),
    ('OS_TYPE', 8, 'en_US', 'Red Hat Enterprise Linux 4.x'),
    ('OS_TYPE', 9, 'en_US', 'Red Hat Enterprise Linux 3.x'),
    ('OS_TYPE', 10, 'en_US', 'Windows 2003 x64'),
    ('OS_TYPE', 11, 'en_US', 'Windows 7'),
    ('OS_TYPE', 12, 'en_US', 'Windows 7 x64'),
    ('OS_TYPE', 13, 'en_US', 'Red Hat Enterprise Linux 5.x x64'),
    ('OS_TYPE', 14, 'en_US', 'Red Hat Enterprise Linux 4.x x64'),
    ('OS_TYPE', 15, 'en_US', 'Red Hat Enterprise Linux 3.x x64'),
    ('OS_TYPE', 16, 'en_US', 'Windows 2008 x64'),
    ('OS_TYPE', 17, 'en_US', 'Windows 2008 R2 x64'),
    ('OS_TYPE', 18, 'en_US', 'Red Hat Enterprise Linux 6.x'),
    ('OS_TYPE', 19, 'en_US', 'Red Hat Enterprise Linux 6.x x64'),
    ('OS_TYPE', 20, 'en_US', 'Windows 8'),
    ('OS_TYPE', 21, 'en_US', 'Windows 8 x64'),
    ('OS_TYPE', 23, 'en_US', 'Windows 2012 x64'),
    ('OS_TYPE', 1001, 'en_US', 'Other'),
    ('OS_TYPE', 1002, 'en_US', 'Linux'),
    ('OS_TYPE', 1003, 'en_US', 'Red Hat Enterprise Linux 6.x'),
    ('OS_TYPE', 1004, 'en_US', 'SUSE Linux Enterprise Server 11'),
    ('OS_TYPE', 1193, 'en_US', 'SUSE Linux Enterprise Server 11'),
    ('OS_TYPE', 1252, 'en_US', 'Ubuntu Precise Pangolin LTS'),
    ('OS_TYPE', 1253, 'en_US', 'Ubuntu Quantal Quetzal'),
    ('OS_TYPE', 1254, 'en_US', 'Ubuntu Raring Ringtails'),
    ('OS_TYPE', 1255, 'en_US', 'Ubuntu Saucy Salamander'),
    ('REPORTS_ALL', 0, 'en_US', 'All'),
    ('REPORTS_DETACHED_ON', 0, 'en_US', 'Detached on'),
    ('REPORTS_NONE_AVAILABLE', 0, 'en_US', 'None Available'),
    ('REPORTS_PERIOD', 0, 'en_US', 'Daily'),
    ('REPORTS_PERIOD', 1, 'en_US', 'Monthly'),
    ('REPORTS_PERIOD', 2, 'en_US', 'Quarterly'),
    ('REPORTS_PERIOD', 3, 'en_US', 'Yearly'),
    ('REPORTS_REMOVED_ON', 0, 'en_US', 'Removed on'),
    ('REPORTS_SHOW_DELETED', 0, 'en_US', 'No'),
    ('REPORTS_SHOW_DELETED', 1, 'en_US', 'Yes'),
    ('STORAGE_DOMAIN_STATUS', 0, 'en_US', 'Unattached'),
    ('STORAGE_DOMAIN_STATUS', 1, 'en_US', 'Active'),
    ('STORAGE_DOMAIN_STATUS', 2, 'en_US', 'InActive'),
    ('STORAGE_DOMAIN_STATUS', 3, 'en_US', 'Mixed'),
    ('STORAGE_DOMAIN_STATUS', 4, 'en_US', 'Locked'),
    ('STORAGE_DOMAIN_TYPE', 0, 'en_US', 'Data (Master)'),
    ('STORAGE_DOMAIN_TYPE', 1, 'en_US', 'Data'),
    ('STORAGE_DOMAIN_TYPE', 2, 'en_US', 'ISO'),
    ('STORAGE_DOMAIN_TYPE', 3, 'en_US', 'Export'),
    ('STORAGE_DOMAIN_TYPE', 4, 'en_US', 'Image'),
    ('STORAGE_DOMAIN_TYPE', 5, 'en_US', 'Volume'),
    ('STORAGE_DOMAIN_TYPE', 6, 'en_US', 'Unknown'),
    ('STORAGE_DOMAIN_TYPE', 7, 'en_US', 'Managed Block Storage'),
    ('STORAGE_DOMAIN_TYPE', 8, 'en_US', 'Unmanaged'),
    ('STORAGE_TYPE', 0, 'en_US', 'Unknown'),
    ('STORAGE_TYPE', 1, 'en_US', 'NFS'),
    ('STORAGE_TYPE', 2, 'en_US', 'FCP'),
    ('STORAGE_TYPE', 3, 'en_US', 'iSCSI'),
    ('STORAGE_TYPE', 4, 'en_US', 'Local'),
    ('STORAGE_TYPE', 6, 'en_US', 'All'),
    ('STORAGE_TYPE', 7, 'en_US', 'Glusterfs'),
    ('STORAGE_TYPE', 8, 'en_US', 'Glance'),
    ('STORAGE_TYPE', 9, 'en_US', 'Cinder'),
    ('STORAGE_TYPE', 10, 'en_US', 'Managed Block Storage'),
    ('STORAGE_TYPE', 11, 'en_US', 'Unmanaged'),
    ('USB_POLICY', 0, 'en_US', 'Enabled'),
    ('USB_POLICY', 1, 'en_US', 'Disabled'),
    ('VM_DISK_FORMAT', 3, 'en_US', 'Unassigned'),
    ('VM_DISK_FORMAT', 4, 'en_US', 'COW'),
    ('VM_DISK_FORMAT', 5, 'en_US', 'Raw'),
    ('VM_DISK_INTERFACE', 0, 'en_US', 'IDE'),
    ('VM_DISK_INTERFACE', 1, 'en_US', 'SCSI'),
    ('VM_DISK_INTERFACE', 2, 'en_US', 'Virt IO'),
    ('VM_DISK_STATUS', 0, 'en_US', 'Unassigned'),
    ('VM_DISK_STATUS', 1, 'en_US', 'OK'),
    ('VM_DISK_STATUS', 2, 'en_US', 'Locked'),
    ('VM_DISK_STATUS', 3, 'en_US', 'Invalid'),
    ('VM_DISK_STATUS', 4, 'en_US', 'Illegal'),
    ('VM_DISK_TYPE', 0, 'en_US', 'Unassigned'),
    ('VM_DISK_TYPE', 1, 'en_US', 'System'),
    ('VM_DISK_TYPE', 2, 'en_US', 'Data'),
    ('VM_STATUS', -1, 'en_US', 'Unknown Status'),
    ('VM_STATUS', 0, 'en_US', 'Down'),
    ('VM_STATUS', 1, 'en_US', 'Up'),
    ('VM_STATUS', 2, 'en_US', 'Paused'),
    ('VM_STATUS', 3, 'en_US', 'Problematic'),
    ('VM_TYPE', 0, 'en_US', 'Desktop'),
    ('VM_TYPE', 1, 'en_US', 'Server');

create view public.v4_5_enum_translator as
select enum_type, enum_key, value
from public.enum_translator
where language_code = 'en_US';

-- every hour of twelve years to begin with; the warehouse adds a year before they end
create table public.calendar (
    the_datetime timestamp primary key,
    the_date date not null,
    the_year smallint not null,
    the_month smallint not null,
    month_name varchar(9) not null,
    the_day smallint not null,
    day_name varchar(9) not null,
    the_hour time not null
);

create procedure warehouse.extend_calendar(until timestamp) language sql as $$
    insert into public.calendar
    select hour, hour::date, extract(year from hour), extract(month from hour), trim(to_char(hour, 'Month')), extract(day from hour),
        trim(to_char(hour, 'Day')), hour::time
    from generate_series(
        (select coalesce(max(the_datetime) + interval '1 hour', timestamp '2024-01-01') from public.calendar), until, interval '1 hour') hour
$$;

call warehouse.extend_calendar(timestamp '2035-12-31 23:00');

create table public.history_configuration (
    var_name varchar(50) primary key,
    var_value varchar(255),
    var_datetime timestamptz
);

insert into public.history_configuration (var_name, var_value, var_datetime) values
    ('default_language', 'en_US', null),
    ('MinimalETLVersion', '4.5.0', null),
    ('firstSync', 'true', null),
    ('lastSync', null, null),
    ('lastHourAggr', null, null),
    ('lastDayAggr', null, null),
    ('lastOsInfoUpdate', null, null);
