package org.vireo.host.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestNic;
import org.vireo.protocol.vm.GuestSystem;
import org.vireo.protocol.vm.NicDevice;

/** What the agent in a simulated guest tells. Stateless. */
final class SimulatedGuest {
    private static final GuestSystem SYSTEM =
            new GuestSystem("simulated", "Simulated Linux", "1", "6.1.0-simulated", "x86_64");

    private SimulatedGuest() {}

    static GuestData of(SimulatedVm vm) {
        var nics = new ArrayList<GuestNic>();
        for (var nic : vm.spec().nics()) {
            nics.add(new GuestNic("eth" + nics.size(), nic.mac(), List.of(address(nic))));
        }
        return new GuestData(
                "0.0-simulated", vm.spec().name().toLowerCase(Locale.ROOT), SYSTEM, nics, List.of(), List.of(), "UTC");
    }

    /** The same for the same MAC, from the range for benchmarks. */
    private static String address(NicDevice nic) {
        int hash = nic.mac().hashCode() & 0x1FFFF;
        return "198." + (18 + (hash >> 16)) + "." + ((hash >> 8) & 0xFF) + "." + (hash & 0xFF);
    }
}
