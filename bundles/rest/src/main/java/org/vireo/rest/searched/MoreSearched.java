package org.vireo.rest.searched;

import java.util.List;
import java.util.Map;
import org.vireo.inventory.Account;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.Job;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Network;
import org.vireo.inventory.NetworkLabel;
import org.vireo.inventory.Nic;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Term;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VnicProfile;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskStatus;
import org.vireo.model.JobStatus;
import org.vireo.model.Severity;
import org.vireo.rest.search.KindFacet;
import org.vireo.rest.search.Subject;
import org.vireo.rest.search.Subject.Hop;

/** What the kinds of objects are searched by that belong to the main ones, and what tells of them. */
public final class MoreSearched {
    private static final Criterion IS_LUN =
            new Criterion.Related(Term.of("id"), DirectLun.class, Term.of("diskId"), Criterion.everything());

    /** Disks. */
    public static final Subject DISKS = Subject.of(Disk.class)
            .guarded()
            .details()
            .alias("alias", "name")
            .constant("status", Term.of("status"), DiskStatus.class)
            .facet("disk_type", new KindFacet(Map.of("image", IS_LUN.not(), "lun", IS_LUN)))
            .named("disk_content_type", Term.of("contentType"))
            .number("provisioned_size", Term.of("size"), Searched.GIB)
            .number("size", Term.of("size"), Searched.GIB)
            .number("actual_size", Term.of("allocated"), Searched.GIB)
            .constant("format", Term.of("format"), DiskFormat.class)
            .flag("sparse", "sparse")
            .flag("shareable", "shareable")
            .flag("wipe_after_delete", "wipeAfterDelete")
            .flag(
                    "bootable",
                    new Criterion.Related(
                            Term.of("id"),
                            DiskAttachment.class,
                            Term.of("diskId"),
                            Criterion.equal(Term.of("bootable"), true)))
            .time("creation_date", Term.of("created"))
            .alias("creationdate", "creation_date")
            .related(
                    () -> Searched.VMS,
                    List.of("vms", "vm", "vm_names"),
                    Hop.to("id", DiskAttachment.class, "diskId"),
                    Hop.to("vmId", Vm.class, "id"))
            .related(
                    () -> Searched.TEMPLATES,
                    Searched.TEMPLATE_NAMES,
                    Hop.to("id", DiskAttachment.class, "diskId"),
                    Hop.to("templateId", Template.class, "id"))
            .related(
                    () -> Searched.STORAGE,
                    Searched.STORAGE_NAMES,
                    Hop.to("storageDomainId", StorageDomain.class, "id"))
            .related(
                    () -> Searched.CENTERS,
                    Searched.CENTER_NAMES,
                    Hop.to("storageDomainId", StorageDomain.class, "id"),
                    Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(() -> MoreSearched.QUOTAS, List.of("quota"), Hops.quota())
            .build();

    /** Networks. */
    public static final Subject NETWORKS = Subject.of(Network.class)
            .guarded()
            .details()
            .number("vlanid", Term.of("vlan"))
            .alias("vlan", "vlanid")
            .number("mtu", Term.of("mtu"))
            .flag("vm_network", "vmNetwork")
            .related(
                    () -> MoreSearched.LABELS,
                    List.of("label", "labels"),
                    Hop.to("id", NetworkLabel.class, "networkId"))
            .related(() -> Searched.CENTERS, Searched.CENTER_NAMES, Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(
                    () -> Searched.CLUSTERS,
                    List.of("clusters", "cluster", "cluster_network"),
                    Hop.to("id", ClusterNetwork.class, "networkId"),
                    Hop.to("clusterId", Cluster.class, "id"))
            .related(
                    () -> MoreSearched.PROFILES,
                    List.of("vnic_profile", "vnic_profiles", "vnicprofiles"),
                    Hop.to("id", VnicProfile.class, "networkId"))
            .related(
                    () -> Searched.VMS,
                    Searched.VM_NAMES,
                    Hop.to("id", VnicProfile.class, "networkId"),
                    Hop.to("id", Nic.class, "vnicProfileId"),
                    Hop.to("vmId", Vm.class, "id"))
            .build();

    /** vNIC profiles. */
    public static final Subject PROFILES = Subject.of(VnicProfile.class)
            .guarded()
            .details()
            .flag("port_mirroring", "portMirroring")
            .flag("pass_through", "passThrough")
            .related(() -> MoreSearched.NETWORKS, Searched.NETWORK_NAMES, Hop.to("networkId", Network.class, "id"))
            .related(
                    () -> Searched.CENTERS,
                    Searched.CENTER_NAMES,
                    Hop.to("networkId", Network.class, "id"),
                    Hop.to("dataCenterId", DataCenter.class, "id"))
            .related(
                    () -> Searched.VMS,
                    Searched.VM_NAMES,
                    Hop.to("id", Nic.class, "vnicProfileId"),
                    Hop.to("vmId", Vm.class, "id"))
            .build();

    /** Labels of networks; only reached through them. */
    static final Subject LABELS =
            Subject.of(NetworkLabel.class).text("name", Term.of("label")).build();

    /** Users. */
    public static final Subject USERS = Subject.of(Account.class)
            .guarded()
            .details()
            .text("usrname", new Term.Joined(Term.of("name"), "@", Term.of("domain")))
            .alias("user_name", "usrname")
            .alias("login", "name")
            .named("directory", Term.of("domain"))
            .named("profile", Term.of("profile"))
            .flag("enabled", "enabled")
            .text("firstname", Term.of("firstName"))
            .text("lastname", Term.of("lastName"))
            .named("department", Term.of("department"))
            .named("email", Term.of("email"))
            .related(
                    () -> MoreSearched.TAGS,
                    Searched.TAG_NAMES,
                    Hops.tagged("user"),
                    Hop.to("holderId", Definition.class, "id"))
            .related(() -> MoreSearched.EVENTS, Searched.EVENT_NAMES, Hops.told("user"))
            .build();

    /** Groups. */
    public static final Subject GROUPS = Subject.of(UserGroup.class)
            .guarded()
            .details()
            .named("directory", Term.of("domain"))
            .alias("domain", "directory")
            .related(
                    () -> MoreSearched.TAGS,
                    Searched.TAG_NAMES,
                    Hops.tagged("group"),
                    Hop.to("holderId", Definition.class, "id"))
            .build();

    /** Whatever else administrators define. */
    public static final Subject DEFINITIONS =
            Subject.of(Definition.class).details().build();

    /** Events. What they are about is named by its kind, as in their JSON. */
    public static final Subject EVENTS = Subject.of(LoggedEvent.class)
            .constant("severity", Term.of("severity"), Severity.class)
            .text("message", Term.of("message"))
            .alias("description", "message")
            .number("type", Term.of("code"))
            .alias("code", "type")
            .number("id", Term.of("number"))
            .time("time", Term.of("at"))
            .named("usrname", Term.of("actor"))
            .alias("user_name", "usrname")
            .named("correlation_id", Term.of("correlationId"))
            .named("origin", Term.of("origin"))
            .number("custom_event_id", Term.of("customId"))
            .alias("custom_id", "custom_event_id")
            .related(() -> Searched.VMS, List.of("vms", "vm", "event_vm"), about("vm", Vm.class))
            .related(() -> Searched.HOSTS, List.of("hosts", "host", "event_host"), about("host", Host.class))
            .related(
                    () -> Searched.CLUSTERS,
                    List.of("clusters", "cluster", "event_cluster"),
                    about("cluster", Cluster.class))
            .related(
                    () -> Searched.CENTERS,
                    List.of("datacenters", "datacenter", "event_datacenter"),
                    about("data_center", DataCenter.class))
            .related(
                    () -> Searched.TEMPLATES,
                    List.of("templates", "template", "event_template"),
                    about("template", Template.class))
            .related(
                    () -> Searched.STORAGE,
                    List.of("storage", "storages", "event_storage"),
                    about("storage_domain", StorageDomain.class))
            .related(() -> Searched.POOLS, List.of("pools", "pool", "event_vm_pool"), about("vm_pool", VmPool.class))
            .related(() -> MoreSearched.USERS, List.of("users", "user", "event_user"), about("user", Account.class))
            .build();

    /** Jobs. */
    public static final Subject JOBS = Subject.of(Job.class)
            .id()
            .text("description", Term.of("description"))
            .constant("status", Term.of("status"), JobStatus.class)
            .named("correlation_id", Term.of("correlationId"))
            .time("start_time", Term.of("started"))
            .alias("started", "start_time")
            .time("end_time", Term.of("ended"))
            .related(
                    () -> MoreSearched.USERS, List.of("users", "user", "owner"), Hop.to("ownerId", Account.class, "id"))
            .build();

    /** Tags. */
    public static final Subject TAGS = Subject.of(Definition.class)
            .details()
            .related(
                    () -> Searched.VMS,
                    Searched.VM_NAMES,
                    Hop.to("id", Membership.class, "holderId"),
                    Hop.to("memberId", Vm.class, "id"))
            .related(
                    () -> Searched.HOSTS,
                    Searched.HOST_NAMES,
                    Hop.to("id", Membership.class, "holderId"),
                    Hop.to("memberId", Host.class, "id"))
            .build();

    /** Quotas; only reached through what they limit. */
    static final Subject QUOTAS = Subject.of(Definition.class).details().build();

    private MoreSearched() {}

    /** From an event to what it is about. */
    private static Hop about(String kind, Class<?> type) {
        return Hop.json("subjects", kind, type);
    }
}
