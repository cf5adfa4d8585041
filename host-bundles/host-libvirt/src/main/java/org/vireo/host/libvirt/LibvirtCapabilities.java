package org.vireo.host.libvirt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.Session;
import org.vireo.host.spi.CapabilitySource;
import org.vireo.model.GraphicsType;
import org.vireo.model.VirtMode;
import org.vireo.model.WireText;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.host.HostNic;
import org.w3c.dom.Element;

/** What the host is and can do, from libvirt and from the system. Thread-safe. */
@Component(configurationPid = LibvirtSettings.PID)
public final class LibvirtCapabilities implements CapabilitySource {
    private static final Logger LOG = LoggerFactory.getLogger(LibvirtCapabilities.class);

    private final LibvirtConnection connection;
    private final KvmProbe probe;
    private final LibvirtSettings settings;
    private final String version;

    /** Ready at once. */
    @Activate
    public LibvirtCapabilities(
            @Reference LibvirtConnection connection,
            @Reference KvmProbe probe,
            BundleContext bundle,
            LibvirtSettings settings) {
        this(connection, probe, settings, bundle.getBundle().getVersion().toString());
    }

    LibvirtCapabilities(LibvirtConnection connection, KvmProbe probe, LibvirtSettings settings, String version) {
        this.connection = connection;
        this.probe = probe;
        this.settings = settings;
        this.version = version;
    }

    @Override
    public boolean reachable() {
        return connection.reachable();
    }

    @Override
    public HostCapabilities capabilities() {
        var virt = probe.result();
        return connection.call(session -> read(session, virt));
    }

    private HostCapabilities read(Session session, KvmProbe.Result virt) {
        return new HostCapabilities(
                session.hostName(),
                value(Path.of("/etc/os-release"), "PRETTY_NAME=")
                        .map(LibvirtCapabilities::unquoted)
                        .orElse("Linux"),
                System.getProperty("os.version"),
                version,
                session.libvirtVersion(),
                session.hypervisorVersion(),
                virt.mode(),
                virt.reason(),
                value(Path.of("/proc/cpuinfo"), "model name")
                        .map(LibvirtCapabilities::afterColon)
                        .orElse(""),
                session.topology(),
                new ProcFiles().memoryTotal(),
                hardwareUuid(session),
                List.of(),
                List.of(),
                graphics(session, virt.mode()),
                nics(),
                Optional.of(new MachineFacts().read()));
    }

    static String hardwareUuid(LibvirtConnection connection) {
        return connection.call(LibvirtCapabilities::hardwareUuid);
    }

    private static String hardwareUuid(Session session) {
        return LiveDomain.elements(LiveDomain.parse(session.capabilities()).getDocumentElement(), "uuid").stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    private List<GraphicsType> graphics(Session session, VirtMode mode) {
        String type = mode == VirtMode.KVM ? "kvm" : "qemu";
        Element root = LiveDomain.parse(session.domainCapabilities(settings.emulator(), type))
                .getDocumentElement();
        return LiveDomain.elements(root, "graphics").stream()
                .flatMap(graphics -> LiveDomain.elements(graphics, "value").stream())
                .flatMap(value -> WireText.find(GraphicsType.class, value.getTextContent()).stream())
                .toList();
    }

    /** Loopback, and interfaces that belong to guests, are left out. */
    private static List<HostNic> nics() {
        var nics = new ArrayList<HostNic>();
        try {
            for (NetworkInterface nic : NetworkInterface.networkInterfaces().toList()) {
                if (!nic.isLoopback() && isOfHost(nic.getName())) {
                    nics.add(nic(nic));
                }
            }
        } catch (SocketException e) {
            LOG.warn("Cannot list the network interfaces of the host", e);
        }
        return nics;
    }

    /** Whether an interface belongs to the host rather than to a guest; loopback does not count. */
    static boolean isOfHost(String name) {
        return !name.isEmpty() && !name.equals("lo") && !name.startsWith("vnet");
    }

    private static HostNic nic(NetworkInterface nic) throws SocketException {
        byte[] mac = nic.getHardwareAddress();
        return new HostNic(
                nic.getName(),
                mac == null ? "" : HexFormat.ofDelimiter(":").formatHex(mac),
                nic.inetAddresses().map(LibvirtCapabilities::plain).toList(),
                nic.isUp(),
                new LinkFiles().read(nic.getName()));
    }

    private static String plain(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static Optional<String> value(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(key.length()).strip());
        } catch (IOException e) {
            LOG.debug("Cannot read {}", file, e);
            return Optional.empty();
        }
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static String afterColon(String text) {
        return text.substring(text.indexOf(':') + 1).strip();
    }
}
