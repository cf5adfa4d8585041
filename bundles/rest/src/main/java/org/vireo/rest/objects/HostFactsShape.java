package org.vireo.rest.objects;

import org.vireo.protocol.host.HostFacts;
import org.vireo.rest.types.HardwareInformation;
import org.vireo.rest.types.HostDevicePassthrough;
import org.vireo.rest.types.IscsiDetails;
import org.vireo.rest.types.KdumpStatus;
import org.vireo.rest.types.RngSource;
import org.vireo.rest.types.SeLinux;
import org.vireo.rest.types.SeLinuxMode;
import org.vireo.rest.types.TransparentHugePages;

/** What firmware and kernel of a host told, as clients see it. */
final class HostFactsShape {
    private HostFactsShape() {}

    static void show(org.vireo.rest.types.Host bean, HostFacts facts) {
        hardware(bean.getHardwareInformation(), facts);
        if (!facts.iscsiInitiator().isEmpty()) {
            var iscsi = new IscsiDetails();
            iscsi.setInitiator(facts.iscsiInitiator());
            bean.setIscsi(iscsi);
        }
        if (!facts.seLinux().isEmpty()) {
            var seLinux = new SeLinux();
            seLinux.setMode(SeLinuxMode.fromValue(facts.seLinux()));
            bean.setSeLinux(seLinux);
        }
        facts.kdump().ifPresent(on -> bean.setKdumpStatus(on ? KdumpStatus.ENABLED : KdumpStatus.DISABLED));
        var pages = new TransparentHugePages();
        pages.setEnabled(facts.transparentHugePages());
        bean.setTransparentHugepages(pages);
        var passthrough = new HostDevicePassthrough();
        passthrough.setEnabled(facts.iommu());
        bean.setDevicePassthrough(passthrough);
        bean.setNumaSupported(facts.numaNodes().size() > 1);
    }

    private static void hardware(HardwareInformation hardware, HostFacts facts) {
        hardware.setManufacturer(told(facts.manufacturer()));
        hardware.setProductName(told(facts.product()));
        hardware.setVersion(told(facts.productVersion()));
        hardware.setSerialNumber(told(facts.serialNumber()));
        hardware.setFamily(told(facts.family()));
        var sources = new HardwareInformation.SupportedRngSourcesList();
        for (var source : RngSource.values()) {
            if (facts.randomSources().contains(source.value())) {
                sources.getSupportedRngSources().add(source);
            }
        }
        hardware.setSupportedRngSources(sources);
    }

    private static String told(String text) {
        return text.isEmpty() ? null : text;
    }
}
