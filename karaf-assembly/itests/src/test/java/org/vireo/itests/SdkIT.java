package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ovirt.engine.sdk4.ConnectionBuilder;
import org.ovirt.engine.sdk4.types.VmStatus;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** A client library that knows nothing of this engine. */
@InLab
class SdkIT {
    @Test
    @SuppressWarnings("try") // its close may be interrupted, which ends the test anyway
    void theSdkConnectsAndStartsAMachine(Lab lab) throws Exception {
        var guest = lab.guest("sdk", lab.alpha());
        try (var connection = ConnectionBuilder.connection()
                .url(lab.engine().url() + ApiClient.API)
                .user(EngineProcess.ADMIN)
                .password(lab.engine().password())
                .trustStoreFile(TrustStores.of(lab.engine().authority()).toString())
                .trustStorePassword(TrustStores.PASSWORD)
                .build()) {
            var vms = connection.systemService().vmsService();
            var found = vms.list().search("name=sdk").send().vms();
            assertThat(found).hasSize(1);
            assertThat(found.get(0).status()).isEqualTo(VmStatus.DOWN);

            vms.vmService(found.get(0).id()).start().send();

            guest.becomes("up");
            assertThat(vms.vmService(found.get(0).id()).get().send().vm().status())
                    .isEqualTo(VmStatus.UP);
        } finally {
            guest.remove();
        }
    }
}
