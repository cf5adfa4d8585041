package org.vireo.host.network.bridge;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Looks at the network of this host. */
class HostNetwork {
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Path ROUTES = Path.of("/proc/net/route");

    /** Names of all Linux bridges. */
    List<String> bridges() {
        try (Stream<Path> interfaces = Files.list(INTERFACES)) {
            return interfaces
                    .filter(one -> Files.isDirectory(one.resolve("bridge")))
                    .map(one -> one.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot list the bridges of the host", e);
        }
    }

    /** What is plugged into a bridge. */
    List<String> ports(String bridge) {
        Path ports = INTERFACES.resolve(bridge).resolve("brif");
        if (!Files.isDirectory(ports)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(ports)) {
            return list.map(one -> one.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot list what is connected to " + bridge, e);
        }
    }

    /** Subnets that the host has an address in or a route to. */
    List<Subnet> subnets() {
        var subnets = new ArrayList<Subnet>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(one -> one.getInterfaceAddresses().stream())
                    .filter(one -> one.getAddress() instanceof Inet4Address)
                    .forEach(one -> subnets.add(Subnet.of(
                            Integer.toUnsignedLong(
                                    ByteBuffer.wrap(one.getAddress().getAddress())
                                            .getInt()),
                            one.getNetworkPrefixLength())));
            Files.readAllLines(ROUTES).stream().skip(1).forEach(line -> route(line, subnets));
        } catch (SocketException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot list the addresses of the host", e);
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot list the routes of the host", e);
        }
        return subnets;
    }

    /** Destination and mask are hexadecimal in the byte order of the machine; the default route overlaps everything and says nothing. */
    private static void route(String line, List<Subnet> subnets) {
        String[] fields = line.split("\\s+");
        int mask = Integer.bitCount(Integer.parseUnsignedInt(fields[7], 16));
        if (mask > 0) {
            int destination = Integer.reverseBytes(Integer.parseUnsignedInt(fields[1], 16));
            subnets.add(Subnet.of(Integer.toUnsignedLong(destination), mask));
        }
    }
}
