package org.vireo.crashes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.CommitSnapshot;
import org.vireo.engine.api.snapshot.PreviewSnapshot;
import org.vireo.engine.api.snapshot.RemoveSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.engine.api.snapshot.UndoSnapshot;
import org.vireo.engine.api.storage.AddDisk;
import org.vireo.engine.api.storage.CopyDisk;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.storage.RemoveDisk;
import org.vireo.engine.api.storage.SparsifyDisk;
import org.vireo.engine.api.storage.UpdateDisk;
import org.vireo.engine.api.vm.AddTemplate;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.CloneSnapshot;
import org.vireo.engine.api.vm.CloneVm;
import org.vireo.engine.api.vm.RemoveTemplate;
import org.vireo.engine.api.vm.RemoveVm;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.SnapshotId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/** The commands on images of machines that are down. */
final class Operations {
    private static final SnapshotId FIRST = SnapshotId.of("00000000-0000-4000-8000-000000000101");
    private static final SnapshotId SECOND = SnapshotId.of("00000000-0000-4000-8000-000000000102");
    private static final DiskId FRESH = DiskId.of("00000000-0000-4000-8000-000000000003");
    private static final TemplateId TEMPLATE = TemplateId.of("00000000-0000-4000-8000-000000000201");
    private static final VmId OTHER = VmId.of("00000000-0000-4000-8000-000000000301");
    private static final ByteSize LARGER = ByteSize.ofMiB(2);
    /** SHA-256 of nothing. */
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 of " + Scene.SIZE.bytes();

    private Operations() {}

    static List<Operation> all() {
        return List.of(
                new Operation("create a disk", scene -> {}, scene -> create(scene, false), state -> {
                    state.put("nobody/fresh", "ok here");
                    state.put("nobody/fresh now", EMPTY);
                }),
                new Operation(
                                "remove a disk",
                                scene -> scene.run(create(scene, true)),
                                scene -> new RemoveDisk(FRESH),
                                state -> drop(state, "nobody/fresh"))
                        .destroying(),
                new Operation(
                        "grow a thin disk",
                        scene -> {},
                        scene -> grow(Scene.TWO),
                        state -> larger(state, "vm machine/two now")),
                new Operation(
                        "grow a raw disk",
                        scene -> {},
                        scene -> grow(Scene.ONE),
                        state -> larger(state, "vm machine/one now")),
                new Operation(
                        "copy a disk to another domain",
                        scene -> {},
                        scene -> new CopyDisk(Scene.TWO, FRESH, Details.named("fresh"), scene.there),
                        state -> {
                            state.put("nobody/fresh", "ok there");
                            state.put("nobody/fresh now", state.get("vm machine/two now"));
                        }),
                new Operation("make a disk sparse", scene -> {}, scene -> new SparsifyDisk(Scene.ONE), state -> {}),
                new Operation(
                        "move a disk",
                        scene -> {},
                        scene -> new MoveDisk(Scene.ONE, scene.there),
                        state -> state.put("vm machine/one", "ok there")),
                new Operation(
                        "move a disk with two snapshots",
                        Operations::twice,
                        scene -> new MoveDisk(Scene.TWO, scene.there),
                        state -> state.put("vm machine/two", "ok there")),
                new Operation("take a snapshot", scene -> {}, Operations::first, state -> keep(state, "first")),
                new Operation(
                        "take a second snapshot", Operations::once, Operations::second, state -> keep(state, "second")),
                new Operation(
                        "remove the only snapshot",
                        Operations::once,
                        scene -> new RemoveSnapshot(scene.vm, FIRST),
                        state -> drop(state, "snapshot first")),
                new Operation(
                        "remove the older snapshot",
                        Operations::twice,
                        scene -> new RemoveSnapshot(scene.vm, FIRST),
                        state -> drop(state, "snapshot first")),
                new Operation(
                        "remove the younger snapshot",
                        Operations::twice,
                        scene -> new RemoveSnapshot(scene.vm, SECOND),
                        state -> drop(state, "snapshot second")),
                new Operation(
                        "preview a snapshot",
                        Operations::twice,
                        scene -> new PreviewSnapshot(scene.vm, FIRST, false),
                        Operations::look),
                new Operation(
                        "undo a preview",
                        Operations::looking,
                        scene -> new UndoSnapshot(scene.vm),
                        Operations::lookAway),
                new Operation(
                        "commit a preview",
                        Operations::looking,
                        scene -> new CommitSnapshot(scene.vm),
                        Operations::stay),
                new Operation(
                        "restore a snapshot",
                        Operations::twice,
                        scene -> new RestoreSnapshot(scene.vm, FIRST, false),
                        Operations::back),
                new Operation(
                        "clone a machine",
                        Operations::once,
                        scene -> new CloneVm(OTHER, scene.vm, Details.named("other")),
                        state -> copy(state, "vm machine", "now", "vm other", "down")),
                new Operation(
                        "clone a snapshot",
                        Operations::twice,
                        scene -> new CloneSnapshot(
                                OTHER, scene.vm, FIRST, Details.named("other"), Scene.CLUSTER, VmSettings.BLANK),
                        state -> copy(state, "snapshot first", "then", "vm other", "down")),
                new Operation(
                        "make a template",
                        scene -> {},
                        Operations::template,
                        state -> copy(state, "vm machine", "now", "template mould", "ok")),
                new Operation(
                        "make a thin machine of a template",
                        scene -> scene.run(template(scene)),
                        scene -> of(false),
                        state -> copy(state, "template mould", "now", "vm other", "down")),
                new Operation(
                        "make a full machine of a template",
                        scene -> scene.run(template(scene)),
                        scene -> of(true),
                        state -> copy(state, "template mould", "now", "vm other", "down")),
                new Operation(
                                "remove a template",
                                scene -> scene.run(template(scene)),
                                scene -> new RemoveTemplate(TEMPLATE),
                                state -> drop(state, "template mould"))
                        .destroying(),
                new Operation(
                                "remove a machine with snapshots",
                                Operations::twice,
                                scene -> new RemoveVm(scene.vm, false, false),
                                state -> List.of("vm machine", "snapshot first", "snapshot second")
                                        .forEach(role -> drop(state, role)))
                        .destroying());
    }

