package org.vireo.compute;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.HostId;

/** What a start remembers, so that it can be carried on after the engine died. */
final class LaunchNotes {
    private static final String MODE = "launch.mode";
    private static final String HOST = "launch.host";
    private static final String FAILED = "launch.failed";
    private static final String UNKNOWN = "launch.unknown";
    private static final String BEGUN = "launch.begun.";

    private final StepContext context;

    LaunchNotes(StepContext context) {
        this.context = context;
    }

    Optional<LaunchMode> mode() {
        return context.get(MODE).map(LaunchMode::valueOf);
    }

    void mode(LaunchMode mode) {
        context.put(MODE, mode.name());
    }

    Optional<HostId> host() {
        return context.get(HOST).map(HostId::of);
    }

    HostId chosen() {
        return host().orElseThrow();
    }

    void host(HostId host) {
        context.put(HOST, host.toString());
    }

    /** Since when a request may have gone to the host. */
    Optional<Instant> begun(HostId host) {
        return context.get(BEGUN + host).map(Instant::parse);
    }

    void begun(HostId host, Instant since) {
        context.put(BEGUN + host, since.toString());
    }

    /** Hosts on which it certainly does not run, though it was tried. */
    Set<HostId> failed() {
        return context.get(FAILED).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(HostId::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    void failed(HostId host) {
        var all = failed();
        all.add(host);
        context.put(FAILED, all.stream().map(HostId::toString).collect(Collectors.joining(",")));
    }

    boolean unknown() {
        return context.get(UNKNOWN).isPresent();
    }

    void unknown(HostId host) {
        context.put(UNKNOWN, host.toString());
    }
}
