package org.vireo.itests.lab;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Boots the lab for the first test that needs it and ends it after the last, or when the run is cut off. */
final class LabExtension implements ParameterResolver, TestWatcher {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return booted(context).lab();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        booted(context).running().ifPresent(Lab::keepLogs);
    }

    private static Booted booted(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Lab.class))
                .getOrComputeIfAbsent(Booted.class, key -> Booted.attempt(), Booted.class);
    }

    /** A lab, or why there is none: a boot that failed is not tried again for every test. */
    private record Booted(Optional<Lab> running, Optional<Thread> cutOff, Optional<Throwable> failure)
            implements AutoCloseable {
        static Booted attempt() {
            try {
                var lab = Lab.boot();
                var cutOff = new Thread(lab::close);
                Runtime.getRuntime().addShutdownHook(cutOff);
                return new Booted(Optional.of(lab), Optional.of(cutOff), Optional.empty());
            } catch (RuntimeException | Error failed) {
                return new Booted(Optional.empty(), Optional.empty(), Optional.of(failed));
            }
        }

        Lab lab() {
            return running.orElseThrow(() -> new IllegalStateException("The lab did not boot", failure.orElse(null)));
        }

        @Override
        public void close() {
            cutOff.ifPresent(Runtime.getRuntime()::removeShutdownHook);
            running.ifPresent(Lab::close);
        }
    }
}
