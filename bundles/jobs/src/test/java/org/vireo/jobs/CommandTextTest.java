package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskId;
import org.vireo.model.GuestLogin;
import org.vireo.model.GuestNetwork;
import org.vireo.model.HostId;
import org.vireo.model.Initialization;
import org.vireo.model.Secret;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.WindowsSetup;
import org.vireo.sealing.local.AesSealer;

class CommandTextTest {
    @TempDir
    static Path directory;

    private final CommandText text = new CommandText(new AesSealer(directory));

    @Test
    void readsBackWhatItWrote() {
        var start = new StartVm(VmId.random(), Optional.of(HostId.random()), true, Optional.of(VmSettings.BLANK));
        assertThat(text.read(text.write(start), StartVm.class)).isEqualTo(start);
    }

    @Test
    void readsBackMapsWithIdsAsKeys() {
        var add = new AddVm(
                VmId.random(),
                Details.named("hello"),
                ClusterId.random(),
                TemplateId.random(),
                VmSettings.BLANK,
                false,
                Map.of(DiskId.random(), StorageDomainId.random()));
        assertThat(text.read(text.write(add), AddVm.class)).isEqualTo(add);
    }

    @Test
    void readsAdditionsOfBeforeFurtherDisksCame() {
        var add = new AddVm(
                VmId.random(),
                Details.named("hello"),
                ClusterId.random(),
                TemplateId.random(),
                VmSettings.BLANK,
                false,
                Map.of());
        var before = text.write(add).replace(",\"disks\":[]", "");
        assertThat(before).doesNotContain("\"disks\"");
        assertThat(text.read(before, AddVm.class)).isEqualTo(add);
    }

    @Test
    void keepsNoSecretInClear() {
        var wish = new Initialization(
                "",
                "",
                "",
                false,
                new GuestLogin("alice", Optional.of(Secret.of("open sesame")), "", false),
                GuestNetwork.NONE,
                WindowsSetup.NONE);
        var once = VmSettings.BLANK.edit().initialization(Optional.of(wish)).done();
        var start = new StartVm(VmId.random(), Optional.empty(), false, Optional.of(once));

        var kept = text.write(start);

        assertThat(kept).contains("alice").doesNotContain("sesame");
        assertThat(text.read(kept, StartVm.class)).isEqualTo(start);
    }

    @Test
    void saysWhatItCannotRead() {
        assertThatThrownBy(() -> text.read("{", StartVm.class))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("StartVm");
    }
}
