package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.BiosType;
import org.vireo.model.ModelError;
import org.vireo.model.RngSource;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DomainSpec;

/** What a host must have installed for some virtual machines; said in words before the hypervisor says it in its own. Immutable. */
final class HostNeeds {
    private static final Logger LOG = LoggerFactory.getLogger(HostNeeds.class);

    private final Path root;

    HostNeeds(Path root) {
        this.root = root;
    }

    /** Refuses what this host cannot run. */
    void check(DomainSpec domain) {
        boolean secure = domain.biosType() == BiosType.Q35_SECURE_BOOT;
        if (secure && !firmware("\"secure-boot\"", "\"enrolled-keys\"")) {
            throw missing(
                    domain, "UEFI with secure boot", "no firmware with enrolled keys (package ovmf or edk2-ovmf)");
        }
        if (domain.biosType() == BiosType.Q35_OVMF && !firmware("\"uefi\"")) {
            throw missing(domain, "UEFI", "no UEFI firmware (package ovmf or edk2-ovmf)");
        }
        if (domain.fittings().firmware().tpm() && !any("usr/bin/swtpm", "usr/local/bin/swtpm")) {
            throw missing(domain, "a TPM", "no swtpm (packages swtpm and swtpm-tools)");
        }
        boolean hardware = domain.fittings().devices().rng().stream().anyMatch(rng -> rng.source() == RngSource.HWRNG);
        if (hardware && !any("dev/hwrng")) {
            throw missing(domain, "hardware random numbers", "no /dev/hwrng");
        }
    }

    private boolean any(String... paths) {
        return Stream.of(paths).anyMatch(path -> Files.exists(root.resolve(path)));
    }

    /** Whether one of the descriptors that firmware packages install has all these words. */
    private boolean firmware(String... words) {
        for (String place : List.of("etc/qemu/firmware", "usr/share/qemu/firmware")) {
            if (described(root.resolve(place), words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean described(Path directory, String... words) {
        try (Stream<Path> files = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                String text = Files.readString(file);
                if (text.contains("\"x86_64\"") && Stream.of(words).allMatch(text::contains)) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.warn("Cannot read the descriptions of firmware in {}", directory, e);
        }
        return false;
    }

    private static VireoException missing(DomainSpec domain, String wish, String lack) {
        return new VireoException(
                ModelError.HOST_FAILED,
                "cannot start virtual machine " + domain.id() + " with " + wish + ": this host has " + lack);
    }
}
