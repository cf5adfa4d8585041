package org.vireo.history.series;

/**
 * Views that tell how objects of a kind were used, and how they were configured then. Immutable.
 *
 * @param kind of objects, as permits name it
 * @param usage beginning of the names of the views of usage
 * @param id column that tells objects apart
 * @param status column in which 1 means that all is well
 * @param version column that points to the configuration
 * @param configuration view of all versions
 * @param latest view of those that are there
 * @param name column of the configuration
 */
record Source(
        String kind,
        String usage,
        String id,
        String status,
        String version,
        String configuration,
        String latest,
        String name) {
    static final Source HOSTS = new Source(
            "host",
            "v4_5_statistics_hosts_resources_usage_",
            "host_id",
            "host_status",
            "host_configuration_version",
            "v4_5_configuration_history_hosts",
            "v4_5_latest_configuration_hosts",
            "host_name");
    static final Source VMS = new Source(
            "vm",
            "v4_5_statistics_vms_resources_usage_",
            "vm_id",
            "vm_status",
            "vm_configuration_version",
            "v4_5_configuration_history_vms",
            "v4_5_latest_configuration_vms",
            "vm_name");
    static final Source STORAGE_DOMAINS = new Source(
            "storage_domain",
            "v4_5_statistics_storage_domains_resources_usage_",
            "storage_domain_id",
            "storage_domain_status",
            "storage_configuration_version",
            "v4_5_configuration_history_storage_domains",
            "v4_5_latest_configuration_storage_domains",
            "storage_domain_name");
}
