package org.vireo.jobs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Inventory;
import org.vireo.model.ClusterId;
import org.vireo.model.OperationId;

/** A world outside of the engine that survives its death, and a command that changes it in three steps. */
final class World {
    static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    static final List<String> PARTS = List.of("walls", "roof", "paint");

    final Set<String> built = new LinkedHashSet<>();
    final List<OperationId> operations = new ArrayList<>();
    volatile Check verdict = Check.FINE;
    volatile Consumer<String> onRun = part -> {};
    volatile Consumer<String> onUndo = part -> {};

    /** Builds a house. */
    record BuildHouse(ClusterId site, String colour, Optional<String> owner) implements Command {}

    /** Renames the site, with no step. */
    record NameSite(ClusterId site, String name) implements Command {}

    synchronized List<String> built() {
        return List.copyOf(built);
    }

    synchronized void change(Runnable what) {
        what.run();
    }

    static final class Builder implements CommandHandler<BuildHouse> {
        private final World world;
        private final Inventory inventory;

        Builder(World world, Inventory inventory) {
            this.world = world;
            this.inventory = inventory;
        }

        @Override
        public Class<BuildHouse> command() {
            return BuildHouse.class;
        }

        @Override
        public Permit permit(BuildHouse command) {
            return Permit.on("edit_cluster_configuration", "cluster", command.site());
        }

        @Override
        public Set<LockKey> locks(BuildHouse command) {
            return Set.of(LockKey.exclusive("cluster", command.site()), LockKey.name("house", "x" + command.colour()));
        }

        @Override
        public Check check(BuildHouse command, Caller caller) {
            return world.verdict;
        }

        @Override
        public String describe(BuildHouse command) {
            return "Building a " + command.colour() + " house";
        }

        @Override
        public void begin(BuildHouse command, Caller caller) {
            inventory.get(Cluster.class, command.site()).setComment("building site");
        }

        @Override
        public List<Step> plan(BuildHouse command) {
            return PARTS.stream().<Step>map(part -> new Part(world, part)).toList();
        }

        @Override
        public void complete(BuildHouse command, StepContext context) {
            inventory
                    .get(Cluster.class, command.site())
                    .setComment("house, painted " + context.get("paint").orElse("never"));
        }

        @Override
        public void abandon(BuildHouse command, StepContext context, String why) {
            inventory.get(Cluster.class, command.site()).setComment("meadow: " + why);
        }
    }

    record Part(World world, String name) implements Step {
        @Override
        public String describe() {
            return "Making the " + name;
        }

        /** Paint cannot be kept from drying. */
        @Override
        public boolean cancellable() {
            return !name.equals("paint");
        }

        @Override
        public void run(StepContext context) {
            world.onRun.accept(name);
            context.put(name, "done");
            world.change(() -> {
                world.built.add(name);
                world.operations.add(context.call().operation());
            });
        }

        @Override
        public void undo(StepContext context) {
            world.onUndo.accept(name);
            world.change(() -> world.built.remove(name));
        }
    }

    record Namer(Inventory inventory) implements CommandHandler<NameSite> {
        @Override
        public Class<NameSite> command() {
            return NameSite.class;
        }

        @Override
        public Permit permit(NameSite command) {
            return Permit.on("edit_cluster_configuration", "cluster", command.site());
        }

        @Override
        public Set<LockKey> locks(NameSite command) {
            return Set.of(LockKey.shared("cluster", command.site()));
        }

        @Override
        public Check check(NameSite command, Caller caller) {
            return Check.FINE;
        }

        @Override
        public String describe(NameSite command) {
            return "Naming the site";
        }

        @Override
        public void begin(NameSite command, Caller caller) {
            inventory.get(Cluster.class, command.site()).setDescription(command.name());
        }
    }
}
