package org.vireo.fence.agents;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.vireo.model.VireoException;

/**
 * The fence agents that are in a directory now. A type is the name of its program without {@code fence_}. Immutable.
 *
 * @param directory of the programs
 * @param allowed types; empty for all that switch power
 */
record InstalledPrograms(Path directory, Set<String> allowed) {
    private static final String PREFIX = "fence_";
    private static final String DRAC7 = "drac7";
    private static final String IPMI = "ipmilan";
    /** They cut machines off from storage or networks, or only look: what ran there might go on. */
    private static final Set<String> NO_SWITCHES = Set.of(
            "ack_manual",
            "brocade",
            "cisco_mds",
            "compute",
            "crosslink",
            "dummy",
            "evacuate",
            "hds_cb",
            "heuristics_ping",
            "ifmib",
            "kdump",
            "kdump_send",
            "mpath",
            "node",
            "sanbox2",
            "sanlock",
            "sanlockd",
            "sbd",
            "scsi",
            "tool",
            "virtd");

    Set<String> types() {
        var types = new TreeSet<String>();
        try (var programs = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (var program : programs) {
                var type = program.getFileName().toString().substring(PREFIX.length());
                if (isAllowed(type) && Files.isExecutable(program)) {
                    types.add(type);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new VireoException(
                    FenceError.AGENT_FAILED, "the fence agents in " + directory + " cannot be listed", e);
        }
        if (isAllowed(DRAC7) && Files.isExecutable(path(DRAC7))) {
            types.add(DRAC7);
        }
        return types;
    }

    private boolean isAllowed(String type) {
        return type.matches("[a-z0-9_]{1,64}")
                && (allowed.isEmpty() ? !NO_SWITCHES.contains(type) : allowed.contains(type));
    }

    /** These controllers speak IPMI and have no program of their own. */
    private Path path(String type) {
        return directory.resolve(PREFIX + (type.equals(DRAC7) ? IPMI : type));
    }

    AgentProgram of(String type) {
        if (!isAllowed(type) || !Files.isExecutable(path(type))) {
            throw new VireoException(
                    FenceError.AGENT_FAILED, "there is no fence agent of type '" + type + "' in " + directory);
        }
        return new AgentProgram(path(type));
    }
}
