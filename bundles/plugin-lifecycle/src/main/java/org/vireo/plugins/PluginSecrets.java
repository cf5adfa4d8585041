package org.vireo.plugins;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.engine.api.secret.SecretName;
import org.vireo.engine.api.secret.SecretStore;
import org.vireo.model.Secret;

/** The secrets of plugins in the store of secrets; without the store plugins live, but take no new secrets. Thread-safe. */
@Component(service = PluginSecrets.class)
public final class PluginSecrets {
    /** Comes and goes with the bundle that seals secrets. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SecretStore store;

    private Optional<SecretStore> present() {
        return Optional.ofNullable(store);
    }

    /** Fields that only their component may see begin with a dot, names of secrets do not. */
    static SecretName name(String plugin, String pid, String field) {
        return SecretName.ofPlugin(plugin).child(pid).child(field.replaceFirst("^[.]+", ""));
    }

    List<SecretName> of(String plugin) {
        return present()
                .map(there -> there.namesBelow(SecretName.ofPlugin(plugin)))
                .orElse(List.of());
    }

    void put(SecretName name, String value) {
        present()
                .orElseThrow(() ->
                        PluginError.WRONG_STATE.because("The secret was not kept: the store of secrets is not up."))
                .put(name, Secret.of(value));
    }

    void remove(SecretName name) {
        present().ifPresent(there -> there.remove(name));
    }

    void removeBelow(SecretName folder) {
        present().ifPresent(there -> there.removeBelow(folder));
    }
}
