package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import org.vireo.engine.api.storage.AddDescribedVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Vm;
import org.vireo.model.ClusterId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Configuration;
import org.vireo.rest.types.ConfigurationType;
import org.vireo.rest.types.Initialization;

/** Virtual machines as descriptors tell of them: read by who asks for all content, and made of what such a client kept. */
final class DescribedVms {
    static final List<String> REQUIRED =
            List.of("cluster.id|name", "initialization.configuration.data", "initialization.configuration.type");

    private DescribedVms() {}

    /** Whether a body has a descriptor. */
    static boolean is(org.vireo.rest.types.Vm sent) {
        return sent.getInitialization() != null && sent.getInitialization().getConfiguration() != null;
    }

    static Addition add(org.vireo.rest.types.Vm sent, Context context) {
        var configuration = sent.getInitialization().getConfiguration();
        if (configuration.getType() != ConfigurationType.OVF) {
            throw RequestFault.unsupported("A configuration of another type than ovf");
        }
        var id = VmsCollection.id(sent);
        return Addition.of(
                new AddDescribedVm(
                        id,
                        Optional.ofNullable(sent.getName()),
                        context.resolve(Cluster.class, ClusterId::new, sent.getCluster())
                                .id(),
                        configuration.getData()),
                id);
    }

    /** Adds the descriptor to what is shown, for who asks for all content. */
    static void show(org.vireo.rest.types.Vm bean, Vm vm, Context context) {
        if (!context.exchange().allContent()) {
            return;
        }
        context.engine().descriptions().of(vm.id()).ifPresent(text -> {
            var configuration = new Configuration();
            configuration.setType(ConfigurationType.OVF);
            configuration.setData(text);
            if (bean.getInitialization() == null) {
                bean.setInitialization(new Initialization());
            }
            bean.getInitialization().setConfiguration(configuration);
        });
    }
}
