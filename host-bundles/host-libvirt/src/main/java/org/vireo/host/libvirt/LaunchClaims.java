package org.vireo.host.libvirt;

import java.util.Optional;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.vm.LaunchClaim;

/** Numbers of starts, noted where all hosts see them. Keeps no state. */
final class LaunchClaims {
    private LaunchClaims() {}

    /**
     * Notes a start. Blocks until the storage has it.
     *
     * @throws VireoException {@code WRONG_STATE} when a later one is noted, and whatever the storage throws
     */
    static void take(VmId vm, LaunchClaim claim, StorageDriver driver, HostCall call) {
        var name = new RecordName(RecordKind.LAUNCH, vm.value());
        long noted = noted(name, claim, driver, call).orElse(0L);
        if (noted > claim.number()) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "virtual machine " + vm + " is not started here: it was asked for elsewhere since (storage domain "
                            + claim.domain().domain() + " notes start " + noted + ", this is start " + claim.number()
                            + ")");
        }
        if (noted < claim.number()) {
            driver.writeRecord(claim.domain(), name, claim.number() + "\n", call);
        }
    }

    /** A note that cannot be read says nothing: it was cut off while it was written, and that start did not happen. */
    private static Optional<Long> noted(RecordName name, LaunchClaim claim, StorageDriver driver, HostCall call) {
        try {
            return Optional.of(
                    Long.parseLong(driver.record(claim.domain(), name, call).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (VireoException e) {
            if (e.code() == ModelError.OBJECT_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
