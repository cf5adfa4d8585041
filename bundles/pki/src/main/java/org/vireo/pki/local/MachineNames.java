package org.vireo.pki.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names and addresses under which this machine can be reached now. Stateless. */
final class MachineNames {
    private static final Logger LOG = LoggerFactory.getLogger(MachineNames.class);

    private MachineNames() {}

    /** Those of the machine and {@code further} ones that only an administrator can know. */
    static Set<SubjectName> with(List<String> further) {
        var names = new TreeSet<String>(List.of("localhost", "127.0.0.1", "::1"));
        addHostName(names);
        addAddresses(names);
        further.stream().map(String::trim).filter(name -> !name.isEmpty()).forEach(names::add);
        return names.stream().map(SubjectName::of).collect(Collectors.toUnmodifiableSet());
    }

    private static void addHostName(Set<String> names) {
        try {
            var local = InetAddress.getLocalHost();
            names.add(local.getHostName());
            names.add(local.getCanonicalHostName());
        } catch (UnknownHostException e) {
            LOG.info("The name of this machine cannot be resolved, certificates name its addresses only", e);
        }
    }

    private static void addAddresses(Set<String> names) {
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
                    .map(InetAddress::getHostAddress)
                    .map(text -> text.contains("%") ? text.substring(0, text.indexOf('%')) : text)
                    .forEach(names::add);
        } catch (SocketException e) {
            LOG.warn("Cannot list the addresses of this machine, certificates name 'names' of vireo.pki only", e);
        }
    }

    /** The fully qualified name, for the subject. */
    static String canonical() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (IOException e) {
            LOG.debug("no host name", e);
            return "localhost";
        }
    }
}
