package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.LaunchClaim;

class LaunchClaimsTest {
    private final Map<RecordName, String> records = new HashMap<>();
    private final StorageTarget domain = new StorageTarget(StorageDomainId.random(), "played", Map.of());
    private final VmId vm = VmId.random();
    private final HostCall call =
            new HostCall(OperationId.random(), Instant.now().plusSeconds(60));
    private final StorageDriver driver = (StorageDriver) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {StorageDriver.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "record" -> {
                        String text = records.get((RecordName) arguments[1]);
                        if (text == null) {
                            throw new VireoException(ModelError.OBJECT_NOT_FOUND, "no such record");
                        }
                        return text;
                    }
                    case "writeRecord" -> records.put((RecordName) arguments[1], (String) arguments[2]);
                    default -> throw new AssertionError("nobody asks for " + method);
                }
                return null;
            });

    private void take(VmId which, long number) {
        LaunchClaims.take(which, new LaunchClaim(domain, number), driver, call);
    }

    @Test
    void refusesAStartThatWasOvertaken() {
        take(vm, 1000);
        take(vm, 1000);
        take(vm, 2000);
        assertThatThrownBy(() -> take(vm, 1000))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("notes start 2000, this is start 1000");
        assertThat(records.values()).containsExactly("2000\n");
        take(VmId.random(), 1000);
        assertThat(records).hasSize(2);
    }

    @Test
    void passesOverANoteThatWasCutOff() {
        take(vm, 1000);
        records.replaceAll((name, text) -> "");
        take(vm, 999);
        assertThat(records.values()).containsExactly("999\n");
    }
}
