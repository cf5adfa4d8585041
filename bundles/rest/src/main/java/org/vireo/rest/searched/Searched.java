package org.vireo.rest.searched;

import java.util.List;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Term;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VmPoolMember;
import org.vireo.inventory.VnicProfile;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.HostStatus;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmStatus;
import org.vireo.model.VmType;
import org.vireo.rest.search.Subject;
import org.vireo.rest.search.Subject.Hop;

/** What the main kinds of objects are searched by: the names that clients and people know from the search bar. */
public final class Searched {
    static final long MIB = 1L << 20;
    static final long GIB = 1L << 30;

    static final List<String> VM_NAMES = List.of("vms", "vm");
    static final List<String> HOST_NAMES = List.of("hosts", "host");
    static final List<String> CLUSTER_NAMES = List.of("clusters", "cluster");
    static final List<String> CENTER_NAMES = List.of("datacenters", "datacenter");
    static final List<String> STORAGE_NAMES = List.of("storage", "storages", "storagedomain", "storagedomains");
    static final List<String> TEMPLATE_NAMES = List.of("templates", "template");
    static final List<String> NETWORK_NAMES = List.of("networks", "network");
    static final List<String> DISK_NAMES = List.of("disks", "disk");
    static final List<String> POOL_NAMES = List.of("pools", "pool", "vmpools", "vmpool");
    static final List<String> EVENT_NAMES = List.of("events", "event");
    static final List<String> TAG_NAMES = List.of("tags", "tag");

    /** While it runs; the rest of its states are those in which no guest is there. */
    private static final Criterion RUNNING = new Criterion.OneOf(
                    Term.of("status"),
                    List.of(
                            VmStatus.DOWN,
                            VmStatus.SUSPENDED,
                            VmStatus.IMAGE_ILLEGAL,
                            VmStatus.IMAGE_LOCKED,
                            VmStatus.UNASSIGNED))
            .not();

