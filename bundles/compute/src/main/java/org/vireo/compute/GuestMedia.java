package org.vireo.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vireo.engine.api.vm.GuestSetup;
import org.vireo.inventory.Vm;
import org.vireo.model.Payload;
import org.vireo.model.VmSettings;

/** The small media that go into drives of a virtual machine at a start. Pure. */
final class GuestMedia {
    private GuestMedia() {}

    /** {@code run} names this start among all others. */
    static List<Payload> of(Vm vm, VmSettings settings, GuestSetup setup, String run) {
        var media = new ArrayList<>(settings.payloads());
        settings.initialization().ifPresent(wish -> {
            switch (effective(vm, settings, setup)) {
                case CLOUD_INIT -> media.add(CloudInit.medium(wish, vm.name(), instance(vm, setup, run)));
                case SYSPREP -> media.add(Sysprep.medium(wish, vm.name()));
                case NONE, FIRST_START, BY_SYSTEM -> {
                    // nothing is told
                }
            }
        });
        return List.copyOf(media);
    }

    private static GuestSetup effective(Vm vm, VmSettings settings, GuestSetup setup) {
        var bySystem = windows(settings) ? GuestSetup.SYSPREP : GuestSetup.CLOUD_INIT;
        return switch (setup) {
            case FIRST_START -> vm.initialized() ? GuestSetup.NONE : bySystem;
            case BY_SYSTEM -> bySystem;
            case NONE, CLOUD_INIT, SYSPREP -> setup;
        };
    }

    static boolean windows(VmSettings settings) {
        return settings.osType().toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Who asks for initialization again gets it again: cloud-init does its work once for each instance. */
    private static String instance(Vm vm, GuestSetup setup, String run) {
        return setup == GuestSetup.FIRST_START ? vm.id().toString() : vm.id() + "-" + run;
    }
}