    private static Command create(Scene scene, boolean wiped) {
        return new AddDisk(new NewDisk(
                FRESH, Details.named("fresh"), scene.here, DiskFormat.COW, Scene.SIZE, true, false, wiped, "data"));
    }

    private static Command grow(DiskId disk) {
        return new UpdateDisk(disk, DetailsChange.NONE, Optional.of(LARGER), Optional.empty(), Optional.empty());
    }

    private static Command first(Scene scene) {
        return new AddSnapshot(FIRST, scene.vm, "first", Optional.empty(), false, false);
    }

    private static Command second(Scene scene) {
        return new AddSnapshot(SECOND, scene.vm, "second", Optional.empty(), false, false);
    }

    private static Command template(Scene scene) {
        return new AddTemplate(
                TEMPLATE, Details.named("mould"), scene.vm, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    private static Command of(boolean full) {
        return new AddVm(OTHER, Details.named("other"), Scene.CLUSTER, TEMPLATE, VmSettings.BLANK, full, Map.of());
    }

    private static void once(Scene scene) {
        scene.run(first(scene));
        scene.write(2, 1);
    }

    private static void twice(Scene scene) {
        once(scene);
        scene.run(second(scene));
        scene.write(3, 2);
    }

    private static void looking(Scene scene) {
        twice(scene);
        scene.run(new PreviewSnapshot(scene.vm, FIRST, false));
        scene.write(4, 3);
    }

    private static void larger(Map<String, String> state, String role) {
        state.computeIfPresent(role, (key, text) -> text.replace("of " + Scene.SIZE.bytes(), "of " + LARGER.bytes()));
    }

    private static void drop(Map<String, String> state, String role) {
        state.keySet().removeIf(key -> key.equals(role) || key.equals(role + " now") || key.startsWith(role + "/"));
    }

    private static void each(Consumer<String> disks) {
        List.of("one", "two").forEach(disks);
    }

    private static void keep(Map<String, String> state, String snapshot) {
        state.put("snapshot " + snapshot, "regular ok");
        each(disk -> {
            state.put("snapshot " + snapshot + "/" + disk, "whole");
            state.put("snapshot " + snapshot + "/" + disk + " then", state.get("vm machine/" + disk + " now"));
        });
    }

    private static final String ASIDE = "snapshot Active VM before the preview";

    private static void look(Map<String, String> state) {
        state.put("snapshot first", "regular in_preview");
        state.put(ASIDE, "preview ok");
        each(disk -> {
            state.put(ASIDE + "/" + disk, "whole");
            state.put(ASIDE + "/" + disk + " then", state.get("vm machine/" + disk + " now"));
            state.put("vm machine/" + disk + " now", state.get("snapshot first/" + disk + " then"));
        });
    }

    private static void lookAway(Map<String, String> state) {
        state.put("snapshot first", "regular ok");
        each(disk -> state.put("vm machine/" + disk + " now", state.get(ASIDE + "/" + disk + " then")));
        drop(state, ASIDE);
    }

    private static void stay(Map<String, String> state) {
        state.put("snapshot first", "regular ok");
        drop(state, ASIDE);
        drop(state, "snapshot second");
    }

    private static void back(Map<String, String> state) {
        each(disk -> state.put("vm machine/" + disk + " now", state.get("snapshot first/" + disk + " then")));
        drop(state, "snapshot second");
    }

    private static void copy(Map<String, String> state, String from, String when, String to, String status) {
        state.put(to, status);
        if (to.startsWith("vm ")) {
            state.put("snapshot Active VM", "active ok");
        }
        each(disk -> {
            state.put(to + "/" + disk, "ok here");
            state.put(to + "/" + disk + " now", state.get(from + "/" + disk + " " + when));
        });
    }
}
