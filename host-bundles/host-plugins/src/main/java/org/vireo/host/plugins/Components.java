package org.vireo.host.plugins;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The declarative components of some bundles. Thread-safe. */
final class Components {
    private static final String CAUSE = "Caused by: ";

    private final ServiceComponentRuntime runtime;

    Components(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** What the first component waits for; one that must be configured and is not yet waits for nothing. */
    Optional<String> unsatisfied(Collection<Bundle> bundles) {
        return configurations(bundles)
                .filter(Components::waits)
                .map(Components::describe)
                .findFirst();
    }

    private static boolean waits(ComponentConfigurationDTO component) {
        return switch (component.state) {
            case ComponentConfigurationDTO.SATISFIED, ComponentConfigurationDTO.ACTIVE -> false;
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                !"require".equals(component.description.configurationPolicy);
            default -> true;
        };
    }

    /** Refuses components that could not be made, as waiting does not help them. */
    void refuseFailed(Collection<Bundle> bundles) throws HalfTrouble {
        var failed = configurations(bundles)
                .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .findFirst();
        if (failed.isPresent()) {
            throw new HalfTrouble(describe(failed.get()));
        }
    }

    private Stream<ComponentConfigurationDTO> configurations(Collection<Bundle> bundles) {
        return runtime.getComponentDescriptionDTOs(bundles.toArray(Bundle[]::new)).stream()
                .filter(runtime::isComponentEnabled)
                .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream());
    }

    private static String describe(ComponentConfigurationDTO component) {
        String name = "component " + component.description.name;
        if (component.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            return name + " failed: " + cause(component.failure);
        }
        return name + " waits for "
                + Arrays.stream(component.unsatisfiedReferences)
                        .map(missing -> wanted(component.description, missing.name))
                        .findFirst()
                        .orElse("its configuration");
    }

    private static String wanted(ComponentDescriptionDTO description, String reference) {
        return Arrays.stream(description.references)
                .filter(there -> there.name.equals(reference))
                .map(there -> there.interfaceName)
                .findFirst()
                .orElse(reference);
    }

    /** What is kept of a failure is its whole stack; the deepest cause tells most. */
    private static String cause(String failure) {
        return failure == null
                ? "for no known reason"
                : failure.lines()
                        .filter(line -> line.startsWith(CAUSE))
                        .reduce((first, second) -> second)
                        .or(() -> failure.lines().findFirst())
                        .orElse("")
                        .replace(CAUSE, "");
    }
}
