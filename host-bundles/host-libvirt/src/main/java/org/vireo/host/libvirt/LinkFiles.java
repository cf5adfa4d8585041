package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.protocol.host.BondFacts;
import org.vireo.protocol.host.LinkFacts;

/** Reads what the kernel tells of network interfaces in its file systems. What is not there is left empty. Stateless. */
final class LinkFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LinkFiles.class);
    private static final Pattern TAG = Pattern.compile("\\bVID: (\\d{1,4})\\b");
    private static final Pattern DEVICE = Pattern.compile("(?m)^Device: (\\S+)");

    private final Path root;

    LinkFiles() {
        this(Path.of("/"));
    }

    /** Below another root, for tests. */
    LinkFiles(Path root) {
        this.root = root;
    }

    LinkFacts read(String name) {
        Path place = root.resolve("sys/class/net").resolve(name);
        var vlan = text(root.resolve("proc/net/vlan").resolve(name));
        return new LinkFacts(
                (int) number(place.resolve("mtu")),
                number(place.resolve("speed")),
                vlan.flatMap(words -> first(TAG, words)).map(Integer::valueOf),
                vlan.flatMap(words -> first(DEVICE, words)).orElse(""),
                master(place.resolve("master")),
                bond(place.resolve("bonding")));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static String master(Path link) {
        try {
            return Files.isSymbolicLink(link)
                    ? Files.readSymbolicLink(link).getFileName().toString()
                    : "";
        } catch (IOException e) {
            LOG.debug("The kernel does not tell what {} leads to", link, e);
            return "";
        }
    }

    /** The kernel writes modes as {@code active-backup 1}. */
    private static Optional<BondFacts> bond(Path place) {
        return text(place.resolve("mode"))
                .map(mode -> mode.split(" "))
                .map(mode -> new BondFacts(
                        mode[0],
                        mode.length > 1 && mode[1].matches("\\d{1,2}") ? Integer.parseInt(mode[1]) : 0,
                        (int) number(place.resolve("miimon")),
                        text(place.resolve("slaves")).stream()
                                .flatMap(names -> Stream.of(names.split(" ")))
                                .filter(name -> !name.isEmpty())
                                .toList(),
                        text(place.resolve("active_slave")).orElse("")));
    }

    /** Speeds of links that are down are below zero, or cannot be read at all. */
    private static long number(Path file) {
        return text(file)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isReadable(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("The kernel does not tell {}", file, e);
            return Optional.empty();
        }
    }
}
