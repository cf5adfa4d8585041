package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Remembers over restarts which virtual machines were started here and what is wanted of them: a small file each. Thread-safe. */
final class DomainRecords {
    private final Path directory;

    DomainRecords(Path directory) {
        this.directory = directory;
    }

    void put(VmId vm, Wish wish) {
        Path file = directory.resolve(vm.toString());
        Path fresh = directory.resolve(vm + ".new");
        try {
            Files.writeString(fresh, wish.name());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED, "cannot remember what is wanted of virtual machine " + vm, e);
        }
    }

    Optional<Wish> get(VmId vm) {
        try {
            return parse(Files.readString(directory.resolve(vm.toString())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot read what is wanted of virtual machine " + vm, e);
        }
    }

    void remove(VmId vm) {
        try {
            Files.deleteIfExists(directory.resolve(vm.toString()));
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot forget virtual machine " + vm, e);
        }
    }

    Map<VmId, Wish> all() {
        var all = new HashMap<VmId, Wish>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".new"))
                    .forEach(name -> get(VmId.of(name)).ifPresent(wish -> all.put(VmId.of(name), wish)));
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot read which virtual machines were started here", e);
        }
        return all;
    }

    /** A file cut short by a crash counts as "to run". */
    private static Optional<Wish> parse(String text) {
        return Optional.of(EnumSet.allOf(Wish.class).stream()
                .filter(wish -> wish.name().equals(text.strip()))
                .findFirst()
                .orElse(Wish.RUN));
    }
}
