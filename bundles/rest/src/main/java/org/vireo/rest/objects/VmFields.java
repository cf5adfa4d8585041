package org.vireo.rest.objects;

import org.vireo.inventory.Host;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;

/** By what virtual machines are searched. */
final class VmFields {
    private VmFields() {}

    static void on(Collection.Builder<Vm, org.vireo.rest.types.Vm> vms) {
        vms.field("name", (vm, context) -> vm.name())
                .field("description", (vm, context) -> vm.description())
                .field("comment", (vm, context) -> vm.comment())
                .field("status", (vm, context) -> vm.status())
                .field("os", (vm, context) -> vm.settings().osType())
                .field("type", (vm, context) -> vm.settings().type())
                .field("creationdate", (vm, context) -> vm.created())
                .field("memory", (vm, context) -> memory(vm.settings()))
                .field("ip", (vm, context) -> GuestCollections.addresses(vm))
                .field("fqdn", (vm, context) -> GuestCollections.hostName(vm))
                .field("cluster", (vm, context) -> Names.clusterName(context, vm.clusterId()))
                .field("clusters.name", (vm, context) -> Names.clusterName(context, vm.clusterId()))
                .field("datacenter", (vm, context) -> Names.dataCenterOfCluster(context, vm.clusterId()))
                .field("host", VmFields::host)
                .field("hosts.name", VmFields::host)
                .field("host.name", VmFields::host)
                .field("template", VmFields::template)
                .field("template.name", VmFields::template)
                .field("templates.name", VmFields::template)
                .field("tag", (vm, context) -> null)
                .field("pool", (vm, context) -> null);
    }

    /** In MiB, as people type it. */
    private static long memory(VmSettings settings) {
        return settings.memory().toMiBCeil();
    }

    private static String host(Vm vm, Context context) {
        return vm.hostId()
                .filter(id -> VmsCollection.isRunning(vm))
                .map(id -> Names.all(context.exchange(), Host.class, Host::id).get(id.value()))
                .map(Host::name)
                .orElse(null);
    }

    private static String template(Vm vm, Context context) {
        var template = Names.all(context.exchange(), Template.class, Template::id)
                .get(vm.templateId().value());
        return template == null ? null : template.name();
    }
}
