package org.vireo.host.libvirt;

import java.util.Set;
import java.util.function.Consumer;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.ExitReason;

/** Virtual machines that were started here and are gone, though nothing was heard of their end. Confined to the thread of {@link DomainWatch}. */
final class Missing {
    private final Memory memory;
    private final Teller teller;
    private final Consumer<VmId> ended;

    Missing(Memory memory, Teller teller, Consumer<VmId> ended) {
        this.memory = memory;
        this.teller = teller;
        this.ended = ended;
    }

    /** Tells the end of those that are not {@code there}; one that is yet to come is not missing. */
    void end(Set<VmId> there) {
        memory.records().all().forEach((vm, wish) -> {
            if (!there.contains(vm) && wish != Wish.ARRIVE) {
                end(vm, wish);
            }
        });
    }

    private void end(VmId vm, Wish wish) {
        memory.records().remove(vm);
        if (memory.saved().recover(vm)) {
            teller.send(teller.resting(vm));
            return;
        }
        ended.accept(vm);
        if (wish == Wish.STOP) {
            teller.send(Teller.down(vm, ExitReason.STOPPED, ""));
        } else {
            teller.send(Teller.down(vm, ExitReason.UNKNOWN, "it was gone when the host looked again"));
        }
    }
}
