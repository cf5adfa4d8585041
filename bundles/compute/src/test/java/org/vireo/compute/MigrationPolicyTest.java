package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.MigrationLimits;

/** What clusters and machines say of migrations reaches the host. */
class MigrationPolicyTest {
    @Test
    void movesAsClusterAndMachineSay() throws Exception {
        try (var store = new TestStore()) {
            var lab = new Lab(store);
            var host = lab.addHost("h1");
            lab.addHost("h2");
            var vm = lab.addFullVm();
            lab.start();
            lab.change(() -> {
                store.inventory()
                        .get(Cluster.class, Lab.CLUSTER)
                        .setExtras("{\"migration\":{\"auto_converge\":\"true\",\"bandwidth\":"
                                + "{\"assignment_method\":\"custom\",\"custom_value\":\"839\"}}}");
                store.inventory().get(Vm.class, vm).setExtras("{\"migration_downtime\":\"80\"}");
            });
            lab.run(new StartVm(vm, Optional.empty(), false, Optional.empty()));
            lab.hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));

            assertThat(lab.run(new MigrateVm(vm, Optional.empty(), MigrateVm.Why.ASKED, "")))
                    .isInstanceOf(JobOutcome.Finished.class);
            assertThat(lab.hosts.moves.limits).isEqualTo(new MigrationLimits(100, 80, true));
            lab.close();
        }
    }
}
