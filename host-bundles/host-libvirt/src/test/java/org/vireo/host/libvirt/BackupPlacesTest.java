package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.libvirt.BackupPlaces.Known;
import org.vireo.model.BackupId;
import org.vireo.model.VmId;

class BackupPlacesTest {
    @TempDir
    Path directory;

    private final Known backup = new Known(VmId.random(), BackupId.random());
    private BackupPlaces places;

    @BeforeEach
    void open() {
        places = new BackupPlaces(directory.resolve("aside"), directory.resolve("sockets"));
    }

    @Test
    void knowsWhatIsLeftUntilItIsCleared() throws Exception {
        assertThat(places.known()).isEmpty();
        places.make(backup.vm(), backup.backup(), OptionalInt.empty());
        assertThat(places.known()).containsExactly(backup);
        Files.writeString(places.aside(backup.vm(), backup.backup()).resolve("disk"), "x");
        places.noteFrozen(backup, true);
        assertThat(places.frozen(backup)).isTrue();
        places.noteFrozen(backup, false);
        assertThat(places.frozen(backup)).isFalse();
        places.clear(backup.vm(), backup.backup());
        places.clear(backup.vm(), backup.backup());
        assertThat(places.known()).isEmpty();
        assertThat(places.door(backup.backup())).isEmpty();
    }

    @Test
    void remembersAGuestThatMayBeHeldStillWhateverBecomesOfItsBackup() {
        places.make(backup.vm(), backup.backup(), OptionalInt.empty());
        places.noteFrozen(backup, true);
        places.release(backup);
        assertThat(places.known()).containsExactly(backup);
        assertThat(places.frozen(backup)).isTrue();
        places.noteFrozen(backup, false);
        places.release(backup);
        assertThat(places.known()).isEmpty();
    }

    @Test
    void tellsItsSocketsFromOthers() {
        assertThat(places.at(places.socket(backup.backup()))).contains(backup.backup());
        assertThat(places.at(directory.resolve("other/" + backup.backup() + "/nbd")))
                .isEmpty();
        assertThat(places.at(directory.resolve("sockets/other/nbd"))).isEmpty();
    }

    @Test
    void readsWhoTheHypervisorRunsAs() {
        assertThat(BackupPlaces.owner("<domain><seclabel type='dynamic' model='apparmor'><label>x</label></seclabel>"
                        + "<seclabel type='dynamic' model='dac'><label>+64055:+108</label></seclabel></domain>"))
                .hasValue(64_055);
        assertThat(BackupPlaces.owner("<domain/>")).isEmpty();
    }
}
