package org.vireo.rest.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.inventory.Host;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.Architecture;
import org.vireo.rest.types.Certificate;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.CpuTopology;
import org.vireo.rest.types.HardwareInformation;
import org.vireo.rest.types.HostStatus;
import org.vireo.rest.types.HostType;
import org.vireo.rest.types.KdumpStatus;
import org.vireo.rest.types.OperatingSystem;
import org.vireo.rest.types.Spm;
import org.vireo.rest.types.SpmStatus;
import org.vireo.rest.types.Ssh;
import org.vireo.rest.types.Version;

/** A host as clients see it. */
final class HostShape {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    private HostShape() {}

    /** What its agent told of it; empty before it first connected. */
    static Optional<HostCapabilities> capabilities(Host host) {
        if (host.capabilities().isBlank() || host.capabilities().equals("{}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(host.capabilities(), HostCapabilities.class));
        } catch (JsonProcessingException e) {
            throw new VireoException(
                    ModelError.DEFECT, "the capabilities kept of host " + host.id() + " cannot be read", e);
        }
    }

    static org.vireo.rest.types.Host show(Host host, Context context) {
        var bean = new org.vireo.rest.types.Host();
        bean.setName(host.name());
        bean.setDescription(host.description());
        bean.setComment(host.comment());
        bean.setAddress(host.address());
        bean.setStatus(Constants.api(HostStatus.class, host.status()));
        var detail = host.statusDetail().isEmpty() ? host.maintenanceReason() : host.statusDetail();
        bean.setStatusDetail(detail.isEmpty() ? null : detail);
        bean.setType(HostType.RHEL);
        bean.setUpdateAvailable(updates(host));
        bean.setReinstallationRequired(false);
        bean.setNetworkOperationInProgress(false);
        bean.setKdumpStatus(KdumpStatus.UNKNOWN);
        bean.setSummary(HostsCollection.summary(host, context));
        bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", host.clusterId()));
        var spm = new Spm();
        spm.setStatus(SpmStatus.NONE);
        bean.setSpm(spm);
        if (!host.keyFingerprint().isEmpty()) {
            var ssh = new Ssh();
            ssh.setFingerprint(host.keyFingerprint());
            bean.setSsh(ssh);
        }
        if (host.enrolled()) {
            var certificate = new Certificate();
            certificate.setSubject("CN=" + host.id());
            bean.setCertificate(certificate);
        }
        bean.setHardwareInformation(new HardwareInformation());
        capabilities(host).ifPresent(told -> show(bean, told));
        return bean;
    }

    private static void show(org.vireo.rest.types.Host bean, HostCapabilities told) {
        bean.setMemory(told.memory().bytes());
        bean.setMaxSchedulingMemory(told.memory().bytes());
        bean.setCpu(cpu(told));
        bean.setLibvirtVersion(version(told.libvirtVersion()));
        bean.setVersion(version(told.agentVersion()));
        var os = new OperatingSystem();
        os.setType(told.operatingSystem());
        os.setVersion(version(told.kernel()));
        bean.setOs(os);
        var hardware = new HardwareInformation();
        hardware.setUuid(told.hardwareUuid());
        bean.setHardwareInformation(hardware);
        told.facts().ifPresent(facts -> HostFactsShape.show(bean, facts));
    }

    /** Whether the package manager found something when it was asked last. */
    private static boolean updates(Host host) {
        try {
            return !JSON.readTree(host.updates()).path("packages").isEmpty();
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "the updates kept of host " + host.id() + " cannot be read", e);
        }
    }

    private static Cpu cpu(HostCapabilities told) {
        var topology = new CpuTopology();
        topology.setSockets(told.cpu().sockets());
        topology.setCores(told.cpu().cores());
        topology.setThreads(told.cpu().threads());
        var cpu = new Cpu();
        cpu.setName(told.cpuModel());
        cpu.setArchitecture(Architecture.X_86_64);
        cpu.setTopology(topology);
        return cpu;
    }

    static Version version(String text) {
        var version = new Version();
        version.setFullVersion(text);
        var numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            version.setMajor(Integer.valueOf(numbers.group(1)));
            version.setMinor(Integer.valueOf(numbers.group(2)));
            version.setBuild(numbers.group(3) == null ? 0 : Integer.valueOf(numbers.group(3)));
        }
        return version;
    }
}
