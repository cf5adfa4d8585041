package org.vireo.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandGuard;

/**
 * The guards that are there now. They are made when a command is first checked, not when they arrive, so that making them while the
 * runner is being made does not go round in a circle. Thread-safe.
 */
@Component(service = Guards.class)
public final class Guards {
    private final Map<ServiceReference<?>, ComponentServiceObjects<CommandGuard<?>>> known = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, CommandGuard<?>> made = new ConcurrentHashMap<>();
    private final List<CommandGuard<?>> added = new CopyOnWriteArrayList<>();

    /** Empty at first. */
    @Activate
    public Guards() {}

    @Reference(
            service = CommandGuard.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindGuard(ComponentServiceObjects<CommandGuard<?>> guard) {
        known.put(guard.getServiceReference(), guard);
    }

    void unbindGuard(ComponentServiceObjects<CommandGuard<?>> guard) {
        var reference = guard.getServiceReference();
        known.remove(reference);
        var gone = made.remove(reference);
        if (gone != null) {
            guard.ungetService(gone);
        }
    }

    /** One that is no service. */
    void add(CommandGuard<?> guard) {
        added.add(guard);
    }

    Check check(Command command, Caller caller) {
        var verdict = Check.FINE;
        for (var guard : all()) {
            verdict = verdict.and(asked(guard, command, caller));
        }
        return verdict;
    }

    void passed(Command command, Caller caller) {
        all().forEach(guard -> told(guard, command, caller));
    }

    private static <C extends Command> Check asked(CommandGuard<C> guard, Command command, Caller caller) {
        var type = guard.command();
        return type.isInstance(command) ? guard.check(type.cast(command), caller) : Check.FINE;
    }

    private static <C extends Command> void told(CommandGuard<C> guard, Command command, Caller caller) {
        var type = guard.command();
        if (type.isInstance(command)) {
            guard.passed(type.cast(command), caller);
        }
    }

    private List<CommandGuard<?>> all() {
        var all = new ArrayList<>(added);
        if (known.isEmpty()) {
            return all;
        }
        known.forEach((reference, objects) ->
                Optional.<CommandGuard<?>>ofNullable(one(reference, objects)).ifPresent(all::add));
        return all;
    }

    /** One that cannot be made yet has no say yet. */
    private synchronized CommandGuard<?> one(
            ServiceReference<?> reference, ComponentServiceObjects<CommandGuard<?>> objects) {
        var present = made.get(reference);
        if (present == null) {
            present = objects.getService();
            if (present != null) {
                made.put(reference, present);
            }
        }
        return present;
    }
}
