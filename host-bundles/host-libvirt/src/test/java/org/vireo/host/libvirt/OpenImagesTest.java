package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;

class OpenImagesTest {
    private static final DiskId SLICED = DiskId.random();
    private static final DiskId WHOLE = DiskId.random();

    private static String disk(DiskId id, String inside) {
        return "<disk type='network'><source protocol='iscsi' name='iqn.x:a/1'>" + inside + "</source><serial>" + id
                + "</serial><alias name='ua-" + id + "'/><target dev='vda'/></disk>";
    }

    @Test
    void imagesThatArePartsOfALunAreNotChangedUnderARunningMachine() {
        var open = new OpenImages("<domain><devices>"
                + disk(SLICED, "<slices><slice type='storage' offset='1' size='2'/></slices>")
                + disk(WHOLE, "")
                + "</devices></domain>");
        assertThatThrownBy(() -> open.requireNames(SLICED))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("parts of a LUN");
        assertThatCode(() -> open.requireNames(WHOLE)).doesNotThrowAnyException();
    }
}
