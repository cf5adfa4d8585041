package org.vireo.plugins;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.engine.api.plugin.PluginManifest.Provided;
import org.vireo.spi.plugin.Outcome;
import org.vireo.spi.plugin.SelfTest;

/** Whether the engine half of a plugin works: its bundles, its components, its services, its test of itself. Thread-safe. */
final class HealthGate {
    private static final Logger LOG = LoggerFactory.getLogger(HealthGate.class);

    private final ServiceComponentRuntime components;

    HealthGate(ServiceComponentRuntime components) {
        this.components = components;
    }

    /** What is not yet as it should be, as one sentence about the plugin; empty when all is there. */
    Optional<String> problem(PluginManifest manifest, List<Bundle> bundles) {
        return resting(bundles)
                .or(() -> unsatisfied(bundles))
                .or(() -> missing(manifest, bundles))
                .map(what -> "Plugin " + manifest.text() + " is not healthy: " + what + ".");
    }

    private static Optional<String> resting(List<Bundle> bundles) {
        return bundles.stream()
                .filter(b -> b.getState() != Bundle.ACTIVE && b.getState() != Bundle.STARTING)
                .map(b -> "its bundle " + b.getSymbolicName() + " is not active")
                .findFirst();
    }

    private Optional<String> unsatisfied(List<Bundle> bundles) {
        return components.getComponentDescriptionDTOs(bundles.toArray(new Bundle[0])).stream()
                .filter(components::isComponentEnabled)
                .map(this::unsatisfied)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> unsatisfied(ComponentDescriptionDTO component) {
        var configurations = components.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            // instances come with their configurations
            return waitsForConfiguration(component)
                    ? Optional.empty()
                    : Optional.of("its component " + component.name + " has not been looked at yet");
        }
        return configurations.stream()
                .map(configuration -> unsatisfied(component, configuration))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unsatisfied(
            ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                waitsForConfiguration(component)
                        ? Optional.empty()
                        : Optional.of("its component " + component.name + " lacks its configuration");
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Optional.of("its component " + component.name
                        + " waits for "
                        + Arrays.stream(configuration.unsatisfiedReferences)
                                .map(reference -> reference.name)
                                .toList());
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Optional.of("its component " + component.name + " failed: " + firstLine(configuration.failure));
            default -> Optional.empty();
        };
    }

    private static boolean waitsForConfiguration(ComponentDescriptionDTO component) {
        return "require".equals(component.configurationPolicy);
    }

    private static String firstLine(String trace) {
        var line = trace == null ? "" : trace.lines().findFirst().orElse("");
        return EntryNames.printable(line);
    }

    private Optional<String> missing(PluginManifest manifest, List<Bundle> bundles) {
        return manifest.provides().stream()
                .filter(provided -> !offered(provided, bundles) && !comesWithConfiguration(provided, bundles))
                .map(provided -> "it provides no service for " + provided.kind() + " " + provided.type())
                .findFirst()
                .or(() -> manifest.selfTest() && selfTest(bundles).isEmpty()
                        ? Optional.of("it has no test of itself, though its manifest says so")
                        : Optional.empty());
    }

    private static boolean offered(Provided provided, List<Bundle> bundles) {
        var services = Kinds.of(provided.kind()).orElse(List.of());
        return services(bundles)
                .anyMatch(service -> provided.type().equals(service.getProperty("vireo.type"))
                        && Arrays.stream((String[]) service.getProperty(Constants.OBJECTCLASS))
                                .anyMatch(services::contains));
    }

    private boolean comesWithConfiguration(Provided provided, List<Bundle> bundles) {
        var services = Kinds.of(provided.kind()).orElse(List.of());
        return components.getComponentDescriptionDTOs(bundles.toArray(new Bundle[0])).stream()
                .filter(HealthGate::waitsForConfiguration)
                .anyMatch(
                        component -> Arrays.stream(component.serviceInterfaces).anyMatch(services::contains));
    }

    private static Stream<ServiceReference<?>> services(List<Bundle> bundles) {
        return bundles.stream()
                .map(Bundle::getRegisteredServices)
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream);
    }

    private static Optional<ServiceReference<?>> selfTest(List<Bundle> bundles) {
        return services(bundles)
                .filter(service -> Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS))
                        .contains(SelfTest.class.getName()))
                .findFirst();
    }

    /** Runs the plugin's test of itself on a thread that is given up at the deadline; a sentence when it did not pass. */
    Optional<String> testItself(PluginManifest manifest, List<Bundle> bundles, Duration most) {
        var reference = manifest.selfTest() ? selfTest(bundles) : Optional.<ServiceReference<?>>empty();
        return reference.flatMap(found ->
                run(manifest, found, most).map(why -> "The test of itself of plugin " + manifest.text() + " " + why));
    }

    private static Optional<String> run(PluginManifest manifest, ServiceReference<?> reference, Duration most) {
        var context = reference.getBundle().getBundleContext();
        if (!(context.getService(reference) instanceof SelfTest test)) {
            return Optional.of("was withdrawn while it was to run.");
        }
        var task = new FutureTask<Outcome>(test::run);
        var thread = new Thread(task, "vireo-plugin-self-test-" + manifest.id());
        thread.setDaemon(true);
        thread.start();
        try {
            var outcome = task.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return outcome instanceof Outcome.Failed failed
                    ? Optional.of("failed: " + failed.sentence())
                    : Optional.empty();
        } catch (TimeoutException e) {
            LOG.warn("The self-test of {} hangs in {}", manifest.text(), Arrays.toString(thread.getStackTrace()), e);
            thread.interrupt();
            return Optional.of("did not end within " + most.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            LOG.warn("The self-test of {} threw", manifest.text(), e);
            return Optional.of("threw " + e.getCause() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.interrupt();
            return Optional.of("was interrupted.");
        } finally {
            context.ungetService(reference);
        }
    }
}
