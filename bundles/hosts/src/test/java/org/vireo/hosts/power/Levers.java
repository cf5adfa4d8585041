package org.vireo.hosts.power;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceAgent;
import org.vireo.spi.fence.FenceTarget;
import org.vireo.spi.fence.PowerState;
import org.vireo.spi.host.Call;

/** Power devices that remember what was done to them. */
final class Levers implements FenceAgent {
    /** Devices that answer nothing, by address. */
    final Set<String> dead = new HashSet<>();

    private final List<String> done = new ArrayList<>();
    private final Set<String> off = new HashSet<>();

    synchronized List<String> done() {
        return List.copyOf(done);
    }

    @Override
    public String type() {
        return "lever";
    }

    @Override
    public synchronized PowerState status(FenceTarget target, Call call) {
        note("status", target);
        return off.contains(target.address()) ? PowerState.OFF : PowerState.ON;
    }

    @Override
    public synchronized void powerOff(FenceTarget target, Call call) {
        note("off", target);
        off.add(target.address());
    }

    @Override
    public synchronized void powerOn(FenceTarget target, Call call) {
        note("on", target);
        off.remove(target.address());
    }

    private void note(String what, FenceTarget target) {
        if (!target.password().orElseThrow().reveal().equals("sesame")) {
            throw new VireoException(ModelError.HOST_FAILED, "wrong password");
        }
        if (dead.contains(target.address())) {
            throw new VireoException(ModelError.HOST_FAILED, target.address() + " is dead");
        }
        done.add(what + " " + target.address());
    }
}
