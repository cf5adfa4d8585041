package org.vireo.rest.objects;

import org.vireo.rest.types.AutoNumaStatus;
import org.vireo.rest.types.ExternalStatus;
import org.vireo.rest.types.Host;
import org.vireo.rest.types.HostDevicePassthrough;
import org.vireo.rest.types.HostProtocol;
import org.vireo.rest.types.PowerManagement;
import org.vireo.rest.types.Spm;
import org.vireo.rest.types.Ssh;
import org.vireo.rest.types.TransparentHugePages;
import org.vireo.rest.types.VgpuPlacement;

/** Attributes of a host as they are until someone sets them. */
final class HostDefaults {
    private static final int SSH_PORT = 22;
    private static final int SPM_PRIORITY = 5;

    private HostDefaults() {}

    static Host bean() {
        var bean = new Host();
        bean.setExternalStatus(ExternalStatus.OK);
        bean.setAutoNumaStatus(AutoNumaStatus.UNKNOWN);
        bean.setProtocol(HostProtocol.STOMP);
        bean.setVgpuPlacement(VgpuPlacement.CONSOLIDATED);
        bean.setOverrideIptables(false);
        var power = new PowerManagement();
        power.setEnabled(false);
        power.setKdumpDetection(true);
        power.setAutomaticPmEnabled(false);
        bean.setPowerManagement(power);
        var spm = new Spm();
        spm.setPriority(SPM_PRIORITY);
        bean.setSpm(spm);
        var ssh = new Ssh();
        ssh.setPort(SSH_PORT);
        bean.setSsh(ssh);
        var pages = new TransparentHugePages();
        pages.setEnabled(true);
        bean.setTransparentHugepages(pages);
        var passthrough = new HostDevicePassthrough();
        passthrough.setEnabled(false);
        bean.setDevicePassthrough(passthrough);
        return bean;
    }
}