    /** Virtual machines. */
    public static final Subject VMS = Subject.of(Vm.class)
            .guarded()
            .details()
            .constant("status", Term.of("status"), VmStatus.class)
            .text("ip", new Term.JsonEach("guest", List.of("nics", "*", "addresses", "*")))
            .text("fqdn", Term.json("guest", "hostName"))
            .named("guest_os", Term.json("guest", "system", "name"))
            .named("loggedinuser", new Term.JsonEach("guest", List.of("users", "*", "name")))
            .only(RUNNING, "ip", "fqdn", "guest_os", "loggedinuser")
            .alias("address", "ip")
            .age("uptime", Term.of("started"))
            .only(RUNNING, "uptime")
            .named("os", Term.json("settings", "osType"))
            .constant("type", Term.json("settings", "type"), VmType.class)
            .time("creationdate", Term.of("created"))
            .alias("creation_date", "creationdate")
            .number("memory", new Term.Json("settings", List.of("memory"), Term.Kind.NUMBER), MIB)
            .alias("mem", "memory")
            .measured("cpu_usage", "vm cpu")
            .measured("mem_usage", "vm memory")
            .number("cpus", Hops.cores("settings"))
            .fixed("architecture", "x86_64")
            .named("stop_reason", Term.of("exitReason"))
            .flag("run_once", "runOnce")
            .named("custom_properties", Term.json("settings", "customProperties"))
            .related(() -> Searched.CLUSTERS, CLUSTER_NAMES, Hop.to("clusterId", Cluster.class, "id"))
            .related(
                    () -> Searched.CENTERS,
                    CENTER_NAMES,
                    Hop.to("clusterId", Cluster.class, "id"),
                    Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(() -> Searched.HOSTS, HOST_NAMES, Hop.to("hostId", Host.class, "id"))
            .related(() -> Searched.TEMPLATES, TEMPLATE_NAMES, Hop.to("templateId", Template.class, "id"))
            .related(
                    () -> Searched.POOLS,
                    POOL_NAMES,
                    Hop.to("id", VmPoolMember.class, "vmId"),
                    Hop.to("poolId", VmPool.class, "id"))
            .related(() -> MoreSearched.DISKS, DISK_NAMES, Hops.attached("vmId"), Hop.to("diskId", Disk.class, "id"))
            .related(
                    () -> Searched.STORAGE,
                    STORAGE_NAMES,
                    Hops.attached("vmId"),
                    Hop.to("diskId", Disk.class, "id"),
                    Hop.to("storageDomainId", StorageDomain.class, "id"))
            .related(
                    () -> MoreSearched.PROFILES,
                    List.of("vnic_profile", "vnic_profiles", "vnicprofiles"),
                    Hop.to("id", Nic.class, "vmId"),
                    Hop.to("vnicProfileId", VnicProfile.class, "id"))
            .related(
                    () -> MoreSearched.NETWORKS,
                    NETWORK_NAMES,
                    Hop.to("id", Nic.class, "vmId"),
                    Hop.to("vnicProfileId", VnicProfile.class, "id"),
                    Hop.to("networkId", Network.class, "id"))
            .related(() -> MoreSearched.TAGS, TAG_NAMES, Hops.tagged("vm"), Hop.to("holderId", Definition.class, "id"))
            .related(() -> MoreSearched.QUOTAS, List.of("quota"), Hops.quota())
            .related(() -> MoreSearched.EVENTS, EVENT_NAMES, Hops.told("vm"))
            .build();

    /** Hosts. */
    public static final Subject HOSTS = Subject.of(Host.class)
            .guarded()
            .details()
            .constant("status", Term.of("status"), HostStatus.class)
            .text("address", Term.of("address"))
            .named("hw_id", Term.json("capabilities", "hardwareUuid"))
            .named("version", Term.json("capabilities", "agentVersion"))
            .named("os", Term.json("capabilities", "operatingSystem"))
            .number("cpus", Hops.cores("capabilities"))
            .number("memory", new Term.Json("capabilities", List.of("memory"), Term.Kind.NUMBER), MIB)
            .measured("cpu_usage", "host cpu")
            .measured("mem_usage", "host memory")
            .measured("load", "host load")
            .fixed("type", "rhel")
            .fixed("architecture", "x86_64")
            .related(() -> Searched.CLUSTERS, CLUSTER_NAMES, Hop.to("clusterId", Cluster.class, "id"))
            .related(
                    () -> Searched.CENTERS,
                    CENTER_NAMES,
                    Hop.to("clusterId", Cluster.class, "id"),
                    Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(() -> Searched.VMS, VM_NAMES, Hop.to("id", Vm.class, "hostId"))
            .related(
                    () -> Searched.STORAGE,
                    STORAGE_NAMES,
                    Hop.to("clusterId", Cluster.class, "id"),
                    Hop.to("dataCenterId", StorageDomain.class, "dataCenterId"))
            .related(
                    () -> MoreSearched.TAGS, TAG_NAMES, Hops.tagged("host"), Hop.to("holderId", Definition.class, "id"))
            .related(() -> MoreSearched.EVENTS, EVENT_NAMES, Hops.told("host"))
            .build();

    /** Clusters. */
    public static final Subject CLUSTERS = Subject.of(Cluster.class)
            .guarded()
            .details()
            .fixed("architecture", "x86_64")
            .named("cpu_type", Term.of("cpuType"))
            .named("compatibility", Term.of("compatibility"))
            .related(() -> Searched.CENTERS, CENTER_NAMES, Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(() -> Searched.HOSTS, HOST_NAMES, Hop.to("id", Host.class, "clusterId"))
            .related(() -> Searched.VMS, VM_NAMES, Hop.to("id", Vm.class, "clusterId"))
            .related(() -> Searched.TEMPLATES, TEMPLATE_NAMES, Hop.to("id", Template.class, "clusterId"))
            .related(() -> Searched.STORAGE, STORAGE_NAMES, Hop.to("dataCenterId", StorageDomain.class, "dataCenterId"))
            .related(
                    () -> MoreSearched.NETWORKS,
                    NETWORK_NAMES,
                    Hop.to("id", org.vireo.inventory.ClusterNetwork.class, "clusterId"),
                    Hop.to("networkId", Network.class, "id"))
            .related(() -> Searched.POOLS, POOL_NAMES, Hop.to("id", VmPool.class, "clusterId"))
            .related(() -> MoreSearched.EVENTS, EVENT_NAMES, Hops.told("cluster"))
            .build();

    /** Data centers. */
    public static final Subject CENTERS = Subject.of(DataCenter.class)
            .guarded()
            .details()
            .constant("status", Term.of("status"), DataCenterStatus.class)
            .flag("local", "local")
            .named("compatibility", Term.of("compatibility"))
            .related(() -> Searched.CLUSTERS, CLUSTER_NAMES, Hop.to("id", Cluster.class, "dataCenterId"))
            .related(() -> Searched.STORAGE, STORAGE_NAMES, Hop.to("id", StorageDomain.class, "dataCenterId"))
            .related(() -> MoreSearched.NETWORKS, NETWORK_NAMES, Hop.to("id", Network.class, "dataCenterId"))
            .related(
                    () -> Searched.HOSTS,
                    HOST_NAMES,
                    Hop.to("id", Cluster.class, "dataCenterId"),
                    Hop.to("id", Host.class, "clusterId"))
            .related(
                    () -> Searched.VMS,
                    VM_NAMES,
                    Hop.to("id", Cluster.class, "dataCenterId"),
                    Hop.to("id", Vm.class, "clusterId"))
            .related(
                    () -> Searched.TEMPLATES,
                    TEMPLATE_NAMES,
                    Hop.to("id", Cluster.class, "dataCenterId"),
                    Hop.to("id", Template.class, "clusterId"))
            .related(() -> MoreSearched.EVENTS, EVENT_NAMES, Hops.told("data_center"))
            .build();

    /** Storage domains. */
    public static final Subject STORAGE = Subject.of(StorageDomain.class)
            .guarded()
            .details()
            .constant("status", Term.of("status"), StorageDomainStatus.class)
            .named("type", Term.of("type"))
            .constant("domain_type", Term.of("role"), org.vireo.model.StorageDomainRole.class)
            .number("free_size", Term.of("available"), GIB)
            .number("used_size", new Term.Minus(Term.of("total"), Term.of("available")), GIB)
            .number("total_size", Term.of("total"), GIB)
            .alias("size", "total_size")
            .flag("master", "master")
            .related(() -> Searched.CENTERS, CENTER_NAMES, Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(() -> Searched.CLUSTERS, CLUSTER_NAMES, Hop.to("dataCenterId", Cluster.class, "dataCenterId"))
            .related(
                    () -> Searched.HOSTS,
                    HOST_NAMES,
                    Hop.to("dataCenterId", Cluster.class, "dataCenterId"),
                    Hop.to("id", Host.class, "clusterId"))
            .related(() -> MoreSearched.DISKS, DISK_NAMES, Hop.to("id", Disk.class, "storageDomainId"))
            .related(
                    () -> Searched.VMS,
                    VM_NAMES,
                    Hop.to("id", Disk.class, "storageDomainId"),
                    Hop.to("id", DiskAttachment.class, "diskId"),
                    Hop.to("vmId", Vm.class, "id"))
            .related(
                    () -> Searched.TEMPLATES,
                    TEMPLATE_NAMES,
                    Hop.to("id", Disk.class, "storageDomainId"),
                    Hop.to("id", DiskAttachment.class, "diskId"),
                    Hop.to("templateId", Template.class, "id"))
            .related(() -> MoreSearched.EVENTS, EVENT_NAMES, Hops.told("storage_domain"))
            .build();

    /** Templates. */
    public static final Subject TEMPLATES = Subject.of(Template.class)
            .guarded()
            .details()
            .constant("status", Term.of("status"), TemplateStatus.class)
            .named("os", Term.json("settings", "osType"))
            .time("creationdate", Term.of("created"))
            .alias("creation_date", "creationdate")
            .number("memory", new Term.Json("settings", List.of("memory"), Term.Kind.NUMBER), MIB)
            .alias("mem", "memory")
            .named("version_name", Term.of("versionName"))
            .number("version_number", Term.of("versionNumber"))
            .fixed("architecture", "x86_64")
            .related(() -> Searched.CLUSTERS, CLUSTER_NAMES, Hop.to("clusterId", Cluster.class, "id"))
            .related(
                    () -> Searched.CENTERS,
                    CENTER_NAMES,
                    Hop.to("clusterId", Cluster.class, "id"),
                    Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(() -> Searched.VMS, VM_NAMES, Hop.to("id", Vm.class, "templateId"))
            .related(
                    () -> MoreSearched.DISKS,
                    DISK_NAMES,
                    Hops.attached("templateId"),
                    Hop.to("diskId", Disk.class, "id"))
            .related(
                    () -> Searched.STORAGE,
                    STORAGE_NAMES,
                    Hops.attached("templateId"),
                    Hop.to("diskId", Disk.class, "id"),
                    Hop.to("storageDomainId", StorageDomain.class, "id"))
            .related(
                    () -> MoreSearched.TAGS,
                    TAG_NAMES,
                    Hops.tagged("template"),
                    Hop.to("holderId", Definition.class, "id"))
            .related(() -> MoreSearched.QUOTAS, List.of("quota"), Hops.quota())
            .related(() -> MoreSearched.EVENTS, EVENT_NAMES, Hops.told("template"))
            .build();

    /** Pools of virtual machines. */
    public static final Subject POOLS = Subject.of(VmPool.class)
            .guarded()
            .details()
            .number("size", Term.of("size"))
            .alias("assigned_vm_count", "size")
            .number("prestarted_vms", Term.of("prestarted"))
            .flag("stateful", "stateful")
            .flag("manual", "manual")
            .related(() -> Searched.CLUSTERS, CLUSTER_NAMES, Hop.to("clusterId", Cluster.class, "id"))
            .related(
                    () -> Searched.CENTERS,
                    CENTER_NAMES,
                    Hop.to("clusterId", Cluster.class, "id"),
                    Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(() -> Searched.TEMPLATES, TEMPLATE_NAMES, Hop.to("templateId", Template.class, "id"))
            .related(
                    () -> Searched.VMS,
                    VM_NAMES,
                    Hop.to("id", VmPoolMember.class, "poolId"),
                    Hop.to("vmId", Vm.class, "id"))
            .build();

    private Searched() {}
}
