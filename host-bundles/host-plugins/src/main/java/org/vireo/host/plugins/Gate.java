package org.vireo.host.plugins;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.host.spi.plugin.HostSelfTest;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfType;

/** What a half must show before the engine relies on it. Thread-safe. */
final class Gate {
    private static final Map<String, Class<?>> DRIVERS =
            Map.of("storage", StorageDriver.class, "network", NetworkDriver.class);
    private static final long LOOK_MILLIS = 100;
    private static final Duration ONE_LOOK = Duration.ofSeconds(2);

    private final BundleContext context;
    private final Components components;

    Gate(BundleContext context, Components components) {
        this.context = context;
        this.components = components;
    }

    /** Refuses what no half could bring. */
    static void checkKinds(List<HalfType> provides) throws HalfTrouble {
        for (var wanted : provides) {
            if (!DRIVERS.containsKey(wanted.kind())) {
                throw new HalfTrouble("it provides " + wanted + ", and hosts have drivers of "
                        + String.join(
                                " and ", DRIVERS.keySet().stream().sorted().toList()) + " only");
            }
        }
    }

    /** Waits until all is there, then runs the self-test. */
    void pass(ActivateHalf half, Collection<Bundle> bundles, Deadline deadline) throws HalfTrouble {
        var changes = new Semaphore(0);
        ServiceListener listener = event -> changes.release();
        context.addServiceListener(listener);
        try {
            await(half, bundles, deadline, changes);
        } finally {
            context.removeServiceListener(listener);
        }
        if (half.selfTest()) {
            test(half, bundles, deadline);
        }
    }

    private void await(ActivateHalf half, Collection<Bundle> bundles, Deadline deadline, Semaphore changes)
            throws HalfTrouble {
        var missing = missing(half, bundles, deadline);
        while (missing.isPresent()) {
            components.refuseFailed(bundles);
            if (deadline.passed()) {
                throw new HalfTrouble(missing.get());
            }
            awaitChange(changes, Math.min(LOOK_MILLIS, deadline.millisLeft()));
            missing = missing(half, bundles, deadline);
        }
    }

    private static void awaitChange(Semaphore changes, long millis) throws HalfTrouble {
        try {
            if (changes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                changes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HalfTrouble("the agent stops", e);
        }
    }

    /** What is missing now; making a driver may take its time. */
    Optional<String> missing(ActivateHalf half, Collection<Bundle> bundles, Deadline deadline) throws HalfTrouble {
        return Watched.run("the making of its drivers", deadline.notBefore(ONE_LOOK), () -> look(half, bundles));
    }

    private Optional<String> look(ActivateHalf half, Collection<Bundle> bundles) {
        return bundles.stream()
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> "bundle " + bundle.getSymbolicName() + " is not active")
                .findFirst()
                .or(() -> components.unsatisfied(bundles))
                .or(() -> half.provides().stream()
                        .filter(wanted -> !isThere(wanted, bundles))
                        .map(wanted -> "no driver for " + wanted + " appeared")
                        .findFirst());
    }

    private boolean isThere(HalfType wanted, Collection<Bundle> bundles) {
        return services(DRIVERS.get(wanted.kind()), bundles).stream()
                .filter(there -> wanted.type().equals(there.getProperty("vireo.type")))
                .anyMatch(this::works);
    }

    /** A component that is made when it is needed first may fail only then. */
    private boolean works(ServiceReference<?> reference) {
        boolean made = context.getService(reference) != null;
        if (made) {
            context.ungetService(reference);
        }
        return made;
    }

    private <S> List<ServiceReference<S>> services(Class<S> type, Collection<Bundle> bundles) {
        try {
            return context.getServiceReferences(type, null).stream()
                    .filter(there -> bundles.contains(there.getBundle()))
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is a good filter", e);
        }
    }

    private void test(ActivateHalf half, Collection<Bundle> bundles, Deadline deadline) throws HalfTrouble {
        for (var reference : services(HostSelfTest.class, bundles)) {
            var test = context.getService(reference);
            if (test != null) {
                try {
                    if (Watched.run("its self-test", deadline, test::plugin)
                            .equals(half.plugin().id())) {
                        judge(test, deadline);
                        return;
                    }
                } finally {
                    context.ungetService(reference);
                }
            }
        }
        throw new HalfTrouble("it should bring a self-test, and has none");
    }

    private static void judge(HostSelfTest test, Deadline deadline) throws HalfTrouble {
        String problem = Watched.run("its self-test", deadline, test::run).problem();
        if (!problem.isEmpty()) {
            throw new HalfTrouble("its self-test says: " + problem);
        }
    }
}
