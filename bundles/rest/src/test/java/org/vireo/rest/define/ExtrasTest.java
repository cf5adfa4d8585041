package org.vireo.rest.define;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.rest.types.Bios;
import org.vireo.rest.types.BootMenu;
import org.vireo.rest.types.Host;
import org.vireo.rest.types.Initialization;
import org.vireo.rest.types.Io;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.VmStatus;
import org.vireo.rest.wire.WireFormats;

class ExtrasTest {
    private final Beans beans = new Beans(new WireFormats());
    private final Extras extras = new Extras(beans);
    private final Collection<Vm, Vm> vms = Collection.of("vms", Vm.class, Source.<Vm>of(c -> List.of(), Vm::getId))
            .shown((item, context) -> item)
            .owned("status", "bios.type")
            .build();

    @Test
    void keepsWhatTheEngineDoesNotOwn() {
        var sent = new Vm();
        sent.setName("hello");
        sent.setStatus(VmStatus.UP);
        sent.setMigrationDowntime(500);
        sent.setBios(bios(true));
        assertThat(extras.kept(vms, Optional.empty(), sent))
                .isEqualTo("{\"bios\":{\"boot_menu\":{\"enabled\":\"true\"}},\"migration_downtime\":\"500\"}");
    }

    @Test
    void changesOnlyWhatWasSent() {
        var sent = new Vm();
        var io = new Io();
        io.setThreads(2);
        sent.setIo(io);
        var before = "{\"bios\":{\"boot_menu\":{\"enabled\":\"true\"}},\"migration_downtime\":\"500\"}";
        assertThat(extras.kept(vms, Optional.of(before), sent))
                .contains("\"threads\":\"2\"")
                .contains("\"migration_downtime\":\"500\"")
                .contains("\"boot_menu\"");
    }

    @Test
    void neverKeepsPasswords() {
        var sent = new Vm();
        var start = new Initialization();
        start.setRootPassword("secret");
        start.setHostName("guest");
        sent.setInitialization(start);
        assertThat(extras.kept(vms, Optional.empty(), sent)).contains("guest").doesNotContain("secret");
        var host = new Host();
        host.setRootPassword("secret");
        beans.removeSecrets(host);
        assertThat(host.getRootPassword()).isNull();
    }

    @Test
    void showsTheEngineAboveTheKeptAboveTheDefaults() {
        var defaults = new Vm();
        defaults.setOrigin("ovirt");
        defaults.setMigrationDowntime(1);
        defaults.setBios(bios(false));
        var known = new Vm();
        known.setStatus(VmStatus.DOWN);
        var kept = "{\"migration_downtime\":\"500\",\"status\":\"up\"}";
        var shown = extras.shown(Optional.of(defaults), Optional.of(kept), known);
        assertThat(shown.getOrigin()).isEqualTo("ovirt");
        assertThat(shown.getMigrationDowntime()).isEqualTo(500);
        assertThat(shown.getStatus()).isEqualTo(VmStatus.DOWN);
        assertThat(shown.getBios().getBootMenu().isEnabled()).isFalse();
    }

    private static Bios bios(boolean menu) {
        var bios = new Bios();
        bios.setBootMenu(new BootMenu());
        bios.getBootMenu().setEnabled(menu);
        return bios;
    }
}
