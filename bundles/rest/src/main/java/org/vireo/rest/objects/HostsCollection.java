package org.vireo.rest.objects;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.center.ActivateHost;
import org.vireo.engine.api.center.AddHost;
import org.vireo.engine.api.center.ConfirmHostDown;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.engine.api.center.RemoveHost;
import org.vireo.engine.api.center.UpdateHost;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.VmStatus;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.Agent;
import org.vireo.rest.types.HostDevice;
import org.vireo.rest.types.NetworkAttachment;
import org.vireo.rest.types.NumaNode;
import org.vireo.rest.types.Ssh;
import org.vireo.rest.types.VmSummary;

/** Hosts. */
final class HostsCollection {
    private final Extras extras;
    private final Collection<Host, org.vireo.rest.types.Host> made;

    HostsCollection(Extras extras) {
        this.extras = extras;
        var builder = Collection.of(
                        "hosts", org.vireo.rest.types.Host.class, EntitySource.all(Host.class, HostId::new, Host::id))
                .guardedBy("host", Host::id)
                .shown(HostShape::show)
                .kept(Host::extras)
                .owned(
                        "address",
                        "status",
                        "status_detail",
                        "cluster",
                        "summary",
                        "hardware_information",
                        "memory",
                        "cpu")
                .owned("os", "version", "libvirt_version", "type", "max_scheduling_memory", "update_available", "ssh")
                .owned("external_status", "certificate", "root_password", "power_management", "spm", "kdump_status")
                .required("name", "address")
                .added(this::add)
                .changed(this::change)
                .removed((host, context) -> new Effect.Submit(new RemoveHost(
                        host.id(), context.parameters().flag("force").orElse(false))))
                .action("activate", (host, sent, context) -> new Effect.Submit(new ActivateHost(host.id())))
                .action(
                        "deactivate",
                        (host, sent, context) ->
                                new Effect.Submit(new DeactivateHost(host.id(), VmActions.reason(sent), false)))
                .action("fence", HostsCollection::fence);
        children(builder);
        fields(builder);
        made = builder.build();
    }

    Collection<Host, org.vireo.rest.types.Host> root() {
        return made;
    }

    private static void children(Collection.Builder<Host, org.vireo.rest.types.Host> hosts) {
        hosts.child(HostNics.made())
                .child(HostHooksCollection.made())
                .child(StatisticsCollections.ofHost())
                .child(PermissionsCollection.on(
                        "host", context -> context.owner(Host.class).id()))
                .child(AssignedCollection.tags(
                        "host", context -> context.owner(Host.class).id().value()))
                .child(AssignedCollection.labels(
                        "host", context -> context.owner(Host.class).id().value()))
                .empty("networkattachments", NetworkAttachment.class)
                .empty("fenceagents", Agent.class)
                .empty("devices", HostDevice.class)
                .empty("numanodes", NumaNode.class);
    }

    private static void fields(Collection.Builder<Host, org.vireo.rest.types.Host> hosts) {
        hosts.searched(Searched.HOSTS);
    }

    /** Virtual machines by host, counted once for all hosts of an answer. */
    static VmSummary summary(Host host, Context context) {
        Map<UUID, VmSummary> all = context.exchange().once("virtual machines by host", () -> {
            var found = new HashMap<UUID, VmSummary>();
            for (var vm : context.inventory().list(Vm.class, Where.all())) {
                vm.hostId()
                        .filter(id -> VmsCollection.isRunning(vm))
                        .ifPresent(id -> count(found.computeIfAbsent(id.value(), one -> none()), vm));
            }
            return found;
        });
        return all.getOrDefault(host.id().value(), none());
    }

    private static void count(VmSummary summary, Vm vm) {
        summary.setTotal(summary.getTotal() + 1);
        if (vm.status() == VmStatus.UP) {
            summary.setActive(summary.getActive() + 1);
        }
        if (vm.status() == VmStatus.MIGRATING) {
            summary.setMigrating(summary.getMigrating() + 1);
        }
    }

    private static VmSummary none() {
        var summary = new VmSummary();
        summary.setActive(0);
        summary.setMigrating(0);
        summary.setTotal(0);
        return summary;
    }

    /** Power management is not there yet; the word of an administrator is. */
    private static Effect fence(Host host, Action sent, Context context) {
        if (!"manual".equalsIgnoreCase(sent.getFenceType())) {
            throw RequestFault.unsupported("Fencing of type " + sent.getFenceType() + " (only manual is)");
        }
        return new Effect.Submit(new ConfirmHostDown(host.id()));
    }

    /** Without a cluster it goes into the one called Default, as clients expect. */
    private Addition add(org.vireo.rest.types.Host sent, Context context) {
        var reference = Optional.ofNullable(sent.getCluster()).orElseGet(() -> {
            var byName = new org.vireo.rest.types.Cluster();
            byName.setName("Default");
            return byName;
        });
        var cluster = context.resolve(Cluster.class, ClusterId::new, reference);
        var id = new HostId(UUID.randomUUID());
        var fingerprint =
                Optional.ofNullable(sent.getSsh()).map(Ssh::getFingerprint).filter(text -> !text.isBlank());
        return Addition.of(
                new AddHost(id, extras.details(made, sent), cluster.id(), sent.getAddress(), true, fingerprint), id);
    }

    private UpdateHost change(Host host, org.vireo.rest.types.Host sent, Context context) {
        return new UpdateHost(
                host.id(),
                extras.change(made, host.extras(), sent),
                context.resolveIfSent(Cluster.class, ClusterId::new, sent.getCluster())
                        .map(Cluster::id)
                        .filter(id -> !id.equals(host.clusterId())),
                Optional.ofNullable(sent.getAddress()).filter(address -> !address.equals(host.address())));
    }
}
