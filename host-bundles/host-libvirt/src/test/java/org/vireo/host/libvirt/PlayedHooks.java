package org.vireo.host.libvirt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.vireo.host.spi.hook.HookError;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.host.spi.hook.HookedStart;
import org.vireo.host.spi.hook.HookedVm;
import org.vireo.host.spi.hook.Hooks;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Scripts that a test plays. Thread-safe. */
final class PlayedHooks implements Hooks {
    final List<HookPoint> ran = new CopyOnWriteArrayList<>();
    final Map<HookPoint, UnaryOperator<String>> scripts = new ConcurrentHashMap<>();
    private final Map<VmId, HookedVm> known = new ConcurrentHashMap<>();
    private final Map<VmId, String> descriptions = new ConcurrentHashMap<>();

    /** Scripts at these points that change nothing. */
    PlayedHooks at(Set<HookPoint> points) {
        points.forEach(point -> scripts.put(point, document -> document));
        return this;
    }

    static UnaryOperator<String> refusing() {
        return document -> {
            throw new VireoException(HookError.HOOK_REFUSED, "the hook 10_no refused");
        };
    }

    @Override
    public boolean present(HookPoint point) {
        return scripts.containsKey(point);
    }

    @Override
    public void begin(HookedVm vm) {
        known.put(vm.vm(), vm);
    }

    @Override
    public Map<String, Map<String, String>> nics(VmId vm) {
        return known.getOrDefault(vm, new HookedVm(vm, Map.of(), Map.of())).nics();
    }

    @Override
    public void describe(VmId vm, String xml) {
        descriptions.put(vm, xml);
    }

    @Override
    public Optional<String> description(VmId vm) {
        return Optional.ofNullable(descriptions.get(vm));
    }

    @Override
    public void end(VmId vm) {
        known.remove(vm);
        descriptions.remove(vm);
    }

    boolean knows(VmId vm) {
        return known.containsKey(vm);
    }

    @Override
    public String run(HookPoint point, VmId vm, Map<String, String> more, String document) {
        if (!present(point)) {
            return document;
        }
        ran.add(point);
        return scripts.get(point).apply(document);
    }

    @Override
    public HookedStart beforeStart(VmId vm, HookedStart start) {
        return new HookedStart(run(HookPoint.BEFORE_VM_START, vm, Map.of(), start.xml()), start.flags());
    }

    @Override
    public String run(HookPoint point, String document) {
        throw new UnsupportedOperationException();
    }
}
