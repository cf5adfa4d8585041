package org.vireo.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;

/** What there is in a scene and what it reads as, by names that are the same in every scene. */
final class State {
    private final Scene scene;
    private final boolean halfway;
    private final Map<String, String> found = new TreeMap<>();
    private final List<Image> images = new ArrayList<>();

    /** An image as the inventory has it. */
    private record Image(String role, UUID id, StorageDomainId domain, DiskFormat format, Optional<UUID> below) {}

    private State(Scene scene, boolean halfway) {
        this.scene = scene;
        this.halfway = halfway;
    }

    /** Fails unless each row has its image, the chains of rows, headers and descriptions are the same, and all tables are sound. */
    static State of(Scene scene) {
        return of(scene, false);
    }

    /** The same after an agent was cut short for good: a header may have changed already that the next work on it changes back or keeps. */
    static State halfway(Scene scene) {
        return of(scene, true);
    }

    private static State of(Scene scene, boolean halfway) {
        var state = new State(scene, halfway);
        scene.inTransaction(state::readRows);
        state.images.forEach(state::read);
        return state;
    }

    /** What is found, by names that say what it is. */
    Map<String, String> found() {
        return found;
    }

    /** Files in the domains that belong to no row. */
    Set<String> leftOver() {
        var all = new TreeSet<String>();
        for (var domain : List.of(scene.here, scene.there)) {
            var files = files(scene.images(domain));
            files.removeAll(expected(domain));
            all.addAll(files);
        }
        return all;
    }

    private void readRows() {
        for (var vm : scene.inventory().list(Vm.class, Where.all())) {
            found.put("vm " + vm.name(), vm.status().text());
        }
        for (var template : scene.inventory().list(Template.class, Where.all())) {
            found.put("template " + template.name(), template.status().text());
        }
        for (var snapshot : scene.inventory().list(Snapshot.class, Where.all())) {
            found.put(
                    name(snapshot),
                    snapshot.type().text() + " " + snapshot.status().text());
        }
        for (var disk : scene.inventory().list(Disk.class, Where.all())) {
            var role = owner(disk.id()) + "/" + disk.name();
            var domain = disk.storageDomainId().orElseThrow();
            found.put(role, disk.status().text() + (domain.equals(scene.here) ? " here" : " there"));
            images.add(new Image(
                    role + " now",
                    disk.imageId().orElse(disk.id().value()),
                    domain,
                    disk.format(),
                    disk.parentImageId().or(() -> disk.backingDiskId().map(DiskId::value))));
        }
        scene.inventory().list(FrozenImage.class, Where.all()).forEach(this::add);
    }

    private void add(FrozenImage image) {
        var disk = scene.inventory().get(Disk.class, image.diskId());
        var role = name(scene.inventory().get(Snapshot.class, image.snapshotId())) + "/" + disk.name();
        found.put(role, image.spoilt() ? "spoilt" : "whole");
        images.add(new Image(
                role + " then", image.id(), disk.storageDomainId().orElseThrow(), image.format(), image.parentId()));
    }

    private static String name(Snapshot snapshot) {
        return "snapshot " + snapshot.description();
    }

    private String owner(DiskId disk) {
        return scene.inventory()
                .first(DiskAttachment.class, Where.equal("diskId", disk))
                .map(attachment -> attachment.vmId().isPresent()
                        ? "vm "
                                + scene.inventory()
                                        .get(Vm.class, attachment.vmId().get())
                                        .name()
                        : "template "
                                + scene.inventory()
                                        .get(
                                                Template.class,
                                                attachment.templateId().orElseThrow())
                                        .name())
                .orElse("nobody");
    }

    private void read(Image image) {
        var file = scene.images(image.domain()).resolve(image.id().toString());
        assertThat(file).as(image.role()).isRegularFile();
        var below = image.below().map(UUID::toString);
        if (!halfway) {
            assertThat(ImageFiles.named(file))
                    .as("what the image of %s reads through to", image.role())
                    .isEqualTo(below);
        }
        assertThat(text(Path.of(file + ".volume")).lines())
                .as("description of %s", image.role())
                .filteredOn(line -> line.startsWith("backing="))
                .isEqualTo(below.map(id -> "backing=" + id).stream().toList());
        found.put(image.role(), scene.readings.of(file, image.format()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TreeSet<String> expected(StorageDomainId domain) {
        var names = new TreeSet<String>();
        images.stream().filter(image -> image.domain().equals(domain)).forEach(image -> {
            names.add(image.id().toString());
            names.add(image.id() + ".volume");
        });
        return names;
    }

    private static TreeSet<String> files(Path directory) {
        try (var files = Files.list(directory)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
